/** What befalls readings: every connector must come through, or say what it met. */
import type { Gate } from '../../emulator/vendors/door';
import { FailureError, type FailureCode } from '../../src/model';
import { DAY, type Desk, type Shelf } from '../suites/connector';
import {
  isSpared,
  middleOf,
  PAGING,
  systems,
  type PagingTrouble,
  type System,
  type Trouble,
} from '../suites/systems';

const keys = ({ held }: Shelf): string[] => [...held.keys()].sort();
const there = ({ door }: Desk<Gate>, name: string): string[] => [...door.vendor.keys(name)].sort();

const codeOf = (work: () => unknown): FailureCode | 'none' => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
};

/** A fault that is never met proves nothing: each must strike wherever the protocol does not spare it. */
const struckAsSaid = (system: System, what: Trouble, struck: Readonly<Record<string, number>>) =>
  expect(Object.entries(struck).map(([name, count]) => [name, count > 0])).toEqual(
    Object.keys(struck).map((name) => [name, !isSpared(system, what, name)]),
  );

/** Paging has its faults where there is more than a page: in some resource at least. */
const struckSomewhere = (system: System, what: PagingTrouble, struck: readonly number[]) =>
  expect([what, struck.some((count) => count > 0)]).toEqual([what, !isSpared(system, what, '')]);

const faultsOf = (what: PagingTrouble) =>
  what === 'relative' || what === 'opaque' ? { links: what } : { [what]: true };

describe.each(systems.map((system) => [system.name, system] as const))('%s', (_, system) => {
  const { connector, desk, resources, takes } = system;
  const middles = new Map(resources.map((name) => [name, middleOf(system, name)]));

  test.each([
    ['429 without Retry-After', 'tooMany'],
    ['an error that passes', 'serverError'],
    ['no answer, once', 'closeSocket'],
    ['a token that ends in mid-walk', 'expireTokens'],
    ['an answer that is cut off, once', 'truncated'],
  ] as const)('%s: nothing is missing', (__, kind) => {
    const struck: Record<string, number> = {};
    for (const name of resources) {
      const one = desk();
      one.door.strike({ kind, after: middles.get(name)!, times: 1 });
      expect([name, keys(one.read(name))]).toEqual([name, there(one, name)]);
      struck[name] = one.door.struck;
    }
    struckAsSaid(system, kind, struck);
  });

  test.each([
    ['a web page instead of an answer', 'html', /^source\.not_(json|zip|table)$/],
    ['a database that takes no connections any more', 'refused', /^source\.no_login$/],
    ['connections of which too many failed today', 'quota', /^host\.quota$/],
    ['a statement that takes too long', 'slow', /^source\.slow$/],
    ['a key that comes again', 'sameKey', /^source\.same_key$/],
    ['a table that is gone', 'tableGone', /^source\.statement$/],
    ['a column that is gone', 'columnGone', /^source\.statement$/],
  ] as const)('%s: it is said, and once it is over all is read', (__, kind, code) => {
    for (const after of ['at the door', 'in mid-walk', 'when read again'] as const) {
      const struck: Record<string, number> = {};
      // What cannot befall the medium is the same for all that is read over it.
      for (const name of isSpared(system, kind, '') ? resources.slice(0, 1) : resources) {
        const one = desk();
        const before = after === 'when read again' ? one.read(name) : undefined;
        one.advance(DAY);
        one.door.strike({ kind, after: after === 'in mid-walk' ? middles.get(name)! : 0 });
        const met = codeOf(() => one.read(name, before));
        struck[name] = one.door.struck;
        expect([name, after, met]).toEqual([
          name,
          after,
          one.door.struck > 0 ? expect.stringMatching(code) : 'none',
        ]);
        // What was committed stays, and is gone on from.
        one.door.strike();
        one.advance(DAY);
        expect([name, keys(one.read(name, one.landed()))]).toEqual([name, there(one, name)]);
      }
      struckAsSaid(system, kind, struck);
    }
  });

  test.each(PAGING)(
    'paging that is %s: it ends, and nothing is missing where it ends well',
    (what) => {
      const struck: number[] = [];
      for (const name of resources) {
        const one = desk();
        one.door.paging(faultsOf(what));
        let shelf: Shelf | undefined;
        const code = codeOf(() => (shelf = one.read(name)));
        struck.push(one.door.struck);
        // Only pages that never end may end a reading: a vendor that counts gives no way to be led astray.
        const may =
          what === 'repeat' || what === 'endless' ? ['source.endless', 'source.unstable'] : [];
        expect(['none', ...(one.door.struck > 0 ? may : [])]).toContain(code);
        if (shelf) expect([name, keys(shelf)]).toEqual([name, there(one, name)]);
      }
      struckSomewhere(system, what, struck);
    },
  );

  test('rows that come, change and go while they are read: no other is missing', () => {
    const gone: Record<string, number> = {};
    for (const name of resources) {
      const one = desk();
      const { vendor } = one.door;
      let removed: string | null = null;
      let met = 0;
      const shelf = one.read(name, undefined, (requests) => {
        if (requests !== middles.get(name)! + 1) return;
        met += 1;
        const now = one.door.now();
        removed = vendor.remove(name, now);
        vendor.change(name, now);
      });
      expect([name, met]).toEqual([name, 1]);
      gone[name] = removed === null ? 0 : 1;
      const held = keys(shelf);
      expect([name, there(one, name).filter((key) => !held.includes(key))]).toEqual([name, []]);
    }
    struckAsSaid(system, 'remove', gone);
  });

  test('a field that changes its type: the row stays, without it, and it is said', () => {
    const struck: Record<string, number> = {};
    for (const name of resources) {
      const resource = connector.resources.find((one) => one.name === name)!;
      const whole = desk().read(name);
      struck[name] = 0;
      for (const { path, type } of resource.fields) {
        const field = path.slice(path.lastIndexOf('.') + 1);
        if (struck[name] > 0 || takes.includes(type)) continue;
        if (path === resource.key || /id$/i.test(field)) continue;
        const one = desk();
        one.door.strike({ kind: 'retyped', field, after: middles.get(name)! });
        let shelf: Shelf | undefined;
        const code = codeOf(() => (shelf = one.read(name)));
        // A key is made of it: nothing is written over for want of one.
        if (code === 'data.no_key') continue;
        expect([name, field, code]).toEqual([name, field, 'none']);
        // States that are kept are named by what they are, so that keys may differ, and never coincide.
        expect([name, field, shelf!.held.size]).toEqual([name, field, whole.held.size]);
        expect([name, field, shelf!.issues > 0]).toEqual([name, field, one.door.struck > 0]);
        struck[name] = one.door.struck;
      }
    }
    struckAsSaid(system, 'retyped', struck);
  });
});
