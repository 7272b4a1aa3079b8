/**
 * The machine: Apps Script's state, services and clock, on which executions run. Used in-process by
 * tests and behind the control API.
 */
import { DAILY, SIMULTANEOUS_PER_USER } from '../limits';
import type { CallMessage, Ending, RunMessage, ScriptError } from '../runtime/protocol';
import { createAuthorization } from './authorization';
import { createClock } from './clock';
import { report, startExecution, timeOf, type Execution, type ExecutionReport } from './execution';
import { createFaults, type Faults } from './faults';
import { createLocks } from './lock';
import { createParts } from './parts';
import { createQuotas } from './quotas';
import { createRandom } from './random';
import { createScheduler } from './scheduler';
import { OVER, serve } from './serve';
import { settle, type MachineOptions } from './settings';
import type { AuthMode, ExecutionInfo } from './service';
import { createStorage } from './storage';
import { eventOf } from './trigger-event';
import { illegalValue } from './values';
import { createPool, scriptFiles, type Thread } from './workers';

export interface CallOptions {
  readonly user?: string;
  readonly mode?: AuthMode;
  /** `simple`: a simple trigger (`onOpen`), 30 seconds, functions ending in `_` too. */
  readonly kind?: ExecutionInfo['kind'];
}
export interface CallAnswer {
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly name?: string };
  readonly execution: ExecutionReport;
}

/** A machine's state. Opaque: made by `snapshot`, taken by `restore`. */
export interface Snapshot {
  readonly machine: {
    readonly now: number;
    readonly count: number;
    readonly random: number;
    readonly quotas: unknown;
    readonly faults: unknown;
    readonly executions: readonly ExecutionReport[];
  };
  readonly [part: string]: unknown;
}

export type Machine = Awaited<ReturnType<typeof createMachine>>;

/** How long a doomed script may still compute before its thread is ended by force, real ms. */
const PATIENCE = 500;
/** How long a script may compute between two calls, real ms, when CPU time is not counted. */
const LONGEST_COMPUTATION = 30 * 60_000;
const TOO_MANY = 'There are too many scripts running simultaneously for this Google user account.';
const KEPT_EXECUTIONS = 2_000;

export async function createMachine(options: MachineOptions = {}) {
  const settings = settle(options);
  const random = createRandom(settings.seed);
  const clock = createClock(settings.startTime, settings.realtime);
  const faults = createFaults();
  const quotas = createQuotas(settings);
  const authorization = createAuthorization(settings, faults);
  const running = new Map<string, Execution>();
  const scheduler = createScheduler(settings.schedule, () => locks.breakDeadlock());
  const locks = createLocks(scheduler);
  const parts = createParts({ settings, random, quotas, faults, locks, clock, authorization });
  const pool = createPool(settings.runtime);
  const storage = createStorage(settings.state);
  let reports: ExecutionReport[] = [];
  let count = 0;

  const served = { settings, clock, faults, quotas, authorization, operations: parts.operations };

  function takeCall(execution: Execution, thread: Thread, message: CallMessage): void {
    spendCpu(execution, message.cpu);
    scheduler.submit(execution.id, timeOf(execution), async () => {
      const body = await serve(served, execution, message.op, message.json, message.texts);
      locks.moved(execution.id, timeOf(execution));
      // Ids come again after a restore: only this very execution may be ended.
      const ender = enders.get(execution.id);
      const late = (): void => {
        if (enders.get(execution.id) === ender) ender?.();
      };
      if (body === OVER) setTimeout(late, PATIENCE).unref();
      thread.answer(body, timeOf(execution));
    });
  }
  const spendCpu = (execution: Execution, ms: number): void => {
    execution.cpuMs += ms;
    execution.elapsed += ms * settings.cpuScale;
    clock.reach(timeOf(execution));
  };
  /** Ends for good an execution that goes on computing after its end. */
  const enders = new Map<string, () => void>();
  const force = (id: string): void => enders.get(id)?.();

  function execute(
    info: ExecutionInfo,
    args: readonly unknown[],
    privateToo: boolean,
  ): Promise<CallAnswer> {
    const execution = startExecution(info, clock.now());
    const { files, version } = scriptFiles(settings.bundle);
    const message: RunMessage = {
      type: 'run',
      id: info.id,
      function: info.function,
      args: JSON.stringify(args),
      files,
      filesVersion: version,
      promises: settings.promises,
      syncWebAssembly: settings.syncWebAssembly,
      cpuScale: settings.cpuScale,
      now: execution.start,
      privateToo,
    };
    return new Promise((resolve) => {
      const thread = pool.take();
      // computes without end and without a call: counted in real time, anew after every call
      const watch = setTimeout(
        () => {
          execution.doom ??= 'timed-out';
          force(info.id);
        },
        Math.min(execution.limitMs / settings.cpuScale, LONGEST_COMPUTATION),
      );
      const end = (ending: Ending, cpu: number): void => {
        clearTimeout(watch);
        enders.delete(info.id);
        running.delete(info.id);
        spendCpu(execution, cpu);
        if (execution.elapsed > execution.limitMs) execution.doom ??= 'timed-out';
        locks.release(info.id, timeOf(execution));
        scheduler.end(info.id);
        const done = report(execution, execution.doom ? undefined : ending.error);
        keep(done, timeOf(execution));
        resolve(answerOf(done, ending));
      };
      enders.set(info.id, () => {
        execution.doom ??= 'killed';
        thread.terminate();
        end({}, 0);
      });
      running.set(info.id, execution);
      scheduler.start(info.id);
      thread.run(message, {
        onCall: (call) => {
          watch.refresh();
          takeCall(execution, thread, call);
        },
        onEnd: ({ ending, cpu }) => end(JSON.parse(ending) as Ending, cpu),
        onCrash: (error) => end({ error: { message: error.message, name: error.name } }, 0),
      });
    });
  }

  function answerOf(execution: ExecutionReport, ending: Ending): CallAnswer {
    const error = clientError(execution, ending.lost ? undefined : ending.error);
    return error ? { error, execution } : { result: ending.result ?? null, execution };
  }
  function clientError({ outcome }: ExecutionReport, error?: ScriptError): CallAnswer['error'] {
    if (outcome === 'timed-out') return { message: 'Exceeded maximum execution time' };
    if (outcome === 'killed')
      return { message: "We're sorry, a server error occurred. Please wait a bit and try again." };
    return error && { message: error.message, name: error.name };
  }
  function keep(done: ExecutionReport, now: number): void {
    reports.push(done);
    if (reports.length > KEPT_EXECUTIONS * 1.1) reports = reports.slice(-KEPT_EXECUTIONS);
    parts.logs.uncaught(done, now);
    changed();
  }

  const nextId = (): string => `e${String(++count).padStart(6, '0')}`;

  /** Calls a function as `google.script.run` would; never rejects for what the script does. */
  async function call(
    name: string,
    args: readonly unknown[] = [],
    { user = settings.user, mode = 'FULL', kind = 'call' }: CallOptions = {},
  ): Promise<CallAnswer> {
    const info: ExecutionInfo = { id: nextId(), function: name, user, mode, kind };
    const refused = refusal(info, args);
    if (refused !== null) {
      const error = { message: refused, name: 'ScriptError' };
      return { error, execution: report(startExecution(info, clock.now()), error) };
    }
    return execute(info, args, kind !== 'call');
  }
  function refusal({ user }: ExecutionInfo, args: readonly unknown[]): string | null {
    const wrong = illegalValue(args);
    if (wrong !== null) return `Failed due to illegal value in property: ${wrong}`;
    const mine = [...running.values()].filter((e) => e.user === user).length;
    if (mine < SIMULTANEOUS_PER_USER) return null;
    return TOO_MANY;
  }

  /** Why a trigger cannot run now: the host skips it and says so in the log. */
  function obstacleTo(running: number, left: number): string | null {
    // facts: Triggers. They stop when scopes change without re-authorization.
    if (authorization.missing().length > 0)
      return 'Authorization is required to perform that action.';
    // facts: Quotas. Total run time of triggers a user and day.
    if (left <= 0) return 'Service using too much computer time for one day';
    if (running >= SIMULTANEOUS_PER_USER) return TOO_MANY;
    return null;
  }
  /** Runs the triggers that are due up to `time`, in their order. */
  async function fireUntil(time: number): Promise<ExecutionReport[]> {
    const fired: ExecutionReport[] = [];
    for (let due = parts.triggers.due(time); due; due = parts.triggers.due(time)) {
      clock.reach(due.next);
      const start = clock.now();
      const { id, user } = due;
      parts.triggers.ran(id, start); // noted first: one that dies is not started again
      const mine = [...running.values()].filter((e) => e.user === user).length;
      const left = quotas.left('trigger runtime', user, start);
      const obstacle = obstacleTo(mine, left);
      if (obstacle !== null) {
        parts.logs.note(start, 'ERROR', obstacle);
        continue;
      }
      const info: ExecutionInfo = {
        id: nextId(),
        function: due.function,
        user,
        mode: 'FULL',
        kind: 'trigger',
      };
      const { execution } = await execute(info, [eventOf(due, start, settings.timeZone)], true);
      quotas.use('trigger runtime', user, start, Math.min(execution.virtualMs, left));
      parts.triggers.skipMissed(id, clock.now());
      fired.push(execution);
    }
    return fired;
  }

  let firing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = firing.then(work);
    firing = result.catch(() => undefined);
    return result;
  };
  /** Lets virtual time pass; answers the executions it started. */
  const advance = (ms: number): Promise<ExecutionReport[]> =>
    inTurn(async () => {
      const target = clock.now() + ms;
      const fired = await fireUntil(target);
      clock.reach(target);
      changed();
      return fired;
    });

  /** Everything that is not running, as a value. Cheap: what is large is shared, not copied. */
  const snapshot = (): Snapshot => ({
    machine: {
      now: clock.now(),
      count,
      random: random.state(),
      quotas: quotas.snapshot(),
      faults: faults.snapshot(),
      executions: reports.slice(),
    },
    ...parts.snapshot(),
  });
  function restore(saved: Snapshot): void {
    if (running.size > 0) throw new Error('The machine cannot be restored while a script runs.');
    const { machine, ...others } = saved;
    clock.set(machine.now);
    locks.forget();
    count = machine.count;
    random.set(machine.random);
    quotas.restore(machine.quotas);
    faults.restore(machine.faults);
    reports = machine.executions.slice();
    parts.restore(others);
    changed();
  }

  const changed = (): void => storage.save(() => ({ parts: snapshot(), marks: parts.marks() }));
  const empty = snapshot();
  const saved = storage.load();
  if (saved) restore(saved as unknown as Snapshot);

  const beat = settings.realtime
    ? setInterval(() => void inTurn(() => fireUntil(clock.now())), 1000)
    : undefined;
  beat?.unref();

  return {
    settings,
    call,
    advance,
    faults: (next?: Faults) => {
      if (next) faults.set(next);
      return faults.state();
    },
    reset: () => {
      const now = settings.realtime ? Date.now() : empty.machine.now;
      restore({ ...empty, machine: { ...empty.machine, now } });
    },
    snapshot,
    restore,
    now: () => clock.now(),
    executions: (): readonly ExecutionReport[] => reports.slice(),
    running: () =>
      [...running.values()].map(({ id, function: fn, user }) => ({ id, function: fn, user })),
    quotas: () => ({ used: quotas.view(), limits: DAILY }),
    changed,
    properties: parts.properties.view,
    triggers: parts.triggers.view,
    outbox: parts.mail.outbox,
    logs: parts.logs.entries,
    forgetCache: parts.cache.forget,
    drive: parts.drive,
    workbook: parts.workbook,
    close: async (): Promise<void> => {
      clearInterval(beat);
      for (const id of [...enders.keys()]) force(id);
      await pool.close();
      storage.flush();
    },
  };
}
