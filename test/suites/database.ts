/**
 * Databases of the suite: PGlite behind Apps Script's own `Jdbc` and what the bundle makes of it, with a log
 * of what was asked. Connections break as they break; what a server would say is said in its words.
 */
import type { Blow, Database, Owner } from '../../emulator/vendors/database';
import type { Fault, Gate, Served as Logged } from '../../emulator/vendors/door';
import type { Google, JdbcConnection } from '../../src/host/google/globals';
import { createSql } from '../../src/host/google/sql';
import type { Sql } from '../../src/host/host';
import { databasesOf, type Databases } from '../kit/jdbc';

/** A PGlite behind the addresses of the databases that are read in it, and its owner's own way in. */
export interface Served {
  readonly databases: Databases;
  readonly owner: Owner;
  close(): Promise<void>;
}

const addressOf = (database: Database): string => {
  const { host, port = '5432' } = database.connect('').settings;
  return `${host}:${port}`;
};

export const serveTo = (all: readonly Database[]): Served => {
  const places = Object.fromEntries(all.map((one) => [addressOf(one), { pglite: null }]));
  const databases = databasesOf(places);
  const url = `jdbc:postgresql://${addressOf(all[0]!)}/owner`;
  const owner = databases.sql.connect({ url, user: 'owner', password: '' });
  return {
    databases,
    owner: (sql) => {
      if (!/^SELECT|RETURNING/.test(sql)) owner.execute(sql);
      else return owner.query(sql, [], 1).map(([cell]) => String(cell));
      return [];
    },
    close: () => databases.close(),
  };
};

/** The same, with some of it in other words. */
const instead = <T extends object>(of: T, own: Partial<T>): T =>
  new Proxy(of, {
    get: (target, name) => {
      const found = (name in own ? own : target)[name as keyof T];
      return typeof found === 'function'
        ? (found.bind(name in own ? own : target) as unknown)
        : found;
    },
  });

type Kind = Fault['kind'];

/** What PostgreSQL says of a statement that it gave up (its appendix A: 55P03, 40001, 57014). */
const SAID: Partial<Record<Kind, string>> = {
  tooMany: 'ERROR: canceling statement due to lock timeout',
  serverError: 'ERROR: canceling statement due to conflict with recovery',
  slow: 'ERROR: canceling statement due to statement timeout',
};
/** On which side of the statement the connection breaks: then its rows never arrive. */
const CUT: Partial<Record<Kind, 'before' | 'after'>> = {
  ...{ closeSocket: 'before', expireTokens: 'before', truncated: 'after' },
  ...{ refused: 'before', quota: 'before' },
};
/** 57P01: a server that ends, or somebody, ended the session. */
const ENDED = 'FATAL: terminating connection due to administrator command';
/** Who wants a connection is told, until the fault is over. facts: JDBC, Quotas. */
const CLOSED: Partial<Record<Kind, string>> = {
  refused:
    'Failed to establish a database connection. Check connection string, username and password.',
  quota: 'Service invoked too many times for one day: jdbc failures.',
};
const BLOWS: readonly Kind[] = ['retyped', 'sameKey', 'tableGone', 'columnGone'];
/** One tells of the table, one is its first page, then comes the second. */
const SECOND_PAGE = 3;

/** @param asks is called with each statement that asks for rows. @returns which resource they are for */
export const openGate = (
  vendor: Database,
  { databases, owner }: Served,
  now: () => number,
  asks: () => string,
): { readonly door: Gate<Database>; readonly sql: Sql } => {
  vendor.found(owner);
  const log: Logged[] = [];
  let faults: { readonly fault: Fault; times: number }[] = [];
  let undo: (() => void)[] = [];
  let page = Infinity;
  let [seen, struck] = [0, 0];
  const strike = (): void => void (struck += 1);

  const due = (): readonly Fault[] =>
    faults
      .filter((entry) => {
        const { kind, after = 0, times = Infinity } = entry.fault;
        if (seen <= after || entry.times >= (BLOWS.includes(kind) ? 1 : times)) return false;
        entry.times += 1;
        return true;
      })
      .map(({ fault }) => fault);
  const befall = (blow: Blow, resource: string, field = ''): (() => void) => {
    const back = vendor.befall(blow, resource, field);
    if (back) strike();
    return back ?? (() => undefined);
  };
  const broken = <T>(when: 'before' | 'after', ended: boolean, run: () => T): T => {
    databases.faults({ cutConnection: { at: 1, when } });
    strike();
    try {
      return run();
    } catch (error) {
      throw ended ? new Error(ENDED) : error;
    }
  };

  const ask = <T>(run: () => T): T => {
    const resource = asks();
    log.push({ at: now(), method: 'SELECT', path: `/${resource}`, query: '', status: 200 });
    seen += 1;
    page += 1;
    for (const { kind, field } of due()) {
      const [said, when] = [SAID[kind], CUT[kind]];
      if (BLOWS.includes(kind)) undo.push(befall(kind as Blow, resource, field));
      if (when) return broken(when, kind === 'expireTokens', run);
      if (said === undefined) continue;
      strike();
      throw new Error(said);
    }
    if (page !== SECOND_PAGE) return run();
    const back = befall('empty', resource);
    try {
      return run();
    } finally {
      back();
    }
  };

  const connect: Google['Jdbc']['getConnection'] = (url, info) => {
    const said = faults.flatMap(({ fault: { kind, after = 0 } }) =>
      CLOSED[kind] !== undefined && seen >= after ? [CLOSED[kind]] : [],
    )[0];
    if (said !== undefined) {
      strike();
      throw new Error(said);
    }
    const made = databases.jdbc.getConnection(url, info);
    const own: Partial<JdbcConnection> = {
      createStatement: () => {
        const one = made.createStatement();
        return instead(one, { executeQuery: (sql) => ask(() => one.executeQuery(sql)) });
      },
      prepareStatement: (sql) => {
        const one = made.prepareStatement(sql);
        return instead(one, { executeQuery: () => ask(() => one.executeQuery()) });
      },
    };
    return instead(made, own);
  };
  const jdbc = instead(databases.jdbc, { getConnection: connect });
  const google = { Jdbc: jdbc, Utilities: { sleep: () => undefined } } as unknown as Google;

  return {
    sql: createSql(google),
    door: {
      vendor,
      now,
      log,
      get struck() {
        return struck;
      },
      strike: (...next) => {
        undo.forEach((back) => back());
        undo = [];
        faults = next.map((fault) => ({ fault, times: 0 }));
        [seen, struck] = [0, 0];
      },
      // The reader names each page itself: of all that paging may be, it may only be empty.
      paging: ({ empty }) => {
        page = empty ? 0 : Infinity;
        struck = 0;
      },
    },
  };
};
