/**
 * Runs functions of the script: each in a thread of the pool, its host calls served in turn, its end
 * enforced when its time is up.
 */
import { SIMULTANEOUS_PER_USER } from '../limits';
import type { CallMessage, Ending, RunMessage, ScriptError } from '../runtime/protocol';
import {
  report,
  startExecution,
  timeOf,
  TIMED_OUT,
  type Execution,
  type ExecutionReport,
} from './execution';
import type { Locks } from './lock';
import type { Scheduler } from './scheduler';
import { OVER, serve, type Served } from './serve';
import type { ExecutionInfo } from './service';
import { scriptFiles, type Pool, type Thread } from './workers';

export interface CallAnswer {
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly name?: string };
  readonly execution: ExecutionReport;
}

/** How long a doomed script may still compute before its thread is ended by force, real ms. */
const PATIENCE = 500;
/** How long a script may compute between two calls, real ms, when CPU time is not counted. */
const LONGEST_COMPUTATION = 30 * 60_000;
export const TOO_MANY =
  'There are too many scripts running simultaneously for this Google user account.';

/** By what started an execution: what its function has to hand back. */
const RETURNS: Readonly<Partial<Record<ExecutionInfo['kind'], RunMessage['returns']>>> = {
  card: 'card',
  visit: 'web',
  studio: 'studio',
};

export interface Executor {
  /** `privateToo`: also a function whose name ends in `_`. Never rejects for what the script does. */
  execute(info: ExecutionInfo, args: readonly unknown[], privateToo: boolean): Promise<CallAnswer>;
  running(): readonly Execution[];
  /** Whether this user runs as many at the same time as Google allows. */
  full(user: string): boolean;
  /** Ends everything where it stands. */
  close(): Promise<void>;
}

interface Means extends Served {
  readonly locks: Locks;
  readonly scheduler: Scheduler;
  readonly pool: Pool;
  /** What happens before a call is served; it waits for that. */
  readonly meanwhile: () => Promise<unknown> | undefined;
  readonly onEnd: (done: ExecutionReport, now: number) => void;
  /** What an execution leaves behind is put in order; undefined: nothing is to be waited for. */
  readonly leave: (execution: string) => Promise<void> | undefined;
}

export function createExecutor(means: Means): Executor {
  const { settings, clock, locks, scheduler, pool, meanwhile, onEnd } = means;
  const running = new Map<string, Execution>();

  function takeCall(execution: Execution, thread: Thread, message: CallMessage): void {
    spendCpu(execution, message.cpu);
    scheduler.submit(execution.id, timeOf(execution), async () => {
      await meanwhile();
      const body = await serve(means, execution, message.op, message.json, message.texts);
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
      returns: RETURNS[info.kind] ?? 'value',
    };
    return new Promise((resolve) => {
      const thread = pool.take();
      // computes without end and without a call: counted in real time, anew after every call
      const watch = setTimeout(
        () => {
          execution.doom ??= 'timed-out';
          enders.get(info.id)?.();
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
        onEnd(done, timeOf(execution));
        const answer = answerOf(done, ending);
        const left = means.leave(info.id);
        if (left) void left.then(() => resolve(answer));
        else resolve(answer);
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
    if (outcome === 'timed-out') return TIMED_OUT;
    if (outcome === 'killed')
      return { message: "We're sorry, a server error occurred. Please wait a bit and try again." };
    return (
      error && {
        message: error.message,
        name: error.name,
        ...(error.studio && { studio: error.studio }),
      }
    );
  }

  return {
    execute,
    running: () => [...running.values()],
    full: (user) =>
      [...running.values()].filter((e) => e.user === user).length >= SIMULTANEOUS_PER_USER,
    close: async () => {
      for (const end of [...enders.values()]) end();
      await pool.close();
    },
  };
}
