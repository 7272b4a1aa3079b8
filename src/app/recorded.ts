import { markOf } from '../engine/marks';
import { keys, snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { sayIn } from '../messages';
import { failureOf, logged, type Registry } from '../model';
import type * as Reporting from './reports';
import type { ReportDesk } from './reports';

/** A table of Homeroom's own records as it stands in its tab. */
export interface Standing {
  readonly sheetId: number;
  /** The titles of our columns, as written. */
  readonly columns: readonly string[];
  /** How often it was written, and when last. */
  readonly number: number;
  readonly at: string;
  readonly rows: number;
  /** Of what was written; empty: not to its end. */
  readonly mark: string;
  /** Of the formula of its ages. */
  readonly aged?: string;
}
export interface RecordTabs {
  readonly v: 1;
  /** That of whoever made the report's tab. */
  readonly language: string;
  readonly tabs: Readonly<Record<string, Standing>>;
  /** Of the runs that were over when they were written. */
  readonly seen?: string;
}

/** A report's tab. */
interface ReportTabOf {
  /** That of whoever made it. */
  readonly language: string;
  /** What it is made of. */
  readonly datasets: readonly string[];
  /** Of their versions when it was last looked at. */
  readonly seen: string;
}
export interface ReportTabs {
  readonly v: 1;
  /** By the reports' ids. */
  readonly tabs: Readonly<Record<string, ReportTabOf>>;
}

/** Whoever has worked so long leaves it to the next execution. */
const LATE_MS = 4 * 60_000;

type Known = Pick<Snapshot, 'get'>;

const recordTabsIn = (now: Known): RecordTabs | undefined =>
  now.get(keys.recordTabs) as unknown as RecordTabs | undefined;

/** A mark of the last runs: where it is the same nothing is to be written. */
export const lastRuns = (now: Known): string =>
  markOf([JSON.stringify(now.get(keys.history) ?? null)]).toString(36);

/** A mark of the versions of data sets: where it is the same no group is new. */
export const versionsOf = (
  now: Pick<Snapshot, 'get' | 'subscription'>,
  datasets: readonly string[],
): string => {
  const records = recordTabsIn(now)?.tabs;
  const marks = datasets.map((id) => {
    const { version } = now.subscription(id);
    return records?.[id]?.mark ?? `${version?.number ?? 0} ${version?.hash ?? ''}`;
  });
  return markOf(marks).toString(36);
};

/**
 * After runs: what Homeroom knows of itself is written into its tabs, where a report's tab stands on them,
 * and reports' tabs get room for groups that the run has brought. Where nothing has, it costs a look at the
 * records. It never fails an execution; the next one makes up for it.
 */
export const tellTabs = (host: Host, registry: Registry<Host>): void => {
  try {
    if (host.clock.elapsed() > LATE_MS) return;
    const now = snapshot(host);
    const tabs = recordTabsIn(now);
    const isTold = !tabs || tabs.seen === lastRuns(now);
    if (!isTold) {
      const { desk, code } = open(host, registry, tabs.language);
      code.writeRecords(desk);
    }
    growTabs(host, registry, isTold ? now : snapshot(host));
  } catch (error) {
    host.log.write('run.untold', logged(failureOf(error)));
  }
};

const growTabs = (host: Host, registry: Registry<Host>, now: Snapshot): void => {
  const known = now.get(keys.reportTabs) as unknown as ReportTabs | undefined;
  for (const [id, { language, datasets, seen }] of Object.entries(known?.tabs ?? {})) {
    if (seen === versionsOf(now, datasets) || host.clock.elapsed() > LATE_MS) continue;
    const { desk, code } = open(host, registry, language);
    code.growTab(desk, id);
  }
};

/** What reports' code works with; it comes in a file of its own. */
const open = (
  host: Host,
  registry: Registry<Host>,
  language: string,
): { readonly desk: ReportDesk; readonly code: typeof Reporting } => {
  const say = sayIn(language, (file) => host.assets.text(file));
  const code = host.assets.code('reports') as typeof Reporting & Pick<ReportDesk, 'reports'>;
  return { desk: { host, registry, say, language, reports: code.reports }, code };
};
