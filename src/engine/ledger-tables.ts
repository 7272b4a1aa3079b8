import type { Cell, FieldType, Step, Table } from '../model';
import type { Standing } from './standing';

/**
 * What a warehouse that outlives the execution knows of itself, in tables beside the data: every commit
 * holds rows and what is to be known of them, so that neither is ever without the other.
 */
const table = (
  name: string,
  key: readonly string[],
  columns: Readonly<Record<string, FieldType>>,
  more: Partial<Table> = {},
): Table => ({
  schema: 'homeroom',
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
  key,
  ...more,
});

export const TURN = table(
  'turn',
  ['one'],
  { one: 'integer', turn: 'integer', by: 'text' },
  { comment: 'Counts the commits, so that one that comes late finds that others were there.' },
);
export const LOADED = table(
  'loaded',
  ['connection', 'resource', 'epoch'],
  {
    connection: 'text',
    resource: 'text',
    epoch: 'integer',
    connector: 'text',
    state: 'text',
    log: 'text',
    generation: 'integer',
    seq: 'integer',
    touched: 'integer',
    since: 'integer',
    fields: 'text',
    site: 'text',
  },
  { comment: 'Up to which segment of its log each collection is loaded, and which rows count.' },
);
/** Values of partition columns whose rows changed; `since` of {@link Loaded} says how far back it reaches. */
export const CHANGED = table(
  'changed',
  [],
  { connection: 'text', resource: 'text', segment: 'integer', field: 'text', value: 'text' },
  {
    comment: 'Which keys changed with which segment: what incremental builds look at.',
    indexes: [['connection', 'resource']],
  },
);
/** Keys of the commit in hand; empty between commits. */
export const TOUCHED = table('touched', ['connection', 'resource', 'record'], {
  connection: 'text',
  resource: 'text',
  record: 'text',
});
export const BUILT = table(
  'built',
  ['dataset'],
  {
    ...{ dataset: 'text', mark: 'text', day: 'date', origin: 'json', parts: 'json' },
    ...{ hash: 'text', said: 'text' },
  },
  { comment: 'What each published data set was built from, and which of its rows stand there.' },
);
/** Keys that the next incremental build looks at whatever changed: rows of theirs were set aside. */
export const REBUILD = table('rebuild', ['dataset', 'connection', 'value'], {
  dataset: 'text',
  connection: 'text',
  value: 'text',
});
/** How far the work tables are that are built some keys at a time. */
export const BUILDING = table(
  'building',
  ['dataset'],
  { dataset: 'text', mark: 'text', ranges: 'json', done: 'integer' },
  { comment: 'How far each data set is that is built in more than one statement.' },
);
/** Marks of views and tables as they were made last; an empty one: what it held may be gone. */
const VIEWS = table('views', ['name'], { name: 'text', mark: 'text' });

/** What is known when it is opened; the rest is looked into by statements alone. */
export const KEPT = [TURN, LOADED, BUILT, BUILDING, VIEWS];
/** All tables of it. */
export const LEDGER = [...KEPT, CHANGED, TOUCHED, REBUILD];
export const WIDTH = Math.max(...KEPT.map(({ columns }) => columns.length));

/** Rows of one collection under one epoch. */
export interface Loaded {
  readonly connection: string;
  readonly resource: string;
  readonly epoch: number;
  readonly connector: string;
  /** `reading`: it fills and is not seen yet; `gone`: its rows are to be deleted. */
  readonly state: 'reading' | 'visible' | 'gone';
  /** The file of the manifest: another one is another log. */
  readonly log: string;
  readonly generation: number;
  /** All segments up to this one are in. */
  readonly seq: number;
  /** The last segment that held anything of it. */
  readonly touched: number;
  /** Of every later segment it is known which keys changed, by these columns. */
  readonly since: number;
  readonly fields: string;
  readonly site: string;
}

/** What a data set was built from: epoch and last segment of each resource, by connection. */
export type Origin = Readonly<
  Record<string, Readonly<Record<string, readonly [epoch: number, touched: number]>>>
>;
export interface Built {
  readonly mark: string;
  readonly day: string;
  readonly origin: Origin;
  /** Published rows of each connection; absent: nobody has counted since there was a place for it. */
  readonly parts?: Readonly<Record<string, number>>;
  /** The rows that are published; absent: nobody has said it since there was a place for it. */
  readonly standing?: Standing;
}

/** A work table of which some is built, all of it from the same. */
export interface Building {
  /** Tells what it is built from. */
  readonly mark: string;
  /** Of each connection, in this order, the keys at which a range ends; the last one has no end. */
  readonly ranges: readonly (readonly [connection: string, ends: readonly string[]])[];
  /** Ranges that are in, counted over all connections. */
  readonly done: number;
}

export interface News {
  readonly loaded?: readonly Loaded[];
  /** Rows of theirs are deleted. */
  readonly forgotten?: readonly Loaded[];
  readonly built?: readonly [dataset: string, built: Built];
  /** Null: its work table is of no use any more. */
  readonly building?: readonly [dataset: string, building: Building | null];
  readonly views?: ReadonlyMap<string, string>;
}

/** What is known of a warehouse, as it stands in the ledger. */
export interface Known {
  turn: number;
  loaded: readonly Loaded[];
  readonly built: Map<string, Built>;
  readonly building: Map<string, Building>;
  readonly views: Map<string, string>;
}

export const knownOf = (found: ReadonlyMap<string, readonly Cell[][]>): Known => {
  const rowsOf = ({ name }: Table): readonly Cell[][] => found.get(name)!;
  return {
    turn: Number(rowsOf(TURN)[0]?.[1] ?? 0),
    loaded: rowsOf(LOADED).map(loadedOf),
    built: new Map(
      rowsOf(BUILT).map(([dataset, mark, day, origin, parts, , said]): [string, Built] => [
        String(dataset),
        {
          mark: String(mark),
          day: String(day),
          origin: JSON.parse(String(origin)) as Origin,
          ...(typeof parts === 'string'
            ? { parts: JSON.parse(parts) as Record<string, number> }
            : {}),
          ...(said ? { standing: JSON.parse(String(said)) as Standing } : {}),
        },
      ]),
    ),
    building: new Map(
      rowsOf(BUILDING).map(([dataset, mark, ranges, done]): [string, Building] => [
        String(dataset),
        {
          mark: String(mark),
          ranges: JSON.parse(String(ranges)) as Building['ranges'],
          done: Number(done),
        },
      ]),
    ),
    views: new Map(rowsOf(VIEWS).map(([name, mark]) => [String(name), String(mark)])),
  };
};

const loadedOf = (cells: readonly Cell[]): Loaded =>
  Object.fromEntries(
    LOADED.columns.map(({ name, type }, i) => [
      name,
      type === 'integer' ? Number(cells[i]) : String(cells[i]),
    ]),
  ) as unknown as Loaded;

const builtRow = (dataset: string, { mark, day, origin, parts, standing }: Built): Cell[] => [
  dataset,
  mark,
  day,
  JSON.stringify(origin),
  parts ? JSON.stringify(parts) : null,
  standing?.hash ?? null,
  standing ? JSON.stringify(standing) : null,
];

/** What the ledger's own tables are to hold. */
export const stepsOf = ({ loaded = [], forgotten = [], built, building, views }: News): Step[] => {
  const put = (of: Table, rows: readonly (readonly Cell[])[]): Step[] =>
    rows.length > 0 ? [{ do: 'upsert', table: of, rows }] : [];
  const keyed = { ...LOADED, columns: LOADED.columns.slice(0, LOADED.key.length) };
  const remove = (of: Table, rows: readonly (readonly Cell[])[]): Step[] =>
    rows.length > 0 ? [{ do: 'delete', table: of, rows }] : [];
  const [name, now] = building ?? [];
  const names = LOADED.columns.map(({ name }) => name as keyof Loaded);
  return [
    ...put(
      LOADED,
      loaded.map((row) => names.map((name) => row[name])),
    ),
    ...remove(
      keyed,
      forgotten.map(({ connection, resource, epoch }) => [connection, resource, epoch]),
    ),
    ...put(BUILT, built ? [builtRow(...built)] : []),
    ...put(BUILDING, now ? [[name!, now.mark, JSON.stringify(now.ranges), now.done]] : []),
    ...remove(
      { ...BUILDING, columns: BUILDING.columns.slice(0, 1) },
      building && !now ? [[building[0]]] : [],
    ),
    ...put(VIEWS, [...(views ?? [])]),
  ];
};
