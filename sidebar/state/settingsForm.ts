import type { SettingsCard, SettingsInput, Trouble } from '../../src/app/api';
import { t } from '../messages';

type Recipient = SettingsInput['recipients'][number];

/** The settings as they stand in the form. */
export interface SettingsDraft {
  readonly recipients: readonly Recipient[];
  /** An address that is typed and not yet in the list. */
  readonly adding: string;
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly timeZone: string;
  readonly tickMinutes: SettingsInput['tickMinutes'];
  readonly retentionDays: number;
  readonly cloudProject: string;
}

/** The message at each field that has one. */
export type SettingsErrors = Readonly<Partial<Record<keyof SettingsDraft, string>>>;

export const NIGHT = { from: 20, to: 6 } as const;

export const draftOf = (card: SettingsInput): SettingsDraft => ({
  recipients: card.recipients,
  adding: '',
  quiet: card.quiet ?? null,
  timeZone: card.timeZone,
  tickMinutes: card.tickMinutes,
  retentionDays: card.retentionDays,
  cloudProject: card.cloudProject ?? '',
});

export const inputOf = (draft: SettingsDraft): SettingsInput => {
  const { recipients, quiet, timeZone, tickMinutes, retentionDays } = draft;
  const cloudProject = draft.cloudProject.trim();
  return {
    recipients: recipients.map(({ email, language }) => ({ email, language })),
    ...(quiet ? { quiet: { from: quiet.from, to: quiet.to } } : {}),
    timeZone: timeZone.trim(),
    tickMinutes,
    retentionDays,
    ...(cloudProject ? { cloudProject } : {}),
  };
};

/** Whether there is something to save. What is changed and changed back is not. */
export const isChanged = (card: SettingsInput, draft: SettingsDraft | null): boolean =>
  draft !== null &&
  (draft.adding.trim() !== '' ||
    JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(card))));

/** As it must look to be one address; whether it exists only a mail can tell. */
const isEmail = (text: string): boolean => /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(text);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Puts the typed address into the list, or says what is wrong with it. */
export const withAdded = (
  draft: SettingsDraft,
  language: string,
): { readonly draft: SettingsDraft } | { readonly error: string } => {
  const email = draft.adding.trim();
  if (email === '') return { error: t.settings.noEmail };
  if (!isEmail(email)) return { error: t.settings.notEmail };
  if (draft.recipients.some((other) => same(other.email, email)))
    return { error: t.settings.twice(email) };
  const recipients = [...draft.recipients, { email, language }];
  return { draft: { ...draft, recipients, adding: '' } };
};

/** What can be seen to be wrong before the server is asked. */
export const validate = (card: SettingsCard, draft: SettingsDraft): SettingsErrors => {
  const zone = draft.timeZone.trim();
  return card.timeZones.includes(zone) ? {} : { timeZone: t.settings.noZone(zone) };
};

/** Codes of the server's troubles, and settings as it names them, by the field they concern. */
const FIELDS: Readonly<Record<string, keyof SettingsDraft>> = {
  'setup.too_often': 'tickMinutes',
  'setup.too_many_triggers': 'tickMinutes',
  'setup.unknown_zone': 'timeZone',
  'setup.bad_email': 'recipients',
  Recipients: 'recipients',
  'Quiet hours': 'quiet',
  'Keep runs': 'retentionDays',
  'Google Cloud project': 'cloudProject',
};

/** The field a trouble concerns, or null: then it is shown for the settings as a whole. */
export const fieldOf = ({ code, params }: Trouble): keyof SettingsDraft | null =>
  FIELDS[code] ?? FIELDS[params?.['setting'] ?? ''] ?? null;
