import { FailureError, isAsked, isSecret, type Setting } from '../model';

type Values = Readonly<Record<string, string>>;

export const isDate = (text: string): boolean => {
  const epoch = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(epoch) && new Date(epoch).toISOString().startsWith(text);
};

/**
 * The answers as they are kept: what must be answered and is not has its default, and what is not asked has
 * none. Names that no question has are left alone.
 */
export const answersIn = (settings: readonly Setting[], given: Values): Values => {
  const presets = settings
    .filter((s) => !s.optional && s.default !== undefined)
    .map((s) => [s.name, s.default ?? ''] as const);
  const values: Values = { ...Object.fromEntries(presets), ...given };
  const hidden = settings.filter((s) => !isAsked(s, settings, values)).map(({ name }) => name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.includes(name)));
};

/** A form lets nobody answer otherwise; who calls a command by hand may. */
const check = ({ title, type, options = [] }: Setting, value: string): void => {
  const none = (all: string): never => {
    throw new FailureError('setup.no_such_choice', { setting: title, value, options: all });
  };
  if (type === 'choice' && !options.some((one) => one.value === value))
    none(options.map((one) => one.title).join(', '));
  if (type === 'yes_no' && value !== 'yes' && value !== 'no') none('yes, no');
  if (type === 'number' && !Number.isFinite(Number(value)))
    throw new FailureError('setup.not_a_number', { setting: title, value });
  if (type === 'date' && !isDate(value))
    throw new FailureError('setup.not_a_date', { setting: title, value });
};

/** @throws setup.missing, setup.no_such_choice, setup.not_a_number, setup.not_a_date */
export const requireAnswers = (
  settings: readonly Setting[],
  values: Values,
  secrets: Values,
): void => {
  for (const setting of settings.filter((s) => isAsked(s, settings, values))) {
    const value = (isSecret(setting) ? secrets : values)[setting.name] ?? '';
    if (value !== '') check(setting, value);
    else if (!setting.optional) throw new FailureError('setup.missing', { setting: setting.title });
  }
};
