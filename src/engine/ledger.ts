import {
  failureOf,
  type Cell,
  type Engine,
  type FieldType,
  type Step,
  type Store,
  type Table,
} from '../model';

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
  { dataset: 'text', mark: 'text', day: 'date', origin: 'json', parts: 'json' },
  { comment: 'What each published data set was built from.' },
);
/** Keys that the next incremental build looks at whatever changed: rows of theirs were set aside. */
export const REBUILD = table('rebuild', ['dataset', 'connection', 'value'], {
  dataset: 'text',
  connection: 'text',
  value: 'text',
});
const VIEWS = table('views', ['name'], { name: 'text', mark: 'text' });

/** All tables of it. */
export const LEDGER = [TURN, LOADED, CHANGED, TOUCHED, BUILT, REBUILD, VIEWS];

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
}

export interface Ledger {
  readonly engine: Engine;
  readonly store: Store;
  loaded(): readonly Loaded[];
  /** The epoch of a connection's collection that counts; undefined: it was never loaded. */
  visible(connection: string, resource: string): Loaded | undefined;
  built(dataset: string): Built | undefined;
  /** Marks of the views as they were made last. */
  views(): ReadonlyMap<string, string>;
  /**
   * Commits steps and what they mean for the ledger. Somebody else may have been at work since it was
   * opened, such as an execution that was ended while its last statement ran: then nothing is done.
   * @throws warehouse.busy
   */
  commit(steps: readonly Step[], news?: News): void;
}
export interface News {
  readonly loaded?: readonly Loaded[];
  /** Rows of theirs are deleted. */
  readonly forgotten?: readonly Loaded[];
  readonly built?: readonly [dataset: string, built: Built];
  readonly views?: ReadonlyMap<string, string>;
}

/**
 * Opens the ledger of a warehouse, and begins it where there is none.
 * @param who opens it: an execution, by a name that no other has.
 */
export const openLedger = (engine: Engine, store: Store, who: string): Ledger => {
  const { dialect } = engine;
  const { quote } = dialect;
  const rowsOf = (of: Table): Cell[][] =>
    engine.select(
      `SELECT ${of.columns.map(({ name }) => quote(name)).join(', ')} FROM ${dialect.table(of)}`,
      of.columns.map(({ type }) => type),
    );
  store.ensure(LEDGER);
  const [first] = rowsOf(TURN);
  if (!first) store.commit([{ do: 'upsert', table: TURN, rows: [[1, 0, '']] }]);
  let turn = Number(first?.[1] ?? 0);
  let loaded = rowsOf(LOADED).map(loadedOf);
  const built = new Map(
    rowsOf(BUILT).map(([dataset, mark, day, origin, parts]): [string, Built] => [
      String(dataset),
      {
        mark: String(mark),
        day: String(day),
        origin: JSON.parse(String(origin)) as Origin,
        ...(typeof parts === 'string'
          ? { parts: JSON.parse(parts) as Record<string, number> }
          : {}),
      },
    ]),
  );
  const views = new Map(rowsOf(VIEWS).map(([name, mark]) => [String(name), String(mark)]));
  const place = dialect.table(TURN);
  const column = quote('turn');

  const commit = (steps: readonly Step[]): void => {
    const by = dialect.literal(who);
    try {
      store.commit([
        // Whoever commits holds this row until it is done; whoever waited for it sees another turn.
        {
          do: 'run',
          sql: `UPDATE ${place} SET ${column} = ${column} + 1, ${quote('by')} = ${by} WHERE ${quote('one')} = 1`,
        },
        { do: 'expect', sql: `SELECT ${column} FROM ${place}`, answer: turn + 1 },
        ...steps,
      ]);
    } catch (error) {
      if (failureOf(error).code !== 'warehouse.busy') throw error;
      // The answer was lost and it was tried again: what stands there may be this very commit.
      const [now] = rowsOf(TURN);
      if (Number(now?.[1]) !== turn + 1 || now?.[2] !== who) throw error;
    }
    turn += 1;
  };

  return {
    engine,
    store,
    loaded: () => loaded,
    visible: (connection, resource) =>
      loaded.find(
        (row) =>
          row.connection === connection && row.resource === resource && row.state === 'visible',
      ),
    built: (dataset) => built.get(dataset),
    views: () => views,
    commit: (steps, news = {}) => {
      const { loaded: rows = [], forgotten = [], built: one, views: made } = news;
      commit([...steps, ...stepsOf(news)]);
      for (const row of rows) loaded = [...loaded.filter((other) => !same(row)(other)), row];
      loaded = loaded.filter((row) => !forgotten.some(same(row)));
      if (one) built.set(...one);
      for (const [name, mark] of made ?? []) views.set(name, mark);
    },
  };
};

const same = (a: Loaded) => (b: Loaded) =>
  a.connection === b.connection && a.resource === b.resource && a.epoch === b.epoch;

const loadedOf = (cells: readonly Cell[]): Loaded =>
  Object.fromEntries(
    LOADED.columns.map(({ name, type }, i) => [
      name,
      type === 'integer' ? Number(cells[i]) : String(cells[i]),
    ]),
  ) as unknown as Loaded;

const builtRow = (dataset: string, { mark, day, origin, parts }: Built): Cell[] => [
  dataset,
  mark,
  day,
  JSON.stringify(origin),
  parts ? JSON.stringify(parts) : null,
];

/** What the ledger's own tables are to hold. */
const stepsOf = ({ loaded = [], forgotten = [], built, views }: News): Step[] => {
  const put = (of: Table, rows: readonly (readonly Cell[])[]): Step[] =>
    rows.length > 0 ? [{ do: 'upsert', table: of, rows }] : [];
  const keyed = { ...LOADED, columns: LOADED.columns.slice(0, LOADED.key.length) };
  const names = LOADED.columns.map(({ name }) => name as keyof Loaded);
  return [
    ...put(
      LOADED,
      loaded.map((row) => names.map((name) => row[name])),
    ),
    ...(forgotten.length > 0
      ? [
          {
            do: 'delete' as const,
            table: keyed,
            rows: forgotten.map(({ connection, resource, epoch }) => [connection, resource, epoch]),
          },
        ]
      : []),
    ...put(BUILT, built ? [builtRow(...built)] : []),
    ...put(VIEWS, [...(views ?? [])]),
  ];
};
