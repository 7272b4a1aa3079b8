/** What may be asked for, or pushed, from outside. */
import type { Scope } from '../../api/token';
import type { PersonalClass } from '../../model';

/** A key of the data API, as it is shown: its text is not. */
export interface TokenCard {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** It opens this board and reads nothing else. */
  readonly board?: string;
  readonly by: string;
  readonly madeAt: string;
  /** The first day on which it works no more. */
  readonly expires?: string;
  /** That day has come. */
  readonly over?: boolean;
  readonly lastUsed?: string;
  /** Requests of this day, and how many it may make. */
  readonly today: number;
  readonly daily: number;
}

export interface TokenInput {
  /** What it is for. */
  readonly name: string;
  readonly scope: Scope;
  /** Of a report: the token opens its live board and reads nothing else. */
  readonly board?: string;
  readonly expires?: string;
  readonly daily?: number;
}

/** What of the workbook can be asked for from outside. */
export interface ShareCard {
  /** Where requests go; null: the script is not deployed as a web app. */
  readonly address: string | null;
  /** Whether the asker is the steward, in whose name requests are answered. */
  readonly you: boolean;
  /** At least so many wrong tokens came today, and when the last was noted; absent: none. */
  readonly wrong?: { readonly count: number; readonly at: string };
  /** The newest first. */
  readonly tokens: readonly TokenCard[];
  readonly hooks: readonly {
    readonly connection: string;
    readonly site: string;
    readonly connector: string;
    readonly on: boolean;
    /** Events that the next refresh lands. */
    readonly waiting: number;
  }[];
  /** What tokens can be made for. */
  readonly datasets: readonly {
    readonly id: string;
    readonly title: string;
    readonly fields: readonly {
      readonly name: string;
      readonly title: string;
      readonly class: PersonalClass;
    }[];
  }[];
}

/** Shown once. */
export interface TokenSecret extends ShareCard {
  readonly text: string;
}

export interface HookSecret extends ShareCard {
  readonly secret: string;
}
