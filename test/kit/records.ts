import type { Machine } from '../../emulator/machine/machine';

type Stores = [string, [string, string][]][];

/** Sets a document property as if the script had; undefined removes it. */
export const setRecord = (machine: Machine, key: string, value: unknown): void => {
  const saved = machine.snapshot() as unknown as { properties: Stores };
  const properties = saved.properties.map(([name, entries]): Stores[number] => {
    if (name !== 'document') return [name, entries];
    const others = entries.filter(([k]) => k !== key);
    return [name, value === undefined ? others : [...others, [key, JSON.stringify(value)]]];
  });
  machine.restore({ ...saved, properties } as never);
};

export const recordOf = <T>(machine: Machine, key: string): T | undefined => {
  const text = machine.properties().document[key];
  return text === undefined ? undefined : (JSON.parse(text) as T);
};
