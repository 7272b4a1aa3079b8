import type { Source } from '../engine/draw';
import { failingIn } from '../engine/failing';
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
import { newestFirst, recent, runsOf } from './past';

/*
 * What Homeroom knows of itself, as data sets that reports are drawn from: what is published, and how it
 * came about, from the history of runs. Colleagues see the last runs, the steward all.
 */

/** Fields by which others find what they need. */
export const [RUN, CHECKED, AGE] = ['run_id', 'checked_at', 'age_hours'] as const;

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
  field(CHECKED, 'Checked', 'timestamp', 'When it was last found to be what its sources hold.'),
  field(AGE, 'Age', 'number', 'Hours since then.'),
  field(
    'complete',
    'Complete',
    'boolean',
    'No when a later refresh failed or waits for a person, or some sources could not be read.',
  ),
  field('rows', 'Rows', 'integer', 'Rows that are published.'),
  field('cells', 'Cells', 'integer', 'Rows times columns.'),
  field('quarantined', 'Rows Kept Out', 'integer', 'Rows that broke a rule.'),
  trouble,
];

/** One row per run and data set of it. */
const RUNS: readonly Field[] = [
  field(RUN, 'Run', 'text', 'The number of the run.'),
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
  /** Newest first. */
  readonly runs: () => Iterable<PastRun>;
}
type Row = Readonly<Record<string, Cell>>;

const datasetRows = ({ host, registry, now, titleOf, told }: Records): Row[] =>
  registry.datasets.all.flatMap(({ id }): Row[] => {
    const subscription = now.subscription(id);
    const { on, failure, version, columns = [], quarantined = 0 } = subscription;
    const failing = failingIn(subscription, now.connections);
    if (!on && !version) return [];
    if (!version) return [{ dataset: titleOf(id), complete: false, trouble: told(failure) }];
    return [
      {
        dataset: titleOf(id),
        [CHECKED]: version.at,
        [AGE]: (host.clock.now() - Date.parse(version.at)) / HOUR_MS,
        complete: failure === undefined && failing.length === 0,
        rows: version.rows,
        cells: version.rows * columns.length,
        quarantined,
        trouble: told(failure ?? failing[0]?.failure),
      },
    ];
  });

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

const runRows = ({ titleOf, told, runs }: Records): Row[] => {
  const rows: Row[] = [];
  let count = 0;
  for (const run of runs()) {
    if (count++ === MOST_RUNS) break;
    const seconds = (Date.parse(run.ended) - Date.parse(run.at)) / 1_000;
    for (const [id, outcome] of Object.entries(run.datasets))
      rows.push({
        [RUN]: run.id,
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

/** What is another in every answer would make many reasons of one. */
const ONE_TIME = /[,;]?\s*(?:[a-z-]+ ){0,3}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const reasonOf = (failure: Failure, say: Say): string =>
  tell(failure, say).message.replace(ONE_TIME, '');

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
    key: [RUN, 'dataset'],
    rows: runRows,
  },
};

export const isRecord = (id: string): boolean => Object.prototype.hasOwnProperty.call(TABLES, id);

/**
 * Homeroom's own records, as a data set; undefined: `id` is one of a system's.
 * @param which `last`: of runs those that every execution knows without reading a file.
 */
export const recordsShown = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  say: Say = (english) => english,
  which: 'last' | 'all' = 'all',
): Source | undefined => {
  if (!isRecord(id)) return undefined;
  const { title: name, key, ...table } = TABLES[id]!;
  const title = say(name);
  const fields = table.fields.map((one) => ({ ...one, meaning: say(one.meaning) }));
  const about: Dataset = { id, title, description: title, grain: title, fields, key, sql: {} };
  let read: readonly Row[] | undefined;
  const rows = (): readonly Row[] => (read ??= readNow());
  const readNow = (): readonly Row[] => {
    const now = snapshot(host);
    return table.rows({
      host,
      registry,
      now,
      titleOf: (one) => say(registry.datasets.get(one)?.title ?? one),
      told: (failure) => (failure ? reasonOf(failure, say) : null),
      runs: () => (which === 'all' ? runsOf(host, now) : [...recent(now)].sort(newestFirst)),
    });
  };
  return {
    dataset: about,
    fields,
    columns: (names) => names.map((name) => rows().map((row) => row[name] ?? null)),
  };
};

/** What their tabs say beside what the data says. */
export const RECORD_WORDS: readonly string[] = Object.values(TABLES).flatMap(
  ({ title, fields }) => [title, ...fields.map(({ meaning }) => meaning)],
);
