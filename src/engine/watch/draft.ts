import type { Host } from '../../host/host';
import {
  type Cell,
  type Connection,
  type Connector,
  type Dataset,
  type Engine,
  type Registry,
  type Resource,
} from '../../model';
import { compile, type BuildScope } from '../build';
import { check, checkSources, hold } from '../check';
import { countRows } from '../counting';
import type { Watched } from '../job';
import { load, nameOf, pruned, rowsIn, sink, wordsOf, type Load } from '../load';
import type { Landing } from '../land';
import { marksOf } from '../look';
import { markOfAll } from '../marks';
import { hashedIn, publishedAs } from '../personal';
import type { Plan, Source } from '../plan';
import { cellsOf } from '../rows';
import { decode, type Piece } from '../segment';
import { accessOf, engineOf, isLasting, warehouseOf } from '../site';
import { snapshot } from '../store';
import { childTables, datasetTable, rawTable } from '../tables';

/** Rows that stay in the script's memory while somebody looks, beside those of a publication. */
const MOST_ROWS = 300_000;
/** Segments of so many bytes are read by the hundred. */
const SMALL = 50_000;
const FILES = 100;
/** Keys in one statement. */
const KEYS = 500;

/** A source of what is watched, and its log. */
export interface Fed {
  readonly source: Source;
  readonly landing: Pick<Landing, 'manifest' | 'state'>;
}

/**
 * Data sets as they are before they are landed and published: built in an engine that stays open between
 * the rounds of one watching, of which a round changes the rows it has brought and nothing else. What it
 * shows is checked as ever; whatever it cannot do is left to the run.
 */
export interface Draft {
  /** What a source's log will say, in its order. */
  hear(connection: string, text: string): void;
  /** Builds them and has them seen. @returns those that it cannot. */
  show(steps: Plan, datasets: readonly string[], fed: readonly Fed[]): Promise<readonly string[]>;
  /** As a run has built it: another result shows that something is not known here. */
  compare(dataset: string, hash: string): void;
  close(): void;
}

interface Open {
  readonly engine: Engine;
  readonly scope: BuildScope;
  readonly words: ReadonlySet<string>;
  /** By connection and resource. */
  readonly generations: ReadonlyMap<string, number>;
  readonly created: Set<string>;
  /** What fills a data set's table from a connection of a connector, by both. */
  readonly fillings: Map<string, string>;
  /** Data sets that stand built, but for what these connections have brought since. */
  readonly stale: Map<string, Set<string>>;
}

const placeOf = ({ connection }: Source, { name }: Resource): string => `${connection.id} ${name}`;

/** @param commit makes sure that all that was heard stands in the logs. */
export const openDraft = (
  host: Host,
  registry: Registry<Host>,
  seen: Watched['seen'],
  commit: () => void,
): Draft => {
  let open: Open | null = null;
  let opened = '';
  let heard: [connection: string, text: string][] = [];
  const hashes = new Map<string, string>();

  const close = (): void => {
    open?.engine.close();
    open = null;
    heard = [];
    hashes.clear();
  };

  /** Loads what is landed. @returns null: it is not for here. */
  const begin = async (steps: Plan, today: string, fed: readonly Fed[]): Promise<Open | null> => {
    const site = warehouseOf(snapshot(host));
    if (isLasting(engineOf(registry, site))) return null;
    commit();
    const loads = fed.map(({ source, landing }): Load => {
      return { source, manifest: landing.manifest(), resources: source.resources };
    });
    if (loads.reduce((sum, one) => sum + rowsIn(one), 0) > MOST_ROWS) return null;
    heard = [];
    // Of what is small many are read at once; they are remembered.
    const small = loads.flatMap(({ manifest }) =>
      manifest.segments.flatMap(({ file, bytes }) => (bytes <= SMALL ? file : [])),
    );
    for (let at = 0; at < small.length; at += FILES) host.files.read(small.slice(at, at + FILES));
    const engine = await engineOf(registry, site).open(host, accessOf(host, registry, site));
    try {
      if (!engine.each) throw new Error('It does not understand a statement once for many rows.');
      const sources = fed.map(({ source }) => source);
      const scope: BuildScope = { engine, registry, today, sources };
      const sql = steps.datasets
        .flatMap((dataset) =>
          Object.values(dataset.sql).map((text) => compile(scope, dataset, text)),
        )
        .join('\n');
      load(host, engine, loads, sql, true);
      const generations = new Map(
        fed.flatMap(({ source, landing }) =>
          source.resources.map((r) => [placeOf(source, r), landing.state(r.name).generation]),
        ),
      );
      const words = wordsOf(sql);
      return {
        engine,
        scope,
        words,
        generations,
        created: tablesOf(fed, engine),
        fillings: new Map(),
        stale: new Map(),
      };
    } catch (error) {
      engine.close();
      throw error;
    }
  };

  /** Has the tables say what was heard. */
  const merge = ({ engine, generations, words, created, stale }: Open, fed: readonly Fed[]) => {
    const known = new Map(fed.map(({ source }) => [source.connection.id as string, source]));
    for (const [connection, text] of heard) {
      const source = known.get(connection);
      if (!source) continue;
      const of = (name: string) => source.resources.find((r) => r.name === name);
      const isWanted = ({ resource, generation }: Piece['chunk']): boolean => {
        const found = of(resource);
        return found !== undefined && generations.get(placeOf(source, found)) === generation;
      };
      for (const piece of decode(text, isWanted)) {
        const resource = of(piece.chunk.resource)!;
        replace(engine, source, resource, words, piece);
        if (piece.op === 'upsert') sink(engine, source, resource, words, created, true)(piece);
      }
      for (const some of stale.values()) some.add(connection);
    }
    heard = [];
  };

  const fill = ({ engine, scope, stale, fillings }: Open, dataset: Dataset): void => {
    const some = stale.get(dataset.id);
    stale.set(dataset.id, new Set());
    const table = datasetTable(dataset);
    if (!some) engine.create(table);
    const sources = scope.sources.filter(({ connection }) => some?.has(connection.id) ?? true);
    const connections = sources.map(({ connection }) => [connection.id]);
    if (some)
      engine.each!(
        `DELETE FROM ${engine.dialect.table(table)} WHERE _connection = ?1`,
        connections,
      );
    const connectors = new Set(sources.map(({ connector }) => connector));
    for (const connector of connectors) {
      const key = `${dataset.id} ${connector.id}`;
      const sql = fillings.get(key) ?? fillingOf(scope, dataset, connector);
      fillings.set(key, sql);
      const own = sources.filter((source) => source.connector === connector);
      if (sql !== '')
        engine.each!(
          sql,
          own.map(({ connection: { id, site } }) => [id, site]),
        );
    }
  };

  /** @returns false: a person has to look, and is told so by the run. */
  const showOne = (steps: Plan, now: Open, dataset: Dataset, fed: readonly Fed[]): boolean => {
    const { scope, stale } = now;
    checkSources(
      scope,
      fed.map(({ source, landing }) => ({
        source,
        resources: steps.needs(dataset.id, source).filter(({ name }) => {
          const { wrong = 0, reading } = landing.state(name);
          return wrong > 0 || reading !== undefined;
        }),
      })),
    );
    fill(now, dataset);
    const { quarantine } = check(scope, dataset);
    const subscription = snapshot(host).subscription(dataset.id);
    const shown = publishedAs(dataset, subscription.personal);
    const cells = cellsOf(host, scope, shown, hashedIn(shown, subscription));
    const { rows } = countRows(scope, dataset, cells.length);
    // Rows that were taken out, here and where it is built from, come again with all others.
    if (quarantine.length > 0)
      for (const one of steps.datasets)
        if (steps.standsOn(one.id, dataset.id)) stale.delete(one.id);
    if (hold(dataset, subscription, rows, scope.sources)) return false;
    const hash = markOfAll(marksOf(shown, cells).rows);
    const out = quarantine.reduce((sum, one) => sum + one.rows.length, 0);
    hashes.set(dataset.id, hash);
    seen(shown, hash, out, cells);
    return true;
  };

  return {
    hear: (connection, text) => {
      if (open) heard.push([connection, text]);
    },
    show: async (steps, datasets, fed) => {
      const today = host.clock.local(host.clock.now()).date;
      const all = fed.flatMap(({ source, landing }) =>
        source.resources.map(({ name }) => landing.state(name)),
      );
      // What is not read to its end yet has its own rules.
      if (all.some(({ completeAt }) => completeAt === undefined)) return datasets;
      const wanted = JSON.stringify([
        today,
        steps.datasets.map(({ id }) => id),
        fed.map(({ source: { connection, resources }, landing }) => [
          connection,
          resources.map(({ name }) => [name, landing.state(name).generation]),
        ]),
      ]);
      if (wanted !== opened) close();
      opened = wanted;
      const left: string[] = [];
      try {
        open ??= await begin(steps, today, fed);
        if (!open) return datasets;
        merge(open, fed);
        for (const dataset of steps.datasets) {
          const isShown = datasets.includes(dataset.id);
          if (isShown) {
            if (!showOne(steps, open, dataset, fed)) left.push(dataset.id);
          } else if (datasets.some((id) => steps.standsOn(id, dataset.id))) fill(open, dataset);
        }
        return left;
      } catch {
        // The run meets it as well, and tells.
        close();
        return datasets;
      }
    },
    compare: (dataset, hash) => {
      const mine = hashes.get(dataset);
      if (mine !== undefined && mine !== hash) close();
    },
    close,
  };
};

/* What stands in a statement for a connection and its site: no text of a source is like it. */
const [ID, SITE] = ['\u0001id', '\u0001site'];

/**
 * What fills a data set's table from one connection, whichever it is: `?1` and its site, `?2`. To understand
 * such a statement takes SQLite longer than to run it on a round's rows. Empty: it does not feed it.
 */
const fillingOf = (scope: BuildScope, dataset: Dataset, connector: Connector): string => {
  const sql = dataset.sql[connector.id];
  if (sql === undefined) return '';
  const { dialect } = scope.engine;
  const literal = (text: string): string =>
    text === ID ? '?1' : text === SITE ? '?2' : dialect.literal(text);
  const engine = { ...scope.engine, dialect: { ...dialect, literal } };
  const connection = { id: ID, site: SITE } as unknown as Connection;
  const body = compile({ ...scope, engine }, dataset, sql, {
    connection,
    connector,
    resources: [],
  });
  const names = dataset.fields.map((field) => dialect.quote(field.name));
  const origin = [literal(SITE), literal(connector.title)];
  return dialect.insertSelect(datasetTable(dataset), [literal(ID), ...names, ...origin], body);
};

const tablesOf = (fed: readonly Fed[], engine: Engine): Set<string> =>
  new Set(
    fed.flatMap(({ source: { connector, resources } }) =>
      resources.flatMap((resource) =>
        [rawTable(connector, resource), ...childTables(connector, resource)].map((table) =>
          nameOf(engine, table),
        ),
      ),
    ),
  );

/** Takes away what a piece's rows stand in place of, and changes natural keys where they stand. */
const replace = (
  engine: Engine,
  { connection, connector }: Source,
  resource: Resource,
  words: ReadonlySet<string>,
  piece: Piece,
): void => {
  const { quote, literal, table: placeName } = engine.dialect;
  const parent = pruned(rawTable(connector, resource), words, true);
  const own = `_connection = ${literal(connection.id)}`;
  if (piece.op === 'rekey') {
    const names = new Set(parent.columns.map(({ name }) => name));
    for (const [key, values] of piece.rows()) {
      const sets = Object.entries(values)
        .filter(([name]) => names.has(name))
        .map(([name, value]) => `${quote(name)} = ${sqlOf(engine, value)}`);
      if (sets.length > 0)
        engine.run(
          `UPDATE ${placeName(parent)} SET ${sets.join(', ')} ` +
            `WHERE ${own} AND ${quote(resource.key)} = ${literal(key)}`,
        );
    }
    return;
  }
  const keys =
    piece.op === 'delete' ? piece.keys() : piece.columns.column(resource.key).map(String);
  const tables = [
    ...(piece.op === 'delete' ? [{ table: parent, key: resource.key }] : []),
    ...childTables(connector, resource).map((table) => ({ table, key: '_parent' })),
  ];
  for (let at = 0; at < keys.length; at += KEYS) {
    const some = keys
      .slice(at, at + KEYS)
      .map(literal)
      .join(', ');
    for (const { table, key } of tables)
      engine.run(`DELETE FROM ${placeName(table)} WHERE ${own} AND ${quote(key)} IN (${some})`);
  }
};

const sqlOf = ({ dialect }: Engine, value: Cell): string =>
  value === null
    ? 'NULL'
    : typeof value === 'string'
      ? dialect.literal(value)
      : String(Number(value));
