import type { Asking, Cell, Condition, Conditions, Cursor, Field, FieldType } from '../model';
import { checked, type Checked, type Value } from './filter';

/** SQL with its parameters, in the order of their `?`. */
export interface Sql {
  readonly sql: string;
  readonly parameters: readonly Cell[];
}

export interface Compiled {
  /** A condition that is true or false and never unknown. */
  readonly where: Sql;
  /** What the engine does not decide as this language does: rows are looked through after it. */
  readonly rest: Conditions;
}

type Quote = (name: string) => string;

/** A list that is longer is no longer quicker in the engine. */
const MOST_LISTED = 500;

const none: Sql = { sql: '1 = 0', parameters: [] };
const not = ({ sql, parameters }: Sql): Sql => ({ sql: `NOT (${sql})`, parameters });
const join = (parts: readonly Sql[], by: string, empty: string): Sql =>
  parts.length === 0
    ? { sql: empty, parameters: [] }
    : {
        sql: parts.map(({ sql }) => `(${sql})`).join(` ${by} `),
        parameters: parts.flatMap(({ parameters }) => parameters),
      };
export const all = (parts: readonly Sql[]): Sql => join(parts, 'AND', '1 = 1');
export const any = (parts: readonly Sql[]): Sql => join(parts, 'OR', '1 = 0');

/** A pattern without anything that patterns are for: what a plain search finds. */
const PLAIN = /^[\p{L}\p{N} _@#%&=,;:'"!~<>/-]+$/u;
/** Such a pattern as what it comes to. */
const plain = (condition: Condition): Condition => {
  const { operator, values } = condition;
  if (operator !== 'matches_part' && operator !== 'matches_whole') return condition;
  if (!PLAIN.test(values[0] ?? '')) return condition;
  return { ...condition, operator: operator === 'matches_part' ? 'contains' : 'equals' };
};

const ORDERED: readonly FieldType[] = ['text', 'integer', 'number', 'date', 'timestamp'];

/** A comparison with a parameter. */
export const compared = (
  asking: Asking,
  quote: Quote,
  { name, type }: Pick<Field, 'name' | 'type'>,
  sign: string,
  value: Cell,
): Sql => ({
  sql:
    `${asking.compared(quote(name), type)} ${sign} ` +
    asking.compared(asking.parameter(type), type),
  parameters: [value],
});

/** What a condition is in SQL; null: this engine is not asked it. */
const conditionSql = (asking: Asking, quote: Quote, known: Checked): Sql | null => {
  const { field, operator, values, exclude } = known;
  const { type } = field;
  const column = quote(field.name);
  if (type === 'json' || values.length > MOST_LISTED) return null;
  const isText = type === 'text';
  // In a tab a text without characters is an empty cell.
  const empty = isText
    ? `${column} IS NULL OR ${asking.compared(column, type)} = ${asking.compared("''", type)}`
    : `${column} IS NULL`;
  const is = (sign: string, value: Value['low']): Sql =>
    compared(asking, quote, field, sign, value);
  const within = ({ low, high, open }: Value): Sql =>
    low === high ? is('=', low) : all([is('>=', low), is(open ? '<' : '<=', high)]);
  const said = values.filter(({ low }) => low !== '');
  const compare = (): Sql | null => {
    const [first, second] = values as readonly [Value, Value];
    switch (operator) {
      case 'is_null':
        return { sql: empty, parameters: [] };
      case 'equals':
      case 'in_list':
        return any(said.map(within));
      case 'contains':
        return isText
          ? any(
              values.map(({ low }) =>
                low === ''
                  ? { sql: '1 = 1', parameters: [] }
                  : { sql: asking.contains(column, asking.parameter(type)), parameters: [low] },
              ),
            )
          : null;
      case 'matches_part':
      case 'matches_whole':
        return null;
    }
    if (!ORDERED.includes(type)) return null;
    switch (operator) {
      case 'between':
        return all([is('>=', first.low), is(second.open ? '<' : '<=', second.high)]);
      case 'greater':
        return is(first.open ? '>=' : '>', first.high);
      case 'greater_or_equal':
        return is('>=', first.low);
      case 'less':
        return is('<', first.low);
      case 'less_or_equal':
        return is(first.open ? '<' : '<=', first.high);
    }
  };
  const found = compare();
  if (!found) return null;
  const met =
    operator === 'is_null'
      ? found
      : found.sql === none.sql
        ? none
        : all([{ sql: `NOT (${empty})`, parameters: [] }, found]);
  return exclude ? not(met) : met;
};

/**
 * The conditions as the engine decides them, with parameters only, and those it is not asked: regular
 * expressions, which every engine writes its own way, and whatever compares as no type of its own does.
 * @throws question.field, question.value
 */
export const filterSql = (
  asking: Asking,
  quote: Quote,
  fields: readonly Field[],
  conditions: Conditions,
  dataset?: string,
): Compiled => {
  const sent: Sql[] = [];
  const rest: (readonly Condition[])[] = [];
  for (const group of conditions) {
    const parts = group.map((one) => {
      // As it was said, so that what is wrong is told in its words.
      const known = checked(fields, one, dataset);
      const simple = plain(one);
      return conditionSql(
        asking,
        quote,
        simple === one || known.field.type !== 'text' ? known : checked(fields, simple, dataset),
      );
    });
    const asked = parts.filter((part): part is Sql => part !== null);
    if (asked.length === parts.length) sent.push(any(asked));
    else rest.push(group);
  }
  return { where: all(sent), rest };
};

/** Rows after the one with this key, in the order of these fields. */
export const afterSql = (asking: Asking, quote: Quote, order: readonly Field[], key: Cursor): Sql =>
  any(
    order.map((field, i) =>
      all([
        ...order.slice(0, i).map((before, b) => compared(asking, quote, before, '=', key[b]!)),
        compared(asking, quote, field, '>', key[i]!),
      ]),
    ),
  );
