import {
  FailureError,
  type Draft,
  type Exchange,
  type FieldType,
  type Json,
  type Unsure,
} from '../../model';
import { closeness, guessOf, keyIn, type Found } from '../_files/detect';
import { columnsOf, definitionText } from '../_files/draft';
import { numberOf, POINT } from '../_files/values';
import type { TrackerDefinition } from './definition';
import {
  filled,
  hasWide,
  headerOf,
  headingIn,
  isError,
  mergeAt,
  textOf,
  type Joined,
} from './grid';
import { idIn } from './read';
import { areaOf, HOST, openSheet, valuesOf, type Area, type Cells, type Tab } from './sheet';

type Given = Readonly<Record<string, string>>;

/** Rows by which a tab is known. */
const LOOKED_AT = 500;

const isFull = (value: Json | undefined): boolean => textOf(value).trim() !== '';

/** The row with the names: the first with something in more than half of the columns, and no number. From 0. */
const topIn = (shown: Cells): number => {
  const width = Math.max(0, ...shown.map((row) => row.filter(isFull).length));
  const found = shown.findIndex((row) => {
    const there = row.filter(isFull).map(textOf);
    return there.length * 2 > width && there.every((text) => numberOf(text.trim(), POINT) === null);
  });
  return Math.max(0, found);
};

/**
 * Whether headings stand above the names: one that belongs to several columns, or several of them. A title
 * above the table stands alone.
 */
const hasHeadings = (shown: Cells, top: number, { merges }: Tab, area: Area): boolean => {
  const above = (shown[top - 1] ?? []).filter(isFull).length;
  const width = (shown[top] ?? []).filter(isFull).length;
  const wide = merges.some(
    ({ startRow, startColumn, endColumn }) =>
      startRow - area.startRow === top - 1 &&
      endColumn - startColumn > 1 &&
      endColumn - startColumn < width,
  );
  return above > 1 || (above === 1 && wide);
};

/** What a column holds: what its cells are counts more than how they look. */
const typeIn = (
  values: readonly Json[],
  days: readonly Json[],
  shown: readonly string[],
  comma: boolean,
): Pick<Found, 'type' | 'format' | 'or'> => {
  if (values.length === 0) return { type: 'text' };
  if (values.every((value) => typeof value === 'boolean')) return { type: 'boolean' };
  if (values.every((value) => typeof value === 'number')) {
    const numbers = values;
    if (days.every((value) => typeof value === 'string')) {
      // A time of day, or how long something took, is no moment.
      if (numbers.some((value) => value < 1)) return { type: 'text' };
      const type: FieldType = numbers.every(Number.isInteger) ? 'date' : 'timestamp';
      return { type };
    }
    if (days.some((value) => typeof value === 'string')) return { type: 'text' };
    if (shown.some((text) => /^0\d/.test(text))) return { type: 'text' };
    return { type: numbers.every((value) => Number.isSafeInteger(value)) ? 'integer' : 'number' };
  }
  return guessOf(shown, { comma, dayFirst: null });
};

/** What can be read in two ways, as far as it can be seen. */
const unsureOf = (
  { headerRows, columns, key }: TrackerDefinition,
  shown: Cells,
  top: number,
  joined: Joined,
): readonly Unsure[] => {
  const heads = shown[top] ?? [];
  const width = Math.max(heads.length, shown[top + 1]?.length ?? 0);
  const isLoose = headerRows === 2 && !hasWide(joined, top, width);
  // Nothing tells where a heading ends whose cells are not merged.
  const loose = isLoose
    ? heads.flatMap((head, i): Unsure[] => {
        const isAlone = !isFull(heads[i + 1]) && isFull(shown[top + 1]?.[i + 1]) && i + 1 < width;
        return isFull(head) && isAlone && !mergeAt(joined, top, i)
          ? [{ is: 'heading', what: textOf(head).trim() }]
          : [];
      })
    : [];
  const names = headerOf(shown, top, headerRows, joined);
  const tall = new Map<string, number>();
  for (const { startRow, endRow, startColumn } of joined.merges) {
    const name = names[startColumn - joined.area.startColumn];
    if (
      name !== undefined &&
      endRow - startRow > 1 &&
      startRow - joined.area.startRow >= top + headerRows
    )
      tall.set(name, Math.max(tall.get(name) ?? 0, endRow - startRow));
  }
  const shared = columns.flatMap(({ from, name, type }): Unsure[] => {
    const rows = tall.get(from);
    if (rows === undefined) return [];
    if (key.length === 1 && key[0] === name) return [{ is: 'key', what: from, rows }];
    // A label is each row's; an amount may be that of all of them together.
    return type === 'integer' || type === 'number' ? [{ is: 'amount', what: from, rows }] : [];
  });
  return [...loose, ...shared];
};

/**
 * Looks at a tab and finds out which table stands in it; an empty one has no columns, and another is chosen. What the person says of it counts more.
 * @throws setup.sheet_address, source.drive_file, source.columns
 */
export function* draftTracker(given: Given): Exchange<Draft> {
  const sheet = yield* openSheet(idIn(given));
  const wanted = /[#&?]gid=(\d+)/.exec(given['address'] ?? '')?.[1];
  const tab = given['tab']
    ? sheet.tabs.find(({ title }) => title === given['tab'])
    : (sheet.tabs.find(({ gid }) => String(gid) === wanted) ?? sheet.tabs[0]);
  const area = areaOf(given['range'] ?? '');
  if (!tab || !area)
    throw new FailureError('source.columns', {
      resource: sheet.title,
      host: HOST,
      columns: `“${(tab ? given['range'] : given['tab']) ?? ''}”`,
    });
  const values = filled(
    yield* valuesOf(sheet.id, tab, area, 'numbers', LOOKED_AT),
    tab.merges,
    area,
  );
  const days = filled(yield* valuesOf(sheet.id, tab, area, 'days', LOOKED_AT), tab.merges, area);
  const shown = filled(yield* valuesOf(sheet.id, tab, area, 'shown', LOOKED_AT), tab.merges, area);
  const firstNames = topIn(shown);
  const headed = hasHeadings(shown, firstNames, tab, area);
  const headerRows: 1 | 2 = given['headerRows']
    ? given['headerRows'] === '2'
      ? 2
      : 1
    : headed
      ? 2
      : 1;
  const top = given['header']
    ? Math.max(0, Number(given['header']) - 1 - area.startRow)
    : firstNames - (headed && headerRows === 2 ? 1 : 0);
  const joined = { merges: tab.merges, area };
  const names = headerOf(shown, top, headerRows, joined);
  const first = top + headerRows;
  // A title that stands across the table is none of its rows.
  const isRow = shown.map((row, i) => headingIn(row, i, joined) === null);
  const below = (cells: Cells): Cells =>
    cells.map((row, i) => (isRow[i] === false ? [] : row)).slice(first);
  const rows = below(shown).filter((row) => row.some(isFull));
  const comma = below(shown).some((row) =>
    row.some((cell) => /^-?\d+,\d{1,2}$/.test(textOf(cell))),
  );
  const found = names.map((from, n): Found => {
    const there = below(values).flatMap((row, i) =>
      isFull(row[n]) && !isError(shown[first + i]?.[n]) ? [i] : [],
    );
    const column = (cells: Cells): readonly Json[] =>
      there.map((i) => cells[first + i]?.[n] ?? null);
    const texts = column(shown).map(textOf);
    return {
      from,
      ...typeIn(column(values), column(days), texts, comma),
      class: closeness(from),
      seen: [...new Set(texts)].slice(0, 3),
    };
  });
  // Columns without a name and without a value are none.
  const real = found.filter(({ from, seen }, n) => seen.length > 0 || from !== `Column ${n + 1}`);
  const columns = columnsOf(real);
  const key = keyIn(
    found,
    rows.map((row) => names.map((_, n) => textOf(row[n]))),
  );
  const definition: TrackerDefinition = {
    v: 1,
    title: (sheet.tabs.length > 1 ? `${sheet.title}: ${tab.title}` : sheet.title).slice(0, 60),
    address: (given['address'] ?? '').trim(),
    tab: tab.title,
    gid: tab.gid,
    ...(given['range']?.trim() ? { range: given['range'].trim() } : {}),
    header: top + 1 + area.startRow,
    headerRows,
    key: columns.filter(({ from }) => key.includes(from)).map(({ name }) => name),
    columns,
    left: found.filter((one) => !real.includes(one)).map(({ from }) => from),
  };
  return {
    text: definitionText(definition),
    columns: real.map(({ from, seen, or }) => ({
      from,
      seen,
      ...(or === undefined ? {} : { or }),
    })),
    rows: rows.length,
    unsure: unsureOf(definition, shown, top, joined),
    choices: sheet.tabs.map(({ title }) => title),
  };
}
