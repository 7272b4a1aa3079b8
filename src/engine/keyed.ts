import { refsOf, type Dataset, type Registry, type Resource, type Step } from '../model';
import type { Job } from './job';
import type { Ledger } from './ledger';
import { CHANGED, REBUILD, type Built, type Loaded, type Origin } from './ledger-tables';
import { markOf } from './marks';
import type { Plan, Source } from './plan';

/** Speaks of the day it is built on. */
const TODAY = /\btoday\b/;

/** What a data set is about to be built from, to be set beside what it was built from. */
export interface Making extends Built {
  /** Tells one state of all inputs from another. */
  readonly hash: string;
}

export const makingOf = (
  {
    registry,
    today,
  }: Pick<Job, 'today'> & { readonly registry: Pick<Registry<never>, 'datasets'> },
  ledger: Ledger,
  dataset: Dataset,
  steps: Plan,
  sources: readonly Source[],
): Making => {
  const below = registry.datasets.all.filter(({ id }) => steps.standsOn(dataset.id, id));
  const texts = below.map(({ id, sql, fields, key, checks, incremental }) =>
    JSON.stringify([id, sql, fields, key, checks, incremental]),
  );
  const feeding = sources.filter(({ connector }) => dataset.sql[connector.id] !== undefined);
  const places = feeding.map(({ connection, connector }) =>
    JSON.stringify([connection.id, connection.site, connector.id, connector.title]),
  );
  const origin: Origin = Object.fromEntries(
    feeding.map((source) => [
      source.connection.id,
      Object.fromEntries(
        steps.needs(dataset.id, source).map(({ name }) => {
          const row = ledger.visible(source.connection.id, name);
          return [name, [row?.epoch ?? 0, row?.touched ?? 0] as const];
        }),
      ),
    ]),
  );
  // Another version of Homeroom may say the same SQL otherwise.
  const words = Object.values(ledger.engine.dialect.macros).map((macro) => macro('a', 'b', 'c'));
  const mark = markOf([...texts, ...places, ...words]).toString(36);
  const day = below.some(({ sql }) => Object.values(sql).some((text) => TODAY.test(text)))
    ? today
    : '1970-01-01';
  return { mark, day, origin, hash: markOf([mark, day, JSON.stringify(origin)]).toString(36) };
};

/** Whether what is published was built from just this: building it again would make the same rows. */
export const isFresh = (ledger: Ledger, { id, checks = [] }: Dataset, making: Making): boolean => {
  const built = ledger.built(id);
  return (
    built?.mark === making.mark &&
    built.day === making.day &&
    built.parts !== undefined &&
    JSON.stringify(built.origin) === JSON.stringify(making.origin) &&
    !checks.some(({ sql }) => TODAY.test(sql))
  );
};

/** Whether the SQL of a data set wants all rows of a resource, or of one of its lists, whichever keys are built. */
export const isWhole = (
  { sql }: Dataset,
  { connector: { id } }: Source,
  { name, table, children = [] }: Resource,
): boolean => {
  const all = refsOf(sql[id] ?? '', 'all');
  return [name, table, ...children.map((child) => child.table)].some((one) =>
    all.includes(`${id}.${one}`),
  );
};

/**
 * Whether it is enough to build some keys of a data set anew, and which: they are in the ledger then. All
 * of it is built when anything else has changed than rows that say which key they are of.
 */
export const keysToBuild = (
  ledger: Ledger,
  dataset: Dataset,
  making: Making,
  steps: Plan,
  sources: readonly Source[],
): boolean => {
  const { incremental, sql, id } = dataset;
  const built = ledger.built(id);
  if (!incremental || built?.mark !== making.mark || built.day !== making.day) return false;
  if (Object.values(sql).some((text) => refsOf(text).some((name) => !name.includes('.'))))
    return false;
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  const since: string[] = [];
  for (const source of sources) {
    const connection = source.connection.id;
    if (!making.origin[connection]) continue;
    for (const resource of steps.needs(id, source)) {
      const row = ledger.visible(connection, resource.name);
      const [epoch, touched] = built.origin[connection]?.[resource.name] ?? [0, 0];
      if (!row || row.epoch !== epoch) return false;
      if (row.touched === touched) continue;
      if (!row.fields.split(',').includes(incremental.column) || touched < row.since) return false;
      if (isWhole(dataset, source, resource)) return false;
      since.push(
        `(${quote('connection')} = ${literal(connection)} AND ${quote('resource')} = ${literal(resource.name)} ` +
          `AND ${quote('segment')} > ${touched})`,
      );
    }
  }
  if (since.length === 0) return true;
  const changed =
    `SELECT DISTINCT ${quote('connection')}, ${quote('value')} FROM ${dialect.table(CHANGED)} ` +
    `WHERE ${quote('field')} = ${literal(incremental.column)} AND (${since.join(' OR ')})`;
  const [counted] = ledger.engine.select(
    `SELECT COUNT(*) FROM (${changed}) AS c WHERE ${quote('value')} IS NULL`,
    ['integer'],
  );
  // Rows of no key at all cannot be looked for.
  if (Number(counted?.[0] ?? 0) > 0) return false;
  const known =
    `EXISTS (SELECT 1 FROM ${dialect.table(REBUILD)} r WHERE r.${quote('dataset')} = ${literal(id)} ` +
    `AND r.${quote('connection')} = c.${quote('connection')} AND r.${quote('value')} = c.${quote('value')})`;
  ledger.commit([
    {
      do: 'run',
      sql: dialect.insertSelect(
        REBUILD,
        [literal(id), `q.${quote('connection')}`, `q.${quote('value')}`],
        `SELECT c.${quote('connection')}, c.${quote('value')} FROM (${changed}) AS c WHERE NOT ${known}`,
      ),
    },
  ]);
  return true;
};

/**
 * What forgets which keys changed where all data sets that are on have been built since.
 * @param now one that is built by the same commit.
 */
export const prune = (
  ledger: Ledger,
  on: ReadonlySet<string>,
  now?: readonly [dataset: string, built: Built],
): { readonly steps: readonly Step[]; readonly loaded: readonly Loaded[] } => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  const loaded: Loaded[] = [];
  for (const row of ledger.loaded()) {
    if (row.state !== 'visible' || row.fields === '' || row.touched <= row.since) continue;
    const seen = [...on].flatMap((id) => {
      const built = id === now?.[0] ? now[1] : ledger.built(id);
      const [epoch, touched] = built?.origin[row.connection]?.[row.resource] ?? [];
      return built?.mark && epoch === row.epoch && touched !== undefined ? [touched] : [];
    });
    const since = Math.min(row.touched, ...seen);
    if (since > row.since) loaded.push({ ...row, since });
  }
  const steps = loaded.map(({ connection, resource, since }) => ({
    do: 'run' as const,
    sql:
      `DELETE FROM ${dialect.table(CHANGED)} WHERE ${quote('connection')} = ${literal(connection)} ` +
      `AND ${quote('resource')} = ${literal(resource)} AND ${quote('segment')} <= ${since}`,
  }));
  return { steps, loaded };
};
