import { settingsOf } from '../engine/settings';
import { snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Outcome, PastRun, Registry } from '../model';
import { troubleOf } from './answer';
import type { ActivityPage, ActivityQuery, RunLine, RunLineDataset, RunStory } from './api';
import { findRun, logOf, newestFirst, recent, runsOf } from './past';

/** Runs on one page. */
const PAGE = 20;
const lineOf = (registry: Registry<Host>, id: string, outcome: Outcome | null): RunLineDataset => {
  const title = registry.datasets.get(id)?.title ?? id;
  if (!outcome) return { id, title, is: 'left' };
  if ('failure' in outcome)
    return { id, title, is: outcome.is, trouble: troubleOf(outcome.failure) };
  if (outcome.is === 'previewed') return { id, title, ...outcome };
  return { id, title, ...outcome };
};

/** A run in one line. Its time is that of its end. */
export const runLine = (registry: Registry<Host>, run: PastRun): RunLine => ({
  id: run.id,
  at: run.ended,
  cause: run.cause,
  ...(run.by === undefined ? {} : { by: run.by }),
  is: run.is,
  ms: Date.parse(run.ended) - Date.parse(run.at),
  ...run.counts,
  datasets: Object.entries(run.datasets).map(([id, outcome]) => lineOf(registry, id, outcome)),
});

/** The last runs a data set was in, newest first, from what everybody can see. */
export const lastRuns = (
  registry: Registry<Host>,
  now: Snapshot,
  dataset: string,
  most: number,
): readonly RunLine[] =>
  [...recent(now)]
    .sort(newestFirst)
    .filter((run) => dataset in run.datasets)
    .slice(0, most)
    .map((run) => runLine(registry, run));

export const activity = (
  host: Host,
  registry: Registry<Host>,
  { dataset, is, before }: ActivityQuery,
): ActivityPage => {
  const runs: RunLine[] = [];
  for (const run of runsOf(host, snapshot(host), before)) {
    if (dataset !== undefined && !(dataset in run.datasets)) continue;
    if (is !== undefined && run.is !== is) continue;
    if (runs.length === PAGE) return { runs, more: true };
    runs.push(runLine(registry, run));
  }
  return { runs, more: false };
};

/** Where Google keeps the log: the run's lines in Cloud Logging, or the script's executions. */
const cloudLog = (host: Host, now: Snapshot, run: PastRun): string => {
  const { cloudProject } = settingsOf(now);
  if (!cloudProject) return host.log.page();
  const query = [
    `(jsonPayload.run="${run.id}" OR textPayload:"${run.id}")`,
    `timestamp>="${run.at}"`,
    `timestamp<="${new Date(Date.parse(run.ended) + 60_000).toISOString()}"`,
  ].join('\n');
  const project = encodeURIComponent(cloudProject);
  return `https://console.cloud.google.com/logs/query;query=${encodeURIComponent(query)}?project=${project}`;
};

export const runStory = (host: Host, registry: Registry<Host>, id: string): RunStory => {
  const now = snapshot(host);
  const run = findRun(host, now, id);
  const log = logOf(host, now, run);
  return {
    ...runLine(registry, run),
    executions: run.executions,
    waited: (run.waited ?? []).map(({ failure, ms }) => ({ why: troubleOf(failure), ms })),
    sources: Object.entries(run.sources).map(([connection, counts]) => ({
      connection,
      site: now.connections.find((c) => c.id === connection)?.site ?? connection,
      ...counts,
    })),
    ...(log ? { log } : {}),
    cloudLog: cloudLog(host, now, run),
  };
};
