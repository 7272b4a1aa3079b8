import type { ComponentChildren, Ref } from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly kind?: 'primary' | 'plain' | 'link' | 'danger';
  /** Its call is on the way: it stays in focus and does nothing. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Words for screen readers where the label alone is not enough; they begin with the label. */
  readonly label?: string;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Busy is not `disabled`: that would throw the keyboard's focus away. */
export const Button = ({
  children,
  onClick,
  kind = 'plain',
  busy = false,
  disabled = false,
  label,
  type = 'button',
  autoFocus,
  ref,
}: ButtonProps) => (
  <button
    ref={ref}
    type={type}
    class={`button ${kind}`}
    aria-disabled={busy || undefined}
    disabled={disabled}
    aria-label={label}
    autofocus={autoFocus}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.();
    }}
  >
    {children}
  </button>
);
