import { useId } from 'preact/hooks';
import type { ComponentChildren, Ref } from 'preact';
import { t } from '../messages';

export interface TextFieldProps {
  readonly title: string;
  readonly help?: string | undefined;
  readonly type: 'url' | 'text' | 'secret';
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly error?: ComponentChildren;
  readonly onInput: (value: string) => void;
  readonly onBlur?: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Addresses are typed into a plain field: the browser's own complaint would hide ours. */
const KINDS = {
  url: { type: 'text', inputMode: 'url' },
  text: { type: 'text', inputMode: 'text' },
  secret: { type: 'password', inputMode: 'text' },
} as const;

export const TextField = (props: TextFieldProps) => {
  const id = useId();
  const { title, help, type, value, placeholder, optional, error, onInput, onBlur } = props;
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].join(' ').trim();
  return (
    <div class="field">
      <label for={id}>
        {title}
        {optional && <span class="optional">{t.form.optional}</span>}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
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
