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

/** A button that is a picture: what it does is said to screen readers, and to the mouse in a tip. */
export const IconButton = (props: {
  readonly children: ComponentChildren;
  readonly label: string;
  readonly tip: string;
  readonly busy: boolean;
  readonly onClick: () => void;
}) => (
  <button
    type="button"
    class="icon-button"
    aria-label={props.label}
    title={props.tip}
    aria-disabled={props.busy || undefined}
    onClick={() => {
      if (!props.busy) props.onClick();
    }}
  >
    {props.children}
  </button>
);

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
