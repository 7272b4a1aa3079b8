import type { Chunk, Manifest, Segment, Step } from '../../model';
import { gather } from '../batch';
import type { Ledger } from '../ledger';
import { CHANGED, type Loaded } from '../ledger-tables';
import type { Load } from '../load';
import { decode } from '../segment';
import { isVisible } from './begin';
import type { Goal } from './goals';

/** A segment and its text. */
export interface Held {
  readonly segment: Segment;
  readonly text: string;
}

/** @param last nothing of the connection is left: what was not seen until now counts from here on. */
export const commitSome = (
  ledger: Ledger,
  { manifest }: Load,
  goals: readonly Goal[],
  held: readonly Held[],
  last: boolean,
): void => {
  const { dialect } = ledger.engine;
  const gathered = goals.map((goal) => gather(dialect, goal, goal.row));
  const touched = goals.map((goal) => goal.row.touched);
  const places = new Map(goals.map(({ resource }, g) => [resource.name, g]));
  for (const { segment, text } of [...held].reverse()) {
    const wanted = (chunk: Chunk): boolean => {
      const goal = goals[places.get(chunk.resource) ?? -1];
      return goal !== undefined && segment.seq > goal.from && isVisible(manifest, chunk);
    };
    for (const piece of [...decode(text, wanted)].reverse()) {
      const g = places.get(piece.chunk.resource)!;
      gathered[g]!.add(piece, segment);
      touched[g] = Math.max(touched[g]!, segment.seq);
    }
  }
  const steps = gathered.flatMap((one, g) =>
    touched[g]! > goals[g]!.row.touched ? one.steps(touched[g]!) : [],
  );
  const upTo = held[held.length - 1]?.segment.seq ?? 0;
  const rows = goals.map(({ row }, g): Loaded => {
    return { ...row, seq: Math.max(row.seq, upTo), touched: touched[g]! };
  });
  const ends = last ? goals.map((goal, g) => ended(ledger, manifest, goal, rows[g]!)) : [];
  const news = last ? ends.flatMap((end) => end.rows) : rows;
  const changed = news.filter((row) => !ledger.loaded().some((known) => isSame(known, row)));
  if (changed.length > 0)
    ledger.commit([...steps, ...ends.flatMap((end) => end.steps)], { loaded: changed });
  goals.forEach((goal, g) => {
    goal.row = last ? ends[g]!.rows[0] : rows[g]!;
    goal.from = Math.max(goal.from, upTo);
  });
};

const isSame = (a: Loaded, b: Loaded): boolean =>
  (Object.keys(a) as (keyof Loaded)[]).every((name) => a[name] === b[name]);

/** What the last commit says of a collection: first its own row, then that of what counted before. */
const ended = (
  { engine: { dialect }, visible }: Ledger,
  { seq }: Manifest,
  { table, partitions, site, resource }: Goal,
  row: Loaded,
): { readonly rows: readonly [Loaded, ...Loaded[]]; readonly steps: readonly Step[] } => {
  const { quote, literal } = dialect;
  const fields = partitions.join();
  const before = visible(row.connection, resource.name);
  const goesOn = row.state === 'visible' && row.fields === fields;
  const now: Loaded = {
    ...row,
    state: 'visible',
    seq,
    site,
    fields,
    since: goesOn ? row.since : row.touched,
  };
  const run = (sql: string): Step => ({ do: 'run', sql });
  const ofIt = (connection: string, name: string): string =>
    `${quote('connection')} = ${literal(connection)} AND ${quote('resource')} = ${literal(name)}`;
  return {
    rows: [
      now,
      ...(before && before.epoch !== row.epoch ? [{ ...before, state: 'gone' as const }] : []),
    ],
    steps: [
      ...(row.site === site
        ? []
        : [
            run(
              `UPDATE ${dialect.table(table)} SET ${quote('_site')} = ${literal(site)} ` +
                `WHERE ${quote('_connection')} = ${literal(row.connection)} AND ${quote('_epoch')} = ${row.epoch}`,
            ),
          ]),
      // What changed in rows that nobody sees any more.
      ...(goesOn || fields === ''
        ? []
        : [
            run(
              `DELETE FROM ${dialect.table(CHANGED)} WHERE ${ofIt(row.connection, resource.name)}`,
            ),
          ]),
    ],
  };
};
