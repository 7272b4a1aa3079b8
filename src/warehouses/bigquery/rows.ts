import type { Cell, FieldType, Table } from '../../model';
import { bulk } from '../_jdbc/flavor';
import { writers } from '../_jdbc/values';

/** Characters of rows that stand in the statement's own parameter: BigQuery takes requests of 10 MB. */
const SMALL = 1_500_000;
/** Characters of rows in one load job: what a script's memory holds well. */
export const LARGE = 24_000_000;

/** Where a statement finds its rows: in its parameter, or in a table they were loaded into. */
export type Place = { readonly table: string } | 'parameter';

/** Rows of one statement. */
export interface Portion {
  readonly table: Table;
  /** How the rows are told from others of the same place. */
  readonly id: number;
  readonly place: () => Place;
  /** What every row has in a column, by its place: then the statement can say so itself. */
  readonly same: ReadonlyMap<number, Cell>;
}

const NOT_ASCII = /[^\0-\x7f]/;
/** One byte a character: uploads are cut into pieces by bytes. */
const ascii = (json: string): string =>
  NOT_ASCII.test(json)
    ? json.replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : json;

/** A value as a text in JSON, whatever its type: the statement casts it. Null is not written. */
const written = (type: FieldType, cell: Cell | undefined): string | null => {
  if (cell === null || cell === undefined) return null;
  const json = writers[type](cell);
  if (json === 'null') return null;
  return json.startsWith('"') ? ascii(json) : `"${json}"`;
};

/** Rows on their way, as lines of JSON: `{"s":"0","n":"12","c0":"…"}`. */
export interface Lines {
  /** @returns what they came to, one statement each. */
  add(table: Table, rows: Iterable<readonly Cell[]>): readonly Portion[];
  /** After the last: what goes along as the parameter; null: all of it lies in tables. */
  done(): string | null;
}

/**
 * @param load puts lines into a table of their own and says which.
 */
export const linesOf = (load: (lines: string) => string): Lines => {
  let ids = 0;
  let parts: string[] = [];
  let chars = 0;
  let pile: { place: Place } = { place: 'parameter' };
  let loaded = false;
  let n = 0;

  const flush = (): void => {
    pile.place = { table: load(parts.join('\n')) };
    loaded = true;
    parts = [];
    chars = 0;
    pile = { place: 'parameter' };
  };
  const begin = (table: Table) => {
    const mine = pile;
    ids += 1;
    return { table, id: ids, same: new Map<number, Cell>(), place: () => mine.place };
  };

  return {
    add(table, rows) {
      const { columns } = table;
      const beginnings = columns.map((_, i) => `,"${bulk(i)}":`);
      const portions: Portion[] = [];
      let portion: ReturnType<typeof begin> | undefined;
      for (const row of rows) {
        const first = !portion;
        if (!portion) portions.push((portion = begin(table)));
        let line = `{"s":"${portion.id}","n":"${(n += 1)}"`;
        for (let i = 0; i < columns.length; i += 1) {
          const text = written(columns[i]!.type, row[i]);
          if (text !== null) line += beginnings[i]! + text;
          const cell = row[i] ?? null;
          if (first) portion.same.set(i, cell);
          else if (portion.same.get(i) !== cell) portion.same.delete(i);
        }
        parts.push(`${line}}`);
        chars += line.length + 2;
        if (chars >= LARGE) {
          flush();
          portion = undefined;
        }
      }
      return portions;
    },
    done() {
      if (parts.length > 0 && (loaded || chars > SMALL)) flush();
      return parts.length > 0 ? parts.join('\n') : null;
    },
  };
};
