import type { Host } from '../host/host';
import {
  failureOf,
  publishedFields,
  type Cell,
  type Dataset,
  type FileId,
  type PersonalChoice,
  type Subscription,
  type Version,
} from '../model';
import { cellsOf, coded, mapped } from './coded';
import { decode, encode } from './column-text';
import type { Kept } from './kept';
import { typed } from './typed';

/*
 * The log of versions, in the steward's Drive: what was published when and from what; and the rows of past
 * versions, one file for each data set and day. Who loses them loses history and nothing else.
 */

/** A version of the log, and where its rows are kept. */
export interface Logged extends Version {
  readonly day?: string;
  readonly file?: FileId;
}
export type Log = Readonly<Record<string, readonly Logged[]>>;

const DAY_MS = 86_400_000;
const nameOf = (dataset: string, day: string): string => `past ${dataset} ${day}`;

interface Head {
  readonly v: 1;
  readonly dataset: string;
  readonly number: number;
  readonly hash: string;
  readonly quarantined: number;
  readonly hashed: readonly string[];
  readonly fields: readonly string[];
}

/** The rows of a version as text: a line that says whose they are, then one for each column. */
export const pastText = (
  dataset: Dataset,
  { number, hash }: Version,
  quarantined: number,
  hashed: readonly string[],
  rows: readonly (readonly Cell[])[],
): string => {
  const fields = publishedFields(dataset);
  const names = fields.map(({ name }) => name);
  const head: Head = {
    v: 1,
    dataset: dataset.id,
    number,
    hash,
    quarantined,
    hashed,
    fields: names,
  };
  const columns = fields.map(({ type }, i) => {
    const cells = new Array<Cell>(rows.length);
    for (let r = 0; r < cells.length; r++) cells[r] = rows[r]![i]!;
    return encode(coded(typed(type, cells, cells.length)), '');
  });
  return [JSON.stringify(head), ...columns].join('\n');
};

/**
 * Adds what is new to the log and keeps the rows of this execution's versions. Killed on the way, a file
 * may hold another version than the log says, and says so itself: then it is not read.
 * @throws storage.lost
 */
export const logVersions = (
  host: Host,
  subscriptions: readonly Subscription[],
  kept: readonly Kept[],
  days: number,
): void => {
  const known = host.records.get('versions') as FileId | undefined;
  const log = known ? logIn(host.files.read([known])[0]) : {};
  const before = JSON.stringify(log);
  const now = host.clock.now();
  const today = host.clock.local(now).date;
  const next: Record<string, readonly Logged[]> = { ...log };
  for (const { dataset, version } of subscriptions) {
    const versions = log[dataset] ?? [];
    if (version && !versions.some(({ number }) => number === version.number))
      next[dataset] = [...versions, version];
  }
  const files = filesFor(host, next, kept, today, known === undefined);
  for (const { dataset, number } of kept)
    next[dataset] = (next[dataset] ?? []).map(({ file, day, ...version }) => {
      if (version.number === number) return { ...version, day: today, file: files.of(dataset) };
      // The last of the day wins: its file is another's now.
      return file && file !== files.of(dataset) ? { ...version, day: day!, file } : version;
    });
  const oldest = new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);
  const old: FileId[] = [];
  for (const [dataset, versions] of Object.entries(next))
    next[dataset] = versions.map(({ file, day, ...version }, i) => {
      if (!file || !day) return version;
      // Needed as long as it was the present one on a day that somebody may ask for.
      const { at = '', since = at } = versions[i + 1] ?? {};
      if (since === '' || since.slice(0, 10) >= oldest) return { ...version, day, file };
      old.push(file);
      return version;
    });
  const text = JSON.stringify(next);
  if (text === before && known) return;
  host.files.write([
    ...kept.map((one) => ({ id: files.of(one.dataset), text: one.text })),
    { id: files.log ?? known!, text },
  ]);
  if (files.log) {
    host.secrets.set(logKey(host), files.log);
    host.records.set('versions', files.log);
  }
  if (old.length > 0) host.files.remove(old);
};

/** The files that are written: those of the day where there are any, all others made in one call. */
const filesFor = (
  host: Host,
  log: Log,
  kept: readonly Kept[],
  day: string,
  isFirst: boolean,
): { readonly log: FileId | null; readonly made: boolean; of(dataset: string): FileId } => {
  const found = new Map<string, FileId>();
  for (const { dataset } of kept) {
    const today = (log[dataset] ?? []).find((one) => one.file && one.day === day);
    if (today?.file) found.set(dataset, today.file);
  }
  const missing = kept.filter(({ dataset }) => !found.has(dataset));
  const names = [...(isFirst ? ['versions'] : []), ...missing.map((k) => nameOf(k.dataset, day))];
  const made = names.length > 0 ? [...host.files.create(names)] : [];
  const log0 = isFirst ? (made.shift() ?? null) : null;
  missing.forEach(({ dataset }, i) => found.set(dataset, made[i]!));
  return { log: log0, made: missing.length > 0, of: (dataset) => found.get(dataset)! };
};

const logIn = (text: string | null | undefined): Log => (text ? (JSON.parse(text) as Log) : {});

/** What of records: outside of the workbook there are none. */
export const reachable = <T>(look: () => T): T | null => {
  try {
    return look();
  } catch (error) {
    if (failureOf(error).code !== 'workbook.unreachable') throw error;
    return null;
  }
};

/** With the steward, too: a connector of Looker Studio has no records, and the steward's properties. */
const logKey = ({ workbook }: Pick<Host, 'workbook'>): string => `versions/${workbook.id()}`;

/** The log, as far as this person may see it. */
export const readLog = (host: Pick<Host, 'records' | 'files' | 'secrets' | 'workbook'>): Log => {
  const recorded = reachable(() => ({ id: host.records.get('versions') }));
  const id = (recorded ? recorded.id : host.secrets.get(logKey(host))) as FileId | undefined;
  return id ? logIn(host.files.read([id])[0]) : {};
};

/** The past versions of these data sets are deleted; what was published when stays in the log. */
export const forgetPast = (host: Host, datasets: readonly string[]): void => {
  const id = host.records.get('versions') as FileId | undefined;
  if (!id) return;
  const log = readLog(host);
  const gone = datasets.flatMap((dataset) =>
    (log[dataset] ?? []).flatMap(({ file }) => file ?? []),
  );
  // By name, too: what an execution made that was ended before it could say so.
  const named = host.files
    .list('past ')
    .filter(({ name }) => datasets.some((dataset) => name.startsWith(`past ${dataset} `)));
  host.files.remove([...new Set([...gone, ...named.map((file) => file.id)])]);
  if (gone.length === 0) return;
  const left = Object.entries(log).map(([dataset, versions]) => [
    dataset,
    datasets.includes(dataset) ? versions.map(({ file: _, day: __, ...one }) => one) : versions,
  ]);
  host.files.write([{ id, text: JSON.stringify(Object.fromEntries(left)) }]);
};

/** A past version's rows by columns. */
export interface PastRows {
  readonly head: Head;
  readonly column: (name: string) => readonly Cell[];
}

/** Null where they are not there, or not those of this version. */
export const readPast = (
  { files }: Pick<Host, 'files'>,
  { file, number, hash }: Logged,
  hide: PersonalChoice,
  hash16: (text: string) => string,
): PastRows | null => {
  const text = file ? files.read([file])[0] : null;
  if (!text) return null;
  const [first = '', ...lines] = text.split('\n');
  const head = JSON.parse(first) as Head;
  if (head.number !== number || head.hash !== hash) return null;
  const fields = head.fields.filter((name) => hide[name] !== 'left_out');
  const column = (name: string): readonly Cell[] => {
    const kept = decode(lines[head.fields.indexOf(name)] ?? '') ?? { values: [], places: null };
    if (hide[name] !== 'hashed' || head.hashed.includes(name)) return cellsOf(kept);
    const hash = (cell: Cell): Cell => (cell === null ? null : hash16(String(cell)));
    return cellsOf(mapped(kept, (values) => values.map(hash)));
  };
  return { head: { ...head, fields }, column };
};
