/** Every connector, against the demo system of its vendor. A new one joins by existing. */
import { VENDORS } from '../../emulator/vendors';
import { flatten, type FlatRow } from '../../src/engine/flatten';
import {
  FailureError,
  type Cell,
  type FailureCode,
  type Resource,
  type ResourceField,
  type SourceRecord,
} from '../../src/model';
import { registry } from '../../src/registry';
import { DAY, sitDown, sorted, type Desk, type Fault, type Shelf } from '../suites/connector';

/** Ed-Fi and databases have suites of their own (`edfi/`, `sql/`): an older district, and no HTTP. */
const ELSEWHERE = ['edfi', 'pisa'];

const connectors = registry.connectors.all.filter(({ id }) => !ELSEWHERE.includes(id));

test('every connector has a demo system', () => {
  expect(connectors.map(({ id }) => id).filter((id) => !VENDORS[id])).toEqual([]);
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

const codeOf = (work: () => unknown): FailureCode | 'none' => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
};

describe.each(connectors.filter(({ id }) => VENDORS[id]).map((one) => [one.id, one] as const))(
  '%s',
  (id, connector) => {
    const desk = (): Desk => sitDown(connector, VENDORS[id]!());
    const names = VENDORS[id]!().resources;
    const keys = ({ held }: Shelf): string[] => [...held.keys()].sort();
    const there = ({ door }: Desk, name: string): string[] => [...door.vendor.keys(name)].sort();

    test('the demo system has every resource, and more than a page of some', () => {
      expect([...names].sort()).toEqual(connector.resources.map(({ name }) => name).sort());
      const pages = names.map((name) => {
        const one = desk();
        one.read(name);
        return one.door.log.filter(({ method }) => method === 'GET').length;
      });
      if (VENDORS[id]!().whole) expect(pages.every((count) => count === 1)).toBe(true);
      else expect(Math.max(...pages)).toBeGreaterThan(2);
    });

    test.each(names)('%s: read whole, as promised', (name) => {
      const one = desk();
      const shelf = one.read(name);
      expect(keys(shelf)).toEqual(there(one, name));
      expect(shelf.held.size).toBeGreaterThan(0);
      expect(shelf.issues).toBe(0);
    });

    test.each(names)('%s: what changed and what is gone, then the same as read whole', (name) => {
      const one = desk();
      let shelf = one.read(name);
      for (let round = 0; round < 3; round++) {
        one.advance(DAY / 2);
        const { vendor } = one.door;
        const now = one.door.now();
        const did = [vendor.add(name, now), vendor.change(name, now), vendor.remove(name, now)];
        expect(did).toHaveLength(3);
        one.advance(60_000);
        shelf = one.read(name, shelf);
      }
      // What a source does not tell is found when everything is read again.
      one.advance(8 * DAY);
      shelf = one.read(name, shelf);
      expect(keys(shelf)).toEqual(there(one, name));
      expect(sorted(shelf.held)).toEqual(sorted(one.read(name).held));
    });

    // Where one answer holds everything, it is the first that is spoilt.
    const after = VENDORS[id]!().whole ? 0 : 2;
    const mishaps: readonly (readonly [string, Fault])[] = [
      ['429 without Retry-After', { kind: 'tooMany', after, times: 1 }],
      ['an error that passes', { kind: 'serverError', after, times: 1 }],
      ['no answer, once', { kind: 'closeSocket', after, times: 1 }],
      ['a token that ends in mid-walk', { kind: 'expireTokens', after, times: 1 }],
      ['JSON that is cut off, once', { kind: 'truncated', after, times: 1 }],
    ];
    test.each(mishaps)('%s: nothing is missing', (_, fault) => {
      for (const name of names) {
        const one = desk();
        one.door.strike(fault);
        expect([name, keys(one.read(name))]).toEqual([name, there(one, name)]);
      }
    });

    test('a web page instead of an answer is said', () => {
      for (const name of names) {
        const one = desk();
        one.read(name);
        one.door.strike({ kind: 'html' });
        expect([name, codeOf(() => one.read(name))]).toEqual([
          name,
          expect.stringMatching(/^source\.not_(json|zip)$/),
        ]);
      }
    });

    test('empty pages and relative links on the way: nothing is missing', () => {
      for (const faults of [{ empty: true }, { relative: true }])
        for (const name of names) {
          const one = desk();
          one.door.paging(faults);
          expect([name, keys(one.read(name))]).toEqual([name, there(one, name)]);
        }
    });

    test.each([
      ['a page that comes again and again', { repeat: true }],
      ['pages without end', { endless: true }],
    ])('%s: it ends, and nothing is missing where it ends well', (_, faults) => {
      for (const name of names) {
        const one = desk();
        one.door.paging(faults);
        let shelf: Shelf | undefined;
        const code = codeOf(() => (shelf = one.read(name)));
        expect(['none', 'source.endless', 'source.unstable']).toContain(code);
        // A vendor that counts, or that has one page of it, gives no way to be led astray.
        if (shelf) expect([name, keys(shelf)]).toEqual([name, there(one, name)]);
      }
    });

    test('a record that goes while it is read: no other is missing', () => {
      for (const name of names) {
        const one = desk();
        let gone: string | null = null;
        const shelf = one.read(name, undefined, (requests) => {
          if (requests === 4) gone = one.door.vendor.remove(name, one.door.now());
        });
        const held = keys(shelf);
        expect([name, there(one, name).filter((key) => !held.includes(key))]).toEqual([name, []]);
        expect(gone === null || typeof gone === 'string').toBe(true);
      }
    });
  },
);
