import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENTS, EVENT_FIELDS, type EventName } from '../../src/model';

const root = join(__dirname, '../..');
const names = Object.keys(EVENTS) as EventName[];

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && path !== join('model', 'events.ts'))
  .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
  .join('\n');
const written = new Set(sources.match(/(?<=')[a-z_]+\.[a-z_]+(?=')/g));
const page = readFileSync(join(root, 'docs/log.md'), 'utf8');

it.each(names)('%s is written somewhere, and documented', (name) => {
  expect([name, written.has(name)]).toEqual([name, true]);
  const line = page.split('\n').find((one) => one.startsWith(`| \`${name}\` `));
  expect(line).toContain(EVENTS[name].severity);
  for (const field of EVENTS[name].fields) expect(line).toContain(`\`${field}\``);
});

it('every field is used by an event and documented', () => {
  const used = new Set(
    names.flatMap((name) => [...EVENTS[name].fields, ...(EVENTS[name].maybe ?? [])]),
  );
  for (const field of Object.keys(EVENT_FIELDS)) {
    expect([...used]).toContain(field);
    expect(page).toContain(`| \`${field}\` `);
  }
});
