import {
  failureOf,
  type Cell,
  type Dataset,
  type Engine,
  type Step,
  type Store,
  type Table,
  type TableName,
} from '../model';
import { workTable } from './lasting';
import {
  TURN,
  KEPT,
  LEDGER,
  WIDTH,
  knownOf,
  stepsOf,
  type Known,
  type Loaded,
  type Built,
  type Building,
  type News,
} from './ledger-tables';
import { markOf } from './marks';

export interface Ledger {
  readonly engine: Engine;
  readonly store: Store;
  /**
   * Brings tables to what is wanted, as the store does. What was made so before is only asked to be there,
   * together with what the ledger knows, if that has not been asked for yet.
   * @returns those that were not there, or of which nobody knows whether what was in them still is. They
   * are asked for again until somebody says that it is known what they hold.
   */
  ensure(tables: readonly Table[]): readonly TableName[];
  /** What these tables hold is what the ledger says, from the next commit on. */
  trust(tables: readonly Table[]): void;
  loaded(): readonly Loaded[];
  /** The epoch of a connection's collection that counts; undefined: it was never loaded. */
  visible(connection: string, resource: string): Loaded | undefined;
  built(dataset: string): Built | undefined;
  /** The table it is built in before it is published: no other opening's, where statements outlive theirs. */
  work(dataset: Dataset): Table;
  /** How far its work table is; undefined: whatever stands in it is of no use. */
  building(dataset: string): Building | undefined;
  /** Marks of the views as they were made last. */
  views(): ReadonlyMap<string, string>;
  /**
   * Commits steps and what they mean for the ledger. Somebody else may have been at work since it was
   * opened, such as an execution that was ended while its last statement ran: then nothing is done.
   * @throws warehouse.busy
   */
  commit(steps: readonly Step[], news?: News): void;
}

export const nameOf = ({ schema, name }: TableName): string => `${schema}.${name}`;

/**
 * Opens the ledger of a warehouse, and begins it where there is none. Nothing is asked before it is needed.
 * @param who opens it: an execution, by a name that no other has.
 * @param thorough looks at every table's shape, whatever is known of it.
 */
export const openLedger = (engine: Engine, store: Store, who: string, thorough = false): Ledger => {
  const { dialect } = engine;
  const { quote, literal } = dialect;
  const asText = ({ name, type }: Table['columns'][number]): string =>
    type === 'text' ? quote(name) : dialect.macros['to_text']!(quote(name));
  const row = (kind: string, values: readonly string[]): string =>
    [literal(kind), ...values, ...Array<string>(WIDTH - values.length).fill("''")].join(', ');
  /** All that is known, by its table; null: a table or a column of these is not there. */
  const look = (kept: readonly Table[], there: readonly Table[]): Map<string, Cell[][]> | null => {
    const all = [
      ...kept.map(
        (of) => `SELECT ${row(of.name, of.columns.map(asText))} FROM ${dialect.table(of)}`,
      ),
      ...there.map(
        (of) =>
          `SELECT ${row('', [])} FROM ${dialect.table(of)} WHERE 1 = 0 AND ` +
          `(${of.columns.map(({ name }) => `${quote(name)} IS NULL`).join(' OR ')})`,
      ),
    ];
    try {
      const rows = engine.select(all.join('\nUNION ALL '), Array(WIDTH + 1).fill('text'));
      const found = new Map(kept.map(({ name }): [string, Cell[][]] => [name, []]));
      for (const [kind, ...cells] of rows) found.get(String(kind))!.push(cells);
      return found;
    } catch (error) {
      if (!['warehouse.sql', 'warehouse.missing'].includes(failureOf(error).code)) throw error;
      return null;
    }
  };

  const shapes = new Map<string, string | undefined>();
  /** Tells one shape of a table from another; undefined: it has to be looked at each time. */
  const markFor = (of: Table): string | undefined => {
    const name = nameOf(of);
    if (!shapes.has(name)) {
      const shape = store.shape?.(of);
      shapes.set(name, shape === undefined ? undefined : markOf([shape]).toString(36));
    }
    return shapes.get(name);
  };
  /** Tables that are as wanted, in this execution; marks that the next commit says. */
  const sure = new Set<string>();
  const made = new Map<string, string>();
  let state: Known | undefined;

  const begin = (): Map<string, Cell[][]> => {
    store.ensure(LEDGER);
    const found = look(KEPT, []);
    if (found === null) throw new Error('What was just made is not there.');
    if (found.get(TURN.name)!.length > 0) return found;
    store.commit([{ do: 'upsert', table: TURN, rows: [[1, 0, '']] }]);
    return found;
  };
  const marked = (known: Known, of: Table): boolean => {
    const mark = markFor(of);
    return mark !== undefined && known.views.get(`table ${nameOf(of)}`) === mark;
  };
  /** @returns whether these tables were found to be there by the way. */
  const open = (also: readonly Table[] = []): boolean => {
    if (state) return false;
    const plain = !thorough && LEDGER.every(markFor);
    const others = [...LEDGER.filter((of) => !KEPT.includes(of)), ...also];
    const kept = plain ? look(KEPT, store.lacking ? [] : others) : null;
    const first = kept && (store.lacking?.(others) ?? []).length === 0 ? kept : null;
    state = knownOf(first ?? begin());
    if (first && !LEDGER.every((of) => marked(state!, of))) state = knownOf(begin());
    for (const of of LEDGER) note(of);
    return first !== null;
  };
  const lacking = (tables: readonly Table[]): readonly TableName[] => {
    if (tables.length === 0) return [];
    if (store.lacking) return store.lacking(tables);
    return look([], tables) ? [] : tables.filter((of) => look([], [of]) === null);
  };
  const note = (of: Table): void => {
    const mark = markFor(of);
    if (mark !== undefined && state?.views.get(`table ${nameOf(of)}`) !== mark)
      made.set(`table ${nameOf(of)}`, mark);
  };
  const known = (): Known => {
    open();
    return state!;
  };

  const ensure = (tables: readonly Table[]): readonly TableName[] => {
    const left = tables.filter((of) => !sure.has(nameOf(of)));
    if (left.length === 0) return [];
    const plain = left.filter(markFor);
    const found = open(plain);
    const now = known();
    const settled = plain.filter((of) => marked(now, of));
    // Somebody dropped some: should this end before they are made, they must not pass for filled.
    const gone = new Set(found ? [] : lacking(settled).map(nameOf));
    const dropped = settled.filter((of) => gone.has(nameOf(of)));
    if (dropped.length > 0)
      commitAll([], { views: new Map(dropped.map((of) => [`table ${nameOf(of)}`, ''])) });
    const unsure = thorough
      ? left
      : left.filter((of) => !settled.includes(of) || dropped.includes(of));
    const doubtful = unsure.filter((of) => now.views.get(`table ${nameOf(of)}`) === '');
    const missing = unsure.length > 0 ? store.ensure(unsure) : [];
    const lost = new Set([...missing, ...doubtful].map(nameOf));
    for (const of of left) {
      sure.add(nameOf(of));
      if (!lost.has(nameOf(of))) note(of);
    }
    return left.filter((of) => lost.has(nameOf(of)));
  };

  const place = dialect.table(TURN);
  const column = quote('turn');

  const commit = (steps: readonly Step[]): void => {
    const { turn } = known();
    const by = literal(who);
    const mine = `${column} = ${turn + 1} AND ${quote('by')} = ${by}`;
    try {
      store.commit([
        // Whoever commits holds this row until it is done; whoever waited for it sees another turn.
        {
          do: 'expect',
          changing: `UPDATE ${place} SET ${column} = ${turn + 1}, ${quote('by')} = ${by} WHERE ${column} = ${turn}`,
          sql: `SELECT COUNT(*) FROM ${place} WHERE ${mine}`,
          answer: 1,
        },
        ...steps,
      ]);
    } catch (error) {
      if (failureOf(error).code !== 'warehouse.busy') throw error;
      // The answer was lost and it was tried again: what stands there may be this very commit.
      const [now] = engine.select(`SELECT COUNT(*) FROM ${place} WHERE ${mine}`, ['integer']);
      if (Number(now?.[0]) !== 1) throw error;
    }
    known().turn += 1;
  };
  const commitAll = (steps: readonly Step[], news: News): void => {
    const now = known();
    const { loaded: rows = [], forgotten = [], built: one, building } = news;
    const views = new Map([...made, ...(news.views ?? [])]);
    commit([...steps, ...stepsOf({ ...news, views })]);
    for (const row of rows) now.loaded = [...now.loaded.filter((other) => !same(row)(other)), row];
    now.loaded = now.loaded.filter((row) => !forgotten.some(same(row)));
    if (one) now.built.set(...one);
    if (building?.[1]) now.building.set(building[0], building[1]);
    else if (building) now.building.delete(building[0]);
    for (const [name, mark] of views) now.views.set(name, mark);
    for (const name of views.keys()) made.delete(name);
  };

  return {
    engine,
    store,
    ensure,
    trust: (tables) => tables.forEach(note),
    loaded: () => known().loaded,
    visible: (connection, resource) =>
      known().loaded.find(
        (row) =>
          row.connection === connection && row.resource === resource && row.state === 'visible',
      ),
    built: (dataset) => known().built.get(dataset),
    work: (dataset) => workTable(dataset, store.detached?.attempt),
    building: (dataset) => known().building.get(dataset),
    views: () => known().views,
    commit: (steps, news = {}) => commitAll(steps, news),
  };
};

const same = (a: Loaded) => (b: Loaded) =>
  a.connection === b.connection && a.resource === b.resource && a.epoch === b.epoch;
