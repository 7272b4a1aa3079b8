import {
  FailureError,
  type CustomStream,
  type Resource,
  type ResourceField,
  type SourceRecord,
} from '../../model';
import { asidesIn, type AsideWords } from './asides';
import type { Column, TableDefinition } from './definition';
import { missingName } from './near';
import { isBlank, type Row } from './rows';
import { valueOf } from './values';

const OWN: readonly ResourceField[] = [
  { name: '_key', path: '_key', type: 'text', class: 'personal' },
  { name: 'row_line', path: 'row_line', type: 'integer', class: 'none' },
  { name: 'row_aside', path: 'row_aside', type: 'text', class: 'none' },
  { name: 'row_cells', path: 'row_cells', type: 'text', class: 'sensitive' },
];

/** The one stream of a table. Lines that cannot be taken lie in it as well: its data sets tell them apart. */
export const streamOf = ({ title, columns, key }: TableDefinition): CustomStream => ({
  name: 'rows',
  table: 'rows',
  title,
  key: '_key',
  rows: key.length > 0 ? key : ['row_line'],
  fields: [
    ...columns.map(({ name, type, class: of }): ResourceField => ({
      name,
      path: name,
      type,
      class: of,
    })),
    ...OWN,
  ],
});

export const resourceOf = (definition: TableDefinition): Resource => {
  const { name, table, title, key, fields } = streamOf(definition);
  return { name, table, title, key, fields, example: { page: [], rows: [] } };
};

/** A cell as long as this says all that a person needs to find the line. */
const SHOWN = 2_000;

export interface Table {
  /** The records of rows, and of what of them could not be taken. */
  records(rows: readonly Row[]): SourceRecord[];
}

const asideOf = (line: number, why: readonly string[], cells: readonly string[]): SourceRecord => ({
  _key: `line ${line}`,
  row_line: line,
  row_aside: why.join('; '),
  row_cells: cells.join(' | ').split('\u0000').join('').slice(0, SHOWN),
});

const plainly = (text: string): string => text.split('\u0000').join('');

/**
 * Makes records of a table's rows. A row with more or fewer cells than there are names, one without its key
 * and one whose key came before are set aside whole; a cell that is not of its column's type is left out of
 * its row. Either is told with its line.
 * @param header names of columns, as `namesOf` has them.
 * @throws source.columns when a column that is taken is not there.
 */
export const openTable = (
  { columns, key, left = [], title, language }: TableDefinition,
  header: readonly string[],
  where: string,
  say: AsideWords = asidesIn(language),
): Table => {
  const places = new Map(header.map((name, i) => [name, i]));
  const gone = columns.filter(({ from }) => !places.has(from)).map(({ from }) => from);
  if (gone.length > 0)
    throw new FailureError('source.columns', {
      resource: title,
      host: where,
      columns: gone
        .slice(0, 5)
        .map((name) => missingName([name], header))
        .join(', '),
    });
  const taken: readonly (Column & { readonly at: number })[] = columns.map((column) => ({
    ...column,
    at: places.get(column.from)!,
  }));
  const known = new Set([...columns.map(({ from }) => from), ...left]);
  const fresh = header.flatMap((name, at) => (known.has(name) ? [] : [{ name, at }]));
  const keyed = key.map((name) => taken.find((column) => column.name === name)!);
  const seen = new Map<string, number>();

  const one = (row: Row): SourceRecord[] => {
    const { cells, line, strayQuote, notes = [], aside, shared = {} } = row;
    if (aside !== undefined) return [asideOf(line, [aside], cells)];
    const more = cells.slice(header.length).filter((cell) => cell.trim() !== '').length;
    if (cells.length < header.length || more > 0)
      return [asideOf(line, [say.cells(cells.length, header.length)], cells)];
    const why: string[] = [...notes, ...(strayQuote ? [say.quote] : [])];
    if (cells.some((cell) => cell.includes('\u0000'))) why.push(say.nothing);
    if (cells.some((cell) => cell.includes('\ufffd'))) why.push(say.unread);
    const record: Record<string, string | number | boolean | null> = {};
    for (const { name, from, at, type, format } of taken) {
      const cell = cells[at] ?? '';
      const value = valueOf(cell.includes('\u0000') ? plainly(cell) : cell, type, format);
      if (value === undefined) why.push(say.type(from, type, cell.slice(0, 80)));
      record[name] = value ?? null;
    }
    const values = keyed.map(({ name }) => record[name]);
    const without = keyed.filter((_, i) => values[i] === null || values[i] === '');
    if (without.length > 0) return [asideOf(line, [say.key(without[0]!.from)], cells)];
    const name = keyed.length === 0 ? String(line) : values.map(String).join('|');
    const before = seen.get(name);
    if (before !== undefined) {
      const together = keyed.find(({ from }) => shared[from] !== undefined)?.from;
      const told =
        together === undefined
          ? say.sameKey(before, name)
          : say.merged(together, shared[together]!);
      return [asideOf(line, [told], cells)];
    }
    seen.set(name, line);
    // What is new in the file stands beside the columns: the engine tells of it by its name.
    const extra = fresh.flatMap(({ name: of, at }) =>
      (cells[at] ?? '') === ''
        ? []
        : [[of in record ? `${of} ` : of, plainly(cells[at]!)] as const],
    );
    const whole: SourceRecord = {
      ...Object.fromEntries(extra),
      ...record,
      _key: name,
      row_line: line,
    };
    return why.length > 0 ? [whole, asideOf(line, why, cells)] : [whole];
  };

  return { records: (rows) => rows.filter((row) => !isBlank(row)).flatMap(one) };
};
