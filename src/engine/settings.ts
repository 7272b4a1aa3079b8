import type { TickMinutes } from '../model';
import { keys, type Snapshot } from './store';

/** What the school has chosen under Settings. The time zone is not here: it is the workbook's own. */
export interface Settings {
  readonly v: 1;
  /** Who is mailed, and in which language; none: the steward, in English. */
  readonly recipients: readonly { readonly email: string; readonly language: string }[];
  /** Local hours between which no mail is sent. */
  readonly quiet?: { readonly from: number; readonly to: number };
  readonly tickMinutes: TickMinutes;
  /** How long runs and their log lines are kept, days. */
  readonly retentionDays: number;
  /** Google Cloud project whose log takes this script's lines. */
  readonly cloudProject?: string;
}

export const SETTINGS_LIMITS = {
  /** Days. */
  retention: [1, 400],
  /** A mail goes to all of them, and each counts against the day's quota. */
  mails: 10,
} as const;

const DEFAULTS: Settings = { v: 1, recipients: [], tickMinutes: 60, retentionDays: 30 };

export const settingsOf = (now: Pick<Snapshot, 'get'>): Settings => ({
  ...DEFAULTS,
  ...(now.get(keys.settings) as Partial<Settings> | undefined),
});
