import type { Source } from '../engine/draw';
import { passportsIn } from '../engine/shown';
import { snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Say } from '../messages';
import {
  tell,
  type Cell,
  type Dataset,
  type Failure,
  type Field,
  type FieldType,
  type Outcome,
  type PastRun,
  type Registry,
} from '../model';
import { runsOf } from './past';

/*
 * What Homeroom knows of itself, as data sets that reports are drawn from: what is published says so in its
 * passport, how it came about stands in the history of runs. Colleagues see the last runs, the steward all.
 */

const HOUR_MS = 3_600_000;
/** More runs make no better picture, and each day of them is a file to read. */
const MOST_RUNS = 3_000;

const field = (name: string, title: string, type: FieldType, meaning: string): Field => ({
  name,
  title,
  type,
  meaning,
  class: 'none',
});

const dataset = field('dataset', 'Data Set', 'text', 'The title of the data set.');
const trouble = field('trouble', 'Trouble', 'text', 'Why it did not go well; empty when it did.');

/** One row per data set that is switched on or published. */
const DATASETS: readonly Field[] = [
  dataset,
  field(
    'checked_at',
    'Checked',
    'timestamp',
    'When it was last found to be what its sources hold.',
  ),
  field('age_hours', 'Age', 'number', 'Hours since then.'),
  field('complete', 'Complete', 'boolean', 'No when a later refresh failed or waits for a person.'),
  field('rows', 'Rows', 'integer', 'Rows that are published.'),
  field('cells', 'Cells', 'integer', 'Rows times columns.'),
  field('quarantined', 'Rows Kept Out', 'integer', 'Rows that broke a rule.'),
  trouble,
];

/** One row per run and data set of it. */
const RUNS: readonly Field[] = [
  field('run_id', 'Run', 'text', 'The number of the run.'),
  dataset,
  field('cause', 'Cause', 'text', 'Who or what asked for it: a person, the schedule, a move.'),
  field('ended_at', 'Ended', 'timestamp', 'When the run was over.'),
  field('seconds', 'Seconds', 'number', 'From when it was asked for until it was over.'),
  field('outcome', 'Outcome', 'text', 'Published, held, failed or cancelled.'),
  field('rows', 'Rows', 'integer', 'Rows that were published.'),
  field('changed', 'Rows Changed', 'integer', 'Rows that differ from the version before.'),
  field('set_aside', 'Rows Kept Out', 'integer', 'Rows that broke a rule.'),
  trouble,
];

interface Records {
  readonly host: Host;
  readonly registry: Registry<Host>;
  readonly now: Snapshot;
  readonly titleOf: (id: string) => string;
  readonly told: (failure: Failure | undefined) => string | null;
}
type Row = Readonly<Record<string, Cell>>;

const datasetRows = ({ host, registry, now, titleOf, told }: Records): Row[] => {
  const passports = new Map(passportsIn(host).map((passport) => [passport.dataset, passport]));
  return registry.datasets.all.flatMap(({ id }): Row[] => {
    const { on, failure } = now.subscription(id);
    const passport = passports.get(id);
    if (!on && !passport) return [];
    const age = passport && (host.clock.now() - Date.parse(passport.checkedAt)) / HOUR_MS;
    return [
      {
        dataset: titleOf(id),
        checked_at: passport?.checkedAt ?? null,
        age_hours: age ?? null,
        complete: passport?.complete ?? false,
        rows: passport?.version.rows ?? null,
        cells: passport ? passport.version.rows * passport.fields.length : null,
        quarantined: passport?.quarantined ?? null,
        trouble: told(failure),
      },
    ];
  });
};

const outcomeOf = (run: PastRun, outcome: Outcome | null): Row =>
  outcome === null
    ? { outcome: run.is === 'failed' ? 'failed' : 'cancelled' }
    : outcome.is === 'published'
      ? {
          outcome: outcome.is,
          rows: outcome.rows,
          changed: outcome.changed,
          set_aside: outcome.setAside ?? 0,
        }
      : { outcome: outcome.is };

const runRows = ({ host, now, titleOf, told }: Records): Row[] => {
  const rows: Row[] = [];
  let runs = 0;
  for (const run of runsOf(host, now)) {
    if (runs++ === MOST_RUNS) break;
    const seconds = (Date.parse(run.ended) - Date.parse(run.at)) / 1_000;
    for (const [id, outcome] of Object.entries(run.datasets))
      rows.push({
        run_id: run.id,
        dataset: titleOf(id),
        cause: run.cause,
        ended_at: run.ended,
        seconds,
        ...outcomeOf(run, outcome),
        trouble: outcome && 'failure' in outcome ? told(outcome.failure) : null,
      });
  }
  return rows;
};

const TABLES: Readonly<
  Record<
    string,
    {
      title: string;
      fields: readonly Field[];
      key: readonly string[];
      rows: (all: Records) => Row[];
    }
  >
> = {
  homeroom_datasets: {
    title: 'Data sets of this workbook',
    fields: DATASETS,
    key: ['dataset'],
    rows: datasetRows,
  },
  homeroom_runs: {
    title: 'Refreshes of this workbook',
    fields: RUNS,
    key: ['run_id', 'dataset'],
    rows: runRows,
  },
};

/** Homeroom's own records, as a data set; undefined: `id` is one of a system's. */
export const recordsShown = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  say: Say = (english) => english,
): Source | undefined => {
  const table = Object.prototype.hasOwnProperty.call(TABLES, id) ? TABLES[id] : undefined;
  if (!table) return undefined;
  const { title, fields, key } = table;
  const about: Dataset = { id, title, description: title, grain: title, fields, key, sql: {} };
  let read: readonly Row[] | undefined;
  const rows = (): readonly Row[] =>
    (read ??= table.rows({
      host,
      registry,
      now: snapshot(host),
      titleOf: (one) => say(registry.datasets.get(one)?.title ?? one),
      told: (failure) => (failure ? tell(failure, say).message : null),
    }));
  return {
    dataset: about,
    fields,
    columns: (names) => names.map((name) => rows().map((row) => row[name] ?? null)),
  };
};
