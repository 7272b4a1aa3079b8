import type { Condition, Conditions, Field } from '../../model';
import type { Source } from './source';

/** What formulas cannot say plainly: the tab leaves it out and says where to see it. */
export class NotPlain extends Error {}

export const textLiteral = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** The cells in which the school keeps a report's settings, by id. */
export type SettingCells = Readonly<Record<string, string>>;

const dateLiteral = (text: string): string => {
  const [year, month, day] = text.split('-').map(Number);
  return `DATE(${year},${month},${day})`;
};

/** A value of a definition: the cell of a setting, else a literal of the field's type. */
const literal = (field: Field, value: string, settings: SettingCells): string => {
  const cell = /^\{(\w+)\}$/.exec(value);
  if (cell) return settings[cell[1]!] ?? textLiteral(value);
  switch (field.type) {
    case 'integer':
    case 'number':
      return String(Number(value));
    case 'boolean':
      return /^(true|1)$/i.test(value) ? 'TRUE' : 'FALSE';
    case 'date':
      return dateLiteral(value);
    case 'timestamp':
      throw new NotPlain();
    default:
      return textLiteral(value);
  }
};

const OPERATORS: Readonly<Record<string, string>> = {
  greater: '>',
  greater_or_equal: '>=',
  less: '<',
  less_or_equal: '<=',
};

/** An empty cell counts as 0, FALSE and "" in comparisons: it is kept out by name. */
const stated = (column: string, test: string): string => `(${column}<>"")*(${test})`;

const equals = (field: Field, column: string, value: string): string =>
  field.type === 'text' || field.type === 'json'
    ? `EXACT(${column},${value})`
    : stated(column, `${column}=${value}`);

const plain = (source: Source, condition: Condition, settings: SettingCells): string => {
  const field = source.field(condition.field);
  const column = source.column(condition.field);
  const values = condition.values.map((value) => literal(field, value, settings));
  switch (condition.operator) {
    case 'is_null':
      return `${column}=""`;
    case 'equals':
    case 'in_list':
      return values.map((value) => equals(field, column, value)).join('+');
    case 'contains':
      return values.map((value) => `ISNUMBER(FIND(${value},${column}))`).join('+');
    case 'between':
      return stated(column, `(${column}>=${values[0]})*(${column}<=${values[1]})`);
    // Both read patterns as RE2 does. What is no text is read as one; what is empty matches nothing.
    case 'matches_part':
      return stated(column, `REGEXMATCH(${column}&"",${values[0]})`);
    case 'matches_whole':
      return stated(column, `REGEXMATCH(${column}&"","^(?:"&${values[0]}&")$")`);
    default:
      return stated(column, `${column}${OPERATORS[condition.operator]}${values[0]}`);
  }
};

const one = (source: Source, condition: Condition, settings: SettingCells): string => {
  const test = plain(source, condition, settings);
  return condition.exclude ? `NOT(${test})` : test;
};

/** Each a condition of FILTER: rows are kept where all hold. */
export const conditionsOf = (
  source: Source,
  where: Conditions | undefined,
  settings: SettingCells,
): string[] =>
  (where ?? []).map((group) =>
    group.map((condition) => one(source, condition, settings)).join('+'),
  );

/** The values of a column, or made of several, in the rows that meet all conditions; the header is none. */
export const filtered = (
  values: string,
  conditions: readonly string[],
  column: string = values,
): string => `FILTER(${values},${[`ROW(${column})>1`, ...conditions].join(',')})`;
