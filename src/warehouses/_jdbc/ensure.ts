import {
  FailureError,
  type Cell,
  type Dialect,
  type FieldType,
  type Table,
  type TableColumn,
  type TableName,
} from '../../model';
import type { Flavor, Placed, Shape } from './flavor';
import { placing, shorten } from './names';
import { isLimited, roomsOf } from './room';
import type { Session } from './session';
import { WIDER } from './standard';

/** Tables' shapes in a database: what is there, and what has to be done so that it is as wanted. */
export interface Shapes {
  /** @param more what is said after it, with as few calls as it takes. */
  create(table: Table, more?: readonly string[]): void;
  /** Everything that is said to make it; undefined: only looking at it tells enough. */
  shape(table: Table): string | undefined;
  /** @returns those that were not there, or lacked a column. */
  ensure(tables: readonly Table[]): readonly TableName[];
  /** Rows that the engine believed a table to have when it was looked at; undefined: it does not say. */
  rowsIn(table: Table): number | undefined;
  /**
   * Before these rows come: columns take the longest of their texts. No transaction may be open.
   * @param rows undefined: nobody knows what comes.
   */
  makeRoom(table: Table, rows: Iterable<readonly Cell[]> | undefined): void;
  /** Whether it is known to have columns that do not take every text. */
  isNarrow(table: Table): boolean;
  view(name: TableName, query: string, comment?: string): void;
  drop(tables: readonly (TableName | Table)[]): void;
  /** Makes schemas that tables need and that are not there. */
  schemasFor(tables: readonly TableName[]): void;
  schemasMissing(tables: readonly TableName[]): readonly string[];
}

interface Found {
  readonly columns: Map<string, { readonly type: string; readonly comment: string }>;
  readonly comment: string;
  readonly rows: number;
}

const keyOf = ({ schema, name }: TableName): string => `${schema}\n${name}`;

export const shapesOf = (
  session: Session,
  flavor: Flavor,
  dialect: Dialect,
  own: string,
): Shapes => {
  const { quote, literal } = dialect;
  const placed = placing(own, flavor.hasSchemas, flavor.longestName);
  const nameIn = (name: string): string => shorten(name, flavor.longestName);
  const rooms = roomsOf(flavor);
  const counts = new Map<string, number>();
  let schemas: Set<string> | undefined;

  const remarked = <T extends { readonly comment?: string }>(of: T): T =>
    of.comment === undefined ? of : { ...of, comment: flavor.remark(of.comment) };

  const shapeOf = (table: Table): Shape => {
    const columns = table.columns.map(remarked);
    const wanted: Placed = { ...remarked(table), columns, place: placed(table) };
    return {
      server: session.server,
      table: wanted,
      name: dialect.table(table),
      quote,
      literal,
      typeOf: (column) => flavor.columnType(session.server, wanted, column),
    };
  };

  const query = (sql: string, columns: number): (string | null)[][] =>
    session.use('always', (connection) => connection.query(sql, [], columns));
  /** Changes of shape: each does nothing when done a second time, or fails and says so. */
  const apply = (statements: readonly string[]): void => {
    for (const sql of flavor.together(statements))
      session.use('busy', (connection) => connection.execute(sql));
  };

  const schemasMissing = (tables: readonly TableName[]): readonly string[] => {
    if (!flavor.hasSchemas) return [];
    const there = (schemas ??= new Set(query(flavor.schemas, 1).map(([name]) => String(name))));
    return [...new Set(tables.map((t) => placed(t).schema))].filter((name) => !there.has(name));
  };
  const schemasFor = (tables: readonly TableName[]): void => {
    for (const name of schemasMissing(tables)) {
      apply([`CREATE SCHEMA ${quote(name)}`]);
      schemas?.add(name);
    }
  };

  const look = (tables: readonly Table[]): Map<string, Found> => {
    const found = new Map<string, Found>();
    for (const [schema, name, column, type, comment, about, rows] of query(
      flavor.columnsOf(tables.map(placed)),
      flavor.joinsByIndex ? 7 : 6,
    )) {
      const key = keyOf({ schema: schema ?? '', name: name ?? '' });
      const told = { comment: about ?? '', rows: Number(rows ?? 0) };
      const table = found.get(key) ?? { columns: new Map(), ...told };
      found.set(key, table);
      table.columns.set(String(column), { type: String(type), comment: comment ?? '' });
    }
    return found;
  };

  const indexName = ({ place: { name } }: Placed, columns: readonly string[]): string =>
    nameIn(`${name} by ${columns.join(', ')}`);

  /** What an index of more columns begins with needs none of its own. */
  const indexesIn = ({ indexes = [], joined = [] }: Table): readonly (readonly string[])[] => {
    if (!flavor.joinsByIndex) return indexes;
    const begins = (few: readonly string[], many: readonly string[]): boolean =>
      few.every((name, i) => name === many[i]);
    return [...joined, ...indexes.filter((one) => !joined.some((more) => begins(one, more)))];
  };
  const indexesFor = (shape: Shape, there: ReadonlySet<string>): string[] =>
    indexesIn(shape.table).flatMap((columns) => {
      const name = indexName(shape.table, columns);
      return there.has(name) ? [] : [flavor.createIndex(shape, name, columns) ?? []].flat();
    });

  const createAll = (table: Table): readonly string[] => {
    const shape = shapeOf(table);
    rooms.note(table, shape.typeOf);
    counts.set(shape.name, 0);
    return [...flavor.create(shape), ...indexesFor(shape, new Set())];
  };

  /** Widens a column; views that would keep it from changing are made again. */
  const widen = (shape: Shape, column: TableColumn, from: FieldType): void => {
    const views = flavor.viewsOn ? query(flavor.viewsOn(shape.table.place), 4) : [];
    const named = views.map(([schema, name, text, comment]) => ({
      name: `${quote(String(schema))}.${quote(String(name))}`,
      text: String(text),
      comment,
    }));
    apply([
      ...named.map(({ name }) => `DROP VIEW ${name}`),
      ...flavor.widen(shape, column, from),
      ...named.flatMap(({ name, text, comment }) => [
        `CREATE VIEW ${name} AS ${text.replace(/;\s*$/, '')}`,
        ...(comment === null ? [] : [`COMMENT ON VIEW ${name} IS ${literal(String(comment))}`]),
      ]),
    ]);
  };

  /** @returns whether it lacked a column. */
  const mend = (table: Table, found: Found, indexes: ReadonlySet<string>): boolean => {
    const shape = shapeOf(table);
    const statements: string[] = [];
    let lacked = false;
    counts.set(shape.name, found.rows);
    rooms.note(table, (c) => found.columns.get(nameIn(c.name))?.type ?? shape.typeOf(c));
    for (const column of shape.table.columns) {
      const there = found.columns.get(nameIn(column.name));
      if (!there) {
        lacked = true;
        statements.push(...flavor.addColumn(shape, column));
        continue;
      }
      const types = flavor.typeOf(there.type);
      if (!types.includes(column.type)) {
        const from = types.find((type) => WIDER[type].includes(column.type));
        if (!from)
          throw new FailureError('warehouse.type', {
            table: table.name,
            column: column.name,
            found: there.type,
            wanted: flavor.columnType(session.server, shape.table, column),
          });
        widen(shape, column, from);
      }
      if (column.comment !== undefined && column.comment !== there.comment)
        statements.push(...flavor.comment(shape, column, there.type));
    }
    const { comment } = shape.table;
    if (comment !== undefined && comment !== found.comment)
      statements.push(...flavor.comment(shape, null));
    statements.push(...indexesFor(shape, indexes));
    apply(statements);
    return lacked;
  };

  return {
    schemasFor,
    schemasMissing,
    create: (table, more = []) => {
      schemasFor([table]);
      apply([`DROP TABLE IF EXISTS ${dialect.table(table)}`, ...createAll(table), ...more]);
    },
    shape: (table) => {
      // What only looking at it tells is needed each time.
      if (isLimited(flavor, table) || (flavor.joinsByIndex && table.joined)) return undefined;
      const shape = shapeOf(table);
      return [...flavor.create(shape), ...indexesFor(shape, new Set())].join('\n');
    },
    ensure: (tables) => {
      if (tables.length === 0) return [];
      schemasFor(tables);
      const found = look(tables);
      const indexed = tables.filter((t) => indexesIn(t).length > 0 && found.has(keyOf(placed(t))));
      const indexes = new Set(
        indexed.length === 0
          ? []
          : query(flavor.indexesOf(indexed.map(placed)), 3).map(([, , name]) => String(name)),
      );
      return tables.filter((table) => {
        const there = found.get(keyOf(placed(table)));
        if (there) return mend(table, there, indexes);
        apply(createAll(table));
        return true;
      });
    },
    rowsIn: (table) => (flavor.joinsByIndex ? counts.get(dialect.table(table)) : undefined),
    makeRoom: (table, rows) => {
      if (!flavor.makeRoom || !isLimited(flavor, table)) return;
      // Of one that nobody has looked at the engine says what does not fit, and takes nothing.
      const whole = rooms.noted(table);
      if (!whole) return;
      const lacking = rows === undefined ? rooms.limited(table) : rooms.lacking(table, rows);
      if (lacking.length === 0) return;
      const shape = shapeOf(whole);
      const columns = shape.table.columns.filter(({ name }) => lacking.includes(name));
      const sql = flavor.makeRoom(shape, columns);
      session.use('always', (connection) => connection.execute(sql));
      rooms.made(whole, lacking);
    },
    isNarrow: (table) => flavor.makeRoom !== undefined && rooms.limited(table).length > 0,
    view: (name, text, comment) => {
      schemasFor([name]);
      const about = comment === undefined ? {} : { comment };
      apply(flavor.createView(shapeOf({ ...name, columns: [], key: [], ...about }), text));
    },
    drop: (tables) => {
      if (tables.length === 0) return;
      if (tables.every((table) => 'columns' in table)) {
        apply([`DROP TABLE IF EXISTS ${tables.map(dialect.table).join(', ')}`]);
        return;
      }
      const there = query(flavor.kindsOf(tables.map(placed)), 3);
      const wanted = new Map(tables.map((t) => [keyOf(placed(t)), dialect.table(t)]));
      const isView = (kind: string | null | undefined): boolean => /VIEW/i.test(kind ?? '');
      // Views first: they stand on tables.
      const sorted = [...there].sort((a, b) => Number(isView(b[2])) - Number(isView(a[2])));
      apply(
        sorted.flatMap(([schema, name, kind]) => {
          const full = wanted.get(keyOf({ schema: schema ?? '', name: name ?? '' }));
          return full ? [`DROP ${isView(kind) ? 'VIEW' : 'TABLE'} ${full}`] : [];
        }),
      );
    },
  };
};
