import type { SettingsCard, Trouble } from '../../src/app/api';
import { t } from '../messages/more';
import type { SettingsDraft, SettingsErrors } from './settingsDraft';

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
