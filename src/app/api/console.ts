/** The console’s first screen, in one value. */
import type { Progress, Setting, TickMinutes } from '../../model';
import type { Trouble } from './answer';
import type { ConnectionCard, ConnectorCard } from './connections';
import type { DatasetCard } from './datasets';

/** Something about the workbook as a whole that a person should see above everything else. */
export interface Notice {
  readonly kind:
    | 'authorize'
    | 'trigger'
    | 'steward_gone'
    | 'copied'
    | 'quota'
    | 'key_refused'
    | 'key_expires'
    | 'warehouse'
    | 'clearing';
  /** With `params`, what the words are made of: a failure's code. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly next: string;
  /** Where to grant a permission. */
  readonly url?: string;
  /** The connection it is about. */
  readonly connection?: string;
}

export interface RunCard {
  readonly id: string;
  readonly is: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled';
  readonly datasets: readonly string[];
  /** Data sets that are done, whatever their outcome. */
  readonly finished: readonly string[];
  readonly progress?: Progress;
  readonly until?: string;
  readonly trouble?: Trouble;
  /** Whether an execution is at work: it has told of itself within the last seconds. */
  readonly working: boolean;
  /** It only finds out what would change. */
  readonly preview?: true;
  /** Who asked for it. */
  readonly by?: string;
  /** Seconds of work left; absent until it can be known. */
  readonly left?: number;
  /** It is over, and data sets are kept fresh for who looks at a live board. */
  readonly watched?: true;
}

export interface ConsoleState {
  readonly now: string;
  readonly timeZone: string;
  readonly workbook: { readonly name: string; readonly url: string };
  readonly connectors: readonly ConnectorCard[];
  readonly connections: readonly ConnectionCard[];
  readonly datasets: readonly DatasetCard[];
  readonly run: RunCard | null;
  /** When the trigger refreshes next by itself. */
  readonly nextRefresh?: string;
  /** Whose trigger runs; absent before the first connection. */
  readonly steward?: { readonly email: string; readonly you: boolean };
  /** Whose console this is; absent where Google does not say. */
  readonly you?: string;
  readonly tickMinutes: TickMinutes;
  /** Where data sets are built, where that is not in the script itself. */
  readonly warehouse?: {
    /** Under which its secrets are given anew. */
    readonly id: string;
    readonly title: string;
    /** What queries read costs something there. */
    readonly charges?: true;
    /** Its questions whose answers are never read back. */
    readonly secrets: readonly Setting[];
  };
  /** The days the loaded school calendar knows, `YYYY-MM-DD`; absent: none is loaded. */
  readonly calendar?: { readonly from: string; readonly to: string };
  readonly notices: readonly Notice[];
}
