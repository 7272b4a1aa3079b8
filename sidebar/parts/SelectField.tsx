import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface SelectFieldProps<T extends string | number> {
  readonly title: string;
  /** The title is for screen readers only: what stands around it tells it to others. */
  readonly bare?: boolean;
  /** Stands after the title. */
  readonly tag?: ComponentChildren;
  readonly help?: string | undefined;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly disabled?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: T) => void;
}

/** One of several, with its help and what is wrong with it: a question of a form. */
export const SelectField = <T extends string | number>(props: SelectFieldProps<T>) => {
  const id = useId();
  const { title, bare, help, value, options, disabled, error, onChange } = props;
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].join(' ').trim();
  const list = (
    <select
      id={id}
      class="select"
      value={value}
      disabled={disabled}
      aria-label={bare ? title : undefined}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={described || undefined}
      onChange={({ currentTarget }) => {
        const chosen = options[currentTarget.selectedIndex];
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
  if (bare) return list;
  return (
    <div class="field">
      <label for={id}>{title}</label>
      {props.tag}
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {list}
      {error && (
        <div class="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
};
