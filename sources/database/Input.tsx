import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A question with its field and what helps to answer it. */
export const Input = ({
  title,
  help,
  children,
  onInput,
  ...rest
}: {
  title: string;
  help?: string;
  /** The options of a select; absent: a field to type in. */
  children?: ComponentChildren;
  value: string;
  onInput: (value: string) => void;
  rows?: number;
} & Pick<JSX.IntrinsicElements['input'], 'type' | 'placeholder' | 'inputMode' | 'maxLength'>) => {
  const id = useId();
  const given = {
    ...rest,
    id,
    ...(help ? { 'aria-describedby': `${id}-help` } : {}),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{title}</label>
      {children ? (
        <select {...given}>{children}</select>
      ) : rest.rows ? (
        <textarea {...given} spellcheck={false} />
      ) : (
        <input {...(given as object)} autocomplete="off" spellcheck={false} />
      )}
      {help && (
        <p class="hint" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
};
