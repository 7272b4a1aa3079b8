import type { Dataset, Registry, Step, Table, TableName } from '../model';
import { lastingChildren, lastingRaw, publishedTable } from './lasting';
import type { Ledger } from './ledger';
import { CHANGED, LEDGER, REBUILD, TURN, type Loaded, type Origin } from './ledger-tables';

/* What nobody wants any more goes from a warehouse whose tables outlive the execution. */

type Known = Pick<Registry<never>, 'connectors' | 'datasets'>;

/** Published rows that go too: data sets whose tables go, and all others whose rows of the connection go. */
export interface Withdrawn {
  readonly whole: readonly string[];
}

const tablesOf = ({ connectors }: Known, { connector: id, resource: name }: Loaded): Table[] => {
  const connector = connectors.get(id);
  const resource = connector?.resources.find((one) => one.name === name);
  return connector && resource
    ? [lastingRaw(connector, resource, []), ...lastingChildren(connector, resource)]
    : [];
};

/**
 * Deletes what was read from a connection that is no more, collection by collection, each with its line in
 * the ledger; and of what is published what a person wanted gone.
 * @param late whether what is left is for another execution.
 * @returns whether nothing is left.
 */
export const clearConnection = (
  ledger: Ledger,
  registry: Known,
  connection: string,
  withdrawn: Withdrawn | undefined,
  late: () => boolean,
): boolean => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  const removing = (table: TableName, column: string): Step => ({
    do: 'run',
    sql: `DELETE FROM ${dialect.table(table)} WHERE ${quote(column)} = ${literal(connection)}`,
  });
  const own = ledger.loaded().filter((row) => row.connection === connection);
  // Nobody looks at them while they go.
  const seen = own.filter(({ state }) => state !== 'gone');
  if (seen.length > 0)
    ledger.commit([], { loaded: seen.map((row) => ({ ...row, state: 'gone' })) });
  for (const name of new Set(own.map(({ resource }) => resource))) {
    if (late()) return false;
    const rows = own.filter(({ resource }) => resource === name);
    const tables = tablesOf(registry, rows[0]!);
    if (tables.length === 0) continue;
    // Somebody may have dropped one: there is nothing to delete in it then.
    ledger.ensure(tables);
    ledger.commit(
      tables.map((table) => removing(table, '_connection')),
      { forgotten: rows },
    );
  }
  // Which keys changed: they are keys of students.
  ledger.commit([CHANGED, REBUILD].map((table) => removing(table, 'connection')));
  return !withdrawn || withdraw(ledger, registry, connection, withdrawn, removing, late);
};

const withdraw = (
  ledger: Ledger,
  { datasets }: Known,
  connection: string,
  { whole }: Withdrawn,
  removing: (table: TableName, column: string) => Step,
  late: () => boolean,
): boolean => {
  for (const dataset of datasets.all) {
    const built = ledger.built(dataset.id);
    // None of its rows stand there: they never did, or they are gone by now.
    if (!built?.origin[connection]) continue;
    if (late()) return false;
    const table = publishedTable(dataset);
    // What goes to a tab alone has no table: that is found out by making one.
    const none = ledger.ensure([table]).length > 0;
    const all = none || whole.includes(dataset.id);
    if (all) ledger.store.drop([table]);
    ledger.commit(all ? [] : [removing(table, '_connection')], {
      // What stands there is not what was built: the next build makes all of it.
      built: [dataset.id, { ...built, mark: '', origin: without(built.origin, connection) }],
    });
  }
  return true;
};

const without = (origin: Origin, connection: string): Origin =>
  Object.fromEntries(Object.entries(origin).filter(([id]) => id !== connection));

/** Tables of the raw data: those that Homeroom knows, and those that it once made views of. */
const rawOf = (ledger: Ledger, { connectors }: Known): TableName[] => [
  ...connectors.all.flatMap((connector) =>
    connector.resources.flatMap((resource) => [
      lastingRaw(connector, resource, []),
      ...lastingChildren(connector, resource),
    ]),
  ),
  ...[...ledger.views().keys()]
    .filter((place) => !place.startsWith('table '))
    .map((place) => {
      const dot = place.indexOf('.');
      return { schema: place.slice(0, dot), name: place.slice(dot + 1) };
    }),
];

/**
 * Drops every table and view that Homeroom made in a warehouse, its own last: ended in between, it finds
 * the rest again.
 */
export const clearPlace = (ledger: Ledger, registry: Known): void => {
  const named = new Map(
    rawOf(ledger, registry).map(({ schema, name }) => [`${schema}.${name}`, { schema, name }]),
  );
  const raw = [...named.values()];
  const { drop } = ledger.store;
  const made = (datasets: readonly Dataset[]): TableName[] =>
    datasets.flatMap((dataset) => [publishedTable(dataset), ledger.work(dataset)]);
  drop(raw.map(({ schema, name }) => ({ schema, name: `${name}_current` })));
  drop(raw);
  drop(made(registry.datasets.all));
  drop(ledger.store.detached?.left() ?? []);
  drop([...LEDGER, { schema: 'homeroom', name: 'owner' }]);
};

/**
 * Whether two ways lead into one and the same warehouse, whatever their addresses look like: who committed
 * last here is who committed last there.
 * @param who opened the first of them.
 */
export const isSame = (first: Ledger, who: string, second: Ledger): boolean => {
  first.commit([]);
  // A warehouse that nobody has been in has nothing to be asked of yet.
  second.loaded();
  const { dialect, select } = second.engine;
  const [row] = select(`SELECT ${dialect.quote('by')} FROM ${dialect.table(TURN)}`, ['text']);
  return row?.[0] === who;
};
