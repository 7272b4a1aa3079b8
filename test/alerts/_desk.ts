import * as inFrench from '../../src/messages/fr';
import { alert } from '../../src/engine/alerts';
import { keys, snapshot } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import {
  catalog,
  type Connection,
  type Dataset,
  type Failure,
  type Json,
  type Registry,
  type Subscription,
} from '../../src/model';

const HOUR_MS = 3_600_000;
const ZONE = 'America/New_York';
export const STEWARD = 'steward@school.example';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Sent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: string;
}

class Killed extends Error {}

const dataset = (id: string, title: string): Dataset => ({
  id,
  title,
  description: '',
  grain: '',
  fields: [],
  key: [],
  sql: { edfi: '' },
});

/** Alerts over records in memory: the clock, the day's mails and the moment of death are the test's. */
export const openDesk = (start: string) => {
  let now = Date.parse(start);
  let mails = 100;
  let day = '';
  let left = Infinity;
  let calls = 0;
  let after = false;
  const records = new Map<string, string>();
  const sent: Sent[] = [];
  const lines: { event: string }[] = [];

  const dies =
    <A extends unknown[], T>(work: (...args: A) => T) =>
    (...args: A): T => {
      calls += 1;
      left -= 1;
      if (left === 0 && !after) throw new Killed();
      const value = work(...args);
      if (left === 0) throw new Killed();
      return value;
    };
  const local = (epoch: number) => {
    const found = Object.fromEntries(
      parts.formatToParts(new Date(epoch)).map(({ type, value }) => [type, value]),
    );
    const { year, month, day: date, hour, minute } = found;
    return { date: `${year}-${month}-${date}`, hour: Number(hour), minute: Number(minute) };
  };
  /** The host's share is anew every day. */
  const renew = (): void => {
    const today = new Date(now).toISOString().slice(0, 10);
    if (day !== today) mails = 100;
    day = today;
  };
  const host = {
    clock: { now: () => now, elapsed: () => 0, timeZone: () => ZONE, local },
    records: {
      get: dies((key: string) => parse(records.get(key))),
      all: dies((prefix: string) =>
        Object.fromEntries(
          [...records].filter(([key]) => key.startsWith(prefix)).map(([k, v]) => [k, parse(v)]),
        ),
      ),
      set: dies((key: string, value: Json) => void records.set(key, JSON.stringify(value))),
      remove: dies((key: string) => void records.delete(key)),
    },
    mail: {
      remaining: dies(() => (renew(), mails)),
      send: dies((message: Omit<Sent, 'at'>) => {
        renew();
        mails -= message.to.split(',').length;
        if (mails < 0) throw new Error('Service invoked too many times for one day: email');
        sent.push({ ...message, at: new Date(now).toISOString() });
      }),
    },
    workbook: { name: () => 'Reports', url: () => 'https://sheets.example/d/1/edit' },
    assets: { text: () => '{}', code: () => inFrench },
    log: { write: (event: string, fields: object) => void lines.push({ event, ...fields }) },
  } as unknown as Host;
  const parse = (text: string | undefined): Json | undefined =>
    text === undefined ? undefined : (JSON.parse(text) as Json);

  const datasets = catalog(
    'dataset',
    [dataset('attendance', 'Attendance'), dataset('grades', 'Grades')],
    [],
  );
  const registry = { datasets } as unknown as Registry<Host>;
  const set = (key: string, value: object): void => void records.set(key, JSON.stringify(value));
  const get = <T>(key: string): T => JSON.parse(records.get(key) ?? '{}') as T;

  const iso = (): string => new Date(now).toISOString();
  const version = (at: string): Subscription['version'] => ({
    number: 1,
    at,
    rows: 10,
    changed: 0,
    hash: '',
    sql: '',
    segments: {},
  });
  const connection = (change: Partial<Connection> = {}): void =>
    set(keys.connection('c1'), {
      v: 1,
      id: 'c1',
      connector: 'edfi',
      site: 'Lincoln High',
      settings: {},
      createdAt: start,
      ...change,
    });
  const subscribe = (id: string, change: Partial<Subscription> = {}): void =>
    set(keys.subscription(id), {
      v: 1,
      dataset: id,
      on: true,
      schedule: { every: 'day', hour: 5 },
      sheetId: 7,
      version: version(start),
      ...change,
    });
  set(keys.steward, { email: STEWARD, since: start });
  connection();

  const tick = (): void => alert(host, registry, snapshot(host));
  return {
    sent,
    lines,
    records,
    set,
    connection,
    subscribe,
    /** A refresh went well just now, or did not. */
    refreshed: (id: string, failure?: Failure): void => {
      const { failure: _, failing: __, ...before } = get<Subscription>(keys.subscription(id));
      const change = failure
        ? { failure, attemptedAt: iso() }
        : { version: version(iso()), attemptedAt: iso() };
      set(keys.subscription(id), { ...before, ...change });
    },
    /** The others were read, and this connection could not be. */
    refreshedWithout: (id: string, connection: string, failure: Failure, since: string): void => {
      const { failing: known, failure: _, ...before } = get<Subscription>(keys.subscription(id));
      const good = known?.[0]?.good ?? before.version!.at;
      const failing = [{ connection, failure, good, since, askedAt: iso(), tries: 1 }];
      const now = { version: version(iso()), attemptedAt: iso(), failing };
      set(keys.subscription(id), { ...before, ...now });
    },
    tick,
    /** One tick an hour. */
    pass: (hours: number, each: () => void = () => undefined): void => {
      for (let i = 0; i < hours; i++) {
        now += HOUR_MS;
        each();
        tick();
      }
    },
    at: (time: string): void => void (now = Date.parse(time)),
    now: () => iso(),
    mails: (n: number): void => {
      renew();
      mails = n;
    },
    /** How many host calls a tick makes. */
    callsOf: (): number => {
      calls = 0;
      tick();
      return calls;
    },
    /** A tick that dies at its n-th host call, before or after the call's effect. */
    kill: (n: number, effect: boolean): void => {
      left = n;
      after = effect;
      try {
        tick();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      } finally {
        left = Infinity;
      }
    },
  };
};
