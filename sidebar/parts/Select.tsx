import { useId } from 'preact/hooks';
import type { ComponentChild } from 'preact';

export interface SelectProps<T extends string | number> {
  readonly title: string;
  /** The label is there for screen readers alone: the choices say what they are. */
  readonly bare?: boolean;
  readonly help?: string | undefined;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** The browser's own list of choices, under its label. */
export const Select = <T extends string | number>(props: SelectProps<T>): ComponentChild => {
  const id = useId();
  const { title, bare, help, value, options, disabled, onChange } = props;
  const list = (
    <select
      id={id}
      aria-label={bare ? title : undefined}
      aria-describedby={help ? `${id}-help` : undefined}
      value={String(value)}
      disabled={disabled}
      onChange={({ currentTarget }) => onChange(options[currentTarget.selectedIndex]!.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={String(option.value)}>
          {option.text}
        </option>
      ))}
    </select>
  );
  if (bare) return list;
  return (
    <div class="field pick">
      <label for={id}>{title}</label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {list}
    </div>
  );
};
