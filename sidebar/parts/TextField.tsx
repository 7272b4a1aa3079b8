import { useId, useState } from 'preact/hooks';
import type { Setting } from '../../src/model';
import { t } from '../messages/more';

export interface TextFieldProps {
  readonly title: string;
  readonly help?: string | undefined;
  /** Help that is long is opened on demand; screen readers have it either way. */
  readonly folded?: boolean;
  readonly type: Exclude<Setting['type'], 'choice' | 'yes_no'>;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly error?: string | undefined;
  readonly readOnly?: boolean;
  readonly onInput: (value: string) => void;
  readonly onBlur?: () => void;
  /** It has come in answer to a press: it takes the keyboard's focus. */
  readonly focused?: boolean;
}

/** Addresses are typed into a plain field: the browser's own complaint would hide ours. */
const KINDS = {
  url: { type: 'text', inputMode: 'url' },
  text: { type: 'text', inputMode: 'text' },
  secret: { type: 'password', inputMode: 'text' },
  date: { type: 'date', inputMode: 'text' },
  number: { type: 'number', inputMode: 'decimal' },
} as const;
/** A certificate or a key: pasted whole, and read by nobody. */
const PEM_ROWS = 4;
/** A list grows with the hand of whoever needs more in sight. */
const LIST_ROWS = 6;
const focus = (field: HTMLElement | null): void => field?.focus();

export const TextField = (props: TextFieldProps) => {
  const id = useId();
  const { title, help, folded, type, value, placeholder, optional, error, onInput, onBlur } = props;
  const [open, setOpen] = useState(!folded);
  const pem = type === 'pem' || type === 'secret_pem';
  const lines = pem || type === 'list';
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].join(' ').trim();
  const field = {
    id,
    ref: props.focused ? focus : null,
    value,
    placeholder,
    required: !optional,
    readOnly: props.readOnly,
    autocomplete: type === 'secret' ? 'new-password' : 'off',
    autocapitalize: 'off' as const,
    spellcheck: false,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onInput(event.currentTarget.value),
    onBlur,
  };
  return (
    <div class="field">
      <div class="label-line">
        <label for={id}>{title}</label>
        {optional && <span class="optional">{t.form.optional}</span>}
        {help && folded && (
          <button
            type="button"
            class="button link"
            aria-expanded={open}
            aria-controls={`${id}-help`}
            aria-label={t.form.whereOf(title)}
            onClick={() => setOpen(!open)}
          >
            {t.form.where}
          </button>
        )}
      </div>
      {help && (
        <p class="help" id={`${id}-help`} hidden={!open}>
          {help}
        </p>
      )}
      {lines ? (
        <textarea {...field} class={pem ? 'pem' : 'lines'} rows={pem ? PEM_ROWS : LIST_ROWS} />
      ) : (
        <input {...field} {...KINDS[type]} />
      )}
      {error && (
        <div class="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
};
