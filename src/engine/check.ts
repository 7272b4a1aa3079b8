import {
  FailureError,
  fill,
  publishedFields,
  publishedKey,
  type BrokenRule,
  type Cell,
  type Dataset,
  type Dialect,
  type Failure,
  type Field,
  type Resource,
  type Store,
  type Subscription,
  type Table,
} from '../model';
import { compile, wholeOf, workOf, type BuildScope } from './build';
import type { Warned } from './findings';
import type { Source } from './plan';
import { rawTable } from './tables';

/** Rows that were kept out, with the reason; the rest is published. */
export interface Quarantine {
  /** The reason in words. */
  readonly check: string;
  /** What the words are made of. */
  readonly rule: Omit<BrokenRule, 'rows'>;
  readonly rows: readonly (readonly Cell[])[];
}

/** A loss smaller than this many rows is never held: small schools move in whole families. */
const HOLD_ROWS = 10;
const HOLD_SHARE = 0.2;

/**
 * Looks at what was read: a value of another type than promised may have lost what made it right.
 * @throws data.wrong_type
 */
export const checkSources = (
  { engine, places }: BuildScope,
  needs: readonly { readonly source: Source; readonly resources: readonly Resource[] }[],
): void => {
  for (const { source, resources } of needs)
    for (const resource of resources) {
      const raw = rawTable(source.connector, resource);
      const rows = places?.rows(raw, resource, source) ?? engine.dialect.table(raw);
      const bad = engine.select(
        `SELECT MIN(_issues), COUNT(*) FROM ${rows} AS r WHERE _issues IS NOT NULL ` +
          `AND _connection = ${engine.dialect.literal(source.connection.id)}`,
        ['text', 'integer'],
      )[0];
      const count = Number(bad?.[1] ?? 0);
      if (count === 0) continue;
      const [field = '', found = '', promised = ''] = String(bad?.[0]).split('\n')[0]!.split('|');
      throw new FailureError('data.wrong_type', {
        resource: resource.name,
        field,
        found,
        promised,
        count,
      });
    }
};

interface RowRule extends Omit<BrokenRule, 'rows'> {
  readonly where: string;
}

/** Conditions that make a row wrong, from the contract's own words. */
const rowRules = (dataset: Dataset, { quote, literal }: Dialect): RowRule[] =>
  dataset.fields.flatMap((field: Field) => {
    const column = quote(field.name);
    const rules: RowRule[] = [];
    if (field.required && !dataset.key.includes(field.name))
      rules.push({
        text: '{field} is missing',
        params: { field: field.title },
        where: `${column} IS NULL`,
      });
    if (field.values)
      rules.push({
        text: '{field} is not one of {values}',
        params: { field: field.title, values: field.values.join(', ') },
        where: `${column} NOT IN (${field.values.map(literal).join(', ')})`,
      });
    if (field.range)
      rules.push({
        text: '{field} is not between {least} and {most}',
        params: { field: field.title, least: `${field.range[0]}`, most: `${field.range[1]}` },
        where: `${column} < ${field.range[0]} OR ${column} > ${field.range[1]}`,
      });
    return rules;
  });

/**
 * Checks the built table before it is published. Rows that break a rule are taken out and given back;
 * what a warning selects is counted.
 * @param others queries of one number about what is left, asked by the way.
 * @throws data.check when the data set as a whole is not right.
 */
export const check = (
  scope: BuildScope,
  dataset: Dataset,
  others: readonly string[] = [],
): {
  readonly quarantine: readonly Quarantine[];
  readonly warned: readonly Warned[];
  readonly counted: readonly number[];
} => {
  const { engine } = scope;
  const { quote } = engine.dialect;
  const work = workOf(scope, dataset);
  const table = engine.dialect.table(work);
  const fields = publishedFields(dataset);
  const columns = fields.map((f) => quote(f.name));
  const key = publishedKey(dataset).map(quote);
  // Where only one source feeds the data set, where a row came from tells nothing apart.
  const own = scope.sources.length === 1 ? dataset.key.map(quote) : key;
  const fail = (title: string, found: string): never => {
    throw new FailureError('data.check', { dataset: dataset.title, check: title, found });
  };

  const rules = rowRules(dataset, engine.dialect);
  const checks = (dataset.checks ?? []).map((rule) => {
    const itself = rule.severity === 'row' ? table : wholeOf(scope, dataset);
    return { rule, wrong: compile(scope, dataset, rule.sql, undefined, itself) };
  });
  // As a rule nothing is wrong: all is looked at in one statement, and one by one what was found.
  const looks = [
    `SELECT COUNT(*) FROM ${table} WHERE ${key.map((k) => `${k} IS NULL`).join(' OR ')}`,
    `SELECT COUNT(*) FROM (SELECT 1 AS one FROM ${table} GROUP BY ${own.join(', ')} HAVING COUNT(*) > 1) AS d`,
    ...(rules.length === 0
      ? ['SELECT 0']
      : [
          `SELECT COUNT(*) FROM ${table} WHERE ${rules.map(({ where }) => `(${where})`).join(' OR ')}`,
        ]),
  ];
  const [keyless = 0, twice = 0, broken = 0, ...first] = countsOrFirst(scope, looks, [
    ...checks.map(({ wrong }) => countOf(wrong)),
    ...others,
  ]);
  if (keyless > 0) fail(`${dataset.key.join(', ')} is there`, `${keyless} row(s) without it`);
  if (twice > 0) fail(`${dataset.grain} only once`, `${twice} key(s) stand more than once`);

  const quarantine: Quarantine[] = [];
  const warned: Warned[] = [];
  const takeOut = ({ where, ...rule }: RowRule, isPlain: boolean): void => {
    const rows = engine.select(
      `SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}`,
      fields.map(({ type }) => type),
    );
    if (rows.length === 0) return;
    if (quarantine.length === 0) scope.places?.taken?.(dataset);
    if (isPlain || !engine.store) engine.run(`DELETE FROM ${table} WHERE ${where}`);
    // Some engines do not delete from a table that the condition looks into.
    else deleteByKey(engine.store, work, publishedKey(dataset), fields, rows);
    quarantine.push({ check: fill(rule.text, rule.params ?? {}), rule, rows });
  };
  if (broken > 0) for (const rule of rules) takeOut(rule, true);
  for (const [at, { rule, wrong }] of checks.entries()) {
    // Rows that were taken out meanwhile are looked at by nobody.
    const known = quarantine.length === 0 ? first[at] : undefined;
    const found = known ?? counts(scope, [countOf(wrong)])[0]!;
    if (found === 0) continue;
    if (rule.severity === 'error') fail(rule.title, `${found} row(s)`);
    if (rule.severity === 'warning')
      warned.push({ check: rule.id, title: rule.title, rows: found });
    if (rule.severity === 'row') {
      const same = key.map((k) => `w.${k} = ${table}.${k}`).join(' AND ');
      const where = `EXISTS (SELECT 1 FROM (${wrong}) AS w WHERE ${same})`;
      takeOut({ text: rule.title, where }, false);
    }
  }
  const known = quarantine.length === 0 && first.length > 0;
  const counted = known ? first.slice(checks.length) : counts(scope, others);
  return { quarantine, warned, counted };
};

const deleteByKey = (
  store: Store,
  work: Table,
  key: readonly string[],
  fields: readonly Field[],
  rows: readonly (readonly Cell[])[],
): void => {
  const columns = key.map((name) => work.columns.find((column) => column.name === name)!);
  const places = key.map((name) => fields.findIndex((field) => field.name === name));
  const keys = rows.map((row) => places.map((at) => row[at]!));
  store.commit([{ do: 'delete', table: { ...work, columns, key }, rows: keys }]);
};

const countOf = (query: string): string => `SELECT COUNT(*) FROM (${query}) AS w`;

/** What queries of one number answer, asked in one statement. */
const counts = ({ engine }: BuildScope, queries: readonly string[]): number[] => {
  if (queries.length === 0) return [];
  const [found = []] = engine.select(
    `SELECT ${queries.map((query) => `(${query})`).join(', ')}`,
    queries.map(() => 'integer'),
  );
  return queries.map((_, i) => Number(found[i] ?? 0));
};

/** The same, of some and of more; of the first alone where a row that they are about breaks the others. */
const countsOrFirst = (
  scope: BuildScope,
  some: readonly string[],
  more: readonly string[],
): number[] => {
  try {
    return counts(scope, [...some, ...more]);
  } catch (error) {
    if (more.length === 0) throw error;
    return counts(scope, some);
  }
};

/**
 * A loss far larger than usual waits until a person has looked. Rows of a connection that was removed are
 * not missed: a person did that.
 * @param sources the connections that feed the data set now.
 */
export const hold = (
  dataset: Dataset,
  { version, approved }: Subscription,
  rows: number,
  sources: readonly Source[],
): Failure | null => {
  const there = new Set<string>(sources.map(({ connection }) => connection.id));
  const gone = Object.entries(version?.parts ?? {}).filter(([id]) => !there.has(id));
  const before = gone.reduce((left, [, part]) => left - part, version?.rows ?? 0);
  const share = dataset.holdBelow ?? HOLD_SHARE;
  const lost = before - rows;
  if (lost < HOLD_ROWS || lost < before * share || approved === rows) return null;
  return { code: 'data.held', params: { dataset: dataset.title, before, after: rows } };
};
