export interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onChange: (on: boolean) => void;
}

/** While its call is on the way it shows what was asked for, and does nothing. */
export const Switch = ({ on, label, busy, disabled, onChange }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    class={busy ? 'switch busy' : 'switch'}
    aria-checked={busy ? !on : on}
    aria-disabled={busy || undefined}
    aria-label={label}
    disabled={disabled}
    onClick={() => {
      if (!busy) onChange(!on);
    }}
  />
);
