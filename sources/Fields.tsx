import { useId } from 'preact/hooks';
import type { Setting } from '../src/model';
import { isSecret } from '../src/model/connector';
import { w } from './words';

type Answers = Readonly<Record<string, string>>;

/** Whether a question is asked: it may depend on another's answer. */
export const isAsked = (
  { when }: Setting,
  settings: readonly Setting[],
  answers: Answers,
): boolean =>
  !when ||
  when.values.includes(
    answers[when.name] ?? settings.find(({ name }) => name === when.name)?.default ?? '',
  );

const KINDS: Readonly<Record<string, object>> = {
  secret: { type: 'password' },
  number: { type: 'number', step: 'any' },
  date: { type: 'date' },
};

const Field = ({
  setting,
  value,
  onChange,
}: {
  setting: Setting;
  value: string;
  onChange: (value: string) => void;
}) => {
  const id = useId();
  const { title, help, type, optional, placeholder, options = [] } = setting;
  const given = {
    id,
    value,
    required: !optional,
    'aria-describedby': `${id}-help`,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>
        {title}
        {optional && <small> ({w.optional})</small>}
      </label>
      {type === 'choice' || type === 'yes_no' ? (
        <select {...given} onChange={given.onInput}>
          <option value="">–</option>
          {(type === 'yes_no'
            ? ['yes', 'no'].map((one) => ({ value: one, title: one }))
            : options
          ).map((one) => (
            <option key={one.value} value={one.value}>
              {one.title}
            </option>
          ))}
        </select>
      ) : ['list', 'pem', 'secret_pem'].includes(type) ? (
        <textarea {...given} rows={3} spellcheck={false} />
      ) : (
        <input {...given} {...KINDS[type]} placeholder={placeholder} autocomplete="off" />
      )}
      <p class="hint" id={`${id}-help`}>
        {help === title ? '' : help}
      </p>
    </div>
  );
};

/** The questions that a file asks, with what each is about. */
export const Fields = ({
  settings,
  answers,
  onChange,
}: {
  settings: readonly Setting[];
  answers: Answers;
  onChange: (name: string, value: string) => void;
}) => (
  <>
    {settings
      .filter((setting) => isAsked(setting, settings, answers))
      .map((setting) => (
        <Field
          key={setting.name}
          setting={setting}
          value={answers[setting.name] ?? setting.default ?? ''}
          onChange={(value) => onChange(setting.name, value)}
        />
      ))}
  </>
);

/** What was answered, secrets apart. */
export const split = (
  settings: readonly Setting[],
  answers: Answers,
): { settings: Record<string, string>; secrets: Record<string, string> } => {
  const told = { settings: {} as Record<string, string>, secrets: {} as Record<string, string> };
  for (const setting of settings) {
    const value = answers[setting.name] ?? setting.default ?? '';
    if (value !== '' && isAsked(setting, settings, answers))
      told[isSecret(setting) ? 'secrets' : 'settings'][setting.name] = value;
  }
  return told;
};
