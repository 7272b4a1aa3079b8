import { SMALL_GROUP } from '../engine/draw';
import { growReportTab, type Wanted } from '../engine/report-tab';
import { asJson, keys, snapshot } from '../engine/store';
import { FAILURES, failureOf, logged, type Report } from '../model';
import { chosen } from './chosen';
import { openRecords } from './record-tabs';
import { versionsOf, type ReportTabs } from './recorded';
import { isRecord } from './records';
import type { ReportDesk } from './reports';

/*
 * Reports as tabs of the workbook follow the data by their formulas; what they have no room for, such as a
 * school that is new, gets it in the execution that has brought it.
 */

type Desk = Omit<ReportDesk, 'open'>;

/** What a report's tab is made with. */
export const wantedOf = (desk: Desk, { id, datasets }: Report): Wanted => {
  const { smallGroup = SMALL_GROUP, settings = {} } = chosen(desk.host);
  // What Homeroom knows of itself stands in a tab as soon as a report's tab wants it.
  const records = new Map(datasets.filter(isRecord).map((one) => [one, openRecords(desk, one)]));
  return { say: desk.say, smallGroup, settings: settings[id] ?? {}, records };
};

/** Notes that a report has a tab, and which versions it has seen; from then on it is looked after. */
export const noteTab = ({ host, language }: Desk, { id, datasets }: Report): void => {
  const now = snapshot(host);
  const known = now.get(keys.reportTabs) as unknown as ReportTabs | undefined;
  const one = { language, datasets, seen: versionsOf(now, datasets) };
  const next: ReportTabs = { v: 1, tabs: { ...known?.tabs, [id]: one } };
  host.records.set(keys.reportTabs, asJson(next));
};

/**
 * Makes room in a report's tab where what it is made of has outgrown it. What passes is tried again by the
 * next execution, anything else when the data changes next.
 */
export const growTab = (desk: Desk, id: string): void => {
  const { host, registry, reports } = desk;
  const report = reports.get(id);
  if (!report) return;
  try {
    const isGrown = growReportTab(host, registry, report, () => wantedOf(desk, report));
    if (isGrown) host.log.write('report.grown', { report: id });
  } catch (error) {
    const failure = failureOf(error);
    host.log.write('run.untold', logged(failure));
    if (FAILURES[failure.code].recovery !== 'fail') return;
  }
  noteTab(desk, report);
};
