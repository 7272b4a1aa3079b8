import type { Host } from '../host/host';
import { failureOf, logged, type FileId, type Json, type Line, type PastRun } from '../model';
import { asJson, keys } from './store';

/** A line as it is kept. */
export type KeptLine = Line & { readonly at: string };

/** The file of the day at hand; those of other days are found by their names. */
interface Today {
  readonly day: string;
  readonly file: FileId;
}

const PREFIX = 'journal ';
const DAY_MS = 86_400_000;
const RETENTION_DAYS = 30;
/** A run that ended before midnight may be kept after it. */
const LATELY_MS = 2 * 3_600_000;
/** So many executions may leave their lines before one keeps them first thing. */
const MANY = 8;
/** Files of days that are read at once. */
const DAYS_AT_ONCE = 7;

const nameOf = (day: string): string => `${PREFIX}${day}`;
const dayOf = (name: string): string => name.slice(PREFIX.length);
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/**
 * Keeps what this execution has logged, and the runs that ended lately, in a file a day in the steward's
 * Drive, with the lines that wait in records. The caller holds the workbook's lock. It is one read and one
 * write, and a search on the first one of a day. It never fails.
 */
const keepAll = (
  host: Host,
  stored: Readonly<Record<string, Json>>,
  retentionDays: number,
): void => {
  try {
    const noted = waitingIn(stored);
    const taken = noted.flatMap((key) => stored[key] as unknown as KeptLine[]);
    const now = host.clock.now();
    const day = new Date(now).toISOString().slice(0, 10);
    const runs = ((stored[keys.history] ?? []) as unknown as PastRun[])
      .filter((run) => Date.parse(run.ended) > now - LATELY_MS)
      .map((past) => ({ past }))
      .reverse();
    const known = stored[keys.journal] as unknown as Today | undefined;
    const [text = null] = known?.day === day ? host.files.read([known.file]) : [];
    const today = known && text !== null ? known : openDay(host, day, retentionDays);
    const before = text ?? '';
    // Killed before what was taken along is removed, an execution leaves it to the next: it is there then.
    const there = new Set(linesOf(before));
    const spell = (entry: object): string => JSON.stringify(entry);
    const added = [
      ...[...taken, ...runs, ...host.log.lines()].map(spell).filter((line) => !there.has(line)),
    ];
    host.files.write([{ id: today.file, text: `${before}${added.join('\n')}\n` }]);
    if (today !== known) host.records.set(keys.journal, asJson(today));
    for (const key of noted) host.records.remove(key);
  } catch (error) {
    host.log.write('journal.failed', logged(failureOf(error)));
  }
};

const waitingIn = (stored: Readonly<Record<string, Json>>): readonly string[] =>
  Object.keys(stored).filter((key) => key.startsWith(keys.lines('')));

/** At the end of an execution; one that logged nothing costs nothing. */
export const keep = (host: Host, retentionDays = RETENTION_DAYS): void => {
  if (host.log.lines().length > 0) keepAll(host, host.records.all(''), retentionDays);
};

/** At the beginning of an execution: what many before it had no time for. Else it costs one call. */
export const keepWaiting = (host: Host, retentionDays = RETENTION_DAYS): void => {
  const stored = host.records.all('');
  if (waitingIn(stored).length >= MANY) keepAll(host, stored, retentionDays);
};

/** A new day's file; files that are older than what is to be kept go. */
const openDay = (host: Host, day: string, retentionDays: number): Today => {
  const oldest = new Date(host.clock.now() - retentionDays * DAY_MS).toISOString().slice(0, 10);
  const files = host.files.list(PREFIX);
  host.files.remove(files.filter(({ name }) => dayOf(name) < oldest).map(({ id }) => id));
  const [file] = host.files.create([nameOf(day)]);
  return { day, file: file as FileId };
};

/**
 * Lines of an execution that does not hold the lock, or has no time left, wait in a record of their own until one that does
 * takes them along.
 */
export const note = (host: Host): void => {
  const lines = host.log.lines();
  if (lines.length === 0) return;
  try {
    host.records.set(keys.lines(host.person.uuid()), asJson(lines));
  } catch {
    // The log itself has them.
  }
};

/** One day of the journal. */
export interface JournalDay {
  readonly day: string;
  readonly lines: readonly KeptLine[];
  readonly runs: readonly PastRun[];
}

const parse = (day: string, texts: readonly string[]): JournalDay => {
  const lines: KeptLine[] = [];
  const runs = new Map<string, PastRun>();
  for (const text of texts)
    for (const line of linesOf(text)) {
      const entry = JSON.parse(line) as KeptLine | { past: PastRun };
      if ('past' in entry) runs.set((entry as { past: PastRun }).past.id, entry.past as PastRun);
      else lines.push(entry);
    }
  return { day, lines, runs: [...runs.values()] };
};

/** What an execution that died made and never wrote cannot be read; nothing is missed by it. */
const readEach = (host: Host, ids: readonly FileId[]): readonly (string | null)[] => {
  try {
    return host.files.read(ids);
  } catch {
    return ids.map((id) => {
      try {
        return host.files.read([id])[0] ?? null;
      } catch {
        return null;
      }
    });
  }
};

/** The days between two, both included, newest first, a few at a time. Only the steward can read them. */
export function* days(host: Host, from: string, to: string): Generator<JournalDay> {
  const files = new Map<FileId, string>();
  for (const { id, name } of host.files.list(PREFIX)) files.set(id, dayOf(name));
  const today = host.records.get(keys.journal) as unknown as Today | undefined;
  if (today) files.set(today.file, today.day);
  const wanted = [...new Set(files.values())].filter((day) => from <= day && day <= to).sort();
  wanted.reverse();
  for (let at = 0; at < wanted.length; at += DAYS_AT_ONCE) {
    const some = wanted.slice(at, at + DAYS_AT_ONCE);
    const ids = [...files.keys()].filter((id) => some.includes(files.get(id) as string));
    const texts = readEach(host, ids);
    for (const day of some)
      yield parse(
        day,
        ids.flatMap((id, i) => (files.get(id) === day ? [texts[i] ?? ''] : [])),
      );
  }
}
