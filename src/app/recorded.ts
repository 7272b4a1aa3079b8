import { markOf } from '../engine/marks';
import { keys } from '../engine/store';
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

/** Whoever has worked so long leaves it to the next execution. */
const LATE_MS = 4 * 60_000;

/** A mark of the last runs: where it is the same nothing is to be written. */
export const lastRuns = ({ records }: Pick<Host, 'records'>): string =>
  markOf([JSON.stringify(records.get(keys.history) ?? null)]).toString(36);

/**
 * After runs: what Homeroom knows of itself is written into its tabs, where a report's tab stands on them.
 * Elsewhere it costs a look at the records. It never fails an execution; the next one writes the same.
 */
export const tellRecords = (host: Host, registry: Registry<Host>): void => {
  try {
    const tabs = host.records.get(keys.recordTabs) as unknown as RecordTabs | undefined;
    if (!tabs || tabs.seen === lastRuns(host) || host.clock.elapsed() > LATE_MS) return;
    const { language } = tabs;
    const say = sayIn(language, (file) => host.assets.text(file));
    const { reports, writeRecords } = host.assets.code('reports') as typeof Reporting &
      Pick<ReportDesk, 'reports'>;
    writeRecords({ host, registry, say, language, reports });
  } catch (error) {
    host.log.write('run.untold', logged(failureOf(error)));
  }
};
