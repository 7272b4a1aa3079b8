import { walk } from '../../../src/connectors/edfi/collection';
import type { Source, Step, Walk } from '../../../src/connectors/edfi/walk';
import type { Ask, HttpResponse } from '../../../src/model';
import { FailureError } from '../../../src/model';
import { random } from '../../../emulator/district/generator/random';

const SOURCE: Source = {
  url: 'https://h/list',
  window: {},
  of: 'list',
  cursor: false,
  dms: false,
};

/** A collection in the order of its keys, as a server pages it by offset: a new row may come anywhere. */
const keyed = (size: number, seed: number) => {
  const chance = random('walk', seed);
  let rows = Array.from({ length: size }, (_, n) => n * 1000);
  const below = (n: number) => Math.floor(chance.next() * n);
  return {
    rows: () => rows,
    insert: (at = below(rows.length)): void => {
      const left = rows[at - 1] ?? -1000;
      const right = rows[at] ?? left + 2000;
      if (right - left < 2) return;
      rows = [...rows.slice(0, at), left + 1 + below(right - left - 1), ...rows.slice(at)];
    },
    append: (): void => void rows.push((rows[rows.length - 1] ?? 0) + 1000),
    remove: (at = below(rows.length)): void => void (rows = rows.filter((_, i) => i !== at)),
    answer: ({ url }: Ask, most = 500): HttpResponse => {
      const query = new URL(url).searchParams;
      const offset = Number(query.get('offset'));
      const limit = Math.min(Number(query.get('limit')), most);
      const page = rows.slice(offset, offset + limit).map((key) => ({ id: String(key) }));
      return {
        status: 200,
        headers: query.get('totalCount') ? { 'total-count': String(rows.length) } : {},
        text: JSON.stringify(page),
      };
    },
    below,
  };
};
type Keyed = ReturnType<typeof keyed>;

interface Outcome {
  readonly read: ReadonlySet<string>;
  readonly asked: number;
  readonly rows: number;
  readonly ended: boolean;
}

/** @param shake called before every request. @param kills also goes on from the checkpoint after each batch. */
const walked = (list: Keyed, shake: () => void, kills = false, most?: number): Outcome => {
  let read = new Set<string>();
  let asked = 0;
  let rows = 0;
  let last: Step | null = null;
  const toBatch = (step: Step) => {
    last = step;
    if (step.begins) read = new Set();
    for (const row of step.rows) read.add(String(row['id']));
    rows += step.rows.length;
    return { checkpoint: null };
  };
  let place: Walk | null = null;
  for (let executions = 0; executions < 500; executions++) {
    const reader = walk(SOURCE, place, toBatch);
    let step = reader.next([]);
    while (!step.done) {
      if ('ask' in step.value) {
        const answers: HttpResponse[] = step.value.ask.map((ask) => {
          asked += 1;
          shake();
          return list.answer(ask, most);
        });
        step = reader.next(answers);
      } else {
        if (kills) break;
        step = reader.next([]);
      }
    }
    const at = last as Step | null;
    if (at?.walk == null) return { read, asked, rows, ended: true };
    if (!kills) return { read, asked, rows, ended: false };
    place = JSON.parse(JSON.stringify(at.walk)) as Walk;
  }
  return { read, asked, rows, ended: false };
};

/** Rows that stood there all the while and were not read. */
const missed = (before: readonly number[], list: Keyed, read: ReadonlySet<string>): number[] => {
  const still = new Set(list.rows());
  return before.filter((key) => still.has(key) && !read.has(String(key)));
};

const SEEDS = Array.from({ length: 10 }, (_, n) => n + 1);

test('a list that stands still is read once, with little read twice', () => {
  const list = keyed(12_345, 1);
  const { read, rows, asked } = walked(list, () => undefined);
  expect(read.size).toBe(12_345);
  expect(rows).toBeLessThan(12_345 * 1.03);
  expect(asked).toBeLessThan(12_345 / 490 + 4);
});

test.each([1, 499, 500, 501, 510, 990, 1000, 9_810, 9_811])('%d rows are all read', (size) => {
  const list = keyed(size, 1);
  const { read, ended } = walked(list, () => undefined);
  expect([read.size, ended]).toEqual([size, true]);
});

test('an empty list is read', () => {
  expect(walked(keyed(0, 1), () => undefined)).toMatchObject({ ended: true, rows: 0 });
});

describe.each([
  ['in one go', false],
  ['killed at every batch', true],
])('rows that come and go anywhere, %s', (_, kills) => {
  test.each(SEEDS)('seed %d: no row that stayed is missing', (seed) => {
    const list = keyed(15_000, seed);
    const before = [...list.rows()];
    const { read, ended } = walked(
      list,
      () => {
        for (let n = list.below(6); n > 0; n--) list.insert();
        for (let n = list.below(6); n > 0; n--) list.remove();
      },
      kills,
    );
    expect(ended).toBe(true);
    expect(missed(before, list, read)).toEqual([]);
  });
});

test.each(SEEDS)('seed %d: a burst of new rows at the front is noticed', (seed) => {
  const list = keyed(15_000, seed);
  const before = [...list.rows()];
  let asked = 0;
  const { read, ended } = walked(list, () => {
    asked += 1;
    // More than the overlap, between two pages of one round and between two rounds.
    if ([7, 25].includes(asked))
      for (let n = 0; n < 40 + seed * 20; n++) list.insert(1 + list.below(2_000));
  });
  expect(ended).toBe(true);
  expect(missed(before, list, read)).toEqual([]);
});

test('many rows deleted at once are no reason to miss others', () => {
  const list = keyed(15_000, 3);
  const before = [...list.rows()];
  let asked = 0;
  const { read, ended } = walked(list, () => {
    asked += 1;
    if (asked === 10) for (let n = 0; n < 3_000; n++) list.remove(2_000);
  });
  expect(ended).toBe(true);
  expect(missed(before, list, read)).toEqual([]);
});

test('rows that are appended meanwhile are read too', () => {
  const list = keyed(3_000, 1);
  let asked = 0;
  const { read } = walked(list, () => {
    asked += 1;
    if (asked <= 6) for (let n = 0; n < 300; n++) list.append();
  });
  expect(list.rows().length).toBe(4_800);
  expect(read.size).toBe(4_800);
});

test('a server that sends smaller pages than asked for is read whole', () => {
  const list = keyed(2_345, 1);
  expect(walked(list, () => undefined, false, 100).read.size).toBe(2_345);
});

test('a list that changes faster than it is read ends the walk for now', () => {
  const list = keyed(15_000, 1);
  let thrown: unknown;
  try {
    walked(list, () => {
      for (let n = 0; n < 30; n++) list.insert(1 + list.below(4_000));
      for (let n = 0; n < 30; n++) list.remove(5_000);
    });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(FailureError);
  expect((thrown as FailureError).failure).toEqual({
    code: 'source.unstable',
    params: { host: 'h', resource: 'list' },
  });
});
