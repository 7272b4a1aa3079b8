import type { Body } from '../identities';

/** `uri://ed-fi.org/GradeLevelDescriptor#Ninth grade` */
export function descriptor(name: string, codeValue: string): string {
  return `uri://ed-fi.org/${name}Descriptor#${codeValue}`;
}

/** The descriptor records that stand behind URIs, in a stable order. */
export function descriptorBodies(uris: Iterable<string>): { resource: string; body: Body }[] {
  const records: { resource: string; body: Body }[] = [];
  const numbers = new Map<string, number>();
  for (const uri of [...new Set(uris)].sort()) {
    const [namespace = '', codeValue = ''] = uri.split('#');
    const name = namespace.slice(namespace.lastIndexOf('/') + 1);
    const property = name.charAt(0).toLowerCase() + name.slice(1);
    const number = (numbers.get(property) ?? 0) + 1;
    numbers.set(property, number);
    records.push({
      resource: `${property}s`,
      body: {
        [`${property}Id`]: number,
        codeValue: codeValue.slice(0, 50),
        description: codeValue,
        namespace,
        shortDescription: codeValue.slice(0, 75),
      },
    });
  }
  return records;
}
