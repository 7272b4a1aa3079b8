/** What the machine (main thread) and an execution worker say to each other. */

/** One script file of the bundle. */
export interface ScriptFile {
  readonly name: string;
  readonly path: string;
}

export interface RunMessage {
  readonly type: 'run';
  readonly id: string;
  readonly function: string;
  /** JSON array of arguments. */
  readonly args: string;
  readonly files: readonly ScriptFile[];
  /** Changes when the files do: the worker then compiles them anew. */
  readonly filesVersion: string;
  readonly promises: 'lost' | 'awaited';
  readonly syncWebAssembly: boolean;
  readonly cpuScale: number;
  readonly now: number;
  /** Functions may also be called that a client may not name (triggers, menus). */
  readonly privateToo: boolean;
}

/**
 * The answer to one host call. `body` starts with a letter: J JSON, T text as it is, U undefined,
 * E error (JSON {message, name}), K the execution is over and nothing may have an effect any more.
 */
export interface AnswerMessage {
  readonly type: 'answer';
  readonly body: string;
  /** Virtual time after the call. */
  readonly now: number;
}

export interface CallMessage {
  readonly type: 'call';
  readonly op: string;
  /** JSON array; `{"$text": i}` stands for `texts[i]`. */
  readonly json: string;
  readonly texts: readonly string[];
  /** CPU ms of the script since the last message. */
  readonly cpu: number;
}

export interface EndMessage {
  readonly type: 'end';
  /** JSON of `Ending`. */
  readonly ending: string;
  readonly cpu: number;
}

/** How the script's function ended, as told inside its context. */
export interface Ending {
  readonly result?: unknown;
  readonly error?: ScriptError;
  /** The function was async, and how it ended does not reach the client. */
  readonly lost?: true;
}
export interface ScriptError {
  readonly message: string;
  readonly name: string;
  readonly stack?: string;
}

export type ToWorker = RunMessage | AnswerMessage;
export type FromWorker = CallMessage | EndMessage;

export interface WorkerData {
  readonly globals: string;
  /** One Int32: 0 while the worker waits for an answer. */
  readonly flag: SharedArrayBuffer;
}
