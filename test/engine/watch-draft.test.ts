/**
 * What viewers of a live board see is built in an engine that stays open, of which each round changes what it
 * brought: after random changes it shows what building everything from the logs shows.
 */
import { readFileSync } from 'node:fs';
import { openLanding } from '../../src/engine/land';
import { plan } from '../../src/engine/plan';
import { openDraft, type Fed } from '../../src/engine/watch/draft';
import type { Batch, Cell, Connector, Resource, RunId } from '../../src/model';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';
import { known, openDesk } from '../kit/desk';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';

const ROUNDS = 60;
const DATASETS = [roster.id, results.id];

const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const fresh = async () =>
  engineOf(
    openDatabase(await sqlite(() => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm')))),
  );

type Shown = Record<string, { rows: readonly (readonly Cell[])[]; out: number }>;

const open = () => {
  const connector: Connector = {
    ...lab,
    resources: lab.resources.map((resource): Resource => ({
      ...resource,
      identity: { pupilId: 'pupil' },
    })),
  };
  const desk = openDesk(connector, [roster, results], {});
  const registry = {
    connectors: known([connector]),
    datasets: known([roster, results]),
    warehouses: known([{ id: 'embedded', settings: [], open: fresh }]),
  } as never;
  const ids = ['north', 'south', 'west'];
  for (const id of ids) desk.connect(id);
  const connections = Object.values(desk.host.records.all('connection/')) as never[];
  const steps = plan(registry, connections, DATASETS);
  const landings = new Map(
    ids.map((id) => [
      id,
      openLanding(desk.host, id as never, undefined, (text) => draft.hear(id, text)),
    ]),
  );
  const fed = steps.sources.map((source): Fed => ({
    source,
    landing: landings.get(source.connection.id)!,
  }));
  const commit = (): void => [...landings.values()].forEach((landing) => landing.commit());
  let engines = 0;
  const drafting = () => {
    const shown: Shown = {};
    const made = openDraft(
      desk.host,
      {
        ...(registry as object),
        warehouses: known([
          {
            id: 'embedded',
            settings: [],
            open: () => {
              engines += 1;
              return fresh();
            },
          },
        ]),
      } as never,
      ({ id }, _hash, out, rows) => {
        shown[id] = { rows: rows.map((row) => [...row]), out };
      },
      commit,
    );
    return { made, shown };
  };
  const { made: draft, shown } = drafting();
  const add = (id: string, resource: string, batch: Partial<Batch>): void =>
    landings.get(id)!.add(
      connector.resources.find(({ name }) => name === resource)!,
      { checkpoint: null, ...batch } as Batch,
      'w.1' as RunId,
    );
  for (const id of ids) {
    add(id, 'pupils', { restart: true, complete: true, rows: [1, 2, 3, 4].map((n) => pupil(n)) });
    add(id, 'marks', { restart: true, complete: true, rows: [1, 2, 3].map((n) => mark(n, n)) });
    add(id, 'courses', { restart: true, complete: true, rows: [0, 1, 2].map((n) => course(n)) });
  }
  return {
    ids,
    add,
    commit,
    draft,
    shown,
    show: () => draft.show(steps, DATASETS, fed),
    engines: () => engines,
    /** From the logs, by an engine of its own. */
    whole: async (): Promise<Shown> => {
      const other = drafting();
      engines -= 1;
      expect(await other.made.show(steps, DATASETS, fed)).toEqual([]);
      other.made.close();
      return other.shown;
    },
  };
};

test.each([1, 2, 3])('after random changes it shows what the logs hold (seed %i)', async (seed) => {
  const below = random(seed);
  const { ids, add, commit, draft, shown, show, engines, whole } = open();
  expect(await show()).toEqual([]);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i <= below(3); i++) {
      const id = ids[below(ids.length)]!;
      const n = 1 + below(7);
      const key = { key: `p${n}`, values: { pupil: `s${1 + below(7)}` } };
      const changes: (() => void)[] = [
        () =>
          add(id, 'pupils', { rows: [pupil(n, { name: below(9) ? `New ${round}` : 'unborn' })] }),
        () =>
          add(id, 'pupils', {
            rows: [pupil(n), pupil(n, { tags: [{ tag: `t${round}`, weight: 1 }] })],
          }),
        () => add(id, 'pupils', { deletes: [`p${n}`], rows: [pupil(8)] }),
        () => add(id, 'pupils', { rekeys: [key], rows: [pupil(8 + below(2))] }),
        () => add(id, 'marks', { rows: [mark(n, 1 + below(7))], deletes: [`m${1 + below(7)}`] }),
        () => add(id, 'courses', { rows: [course(below(3), `Course ’${round}'`)] }),
      ];
      changes[below(changes.length)]!();
    }
    // Sometimes what was shown is written down, mostly it is not.
    if (below(5) === 0) commit();
    expect(await show()).toEqual([]);
    const shownNow = structuredClone(shown);
    expect(shownNow).toEqual(await whole());
  }
  // What was known stayed known all the time.
  expect(engines()).toBe(1);
  expect(Object.values(shown).every(({ rows }) => rows.length > 5)).toBe(true);
  draft.close();
});

test('a collection that is read anew from its beginning counts when all of it is there', async () => {
  const { add, draft, shown, show, whole } = open();
  await show();
  const before = structuredClone(shown);
  add('north', 'pupils', { restart: true, rows: [pupil(5)] });
  add('south', 'courses', { rows: [course(1, 'Another')] });
  expect(await show()).toEqual([]);
  // Half of it is not shown.
  expect(shown[roster.id]).toEqual(before[roster.id]);
  expect(shown[results.id]).not.toEqual(before[results.id]);
  add('north', 'pupils', { complete: true, rows: [pupil(6)] });
  expect(await show()).toEqual([]);
  expect(shown).toEqual(await whole());
  expect(shown[roster.id]!.rows.filter((row) => row.includes('North'))).toHaveLength(0);
  expect(shown[roster.id]!.rows).toHaveLength(10);
  draft.close();
});

test('what does not pass its checks, or is not whole, is left to the run and is not shown', async () => {
  const { add, draft, shown, show } = open();
  await show();
  const before = structuredClone(shown);
  // A value of another type than promised.
  add('west', 'marks', { rows: [mark(4, 1, { points: 'many' })] });
  expect(await show()).toContain(results.id);
  expect(shown[results.id]).toEqual(before[results.id]);
  draft.close();
});
