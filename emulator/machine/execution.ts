/** One execution of a function, from its start to its outcome. */
import { EXECUTION_MS, SIMPLE_TRIGGER_MS } from '../limits';
import type { ScriptError } from '../runtime/protocol';
import type { BlobHandle, ExecutionInfo, MachineBlob } from './service';

export type Outcome = 'ok' | 'error' | 'killed' | 'timed-out';

/** What the control API tells of an execution. */
export interface ExecutionReport {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  readonly workbook: string;
  readonly kind: ExecutionInfo['kind'];
  readonly outcome: Outcome;
  /** ISO time on the virtual clock. */
  readonly started: string;
  /** Host calls by `service.method`. */
  readonly calls: Readonly<Record<string, number>>;
  readonly totalCalls: number;
  /** HTTP requests by host, and Drive requests by method (both are inside `UrlFetchApp` calls). */
  readonly requests: Readonly<Record<string, number>>;
  /** How long it took on the virtual clock, CPU time included. */
  readonly virtualMs: number;
  /** CPU time of the script itself, measured. */
  readonly cpuMs: number;
  readonly error?: ScriptError;
}

export interface Execution extends ExecutionInfo {
  readonly start: number;
  /** When it began, on the wall. */
  readonly began: number;
  readonly limitMs: number;
  /** Virtual ms since the start. */
  elapsed: number;
  /** From here on what its calls take passes on the wall too. */
  inStep: boolean;
  cpuMs: number;
  totalCalls: number;
  readonly calls: Record<string, number>;
  readonly requests: Record<string, number>;
  /** Why nothing it does counts any more. */
  doom: 'killed' | 'timed-out' | null;
  keep(blob: MachineBlob): BlobHandle;
  blob(handle: BlobHandle): MachineBlob | undefined;
}

export function startExecution(info: ExecutionInfo, start: number): Execution {
  const blobs: MachineBlob[] = [];
  return {
    ...info,
    start,
    began: Date.now(),
    // facts: Quotas
    limitMs: info.kind === 'simple' || info.kind === 'card' ? SIMPLE_TRIGGER_MS : EXECUTION_MS,
    elapsed: 0,
    inStep: false,
    cpuMs: 0,
    totalCalls: 0,
    calls: {},
    requests: {},
    doom: null,
    keep: (blob) => ({ blob: blobs.push(blob) - 1, name: blob.name, type: blob.type }),
    blob: (handle) => {
      const found = blobs[handle.blob];
      // name and type may have been changed by the script, which holds them
      return found && { bytes: found.bytes, name: handle.name, type: handle.type };
    },
  };
}

export const timeOf = (execution: Execution): number => execution.start + execution.elapsed;

const round = (ms: number): number => Math.round(ms * 1000) / 1000;

/** facts: Triggers. The sentence of an execution that cannot be caught. */
export const TIMED_OUT: ScriptError = {
  message: 'Exceeded maximum execution time',
  name: 'Exception',
};

export function report(execution: Execution, error: ScriptError | undefined): ExecutionReport {
  const outcome: Outcome = execution.doom ?? (error ? 'error' : 'ok');
  const why = execution.doom === 'timed-out' ? TIMED_OUT : error;
  return {
    id: execution.id,
    function: execution.function,
    user: execution.user,
    workbook: execution.workbook,
    kind: execution.kind,
    outcome,
    started: new Date(execution.start).toISOString(),
    calls: execution.calls,
    totalCalls: execution.totalCalls,
    requests: execution.requests,
    virtualMs: round(execution.elapsed),
    cpuMs: round(execution.cpuMs),
    ...(why && { error: why }),
  };
}
