/**
 * The way of one host call: permission, faults, effect, latency, time limit. An execution that is
 * doomed gets no answer any more, and nothing it does has an effect.
 */
import type { AnswerMessage } from '../runtime/protocol';
import { authorize } from './auth';
import type { Clock } from './clock';
import { timeOf, type Execution } from './execution';
import type { FaultInjector } from './faults';
import type { Authorization } from './people';
import type { Quotas } from './quotas';
import { ServiceError, type Call, type Service } from './service';
import type { Settings } from './settings';

type Body = AnswerMessage['body'];
export const OVER: Body = 'K';

export interface Served {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly faults: FaultInjector;
  readonly quotas: Quotas;
  readonly authorization: Authorization;
  readonly operations: Service;
  readonly running: () => readonly Execution[];
}

const encode = (value: unknown): Body => {
  if (value === undefined) return 'U';
  return typeof value === 'string' ? `T${value}` : `J${JSON.stringify(value)}`;
};

function encodeError(op: string, error: unknown): Body {
  if (error instanceof ServiceError)
    return `E${JSON.stringify({ message: error.message, name: error.errorName })}`;
  // a mistake of the emulator, not the host's doing: said loudly, with its place
  const { stack } = error as Error;
  const message = `The emulator failed in ${op}: ${stack ?? String(error)}`;
  process.stderr.write(`${message}\n`);
  return `E${JSON.stringify({ message, name: 'EmulatorError' })}`;
}

function argumentsOf(json: string, texts: readonly string[]): unknown[] {
  const args = JSON.parse(json) as unknown[];
  if (texts.length === 0) return args;
  return args.map((arg) =>
    typeof arg === 'object' && arg !== null && '$text' in arg
      ? texts[(arg as { $text: number }).$text]
      : arg,
  );
}

const SLEEP = 'Utilities.sleep';

/** On the wall. */
const passed = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Serves one call and answers what goes back to the script. */
export async function serve(
  on: Served,
  execution: Execution,
  op: string,
  json: string,
  texts: readonly string[],
): Promise<Body> {
  const { settings, clock, faults } = on;
  const overdue = (): boolean => {
    if (!execution.doom && execution.elapsed > execution.limitMs) {
      execution.doom = 'timed-out';
      execution.elapsed = execution.limitMs; // it is ended in the middle of what it does
    }
    return execution.doom !== null;
  };
  if (overdue()) return OVER;

  execution.totalCalls += 1;
  execution.calls[op] = (execution.calls[op] ?? 0) + 1;
  const kill = faults.kill();
  if (kill === 'before') {
    execution.doom = 'killed';
    return OVER;
  }

  // Whose time passes on the wall too is never behind it.
  if (settings.waits !== 'nothing') {
    execution.elapsed = Math.max(execution.elapsed, Date.now() - execution.began);
    // Who sleeps goes with the wall. Whoever worked beside it would carry the clock off under its eyes.
    if (op === SLEEP || on.running().some(({ inStep }) => inStep)) execution.inStep = true;
  }
  let bytes = 0;
  let cells = 0;
  const call: Call = {
    op,
    user: execution.user,
    execution,
    settings,
    cut: kill === 'in',
    now: () => timeOf(execution),
    charge: (amount) => {
      bytes += amount.bytes ?? 0;
      cells += amount.cells ?? 0;
    },
    spend: (ms) => {
      execution.elapsed += ms;
    },
    quota: (name, n) => on.quotas.use(name, execution.user, timeOf(execution), n),
    fail: (message) => {
      throw new ServiceError(message);
    },
    blob: (handle) => execution.blob(handle) ?? call.fail('Unexpected error: no such blob.'),
    keep: execution.keep,
  };

  const transient = faults.transient(op);
  let body: Body;
  try {
    const operation = on.operations[op];
    if (!operation)
      throw new Error(`The machine has no operation '${op}'. Add it to a service in machine/.`);
    authorize(op, execution.mode, on.authorization.granted(execution.user));
    if (transient?.when === 'before') call.fail(transient.message);
    body = encode(await operation(call, ...argumentsOf(json, texts)));
    if (transient) call.fail(transient.message);
  } catch (error) {
    body = encodeError(op, error);
  }
  const late = faults.latency(op, bytes, cells);
  execution.elapsed += late;
  if ((settings.waits === 'everything' || execution.inStep) && late >= 1) await passed(late);
  if (kill) execution.doom = 'killed';
  const over = overdue();
  clock.reach(timeOf(execution));
  return over ? OVER : body;
}
