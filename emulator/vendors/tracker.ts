/**
 * A tracker in a Google Sheet, over the part of the Sheets API (v4) that reads: what the spreadsheet is, and
 * values as they are or as they are shown. Only the upper left of merged cells has a value.
 */
import { createShelf, NAMES, rowsOf } from './shelf';
import { json, refusal, type Answer, type Asked, type Row, type Vendor } from './vendor';

const ID = 'sheet-0123456789-0123456789';
const TAB = 'Suivi 6e';
const PATH = `/v4/spreadsheets/${ID}`;
const STUDENTS = 30;
const KNOWN = ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption', 'fields'];
/** Serial numbers count days from here. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

const pupil = (n: number): Row => {
  const [first, last] = NAMES[n % NAMES.length]!;
  return {
    ...{ id: String(n).padStart(5, '0'), name: n === 3 ? '=1+2' : `${first} ${last}` },
    ...{
      score: n + 0.5,
      seen: Date.UTC(2026, 8, 1 + (n % 28)) / 86_400_000 - DAY_ZERO / 86_400_000,
    },
  };
};

const shown = (day: number): string =>
  new Date(DAY_ZERO + day * 86_400_000).toISOString().slice(0, 10);

export function createTracker(): Vendor {
  const shelf = createShelf(rowsOf(STUDENTS, pupil));
  let added = STUDENTS;
  const rows = (asked: Asked): Answer => {
    const isShown = asked.query.get('valueRenderOption') === 'FORMATTED_VALUE';
    const serial = asked.query.get('dateTimeRenderOption') === 'SERIAL_NUMBER';
    const table = shelf
      .all()
      .map(({ id, name, score, seen }) => [
        ...[id!, name!, isShown ? String(score) : score!],
        serial ? seen! : shown(Number(seen)),
      ]);
    const heads = [
      ['Pupil', '', 'Autumn', ''],
      ['Number', 'Name', 'Score', 'Seen'],
    ];
    return json({ majorDimension: 'ROWS', values: [...heads, ...table] });
  };
  const about = (): Answer =>
    json({
      properties: { title: 'Suivi' },
      sheets: [
        {
          properties: {
            ...{ sheetId: 7, title: TAB, sheetType: 'GRID' },
            gridProperties: { rowCount: 1000, columnCount: 26 },
          },
          merges: [0, 2].map((startColumnIndex) => ({
            ...{ sheetId: 7, startRowIndex: 0, endRowIndex: 1 },
            ...{ startColumnIndex, endColumnIndex: startColumnIndex + 2 },
          })),
        },
      ],
    });
  return {
    id: 'tracker',
    whole: 3,
    medium: { pages: 'one', key: 'lasts', values: 'placed' },
    resources: ['rows'],
    definition: () =>
      JSON.stringify({
        ...{ v: 1, title: 'Suivi', address: ID, tab: TAB, gid: 7, header: 1, headerRows: 2 },
        key: ['number'],
        columns: [
          { from: 'Pupil: Number', name: 'number', type: 'text', class: 'personal' },
          { from: 'Pupil: Name', name: 'name', type: 'text', class: 'personal' },
          { from: 'Autumn: Score', name: 'score', type: 'number', class: 'none' },
          { from: 'Autumn: Seen', name: 'seen', type: 'date', class: 'none' },
        ],
      }),
    connect: () => ({ settings: { address: ID }, secrets: {} }),
    answer: (asked) => {
      if (asked.headers['authorization'] !== 'Bearer own') return refusal(401);
      for (const name of asked.query.keys()) if (!KNOWN.includes(name)) return refusal(400);
      if (asked.path === PATH) return about();
      const range = decodeURIComponent(asked.path.slice(`${PATH}/values/`.length));
      return range.startsWith(`'${TAB}'!A1:`) ? rows(asked) : refusal(400);
    },
    expireTokens: () => undefined,
    keys: () => shelf.keys(),
    add: () => shelf.put(pupil(++added)),
    change: () => shelf.put({ ...shelf.all()[1]!, score: ++added }),
    remove: () => shelf.drop(shelf.keys()[2]!),
  };
}
