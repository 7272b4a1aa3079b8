/**
 * PGlite: PostgreSQL within this machine, of one session only. Connections take turns: each holds it for
 * a statement or for a whole transaction, and finds its own settings there again.
 */
import path from 'node:path';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { openPostgres } from './postgres';
import { DatabaseError, type Session, type Target } from './session';

/** The bytes a client sends and gets, through a thread in which PGlite runs. */
function streamTo(worker: Worker): Duplex {
  const stream = new Duplex({
    read: () => undefined,
    writev: (chunks, done) => {
      worker.postMessage(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)));
      done();
    },
    final: (done) => {
      stream.push(null);
      done();
    },
  });
  worker.on('message', (bytes: Uint8Array) => stream.push(Buffer.from(bytes)));
  worker.on('error', (error) => stream.destroy(error));
  // What a client asks of a socket.
  const socket = {
    setNoDelay: () => stream,
    setKeepAlive: () => stream,
    ref: () => stream,
    unref: () => stream,
  };
  return Object.assign(stream, socket, {
    connect: () => {
      process.nextTick(() => stream.emit('connect'));
      return stream;
    },
  });
}

export interface Pglite {
  connect(): Session;
  close(): Promise<void>;
}

/** @param runtime folder with the built `pglite.js` @param folder where it keeps its data; null: in memory */
export async function openPglite(runtime: string, folder: string | null): Promise<Pglite> {
  const worker = new Worker(path.join(runtime, 'pglite.js'), { workerData: { folder } });
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const target: Target = {
    ...{ engine: 'postgresql', host: 'pglite', port: 5432, database: 'postgres' },
    ...{ user: 'postgres', password: 'postgres', loopback: true },
  };
  const inner = await openPostgres(target, () => streamTo(worker));
  worker.unref();
  return { connect: turnsOf(inner), close: async () => void (await worker.terminate()) };
}

/** Statements that outlive their transaction: the connection's own settings. */
const SETTING = /^\s*(SET\s+(?!LOCAL|TRANSACTION)|RESET\s)|\bset_config\s*\(/i;

function turnsOf(inner: Session): () => Session {
  let turn: Promise<void> = Promise.resolve();
  let last: symbol | null = null;
  let open = 0;

  return () => {
    const me = Symbol('connection');
    const settings: string[] = [`SET TimeZone = 'America/Los_Angeles'`];
    let auto = true;
    let release: (() => void) | null = null;
    let gone = false;
    open += 1;

    const take = async (): Promise<void> => {
      if (release) return;
      const before = turn;
      let free!: () => void;
      turn = new Promise((resolve) => (free = resolve));
      await before;
      release = free;
      if (last === me) return;
      last = me;
      await inner.run({ sql: 'RESET ALL', runs: 0, params: [] });
      for (const sql of settings) await inner.run({ sql, runs: 0, params: [] });
    };
    const give = (): void => {
      release?.();
      release = null;
    };
    const during = async <T>(work: () => Promise<T>): Promise<T> => {
      if (gone) throw new DatabaseError('This connection has been closed.', true);
      await take();
      try {
        if (!auto) await inner.autoCommit(false);
        return await work();
      } finally {
        if (auto) give();
      }
    };
    const end = async (how: 'commit' | 'rollback'): Promise<void> => {
      if (!release) return;
      try {
        await inner[how]();
      } finally {
        await inner.autoCommit(true);
        give();
      }
    };
    const manual = (what: string): void => {
      if (auto) throw new DatabaseError(`Cannot ${what} when autoCommit is enabled.`);
    };
    const leave = async (): Promise<void> => {
      if (gone) return;
      gone = true;
      if (release && !auto) await end('rollback').catch(() => undefined);
      give();
      open -= 1;
      if (open > 0) return;
      // What is temporary belongs to the connection; here there is one session for all of them.
      await take();
      await inner.run({ sql: 'DISCARD TEMP', runs: 0, params: [] }).catch(() => undefined);
      give();
    };

    return {
      ...inner,
      run: (statement) =>
        during(async () => {
          const answer = await inner.run(statement);
          if (SETTING.test(statement.sql) && statement.params.length === 0)
            settings.push(statement.sql);
          return answer;
        }),
      batch: (sql, sets) => during(() => inner.batch(sql, sets)),
      autoCommit: async (on) => {
        if (on && !auto) await end('commit');
        auto = on;
      },
      commit: async () => {
        manual('commit');
        await end('commit');
      },
      rollback: async () => {
        manual('rollback');
        await end('rollback');
      },
      timeout: (seconds) =>
        during(async () => {
          await inner.timeout(seconds);
          settings.push(`SET statement_timeout = ${seconds * 1000}`);
        }),
      close: leave,
      cut: () => void leave(),
    };
  };
}
