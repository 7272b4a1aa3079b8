/**
 * The contract between the machine and one service of it.
 *
 * A service has two sides. In the script's context (`runtime/globals/x.ts`) stand the objects a
 * script sees; they keep no state and pass each call to `host('X.method', …args)`. On the machine's
 * side (`machine/x.ts`) the operation of that name holds state and effects. Between them travels
 * JSON: arguments and answers are plain values. Large strings cross as they are, and bytes do not
 * cross at all: a blob stays on the machine and travels as its `BlobHandle`.
 */
import type { Settings } from './settings';

/** One call's work: it has taken effect when it returns. What it throws by `call.fail` the script can catch. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- arguments come from a script: each operation states what it takes
export type Operation = (call: Call, ...args: any[]) => unknown | Promise<unknown>;

/** Operations by the name under which they are counted, e.g. `PropertiesService.getProperty`. */
export type Service = Readonly<Record<string, Operation>>;

/** A service with state of its own. `snapshot` answers a value that later calls do not change. */
export interface Part {
  readonly service: Service;
  /** JSON-like, except that `Uint8Array`s may stand in it where `state.ts` knows of them. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL';

/** What a call may know of the execution it belongs to. */
export interface ExecutionInfo {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  /** Id of the workbook it belongs to. */
  readonly workbook: string;
  readonly mode: AuthMode;
  /**
   * What started it. A `simple` trigger (`onOpen`) and a `card` action have 30 seconds. `visit`: somebody
   * came to the web app; `page`: a page of the web app called a function; `studio`: Looker Studio did.
   */
  readonly kind: 'call' | 'simple' | 'trigger' | 'card' | 'visit' | 'page' | 'studio';
}

/** facts: V8 runtime, Data Studio. Whether there is a document around the script. assumes: studio */
export const hasContainer = ({
  settings,
  execution,
}: Pick<Call, 'settings' | 'execution'>): boolean =>
  settings.container && execution.kind !== 'studio';

/** Bytes on the machine; the script holds the handle only. Handles end with their execution. */
export interface BlobHandle {
  readonly blob: number;
  readonly name: string | null;
  readonly type: string | null;
}
export interface MachineBlob {
  readonly bytes: Buffer;
  readonly name: string | null;
  readonly type: string | null;
}

export interface Call {
  readonly op: string;
  readonly user: string;
  readonly execution: ExecutionInfo;
  readonly settings: Settings;
  /** Virtual time of this execution in ms since 1970. */
  now(): number;
  /**
   * The execution dies in the middle of this call. An operation of several independent effects
   * (`fetchAll`) then does only some of them; any other is either done or not, and may ignore this.
   */
  readonly cut: boolean;
  /** Adds what this call handled to its emulated latency, by the rates of `latency.ts`. */
  charge(amount: { readonly cells?: number; readonly bytes?: number }): void;
  /** Adds emulated milliseconds as they are. */
  spend(ms: number): void;
  /** Counts against a daily quota of this user (`limits.ts`); throws as the host does once it is spent. */
  quota(name: string, n?: number): void;
  /** Throws an exception as a Google service does; the script may catch it. */
  fail(message: string): never;
  /** The bytes behind a handle. */
  blob(handle: BlobHandle): MachineBlob;
  /** Keeps bytes on the machine and answers their handle. */
  keep(blob: MachineBlob): BlobHandle;
}

/** An exception of a Google service, on its way to the script. */
export class ServiceError extends Error {
  constructor(
    message: string,
    readonly errorName = 'Exception',
  ) {
    super(message);
  }
}
