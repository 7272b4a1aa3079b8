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
  /** What the function has to hand back: a value for a page of the script, or what another part of Google takes. */
  readonly returns: 'value' | 'card' | 'web' | 'studio';
}

/** What `doGet` and `doPost` answer. */
export type WebOutput =
  | {
      readonly is: 'text';
      readonly text: string;
      readonly type: string;
      /** To be downloaded under this name. */
      readonly file?: string;
    }
  | {
      readonly is: 'page';
      readonly html: string;
      readonly title: string;
      readonly meta: readonly (readonly [name: string, content: string])[];
      /** Other sites may show it in a frame. */
      readonly framed: boolean;
    };

/** A card of CardService, and what a card's button answers. Texts are HTML of a kind, as on the host. */
export type CardView =
  | {
      readonly is: 'card';
      readonly title: string;
      readonly subtitle: string;
      readonly sections: readonly (readonly CardWidget[])[];
    }
  | { readonly is: 'response'; readonly notification: string };
export type CardWidget =
  | { readonly kind: 'decorated'; readonly label: string; readonly text: string }
  | {
      readonly kind: 'buttons';
      readonly buttons: readonly {
        readonly text: string;
        readonly filled: boolean;
        readonly disabled?: boolean;
        /** One of the two. */
        readonly function?: string;
        readonly url?: string;
      }[];
    };

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
  /** Thrown for the person at Looker Studio, who reads the first; an admin of the connector both. */
  readonly studio?: { readonly text: string; readonly debug: string };
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
