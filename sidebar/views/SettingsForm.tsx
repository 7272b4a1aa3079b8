import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Setting } from '../../src/model';
import { t } from '../messages/more';
import { Chevron } from '../parts/Icons';
import { askedIn, presetOf, type Asks } from '../state/form';
import type { useDraft } from '../state/useDraft';
import { SettingField } from './SettingField';
import { VerdictNote } from './Verdict';

/** The form that a definition's settings make: what is asked, what more can be said, and the verdict. */
export const SettingsForm = (props: {
  readonly asks: Asks;
  readonly form: ReturnType<typeof useDraft>;
  /** It was answered before: secrets are there and cannot be shown. */
  readonly saved: boolean;
  /** Nothing of the form takes the focus when it is opened. */
  readonly calm?: boolean;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly children?: ComponentChildren;
  /** What else can be said, beside settings that need no answer; `open`: it is in sight from the beginning. */
  readonly more?: {
    readonly open: boolean;
    readonly wrong: boolean;
    readonly of: ComponentChildren;
  };
}) => {
  const { asks, form, saved, busy, onSubmit, more } = props;
  const { draft, errors, tries } = form;
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!props.calm) place.current?.querySelector<HTMLElement>('input,textarea,select')?.focus();
  }, []);
  useEffect(() => {
    const wrong = place.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    wrong?.focus();
    // What is wrong stands below the field.
    wrong?.closest('.field')?.scrollIntoView({ block: 'nearest' });
  }, [tries]);
  const fieldFor = (setting: Setting) => (
    <SettingField key={setting.name} setting={setting} form={form} saved={saved} />
  );
  const asked = askedIn(asks, draft);
  const optional = asked.filter((setting) => setting.optional);
  // What is filled in is in sight from the beginning; to clear a field does not hide it.
  const [opened] = useState(
    () =>
      (more?.open ?? false) ||
      optional.some((one) => (draft.values[one.name] ?? '') !== presetOf(one, false)),
  );
  return (
    <>
      <form
        ref={place}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        {asked.filter((setting) => !setting.optional).map(fieldFor)}
        {props.children}
        {(optional.length > 0 || more) && (
          <details
            class="more"
            open={opened || (more?.wrong ?? false) || optional.some(({ name }) => errors[name])}
          >
            <summary>
              <Chevron />
              {t.form.more}
            </summary>
            {more?.of}
            {optional.map(fieldFor)}
          </details>
        )}
        {/* Enter in a field sends the form; the buttons that say so stand in the footer. */}
        <input type="submit" hidden />
      </form>
      <VerdictNote verdict={form.verdict} />
    </>
  );
};
