import type { Change, Host } from '../host/host';
import type { Cell, Json } from '../model';
import type { Say } from '../messages';
import type { CheckReport } from './api';

const TITLE = 'System check';
const HEADER = '#eef3fd';
const WIDTHS = [520, 90, 420, 320, 80, 420];
/** Where the tab's id is kept: whoever checks next writes into the same one. */
const KEY = 'systemCheck/tab';

const HEADINGS = ['Question', 'Answer', 'Found', 'Expected', 'Took, ms', 'Why it is unknown'];
const WORDS = { as_expected: 'as expected', differs: 'differs', unknown: 'unknown' } as const;

const textOf = (value: Json | undefined): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value)
          .map(([name, one]) => `${name}: ${plain(one)}`)
          .join('; ')
      : plain(value);
const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const cellsOf = ({ at, version, checks }: CheckReport, say: Say): readonly (readonly Cell[])[] => [
  [`Homeroom ${version}`, at, '', '', '', ''],
  HEADINGS.map(say),
  ...checks.map(({ title, is, found, expected, ms, reason }) => [
    ...[title, say(WORDS[is]), textOf(found), textOf(expected), ms, reason ?? ''],
  ]),
];

/** Writes the report into its tab, made if there is none; the person's tab stays in front. */
export const writeReport = (host: Host, report: CheckReport, say: Say): void => {
  const values = cellsOf(report, say);
  const rows = values.length;
  const columns = WIDTHS.length;
  const sheetId = idOf(host);
  const tabs = host.workbook.tabs();
  const area = { row: 1, column: 1, rows, columns };
  const place: Change = tabs.some((tab) => tab.sheetId === sheetId)
    ? { do: 'set_size', sheetId, rows, columns }
    : { do: 'add_tab', sheetId, title: freeTitle(tabs, say(TITLE)), rows, columns, hidden: false };
  host.workbook.change([
    place,
    // Numbers stay numbers; all else is text, whatever it looks like.
    { do: 'format', sheetId, area, bold: false, background: '#ffffff' },
    { do: 'write', sheetId, row: 1, column: 1, values },
    { do: 'format', sheetId, area: { ...area, rows: 2 }, bold: true, background: HEADER },
    ...WIDTHS.map((pixels, i): Change => ({ do: 'set_width', sheetId, column: i + 1, pixels })),
    { do: 'set_tab', sheetId, frozenRows: 2 },
  ]);
};

/** Kept before the tab is made: killed in between, the next check makes that very tab. */
const idOf = (host: Host): number => {
  const known = host.records.get(KEY);
  if (typeof known === 'number') return known;
  const id = 1 + (parseInt(host.person.uuid().slice(0, 8), 16) % (2 ** 31 - 2));
  host.records.set(KEY, id);
  return id;
};

const freeTitle = (tabs: readonly { readonly title: string }[], wanted: string): string => {
  const taken = new Set(tabs.map(({ title }) => title.toLowerCase()));
  let title = wanted;
  for (let n = 2; taken.has(title.toLowerCase()); n++) title = `${wanted} ${n}`;
  return title;
};
