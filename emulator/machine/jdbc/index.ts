/** Apps Script's Jdbc: connections of executions to real databases, closed with the execution. */
import type { Service, Call } from '../service';
import { ServiceError } from '../service';
import { REFUSED, targetOf, type Asked } from './address';
import { createDatabases } from './databases';
import { createHolding, type HeldConnection } from './held';
import { resultService } from './results';
import { DatabaseError } from './session';
import { statementService } from './statements';
import { asService, timed, working, type Faulty } from './working';

export type { Place } from './address';

export interface Jdbc {
  readonly service: Service;
  /** An execution is over: what it left open is rolled back. Undefined: it left nothing. */
  leave(execution: string): Promise<void> | undefined;
  close(): Promise<void>;
}

/** @param runtime folder with the built `pglite.js` */
export function createJdbc(runtime: string, faults: Faulty): Jdbc {
  const databases = createDatabases(runtime);
  const holding = createHolding();

  async function connect(call: Call, url: string, info: Asked, cloudSql: boolean): Promise<number> {
    const { target, pglite } = targetOf(url, info, cloudSql, call.settings.databases, call.fail);
    call.quota('jdbc');
    // Counted first and given back: a failed one counts against two quotas.
    call.quota('jdbc failures');
    call.spend(faults.lateness(target.host));
    try {
      const session = await timed(call, () => databases.connect(target, pglite));
      call.quota('jdbc failures', -1);
      const { host } = target;
      const held = { is: 'connection', session, host, url, auto: true, closed: false } as const;
      return holding.keep(call, { ...held });
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (process.env.HOMEROOM_JDBC) console.error(error);
      // Google does not tell why.
      return call.fail(REFUSED);
    }
  }

  const find = (call: Call, handle: number): HeldConnection => {
    try {
      return holding.find(call, 'connection', handle);
    } catch (error) {
      throw asService(error);
    }
  };
  const own: Service = {
    'Jdbc.getConnection': (call, url: string, info: Asked) => connect(call, url, info, false),
    'Jdbc.getCloudSqlConnection': (call, url: string, info: Asked) =>
      connect(call, url, info, true),
    'Jdbc.Connection.setAutoCommit': async (call, handle: number, on: boolean) => {
      const held = find(call, handle);
      if (held.auto !== on) await working(call, faults, held, () => held.session.autoCommit(on));
      held.auto = on;
    },
    'Jdbc.Connection.getAutoCommit': (call, handle: number) => find(call, handle).auto,
    'Jdbc.Connection.commit': async (call, handle: number) => {
      const held = find(call, handle);
      await working(call, faults, held, () => held.session.commit());
    },
    'Jdbc.Connection.rollback': async (call, handle: number) => {
      const held = find(call, handle);
      await working(call, faults, held, () => held.session.rollback());
    },
    'Jdbc.Connection.isClosed': (call, handle: number) =>
      holding.look(call, 'connection', handle).closed,
    'Jdbc.Connection.isValid': async (call, handle: number) => {
      const held = holding.look(call, 'connection', handle);
      if (held.closed) return false;
      return held.session.run({ sql: 'SELECT 1', runs: 0, params: [] }).then(
        () => true,
        () => false,
      );
    },
    'Jdbc.Connection.close': async (call, handle: number) => {
      const held = holding.look(call, 'connection', handle);
      if (held.closed) return;
      held.closed = true;
      await held.session.close();
    },
    'Jdbc.Connection.metaData': (call, handle: number) => {
      const { session, url } = find(call, handle);
      const { product, version, driver } = session;
      return { product, version, driver, url };
    },
  };

  const end = async (held: HeldConnection): Promise<void> => {
    held.closed = true;
    await held.session.close().catch((error: unknown) => {
      if (!(error instanceof DatabaseError)) throw error;
    });
  };
  const leave = (execution: string): Promise<void> | undefined => {
    const open = holding.leave(execution);
    return open.length === 0 ? undefined : Promise.all(open.map(end)).then(() => undefined);
  };
  return {
    service: { ...own, ...statementService(holding, faults), ...resultService(holding) },
    leave,
    close: async () => {
      await Promise.all(holding.executions().map(leave));
      await databases.close();
    },
  };
}
