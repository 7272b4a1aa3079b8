import { SERVER_ENGINES, type ServerEngine } from '../../kit/servers';
import { buildFigures } from './build';
import { compare, floorLoad, ourLoad, type Cost } from './load';
import { naive } from './naive';
import { readBack } from './read';
import { schoolRefresh } from './school';
import { openSite, type Site } from './site';

type Note = (name: string, value: number) => void;

/** The machine is never quite still: floor and load take turns, and what lies in the middle counts. */
const ROUNDS = 3;

const label = (n: number): string =>
  n >= 1_000_000 ? `${n / 1_000_000}m` : n >= 1000 ? `${n / 1000}k` : String(n);
const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const drop = ({ store }: Site, ...names: string[]): void =>
  store.drop(names.map((name) => ({ schema: 'raw_bench', name })));

const figuresOf = async (
  site: Site,
  rows: number,
  naiveMs: number,
  note: Note,
  say: (line: string) => void,
): Promise<void> => {
  const name = `${site.place.engine}.${label(rows)}`;
  const floors: number[] = [];
  const loads: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await floorLoad(site, rows, 'floor');
    const load = ourLoad(site, rows, 'ours');
    floors.push(floor);
    loads.push(load);
    say(
      `${name}: bulk load ${(floor / 1000).toFixed(2)} s, ours ${(load.workMs / 1000).toFixed(2)} s ` +
        `in the server and its driver, ${(load.ms / 1000).toFixed(2)} s in all`,
    );
    compare(site, rows, ['floor', 'ours']);
    if (round < ROUNDS - 1) drop(site, 'floor', 'ours');
  }
  const read = readBack(site, rows, 'ours');
  drop(site, 'floor', 'ours');
  const ratio = (of: (load: Cost) => number): number =>
    middle(loads.map((load, i) => of(load) / floors[i]!));
  const virtualMs = middle(loads.map((load) => load.virtualMs));
  note(`load.floor_s.${name}`, middle(floors) / 1000);
  note(
    `load.floor_ratio.${name}`,
    ratio(({ workMs }) => workMs),
  );
  note(
    `load.whole_ratio.${name}`,
    ratio(({ ms }) => ms),
  );
  note(`load.host_calls.${name}`, loads[0]!.calls);
  note(`load.rows_per_call.${name}`, rows / loads[0]!.calls);
  note(`load.virtual_s.${name}`, virtualMs / 1000);
  note(`load.naive_ratio.${name}`, (naiveMs * rows) / virtualMs);
  note(`read.host_calls.${name}`, read.calls);
  note(`read.rows_per_call.${name}`, rows / read.calls);
  note(`read.virtual_s.${name}`, read.virtualMs / 1000);
};

/** Pupils of the district whose lessons' rosters are built: about four rows each. */
const PUPILS = 25_000;

/** What it takes to build the keys that changed, in the database and its driver, beside all of them. */
const buildsOf = async (
  engine: ServerEngine,
  pupils: number,
  note: Note,
  say: (line: string) => void,
): Promise<void> => {
  const site = await openSite(engine);
  try {
    const { rows, full, some } = await buildFigures(site, pupils);
    const ratio = (of: (build: Cost) => number): number =>
      middle(some.map((build, i) => of(build) / of(full[i]!)));
    const seconds = (of: (build: Cost) => number, builds: readonly Cost[]): number =>
      middle(builds.map(of)) / 1000;
    say(`${engine}: builds of ${rows} rows are the same by keys and in full`);
    note(`build.rows.${engine}`, rows);
    note(
      `build.full_s.${engine}`,
      seconds(({ workMs }) => workMs, full),
    );
    note(
      `build.incremental_s.${engine}`,
      seconds(({ workMs }) => workMs, some),
    );
    note(
      `build.incremental_ratio.${engine}`,
      ratio(({ workMs }) => workMs),
    );
    note(
      `build.incremental_virtual_ratio.${engine}`,
      ratio(({ virtualMs }) => virtualMs),
    );
    note(`build.full_calls.${engine}`, middle(full.map(({ calls }) => calls)));
    note(`build.incremental_calls.${engine}`, middle(some.map(({ calls }) => calls)));
    note(
      `build.full_virtual_s.${engine}`,
      seconds(({ virtualMs }) => virtualMs, full),
    );
    note(
      `build.incremental_virtual_s.${engine}`,
      seconds(({ virtualMs }) => virtualMs, some),
    );
  } finally {
    await site.close();
  }
};

const engineFigures = async (
  engine: ServerEngine,
  sizes: readonly number[],
  note: Note,
  say: (line: string) => void,
): Promise<void> => {
  const site = await openSite(engine);
  try {
    const naiveMs = naive(site);
    note(`naive.virtual_ms_per_row.${engine}`, naiveMs);
    for (const size of sizes) await figuresOf(site, size, naiveMs, note, say);
  } finally {
    await site.close();
  }
  await buildsOf(engine, PUPILS, note, say);
};

/** One whose server is missing is passed over with a line. */
const onEach = async (
  say: (line: string) => void,
  measureOn: (engine: ServerEngine) => Promise<void>,
): Promise<void> => {
  for (const engine of SERVER_ENGINES)
    try {
      await measureOn(engine);
    } catch (error) {
      if (!/is not installed/.test((error as Error).message)) throw error;
      say(`${engine} is passed over: ${(error as Error).message}`);
    }
};

/** What loads, reads and builds cost in the warehouses that run here. */
export const warehouseFigures = (
  sizes: readonly number[],
  note: Note,
  say: (line: string) => void,
): Promise<void> => onEach(say, (engine) => engineFigures(engine, sizes, note, say));

/** A first refresh of a school that builds in a database, from the API to the published table. */
export const schoolFigures = (
  sizes: readonly number[],
  note: Note,
  say: (line: string) => void,
): Promise<void> =>
  onEach(say, async (engine) => {
    for (const size of sizes) {
      const { rows, executions, cut, virtualMs } = await schoolRefresh(engine, size, say);
      const name = `${engine}.${label(size)}`;
      note(`school.api_rows.${name}`, rows);
      note(`school.executions.${name}`, executions);
      note(`school.cut_off.${name}`, cut);
      note(`school.virtual_s.${name}`, virtualMs / 1000);
    }
  });
