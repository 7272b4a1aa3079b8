import type { ConnectionCard, ConnectionInput, ConnectorCard, Trouble } from '../../src/app/api';
import type { Setting } from '../../src/model';
import { isAsked, isSecret } from '../../src/model/connector';
import { t } from '../messages/more';

/** What has been typed into a connection's form. */
export interface Draft {
  readonly site: string;
  /** `YYYY-MM-DD`, or empty where no date is known. */
  readonly expires: string;
  readonly values: Readonly<Record<string, string>>;
  /** Secrets given anew; of a new connection, all. */
  readonly replacing: readonly string[];
}

/** The message at each field, by the setting's name; `site` and `expires` are the form's own. */
export type FieldErrors = Readonly<Record<string, string>>;

export const SITE = 'site';
export const EXPIRES = 'expires';

/** Whose questions a form asks: a connector, or an engine. */
export type Asks = Pick<ConnectorCard, 'settings'>;
/** What was answered before. */
export type Answered = Pick<ConnectionCard, 'settings'> &
  Partial<Pick<ConnectionCard, 'site' | 'credential'>>;

/** What stands in a field before a person answers. What may be left empty and was, stays empty. */
export const presetOf = (
  { type, optional, default: preset = '' }: Setting,
  answered: boolean,
): string => {
  const value = answered && optional ? '' : preset;
  return type === 'yes_no' && value === '' ? 'no' : value;
};

export const draftOf = (
  connector: Asks,
  existing: Answered | undefined,
  replacing: boolean,
): Draft => ({
  site: existing?.site ?? '',
  // A new secret has a date of its own.
  expires: (!replacing && existing?.credential?.expires) || '',
  values: Object.fromEntries(
    connector.settings.map((setting) => [
      setting.name,
      existing?.settings[setting.name] ?? presetOf(setting, existing !== undefined),
    ]),
  ),
  replacing: connector.settings
    .filter((setting) => isSecret(setting) && (!existing || replacing))
    .map(({ name }) => name),
});

/** An address as people copy it: without the scheme, with blanks around it. */
export const tidyUrl = (typed: string): string => {
  const text = typed.trim();
  return /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(text) ? `https://${text}` : text;
};

const isUrl = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text);

/** The questions that are asked, as the others are answered. */
export const askedIn = ({ settings }: Asks, { values }: Pick<Draft, 'values'>) =>
  settings.filter((setting) => isAsked(setting, settings, values));

const asksFor = (draft: Draft, setting: Setting): boolean =>
  !isSecret(setting) || draft.replacing.includes(setting.name);

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is wrong with an answer that was given. */
const wrongWith = ({ type }: Setting, value: string): string | undefined => {
  if (type === 'url' && !isUrl(value)) return t.form.notUrl;
  if (type === 'number' && !Number.isFinite(Number(value))) return t.form.notNumber;
  return type === 'date' && !DAY.test(value) ? t.form.notDate : undefined;
};

/** What can be seen to be wrong before anybody is asked. */
export const validate = (connector: Asks, draft: Draft): FieldErrors => {
  const errors: Record<string, string> = {};
  for (const setting of askedIn(connector, draft).filter((s) => asksFor(draft, s))) {
    const value = (draft.values[setting.name] ?? '').trim();
    const wrong = value === '' ? undefined : wrongWith(setting, value);
    if (value === '' && !setting.optional) errors[setting.name] = t.form.empty(setting.title);
    else if (wrong !== undefined) errors[setting.name] = wrong;
  }
  return errors;
};

/** A list as it is meant: one entry a line, however it was pasted. */
const tidied = ({ type }: Setting, value: string): string =>
  type === 'list'
    ? value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n')
    : value;

/** The answers as they are sent: secrets only where they are given anew. */
export const answersOf = (
  asks: Asks,
  { values, replacing }: Draft,
): Pick<ConnectionInput, 'settings' | 'secrets'> => {
  const asked = askedIn(asks, { values });
  const pick = (wanted: (s: Setting) => boolean) =>
    Object.fromEntries(asked.filter(wanted).map((s) => [s.name, tidied(s, values[s.name] ?? '')]));
  return {
    settings: pick((s) => !isSecret(s)),
    secrets: pick((s) => isSecret(s) && replacing.includes(s.name)),
  };
};

export const inputOf = (
  connector: ConnectorCard,
  draft: Draft,
  id: string | undefined,
): ConnectionInput => ({
  ...(id === undefined ? {} : { id }),
  connector: connector.id,
  site: draft.site,
  ...(draft.expires === '' ? {} : { expires: draft.expires }),
  ...answersOf(connector, draft),
});

/** Codes by the kind of field they concern. */
const OF_ADDRESS = [
  'source.unreachable',
  'source.unknown_host',
  'source.tls',
  'source.not_found',
  'source.not_json',
];
const OF_SECRET = ['source.refused_key'];

/** Of a database's form: the setting that a trouble is about. */
const OF_PLACE: Readonly<Record<string, string>> = {
  'warehouse.refused': 'password',
  'warehouse.unknown_database': 'database',
  'warehouse.taken': 'schema',
};

/**
 * The field a trouble concerns, or null: then it is shown for the form as a whole. Only a field that can be
 * typed into can say it: not one that is not asked for, and not a secret that is kept.
 */
export const fieldOf = (asks: Asks, draft: Draft, trouble: Trouble): string | null => {
  const settings = askedIn(asks, draft).filter((setting) => asksFor(draft, setting));
  const first = (is: (setting: Setting) => boolean) => settings.find(is)?.name ?? null;
  if (trouble.code === 'setup.same_site') return SITE;
  if (trouble.code === 'setup.bad_date') return EXPIRES;
  if (OF_ADDRESS.includes(trouble.code)) return first(({ type }) => type === 'url');
  if (OF_SECRET.includes(trouble.code)) return first(isSecret);
  const own = settings.find(({ name }) => name === OF_PLACE[trouble.code]);
  if (own) return own.name;
  if (trouble.code === 'setup.missing')
    return settings.find(({ title }) => trouble.message.startsWith(title))?.name ?? null;
  const { setting } = trouble.params ?? {};
  return settings.find(({ title }) => title === setting)?.name ?? null;
};
