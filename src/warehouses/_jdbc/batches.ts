import { FailureError, type Cell, type Table, type TableColumn } from '../../model';
import { writers } from './values';

/** What one bulk statement takes. It may change between two of them. */
export interface Size {
  rows: number;
  chars: number;
}

interface Form {
  readonly rowsAre: 'arrays' | 'objects';
  readonly keyChars: number;
}

/** Characters that a text of the table's key may have; no limit without a key. */
export const keyLimit = ({ key, columns }: Table, { keyChars }: Pick<Form, 'keyChars'>): number => {
  const texts = columns.filter((c) => key.includes(c.name) && isText(c.type)).length;
  return texts === 0 ? Infinity : Math.floor(keyChars / texts);
};
/** Characters that a text of this column may have: in a key what its index takes, elsewhere any. */
export const charsOf = (
  table: Table,
  { name }: Pick<TableColumn, 'name'>,
  form: Pick<Form, 'keyChars'>,
): number => (table.key.includes(name) ? keyLimit(table, form) : Infinity);
const isText = (type: string): boolean => type === 'text' || type === 'json';

/**
 * Rows as JSON texts for bulk statements. Of rows with one key in one text only the last stays: an engine
 * may not be asked to write a row twice in one statement.
 * @throws warehouse.key when a key is longer than an index takes: cut off, two rows could become one.
 */
export function* batches(
  table: Table,
  rows: Iterable<readonly Cell[]>,
  size: Size,
  form: Form,
): Generator<string> {
  const { columns, key } = table;
  const write = columns.map(({ type }) => writers[type]);
  const keys = key.map((name) => columns.findIndex((column) => column.name === name));
  const limit = keyLimit(table, form);
  const arrays = form.rowsAre === 'arrays';
  const begin = columns.map((_, i) => `"c${i}":`);

  const written = new Map<string | number, string>();
  let chars = 0;
  const flush = (): string => {
    const text = `[${[...written.values()].join(',')}]`;
    written.clear();
    chars = 0;
    return text;
  };

  // Texts are put together by `join`: as a chain of “+” each row would lie in memory in dozens of pieces.
  const cells = new Array<string>(columns.length);
  const named: string[] = [];
  const textOf = (row: readonly Cell[]): string => {
    for (let i = 0; i < columns.length; i += 1) {
      const cell = row[i];
      cells[i] = cell !== null && cell !== undefined ? write[i]!(cell) : 'null';
    }
    if (arrays) return `[${cells.join()}]`;
    // In an object what is not there is null.
    named.length = 0;
    for (let i = 0; i < columns.length; i += 1)
      if (cells[i] !== 'null') named.push(begin[i]! + cells[i]!);
    return `{${named.join()}}`;
  };
  const idOf = (row: readonly Cell[]): string => {
    let id = '';
    for (const i of keys) {
      const cell = row[i];
      if (typeof cell === 'string' && cell.length > limit)
        throw new FailureError('warehouse.key', {
          table: table.name,
          column: columns[i]!.name,
          chars: cell.length,
          most: limit,
        });
      id += `${cells[i]},`;
    }
    return id;
  };

  let count = 0;
  for (const row of rows) {
    const text = textOf(row);
    const id = keys.length === 0 ? (count += 1) : idOf(row);
    if (written.size >= size.rows || (written.size > 0 && chars + text.length > size.chars))
      yield flush();
    chars += text.length + 1 - (written.get(id)?.length ?? -1) - 1;
    written.set(id, text);
  }
  if (written.size > 0) yield flush();
}
