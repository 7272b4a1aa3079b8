import { days, keep, note } from '../../src/engine/journal';
import type { Host } from '../../src/host/host';
import { FailureError, type Json } from '../../src/model';

const DAY_MS = 86_400_000;

/** Records and files in memory; every call is noted by its name. */
const desk = () => {
  let now = Date.parse('2026-11-20T10:00:00Z');
  let down = false;
  let made = 0;
  let lines: { at: string; event: string }[] = [];
  const calls: string[] = [];
  const told: string[] = [];
  const records = new Map<string, Json>();
  const files = new Map<string, { name: string; text: string }>();
  const drive =
    <A extends unknown[], T>(name: string, work: (...args: A) => T) =>
    (...args: A): T => {
      calls.push(name);
      if (down) throw new FailureError('host.transient', { detail: 'Drive answered 503' });
      return work(...args);
    };
  const record =
    <A extends unknown[], T>(name: string, work: (...args: A) => T) =>
    (...args: A): T => {
      calls.push(name);
      return work(...args);
    };
  const host = {
    clock: { now: () => now },
    person: { uuid: () => `u${records.size}` },
    log: { lines: () => lines, write: (event: string) => void told.push(event) },
    records: {
      get: record('get', (key: string) => records.get(key)),
      all: record('all', () => Object.fromEntries(records)),
      set: record('set', (key: string, value: Json) => void records.set(key, value)),
      remove: record('remove', (key: string) => void records.delete(key)),
    },
    files: {
      create: drive('create', (names: string[]) =>
        names.map((name) => {
          const id = `f${++made}`;
          files.set(id, { name, text: '' });
          return id;
        }),
      ),
      write: drive('write', (contents: { id: string; text: string }[]) =>
        contents.map(({ id, text }) => {
          files.set(id, { ...files.get(id)!, text });
          return text.length;
        }),
      ),
      read: drive('read', (ids: string[]) => ids.map((id) => files.get(id)?.text ?? null)),
      // As in the adapter: none to remove, nothing asked.
      remove: (ids: string[]) =>
        ids.length > 0 && drive('delete', () => ids.forEach((id) => files.delete(id)))(),
      list: drive('list', (prefix: string) =>
        [...files]
          .filter(([, { name }]) => name.startsWith(prefix))
          .map(([id, { name }]) => ({ id, name })),
      ),
    },
  } as unknown as Host;
  return {
    host,
    files,
    records,
    told,
    /** One execution that logs so many lines. @returns the calls its end makes. */
    run: (n: number): readonly string[] => {
      calls.length = 0;
      now += 1;
      const at = new Date(now).toISOString();
      lines = Array.from({ length: n }, (_, i) => ({ at, event: `e${i}` }));
      keep(host, 30);
      return [...calls];
    },
    say: (...events: readonly string[]): void => {
      const at = new Date(now).toISOString();
      lines = events.map((event) => ({ at, event }));
    },
    command: (event: string): void => {
      lines = [{ at: new Date(now).toISOString(), event }];
      note(host);
    },
    pass: (days: number): void => void (now += days * DAY_MS),
    down: (is: boolean): void => void (down = is),
    events: (): readonly string[] =>
      [...days(host, '2026-01-01', '2027-01-01')].flatMap((day) =>
        day.lines.map(({ event }) => event as string),
      ),
  };
};

test('an execution that logged nothing costs nothing', () => {
  const { run } = desk();
  expect(run(0)).toEqual([]);
});

test('one that logged costs one read and one write, the first one of a day a little more', () => {
  const { run } = desk();
  expect(run(3)).toEqual(['all', 'list', 'create', 'write', 'set']);
  expect(run(50)).toEqual(['all', 'read', 'write']);
});

test('two lines that say the same at the same moment are two', () => {
  const { host, events, say } = desk();
  say('http.retry', 'http.retry');
  keep(host);
  expect(events()).toEqual(['http.retry', 'http.retry']);
});

test('a run that ended just before midnight is kept after it, and told once', () => {
  const { host, run, records, pass } = desk();
  const past = { id: 'r1', ended: '2026-11-20T23:59:00Z' };
  pass(14.5 / 24);
  records.set('run/past', [past]);
  run(1);
  run(1);
  const found = [...days(host, '2026-11-21', '2026-11-21')];
  expect(found.map(({ runs }) => runs)).toEqual([[past]]);
  expect([...records.keys()].sort()).toEqual(['journal', 'run/past']);
});

test('lines of executions without the lock wait and are taken along, once', () => {
  const { run, command, records, events } = desk();
  command('connection.saved');
  expect(records.size).toBe(1);
  run(1);
  run(1);
  expect([...records.keys()]).toEqual(['journal']);
  expect(events()).toEqual(['connection.saved', 'e0', 'e0']);
});

test('files of days that are to be forgotten go when a day begins', () => {
  const { run, pass, files } = desk();
  for (let day = 0; day < 40; day++) {
    run(1);
    pass(1);
  }
  const names = [...files.values()].map(({ name }) => name).sort();
  expect(names).toHaveLength(31);
  expect(names[names.length - 1]).toBe('journal 2026-12-29');
});

test('where Drive fails, nothing else does, and the next one goes on in the same file', () => {
  const { run, down, told, files, events } = desk();
  run(1);
  down(true);
  run(1);
  expect(told).toEqual(['journal.failed']);
  down(false);
  run(2);
  expect(files.size).toBe(1);
  expect(events()).toEqual(['e0', 'e0', 'e1']);
});

test('a file that somebody deleted is made anew, and one that was never written does no harm', () => {
  const { run, files, events, host } = desk();
  run(1);
  files.clear();
  host.files.create(['journal 2026-11-20']);
  run(2);
  expect(events()).toEqual(['e0', 'e1']);
});
