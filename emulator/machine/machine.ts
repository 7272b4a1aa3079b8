/**
 * The machine: Apps Script's state, services and clock, on which executions run. Used in-process by
 * tests and behind the control API.
 */
import { DAILY } from '../limits';
import { createClock } from './clock';
import { report, startExecution, type ExecutionReport } from './execution';
import { createExecutor, TOO_MANY, type CallAnswer } from './executor';
import { createFaults, type Faults } from './faults';
import { createFiring, UNAUTHORIZED } from './firing';
import { createLife } from './life';
import { createLocks } from './lock';
import { createParts } from './parts';
import { createPeople } from './people';
import { createQuotas } from './quotas';
import { FIRST_WORKBOOK, NO_WORKBOOK } from './owner';
import { createRandom } from './random';
import { createScheduler } from './scheduler';
import { settle, type MachineOptions, type Settings } from './settings';
import type { AuthMode, ExecutionInfo } from './service';
import { createStorage } from './storage';
import { createStudio } from './studio';
import { illegalValue } from './values';
import { createVisits } from './web-app';
import { createPool } from './workers';

export type { CallAnswer };

export interface CallOptions {
  readonly user?: string;
  /** Id of the workbook; the first when none is named. */
  readonly workbook?: string;
  readonly mode?: AuthMode;
  /** `simple`: a simple trigger (`onOpen`), 30 seconds, functions ending in `_` too. */
  readonly kind?: ExecutionInfo['kind'];
}
/** A machine's state. Opaque: made by `snapshot`, taken by `restore`. */
export interface Snapshot {
  readonly machine: {
    readonly now: number;
    readonly count: number;
    readonly random: number;
    readonly quotas: unknown;
    readonly faults: unknown;
    /** Absent in a state of before they could be changed. */
    readonly mode?: Settings['mode'];
    readonly account?: Settings['account'];
    readonly executions: readonly ExecutionReport[];
  };
  readonly [part: string]: unknown;
}

export type Machine = Awaited<ReturnType<typeof createMachine>>;

const KEPT_EXECUTIONS = 2_000;

export async function createMachine(options: MachineOptions = {}) {
  const settings = settle(options);
  const random = createRandom(settings.seed);
  const clock = createClock(settings.startTime, settings.realtime);
  const faults = createFaults();
  const quotas = createQuotas(settings);
  const people = createPeople(settings, faults);
  const scheduler = createScheduler(settings.schedule, () => locks.breakDeadlock());
  const locks = createLocks(scheduler);
  const parts = createParts({ settings, random, quotas, faults, locks, clock, people });
  const storage = createStorage(settings.state);
  let reports: ExecutionReport[] = [];
  let count = 0;
  let interlude: { calls: number; readonly act: () => Promise<unknown> } | null = null;

  const executor = createExecutor({
    settings,
    clock,
    faults,
    quotas,
    authorization: people,
    operations: parts.operations,
    running: () => executor.running(),
    locks,
    scheduler,
    pool: createPool(settings.runtime),
    leave: parts.jdbc.leave,
    meanwhile: () => {
      if (!interlude || (interlude.calls -= 1) > 0) return;
      const { act } = interlude;
      interlude = null;
      return act();
    },
    onEnd: (done, now) => {
      reports.push(done);
      if (reports.length > KEPT_EXECUTIONS * 1.1) reports = reports.slice(-KEPT_EXECUTIONS);
      parts.logs.uncaught(done, now);
      changed();
    },
  });

  const nextId = (): string => `e${String(++count).padStart(6, '0')}`;

  /** Calls a function as `google.script.run` would; never rejects for what the script does. */
  async function call(
    name: string,
    args: readonly unknown[] = [],
    options: CallOptions = {},
  ): Promise<CallAnswer> {
    const {
      user = settings.user,
      workbook = FIRST_WORKBOOK,
      mode = 'FULL',
      kind = 'call',
    } = options;
    parts.workbooks.of(workbook);
    // Looker Studio calls without any document
    const place = kind === 'studio' ? NO_WORKBOOK : workbook;
    const info: ExecutionInfo = { id: nextId(), function: name, user, workbook: place, mode, kind };
    const refused = refusal(info, args);
    // the first use in a document enables an add-on there
    if (refused === null && (kind === 'call' || kind === 'card') && mode === 'FULL')
      parts.workbooks.enable(workbook, true);
    if (refused !== null) {
      const error = { message: refused, name: 'ScriptError' };
      return { error, execution: report(startExecution(info, clock.now()), error) };
    }
    return executor.execute(info, args, kind !== 'call' && kind !== 'page');
  }
  function refusal({ user, kind, mode }: ExecutionInfo, args: readonly unknown[]): string | null {
    const wrong = illegalValue(args);
    if (wrong !== null) return `Failed due to illegal value in property: ${wrong}`;
    if (kind !== 'simple' && mode === 'FULL' && !people.any(user)) return UNAUTHORIZED;
    return executor.full(user) ? TOO_MANY : null;
  }

  const fireUntil = createFiring({
    clock,
    quotas,
    people,
    executor,
    triggers: parts.triggers,
    logs: parts.logs,
    timeZone: settings.timeZone,
    enabled: (workbook) => settings.mode === 'owned' || parts.workbooks.enabled(workbook) !== false,
    nextId,
  });
  let passing: { readonly from: number; readonly to: number } | null = null;
  let firing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = firing.then(work);
    firing = result.catch(() => undefined);
    return result;
  };
  /** Lets virtual time pass; answers the executions it started. */
  const advance = (ms: number): Promise<ExecutionReport[]> =>
    inTurn(async () => {
      const from = clock.now();
      const target = from + ms;
      passing = { from, to: target };
      try {
        return await fireUntil(target);
      } finally {
        clock.reach(target);
        passing = null;
        changed();
      }
    });

  /** Everything that is not running, as a value. Cheap: what is large is shared, not copied. */
  const snapshot = (): Snapshot => ({
    machine: {
      now: clock.now(),
      count,
      random: random.state(),
      quotas: quotas.snapshot(),
      faults: faults.snapshot(),
      mode: settings.mode,
      account: settings.account,
      executions: reports.slice(),
    },
    ...parts.snapshot(),
  });
  function restore(saved: Snapshot): void {
    if (executor.running().length > 0)
      throw new Error('The machine cannot be restored while a script runs.');
    const { machine, ...others } = saved;
    clock.set(machine.now);
    interlude = null;
    locks.forget();
    count = machine.count;
    random.set(machine.random);
    const { mode = settings.mode, account = settings.account } = machine;
    Object.assign(settings, { mode, account });
    quotas.restore(machine.quotas);
    faults.restore(machine.faults);
    reports = machine.executions.slice();
    parts.restore(others);
    changed();
  }

  const changed = (): void => storage.save(() => ({ parts: snapshot(), marks: parts.marks() }));
  parts.properties.preset(settings.properties);
  const empty = snapshot();
  const saved = storage.load();
  if (saved) {
    restore(saved as unknown as Snapshot);
    parts.properties.preset(settings.properties);
    // what is asked for now counts more than what was so when the state was left
    const { mode = settings.mode, account = settings.account } = options;
    Object.assign(settings, { mode, account });
    // They hold pages of the bundle that ran before; this one may be another.
    parts.workbook.closeWindows();
  }

  const beat = settings.realtime
    ? setInterval(() => void inTurn(() => fireUntil(clock.now())), 1000)
    : undefined;
  beat?.unref();

  return {
    settings,
    call,
    advance,
    /** Between which times the clock is being moved on; null when it is not. */
    passing: () =>
      passing && {
        from: new Date(passing.from).toISOString(),
        to: new Date(passing.to).toISOString(),
      },
    /** Every request to a host takes so much longer on the virtual clock; null: no longer. */
    slowHost: (host: string, ms: number | null): void => {
      faults.slowHost(host, ms);
    },
    faults: (next?: Faults) => {
      if (next) faults.set(next);
      return faults.state();
    },
    reset: () => {
      const now = settings.realtime ? Date.now() : empty.machine.now;
      const { mode, account } = settings;
      restore({ ...empty, machine: { ...empty.machine, now, mode, account } });
    },
    /**
     * Before the k-th host call from now on takes effect, something else happens to its end: `act`, such
     * as another execution. Once; by itself it happens never if fewer calls are made.
     */
    meanwhile: (k: number, act: () => Promise<unknown>): void => {
      interlude = { calls: k, act };
    },
    snapshot,
    restore,
    now: () => clock.now(),
    executions: (): readonly ExecutionReport[] => reports.slice(),
    running: () =>
      executor.running().map(({ id, function: fn, user, start }) => ({
        id,
        function: fn,
        user,
        started: new Date(start).toISOString(),
      })),
    quotas: () => ({ used: quotas.view(), limits: DAILY }),
    changed,
    ...createLife({ ...parts, settings, clock, people, call, changed }),
    ...createVisits({ ...parts, call, changed }),
    ...createStudio({ call, settings, clock, bigquery: parts.bigquery }),
    /** Who may open a workbook, by its id or in the editor; null: everybody. */
    share: (users: readonly string[] | null, workbook: string = FIRST_WORKBOOK): void => {
      parts.workbooks.share(workbook, users);
      changed();
    },
    people: people.list,
    /** Adds a person, or changes what one has granted (null: all that is asked for). */
    grant: (user: string, granted: readonly string[] | null): void => {
      people.set(user, { granted });
      changed();
    },
    properties: parts.properties.view,
    triggers: parts.triggers.view,
    /** Takes out what only grows: what happened so far is answered, and kept no longer. */
    drain: () => {
      const drained = {
        outbox: parts.mail.outbox(),
        logs: parts.logs.entries(),
        executions: reports,
      };
      reports = [];
      parts.mail.drain();
      parts.logs.drain();
      changed();
      return drained;
    },
    outbox: parts.mail.outbox,
    logs: parts.logs.entries,
    forgetCache: parts.cache.forget,
    drive: parts.drive,
    workbook: parts.workbook,
    workbooks: parts.workbooks,
    /** As a person does by File > Make a copy: answers the copy's id. Of the first, if none is named. */
    copyWorkbook: (from: string = FIRST_WORKBOOK, name?: string): string => {
      const id = parts.workbooks.copy(from, name);
      parts.properties.copy(from, id);
      changed();
      return id;
    },
    close: async (): Promise<void> => {
      clearInterval(beat);
      await executor.close();
      await parts.jdbc.close();
      parts.bigquery.close();
      storage.flush();
    },
  };
}
