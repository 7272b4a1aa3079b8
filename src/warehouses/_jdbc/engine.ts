import type { Host, SqlAddress, SqlConnection } from '../../host/host';
import {
  FailureError,
  failureOf,
  type Cell,
  type Engine,
  type FieldType,
  type Step,
  type Table,
  type Writing,
} from '../../model';
import { batches, type Size } from './batches';
import { dialectOf } from './dialect';
import { shapesOf } from './ensure';
import type { Bulk, Expected, Flavor } from './flavor';
import { isLimited } from './room';
import { openSession } from './session';
import { statisticsOf } from './statistics';
import { kindOf, read } from './values';

/** Characters of a bulk statement at most; a packet may be larger, a script's memory is not. */
const MOST_CHARS = 4_000_000;
/** A packet holds bytes: of a text in UTF-8 three a UTF-16 unit, quotes and backslashes with one before them. */
const BYTES_PER_CHAR = 4;
/** Of what an answer takes too long, less is sent; where it is quick, more. */
const SLOW_MS = 20_000;
const QUICK_MS = 2_000;
const MOST_ROWS = 8;

/** Rows of this size stand in the statement itself: a parameter is a call of its own. */
const INLINE_CHARS = 500_000;
const INLINE_ROWS = 5_000;

/** Whose tables these are: one row. */
const OWNER: Table = {
  schema: 'homeroom',
  name: 'owner',
  columns: [
    { name: 'one', type: 'integer' },
    {
      name: 'workbook',
      type: 'text',
      comment: 'The id of the workbook that keeps its data sets here.',
    },
    { name: 'since', type: 'timestamp' },
  ],
  key: ['one'],
  comment: 'Which workbook of Homeroom this belongs to. Another one is refused.',
};

/** What was not there, or nothing; a connection that broke is not passed over. */
const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (failureOf(error).code !== 'warehouse.sql') throw error;
    return undefined;
  }
};

type Rows = Iterable<readonly Cell[]>;

/** An open {@link Engine} over a JDBC connection. @throws FailureError `warehouse.*` */
export const openEngine = (host: Host, flavor: Flavor, to: SqlAddress, own: string): Engine => {
  const session = openSession(host, flavor, to);
  const { server } = session;
  const dialect = dialectOf(flavor, server, own);
  const shapes = shapesOf(session, flavor, dialect, own);
  const chars = Math.min(MOST_CHARS, Math.floor(server.packet / BYTES_PER_CHAR));
  const size: Size = { rows: flavor.rowsAtOnce, chars };

  /** Larger steps where an answer comes quickly: then the way there is what costs. */
  const adapt = (connection: SqlConnection, before: number): void => {
    const took = connection.pace().ms - before;
    if (took > SLOW_MS) size.rows = Math.max(100, Math.floor(size.rows / 2));
    else if (took < QUICK_MS) size.rows = Math.min(flavor.rowsAtOnce * MOST_ROWS, size.rows * 2);
  };

  const bulkOf = (table: Table): Bulk => {
    const at = table.columns.map((_, i) => i);
    const isKey = (i: number): boolean => table.key.includes(table.columns[i]!.name);
    return {
      table,
      name: dialect.table(table),
      from: flavor.from(server, table.columns),
      columns: table.columns.map(({ name }) => dialect.quote(name)),
      values: table.columns.map((column, i) => flavor.value(column, i)),
      keys: at.filter(isKey),
      others: at.filter((i) => !isKey(i)),
    };
  };

  const send = (connection: SqlConnection, sql: string, table: Table, rows: Rows): void => {
    for (const json of batches(table, rows, size, flavor)) {
      const before = connection.pace().ms;
      connection.execute(sql, [json]);
      adapt(connection, before);
    }
  };

  const statistics = statisticsOf(session, flavor);
  const grow = (table: Table, rows: number): void =>
    statistics.grow(dialect.table(table), rows, shapes.rowsIn(table));

  /** @param json the rows; absent: they are the statement's parameter. */
  const writing = ({ do: what, table: of }: Writing, json?: string): string => {
    const all = of.columns.map(({ name }) => name);
    const bulk = bulkOf(what === 'delete' ? { ...of, key: all } : of);
    const from =
      json === undefined ? bulk.from : bulk.from.replace('?', () => dialect.literal(json));
    return flavor[what === 'delete' ? 'remove' : what]({ ...bulk, from });
  };
  /** What is deleted tells nothing apart: it may be of any length. */
  const keyed = ({ do: what, table }: Writing): Table =>
    what === 'delete' ? { ...table, key: [] } : table;

  const take = (connection: SqlConnection, step: Step): void => {
    if (step.do === 'run') {
      const rows = connection.execute(step.sql);
      if (step.fills && flavor.joinsByIndex) grow(step.fills, rows);
      return;
    }
    if (step.do === 'expect') {
      const found =
        step.changing === undefined
          ? Number(connection.query(step.sql, [], 1)[0]?.[0])
          : connection.execute(step.changing);
      if (found !== step.answer)
        throw new FailureError('warehouse.busy', { detail: 'another refresh is at work in it' });
      return;
    }
    if (step.rows.length > 0) send(connection, writing(step), keyed(step), step.rows);
  };

  /** All steps as one statement; undefined: the engine knows none, or the rows are too many for it. */
  const atOnce = (steps: readonly Step[]): string | undefined => {
    const rows = steps.reduce((sum, step) => sum + ('rows' in step ? step.rows.length : 0), 0);
    // What a statement in it has filled is not told.
    const isCounted = flavor.joinsByIndex && steps.some((step) => 'fills' in step && step.fills);
    if (isCounted || rows > INLINE_ROWS || !flavor.atomic?.(server, [])) return undefined;
    let room = Math.min(INLINE_CHARS, Math.floor(chars / 2));
    const all: (string | Expected)[] = [];
    for (const step of steps) {
      if (step.do === 'run') all.push(step.sql);
      else if (step.do === 'expect') all.push(step);
      else
        for (const json of batches(
          keyed(step),
          step.rows,
          { rows: Infinity, chars: room },
          flavor,
        )) {
          room -= json.length;
          if (room <= 0) return undefined;
          all.push(writing(step, json));
        }
    }
    return flavor.atomic(server, all);
  };

  const commit = (steps: readonly Step[]): void => {
    // A change of shape would end the transaction. Where this is as far as it comes, the next one finds room.
    for (const step of steps)
      if (step.do === 'upsert' || step.do === 'update') shapes.makeRoom(step.table, step.rows);
    const one = atOnce(steps);
    try {
      commitOnce(steps, one);
    } catch (error) {
      // How long it is what a query selects is told by its failing only.
      const filled = steps.flatMap((step) => (step.do === 'run' && step.fills ? [step.fills] : []));
      const narrow = filled.filter(shapes.isNarrow);
      if (narrow.length === 0 || failureOf(error).code !== 'warehouse.sql') throw error;
      for (const table of narrow) shapes.makeRoom(table, undefined);
      commitOnce(steps, one);
    }
    for (const step of steps) if (step.do === 'upsert') grow(step.table, step.rows.length);
  };
  const commitOnce = (steps: readonly Step[], one: string | undefined): void => {
    // Where the answer of a commit was lost it may have happened. Done again it is refused: what it expects to
    // change is changed already, and whoever asked for it looks whether that was this very commit.
    if (one === undefined)
      session.atomically('always', (connection) => {
        for (const step of steps) take(connection, step);
      });
    else session.use('always', (connection) => connection.execute(one));
  };

  /** Tables of this execution, by what a statement that fills them begins with. */
  const made = new Map<string, Table>();
  const create = (table: Table): void => {
    shapes.create(table);
    if (isLimited(flavor, table)) made.set(`INSERT INTO ${dialect.table(table)} `, table);
  };
  /** How long it is what a query selects is told by its failing only: then there is room, and it runs again. */
  const fillOne = (sql: string): void => {
    const run = (): void => session.use('busy', (connection) => void connection.execute(sql));
    try {
      run();
    } catch (error) {
      const [begin, table] = [...made].find(([start]) => sql.startsWith(start)) ?? [];
      if (!table || failureOf(error).code !== 'warehouse.sql') throw error;
      shapes.makeRoom(table, undefined);
      made.delete(begin!);
      run();
    }
  };

  const select = (sql: string, types?: readonly FieldType[]): Cell[][] =>
    session.use('always', (connection) => {
      if (types) return read(connection.query(sql, [], types.length), types);
      const answer = connection.typed(sql);
      return read(answer.rows, answer.types.map(kindOf));
    });

  const owner = (): Cell | undefined =>
    select(`SELECT workbook FROM ${dialect.table(OWNER)}`, ['text'])[0]?.[0];

  /** Makes the schemas this workbook's, or finds that they are another's. @throws warehouse.taken */
  const claim = (workbook: string): void => {
    const theirs = attempt(owner) ?? makeOwner(workbook);
    if (theirs !== workbook) throw new FailureError('warehouse.taken', { schema: own });
  };
  const makeOwner = (workbook: string): Cell | undefined => {
    shapes.schemasFor([{ schema: 'school', name: '' }]);
    shapes.ensure([OWNER]);
    const row = [1, workbook, new Date(host.clock.now()).toISOString()];
    const table = { ...OWNER, key: [] };
    // Of two workbooks that come at the same moment the key lets one in.
    attempt(() => session.use('never', (c) => send(c, flavor.upsert(bulkOf(table)), table, [row])));
    return owner();
  };

  const engine: Engine = {
    dialect,
    create,
    upsert: (table, rows) => {
      const sql = flavor.upsert(bulkOf(table));
      // Rows that can be walked only once cannot be looked at first, nor be sent again.
      const all = isLimited(flavor, table) ? [...rows] : rows;
      shapes.makeRoom(table, all);
      session.atomically(Array.isArray(all) ? 'always' : 'never', (connection) =>
        send(connection, sql, table, all),
      );
    },
    run: (sql) => {
      statistics.refresh();
      fillOne(sql);
    },
    fill: (table, statements) => {
      statistics.refresh();
      if (!isLimited(flavor, table)) {
        shapes.create(table, statements);
        return;
      }
      create(table);
      statements.forEach(fillOne);
    },
    select,
    close: () => {
      try {
        // Another execution may be the one that builds.
        statistics.refresh();
      } catch {
        // It was lost, and nothing with it.
      }
      session.close();
    },
    store: {
      ensure: shapes.ensure,
      view: shapes.view,
      drop: shapes.drop,
      shape: shapes.shape,
      commit,
      batch: { rows: flavor.rowsAtOnce * 4, chars: chars * 2 },
    },
  };
  try {
    claim(host.workbook.id());
    return engine;
  } catch (error) {
    session.close();
    throw error;
  }
};
