import type { Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../messages';

export interface TextFieldProps {
  readonly title: string;
  readonly help?: string | undefined;
  /** Help that is long is opened on demand; screen readers have it either way. */
  readonly folded?: boolean;
  readonly type: 'url' | 'text' | 'secret' | 'date';
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly error?: string | undefined;
  readonly readOnly?: boolean;
  readonly onInput: (value: string) => void;
  readonly onBlur?: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Addresses are typed into a plain field: the browser's own complaint would hide ours. */
const KINDS = {
  url: { type: 'text', inputMode: 'url' },
  text: { type: 'text', inputMode: 'text' },
  secret: { type: 'password', inputMode: 'text' },
  date: { type: 'date', inputMode: 'text' },
} as const;

export const TextField = (props: TextFieldProps) => {
  const id = useId();
  const { title, help, folded, type, value, placeholder, optional, error, onInput, onBlur } = props;
  const [open, setOpen] = useState(!folded);
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].join(' ').trim();
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
      <input
        id={id}
        ref={props.inputRef ?? null}
        {...KINDS[type]}
        value={value}
        placeholder={placeholder}
        required={!optional}
        readOnly={props.readOnly}
        autocomplete={type === 'secret' ? 'new-password' : 'off'}
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {error && (
        <div class="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
};
