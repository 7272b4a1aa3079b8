/** Every connector, against the demo system of its vendor. A new one joins by existing. */
import { SYSTEMS } from '../../emulator/vendors/systems';
import type { Gate } from '../../emulator/vendors/door';
import { flatten, type FlatRow } from '../../src/engine/flatten';
import type { Cell, Resource, ResourceField, SourceRecord } from '../../src/model';
import { registry } from '../../src/registry';
import { DAY, sorted, type Desk, type Shelf } from '../suites/connector';
import { isSpared, readable, systems, type Event } from '../suites/systems';

test('every connector and every kind of source has a demo system', () => {
  expect(readable.map(({ id }) => id).filter((id) => !SYSTEMS[id])).toEqual([]);
});

describe.each(registry.connectors.all.map((connector) => [connector.id, connector] as const))(
  '%s: the examples of its resources',
  (_, connector) => {
    test.each(connector.resources.map((resource) => [resource.name, resource] as const))(
      '%s',
      (__, resource) => {
        const { page, rows } = resource.example;
        expect(rows.length).toBeGreaterThan(0);
        const flat = (page as readonly SourceRecord[]).map(flatten(resource));
        expect(flat.flatMap(({ issues }) => issues)).toEqual([]);
        expect(flat.every(({ key }) => key !== null)).toBe(true);
        expect(flat.map((row) => rowOf(resource, row))).toEqual(rows);
      },
    );
  },
);

const named = (
  fields: readonly ResourceField[],
  cells: readonly Cell[],
): Readonly<Record<string, Cell>> =>
  Object.fromEntries(
    fields.flatMap(({ name }, i) => (cells[i] === null ? [] : [[name, cells[i] as Cell]])),
  );

/** A row as examples write it: by column, without what is absent, with its nested lists. */
const rowOf = (resource: Resource, { values, extra, children }: FlatRow): object => ({
  ...named(resource.fields, values),
  ...(extra === null ? {} : { _extra: extra }),
  ...Object.fromEntries(
    (resource.children ?? []).flatMap((child, c) => {
      const rows = (children[c] ?? []).map((cells) => named(child.fields, cells));
      return rows.length === 0 ? [] : [[child.table, rows]];
    }),
  ),
});

const keys = ({ held }: Shelf): string[] => [...held.keys()].sort();
const there = ({ door }: Pick<Desk<Gate>, 'door'>, name: string): string[] =>
  [...door.vendor.keys(name)].sort();

/** Texts that come to harm where they are taken for something else, or for another alphabet. */
const DELICATE = [/"0\d+"/, /=1\+2/];
const FOREIGN = /[^\x00-\x7f’–—…“”]/;

describe.each(systems.map((system) => [system.name, system] as const))('%s', (_, system) => {
  const { connector, desk, resources } = system;

  test('the demo system has every resource, and more than a page of some', () => {
    expect([...resources].sort()).toEqual(connector.resources.map(({ name }) => name).sort());
    const pages = resources.map((name) => {
      const one = desk();
      one.read(name);
      return one.door.log.filter(({ method }) => ['GET', 'SELECT'].includes(method)).length;
    });
    if (system.whole) expect(pages.filter((count) => count !== system.whole)).toEqual([]);
    else expect(Math.max(...pages)).toBeGreaterThan(2);
  });

  test('all is read, as promised and to the letter', () => {
    const texts: string[] = [];
    for (const name of resources) {
      const one = desk();
      const shelf = one.read(name);
      expect([name, keys(shelf)]).toEqual([name, there(one, name)]);
      expect([name, shelf.held.size > 0, shelf.issues]).toEqual([name, true, 0]);
      texts.push(...shelf.held.values());
    }
    for (const text of DELICATE)
      expect([text, texts.some((one) => text.test(one))]).toEqual([text, true]);
    expect(texts.some((one) => FOREIGN.test(one))).toBe(true);
    expect(texts.filter((one) => one.includes('\ufffd'))).toEqual([]);
  });

  test.each(resources)('%s: what changed and what is gone, then the same as read whole', (name) => {
    const one = desk();
    const { vendor } = one.door;
    let shelf = one.read(name);
    for (let round = 0; round < 3; round++) {
      one.advance(DAY / 2);
      const now = one.door.now();
      const events: readonly Event[] = ['add', 'change', 'remove'];
      const [added, changed, removed] = events.map((event) => vendor[event](name, now));
      for (const [i, key] of [added, changed, removed].entries())
        expect([events[i], key === null]).toEqual([events[i], isSpared(system, events[i]!, name)]);
      one.advance(60_000);
      const before = shelf.held;
      shelf = one.read(name, shelf);
      // What is new and what changed is there at once.
      const whole = one.read(name).held;
      for (const key of [added, changed])
        if (typeof key === 'string' && whole.has(key))
          expect([key, shelf.held.get(key)]).toEqual([key, whole.get(key)]);
      if (added) expect(before.has(added)).toBe(false);
      if (changed && whole.has(changed))
        expect(shelf.held.get(changed)).not.toEqual(before.get(changed));
      if (removed) expect(before.has(removed)).toBe(true);
    }
    // What a source does not tell is found when everything is read again.
    one.advance(8 * DAY);
    shelf = one.read(name, shelf);
    expect(keys(shelf)).toEqual(there(one, name));
    expect(sorted(shelf.held)).toEqual(sorted(one.read(name).held));
  });
});
