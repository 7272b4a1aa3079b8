import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES, type Body } from './identities';
import { withLinks } from './links';
import { descriptorBodies } from './generator/descriptors';
import type { Store } from './store';

const FILE = /^(\w+?)(\.derived)?\.jsonl$/;

/** Fills the store from a folder of `<resource>.jsonl` files, one record a line. */
export function loadFolder(store: Store, folder: string): void {
  if (!existsSync(folder)) {
    throw new Error(`There is no folder '${folder}': give one that holds <resource>.jsonl files.`);
  }
  const files = readdirSync(folder).filter((name) => FILE.test(name));
  if (!files.length) {
    throw new Error(`'${folder}' holds no <resource>.jsonl file, so there is nothing to serve.`);
  }
  const resourceOf = (name: string) => FILE.exec(name)?.[1] ?? '';
  const place = (name: string) => {
    const index = RESOURCES.indexOf(resourceOf(name));
    return index < 0 ? RESOURCES.length : index;
  };
  store.setNow(`${lastDay(join(folder, 'studentSchoolAttendanceEvents.jsonl'))}T22:00:00Z`);
  files.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const uris = new Set<string>();
  for (const file of files) {
    const resource = resourceOf(file);
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, uri] of text.matchAll(/"(uri:\/\/[^"]+Descriptor#[^"]+)"/g)) uris.add(uri ?? '');
    for (const [index, line] of text.split('\n').entries()) {
      if (!line.trim()) continue;
      const { id, ...body } = parse(line, file, index + 1);
      const linked = withLinks(body, store.findId);
      store.load(resource, linked, typeof id === 'string' ? id : undefined);
    }
  }
  for (const { resource, body } of descriptorBodies(uris)) store.load(resource, body);
}

/** Days pass on from the last one of which there is attendance. */
function lastDay(events: string): string {
  if (!existsSync(events)) return '2026-11-20';
  const dates = readFileSync(events, 'utf8').match(/(?<="eventDate":\s*")[\d-]{10}/g) ?? [];
  return dates.reduce((last, date) => (date > last ? date : last), '2000-01-03');
}

function parse(line: string, file: string, number: number): Body {
  try {
    return JSON.parse(line) as Body;
  } catch {
    throw new Error(`Line ${number} of ${file} is not JSON.`);
  }
}
