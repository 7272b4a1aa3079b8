/** The workbook’s settings and the System check. */
import type { Json, TickMinutes } from '../../model';
import type { Trouble } from './answer';

export interface SettingsInput {
  /** Who is mailed, and in which language; none: the steward. */
  readonly recipients: readonly { readonly email: string; readonly language: string }[];
  /** Local hours between which no mail is sent: `from` 20, `to` 6. */
  readonly quiet?: { readonly from: number; readonly to: number };
  readonly timeZone: string;
  readonly tickMinutes: TickMinutes;
  /** How long runs and their log lines are kept, days. */
  readonly retentionDays: number;
  /** Google Cloud project whose log takes this script's lines, where the school has one. */
  readonly cloudProject?: string;
}

export interface SettingsCard extends SettingsInput {
  /** The folder with the raw data in the steward's Drive. */
  readonly folder?: string;
  readonly quotas: readonly QuotaCard[];
  readonly stewardship: {
    readonly email?: string;
    readonly you: boolean;
    readonly since?: string;
    /** When the steward's trigger was last seen at work. */
    readonly seen?: string;
    readonly gone: boolean;
  };
  /** Where data sets are built, and where they are moving to. */
  readonly place: { readonly title: string; readonly moving?: string };
  readonly about: {
    readonly version: string;
    /** Ids that the school's own layer added or changed. */
    readonly own: readonly string[];
  };
  /** Languages a mail can be in: code and its own name. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly timeZones: readonly string[];
}

export interface QuotaCard {
  readonly name: 'fetches' | 'triggerMs' | 'mails' | 'properties';
  readonly used: number;
  /** What the rest of the day is expected to need; absent where that cannot be known. */
  readonly forecast?: number;
  readonly limit: number;
  readonly resets: string;
}

/** What the System check found out about this Google account. */
export interface CheckReport {
  readonly v: 1;
  readonly at: string;
  readonly version: string;
  readonly running: boolean;
  /** Why there is no report tab, where it could not be written. */
  readonly trouble?: Trouble;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    /** `differs`: the host is otherwise than Homeroom relies on; `unknown`: it could not be asked. */
    readonly is: 'as_expected' | 'differs' | 'unknown';
    /** What was seen, comparable between hosts. */
    readonly found: Json;
    readonly expected?: Json;
    /** Why it is unknown. */
    readonly reason?: string;
    /** Which answer would be the easier one to live with; absent where neither is. */
    readonly kinder?: 'more' | 'less';
    readonly ms: number;
  }[];
}
