import {
  choicesOf,
  drawReport,
  drill,
  settingsOf,
  SMALL_GROUP,
  type At,
  type Board,
  type Choices,
} from '../engine/draw';
import { renderReportTab } from '../engine/report-tab';
import { openShown, passportsIn, type Shown } from '../engine/shown';
import { asJson, snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Say } from '../messages';
import {
  FailureError,
  publishedFields,
  type Catalog,
  type Filters,
  type Registry,
  type Report,
} from '../model';
import type {
  BehindPoint,
  GalleryCard,
  ReportCard,
  ReportNeed,
  ReportTab,
  ReportView,
} from './api';
import { CHOSEN, chosen } from './chosen';
import { whyUnfed } from './feeds';
import { recordsShown } from './records';
import { noteTab, wantedOf } from './report-tabs';

export { writeRecords } from './record-tabs';
export { growTab } from './report-tabs';

/** What report commands work with. Reports come with their code, in a file of their own. */
export interface ReportDesk {
  readonly host: Host;
  readonly registry: Registry<Host>;
  readonly say: Say;
  /** The language of that. */
  readonly language: string;
  readonly reports: Catalog<Report>;
  /** Data sets that are at hand, newer than what is published. */
  readonly open?: (dataset: string) => ReturnType<Board['shown']> | undefined;
}

const MOST_ROWS = 200;
/** Below, a group tells of single persons; above, hardly anything would be shown. */
const GROUPS = { from: 1, to: 100 };

/** What a report is drawn from, and whether it is there. */
const needsOf = ({ host, registry, say }: ReportDesk, report: Report): readonly ReportNeed[] => {
  const now = snapshot(host);
  return report.datasets.flatMap((id): ReportNeed[] => {
    if (recordsShown(host, registry, id)) return [];
    const dataset = registry.datasets.get(id);
    if (!dataset) return [{ id, title: say(report.needs?.[id]?.title ?? id), is: 'unknown' }];
    const { on, version, failure } = now.subscription(id);
    // Nothing that is connected has it: switching it on would bring nothing.
    if (!version && whyUnfed(registry, now, id)?.code === 'setup.no_connection')
      return [{ id, title: dataset.title, is: 'unknown' }];
    const coming = failure ? 'failed' : 'waiting';
    return [{ id, title: dataset.title, is: version ? 'shown' : on ? coming : 'off' }];
  });
};

const cardOf = (desk: ReportDesk, report: Report): ReportCard => {
  const { say, reports } = desk;
  return {
    id: report.id,
    title: say(report.title),
    description: say(report.description),
    questions: report.questions.map((question) => say(question)),
    needs: needsOf(desk, report),
    ...(reports.own.includes(report.id) ? { own: true } : {}),
  };
};

/** How far a report is from being seen: it can be, it could be switched on, or nothing here feeds it. */
const distanceOf = ({ needs }: ReportCard): number => {
  if (needs.length === 0 || needs.some(({ is }) => is === 'shown')) return 0;
  // What was switched on a moment ago stays where it is until it has data: nothing jumps under a finger.
  return needs.some(({ is }) => is !== 'unknown') ? 1 : 2;
};

/** What can be looked at comes first; of the same distance, they stay as they were. */
export const nearestFirst = (cards: readonly ReportCard[]): readonly ReportCard[] =>
  [...cards].sort((a, b) => distanceOf(a) - distanceOf(b));

/** Every report there is, what can be looked at first. Pictures are asked for one by one. */
export const gallery = (desk: ReportDesk): GalleryCard => {
  const { host, reports } = desk;
  return {
    reports: nearestFirst(reports.all.map((report) => cardOf(desk, report))),
    smallGroup: chosen(host).smallGroup ?? SMALL_GROUP,
    workbook: host.workbook.name(),
    timeZone: host.clock.timeZone(),
    now: new Date(host.clock.now()).toISOString(),
  };
};

const reportOf = ({ reports }: ReportDesk, id: string): Report => {
  const report = reports.get(id);
  if (report) return report;
  throw new FailureError('report.unknown', { report: id.slice(0, 100) });
};

/** Published data sets and Homeroom's own records, each opened once. */
const opener = ({ host, registry, say, open: atHand }: ReportDesk): Board['shown'] => {
  const open = new Map<string, ReturnType<Board['shown']>>();
  return (id) => {
    const known = open.get(id);
    if (known) return known;
    const opened: Shown | ReturnType<Board['shown']> =
      recordsShown(host, registry, id, say) ?? atHand?.(id) ?? openShown(host, registry, id);
    open.set(id, opened);
    return opened;
  };
};

const boardOf = (desk: ReportDesk, report: Report, filters: Filters): Board => {
  const { host, say } = desk;
  const { smallGroup = SMALL_GROUP, settings = {} } = chosen(host);
  return {
    shown: opener(desk),
    clock: host.clock,
    smallGroup,
    settings: settings[report.id] ?? {},
    filters,
    say,
  };
};

/**
 * A report's pictures, in the asker's language.
 * @param only the first charts, for a small picture of it. @throws report.unknown
 */
export const report = (
  desk: ReportDesk,
  id: string,
  filters: Filters,
  only?: number,
): ReportView => {
  const { host, say } = desk;
  const whole = reportOf(desk, id);
  const some = only === undefined ? whole : { ...whole, charts: whole.charts.slice(0, only) };
  const board = boardOf(desk, whole, filters);
  const values = settingsOf(whole, board.settings);
  const choices: Choices =
    only === undefined ? choicesOf(whole, board) : { site: [], school: [], grade: [] };
  return {
    card: cardOf(desk, whole),
    pictures: drawReport(some, board),
    choices,
    settings: (whole.settings ?? []).map((setting) => ({
      id: setting.id,
      title: say(setting.title),
      meaning: say(setting.meaning),
      type: setting.type,
      value: values[setting.id] ?? setting.default,
      default: setting.default,
    })),
    filters,
    now: new Date(host.clock.now()).toISOString(),
    timeZone: host.clock.timeZone(),
  };
};

/** The rows behind a point, as many as a person looks at. @throws report.suppressed */
export const behind = (
  desk: ReportDesk,
  id: string,
  chart: string,
  at: At,
  filters: Filters,
): BehindPoint => {
  const whole = reportOf(desk, id);
  const { fields, rows, count } = drill(whole, chart, at, boardOf(desk, whole, filters), MOST_ROWS);
  const dataset = whole.charts.find((one) => one.id === chart)?.dataset ?? '';
  const known = desk.registry.datasets.get(dataset);
  const titles = new Map(known ? publishedFields(known).map((f) => [f.name, f.title]) : []);
  return {
    fields: fields.map(({ name, title, type }) => ({
      name,
      title: titles.get(name) ?? title,
      type,
    })),
    rows,
    count,
  };
};

/** Saves what the school has chosen for a report; an empty text is its default again. */
export const saveReport = (
  desk: ReportDesk,
  id: string,
  values: Readonly<Record<string, string>>,
  filters: Filters,
): ReportView => {
  const { host } = desk;
  const whole = reportOf(desk, id);
  const kept: Record<string, string> = {};
  for (const { id: name, type, title } of whole.settings ?? []) {
    const value = (values[name] ?? '').trim();
    if (value === '') continue;
    if (type !== 'text' && !/^-?\d{1,9}(\.\d{1,9})?$/.test(value))
      throw new FailureError('setup.bad_setting', {
        setting: desk.say(title),
        expected: 'a number',
      });
    kept[name] = value.slice(0, 100);
  }
  const before = chosen(host);
  host.records.set(CHOSEN, asJson({ ...before, settings: { ...before.settings, [id]: kept } }));
  return report(desk, id, filters);
};

/**
 * Makes the report's tab in the workbook, or writes it anew, and shows it.
 * @throws report.unknown, workbook.*
 */
export const addReportTab = (desk: ReportDesk, id: string): ReportTab => {
  const { host, registry } = desk;
  const whole = reportOf(desk, id);
  noteTab(desk, whole);
  const tab = renderReportTab(host, registry, whole, wantedOf(desk, whole));
  host.workbook.show(tab.sheetId);
  return tab;
};

/** Groups of fewer people are shown nowhere. @throws setup.bad_setting */
export const saveSmallGroup = (desk: ReportDesk, people: number): GalleryCard => {
  if (!Number.isInteger(people) || people < GROUPS.from || people > GROUPS.to)
    throw new FailureError('setup.bad_setting', {
      setting: 'Smallest group',
      expected: `a number from ${GROUPS.from} to ${GROUPS.to}`,
    });
  const { host } = desk;
  host.records.set(CHOSEN, asJson({ ...chosen(host), smallGroup: people }));
  return gallery(desk);
};

/** What the live board watches: the versions of what a report is drawn from, in one call. */
export const versionsOf = (
  { host, reports }: ReportDesk,
  id: string,
): Readonly<Record<string, string>> => {
  const wanted = reports.get(id)?.datasets ?? [];
  return Object.fromEntries(
    passportsIn(host)
      .filter(({ dataset }) => wanted.includes(dataset))
      .map(({ dataset, version }) => [dataset, `${version.number} ${version.hash}`]),
  );
};
