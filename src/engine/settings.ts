import type { Snapshot } from './store';

/** What the school has chosen under Settings: the record `settings`. */
export interface Settings {
  /** Who is mailed, and in which language; none: the steward, in English. */
  readonly recipients: readonly { readonly email: string; readonly language: string }[];
  /** Local hours between which no mail is sent. */
  readonly quiet?: { readonly from: number; readonly to: number };
  /** How long runs and their log lines are kept, days. */
  readonly retentionDays: number;
  /** Google Cloud project whose log takes this script's lines. */
  readonly cloudProject?: string;
}

const DEFAULTS: Settings = { recipients: [], retentionDays: 30 };

export const settingsOf = (now: Pick<Snapshot, 'get'>): Settings => ({
  ...DEFAULTS,
  ...(now.get('settings') as Partial<Settings> | undefined),
});
