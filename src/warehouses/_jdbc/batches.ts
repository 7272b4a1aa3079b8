import { FailureError, type Cell, type Table } from '../../model';
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
  const begin = columns.map((_, i) => (arrays ? '' : `"c${i}":`));
  const [open, close] = arrays ? ['[', ']'] : ['{', '}'];

  const written = new Map<string | number, string>();
  let chars = 0;
  const flush = (): string => {
    const text = `[${[...written.values()].join(',')}]`;
    written.clear();
    chars = 0;
    return text;
  };

  const cells = new Array<string>(columns.length);
  const textOf = (row: readonly Cell[]): string => {
    let text = '';
    for (let i = 0; i < columns.length; i += 1) {
      const cell = row[i];
      const known = cell !== null && cell !== undefined;
      const value = known ? write[i]!(cell) : 'null';
      cells[i] = value;
      // In an object what is not there is null.
      if (arrays) text += i === 0 ? value : `,${value}`;
      else if (value !== 'null') text += `${text === '' ? '' : ','}${begin[i]}${value}`;
    }
    return open + text + close;
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
