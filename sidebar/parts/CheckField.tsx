import { useId } from 'preact/hooks';

/** Yes or no: a question of a form that is answered by a tick. */
export const CheckField = (props: {
  readonly title: string;
  readonly help?: string | undefined;
  readonly on: boolean;
  readonly error?: string | undefined;
  readonly onChange: (on: boolean) => void;
}) => {
  const id = useId();
  const { title, help, on, error, onChange } = props;
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].join(' ').trim();
  return (
    <div class="field check-field">
      <label>
        <input
          type="checkbox"
          checked={on}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described || undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {title}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <div class="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
};
