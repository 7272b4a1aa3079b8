import { useId, useRef } from 'preact/hooks';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { Cross } from '../../parts/Icons';
import { SelectField } from '../../parts/SelectField';
import { Switch } from '../../parts/Switch';
import { useSession } from '../../state/hooks';
import { addRecipient, edit, removeRecipient } from '../../state/settings';
import { NIGHT } from '../../state/settingsDraft';
import type { SectionProps } from './section';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Who is written to, in which language, and when not. */
export const Mails = (props: SectionProps) => {
  const { card, draft, errors, mine } = props;
  const { email } = card.stewardship;
  return (
    <section>
      <h3>{t.settings.mails}</h3>
      <p class="help">{t.settings.mailsHelp}</p>
      {draft.recipients.length === 0 ? (
        <p class="soft nobody">{email ? t.settings.nobody(email) : t.settings.nobodyYet}</p>
      ) : (
        <Recipients {...props} />
      )}
      {errors.recipients && (
        <p class="error" role="alert">
          {errors.recipients}
        </p>
      )}
      {mine && <Add {...props} />}
      <Quiet {...props} />
    </section>
  );
};

const Recipients = ({ card, draft, mine }: SectionProps) => {
  const session = useSession();
  const list = useRef<HTMLUListElement>(null);
  const remove = (email: string, at: number) => {
    removeRecipient(session, email);
    // The button is gone with its row: the next one has the focus, or the field to add.
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll<HTMLElement>('button') ?? [];
      (left[Math.min(at, left.length - 1)] ?? document.getElementById(ADD))?.focus();
    });
  };
  return (
    <ul class="people" ref={list}>
      {draft.recipients.map(({ email, language }, at) => (
        <li key={email}>
          <span class="address">{email}</span>
          <SelectField
            bare
            title={t.settings.languageOf(email)}
            value={language}
            options={card.languages.map(({ code, name }) => ({ value: code, text: name }))}
            disabled={!mine}
            onChange={(chosen) =>
              edit(session, {
                recipients: draft.recipients.map((one) =>
                  one.email === email ? { email, language: chosen } : one,
                ),
              })
            }
          />
          {mine && (
            <button
              type="button"
              class="cross"
              aria-label={t.settings.remove(email)}
              onClick={() => remove(email, at)}
            >
              <Cross />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
};

const ADD = 'add-recipient';

const Add = ({ draft, errors }: SectionProps) => {
  const session = useSession();
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    addRecipient(session);
    input.current?.focus();
  };
  const error = errors.adding;
  return (
    <div class="field">
      <label for={ADD}>{t.settings.addTitle}</label>
      <div class="add">
        <input
          id={ADD}
          ref={input}
          type="text"
          inputMode="email"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder={t.settings.addPlaceholder}
          value={draft.adding}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${ADD}-error` : undefined}
          onInput={(event) => edit(session, { adding: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add}>{t.settings.add}</Button>
      </div>
      {error && (
        <div class="error" id={`${ADD}-error`}>
          {error}
        </div>
      )}
    </div>
  );
};

const Quiet = ({ draft, errors, mine }: SectionProps) => {
  const session = useSession();
  const id = useId();
  const { quiet } = draft;
  const hours = HOURS.map((hour) => ({ value: hour, text: t.settings.hour(hour) }));
  return (
    <div class="field">
      <div class="switch-line">
        <span class="label" id={id}>
          {t.settings.quiet}
        </span>
        <Switch
          on={quiet !== null}
          label={t.settings.quiet}
          busy={false}
          disabled={!mine}
          onChange={(on) => edit(session, { quiet: on ? NIGHT : null })}
        />
      </div>
      <p class="help">{t.settings.quietHelp}</p>
      {quiet && (
        <div class="halves hours">
          {(['from', 'to'] as const).map((end) => (
            <SelectField
              key={end}
              title={t.settings[end]}
              value={quiet[end]}
              options={hours}
              disabled={!mine}
              error={end === 'from' ? errors.quiet : undefined}
              onChange={(hour) => edit(session, { quiet: { ...quiet, [end]: hour } })}
            />
          ))}
        </div>
      )}
    </div>
  );
};
