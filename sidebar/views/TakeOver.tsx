import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { Note } from '../parts/Note';
import { TextField } from '../parts/TextField';
import { showPage } from '../state/actions';
import { useBusy, useSelect, useSession } from '../state/hooks';
import {
  askedOf,
  leftOut,
  missingIn,
  takeOver,
  type SecretErrors,
  type Secrets,
} from '../state/takeOver';
import { Screen } from './Screen';
import { Soft } from '../parts/Soft';

/** What it means to look after the workbook, and each key anew. */
export const TakeOver = () => {
  const session = useSession();
  // As it was when the page was opened: what arrives meanwhile does not change what is typed.
  const [state] = useState(() => session.store.get().console!);
  const steward = useSelect(({ console }) => console?.steward);
  const [asked] = useState(() => askedOf(state));
  const [secrets, setSecrets] = useState<Secrets>({});
  const [errors, setErrors] = useState<SecretErrors>({});
  const [tries, setTries] = useState(0);
  const acting = useBusy('takeOver');
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = place;
    const wrong = current?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong ?? current?.querySelector<HTMLElement>('fieldset[tabindex]'))?.focus();
  }, [tries]);

  const type = (id: string, name: string, value: string) => {
    setSecrets((before) => ({ ...before, [id]: { ...before[id], [name]: value } }));
    const { [`${id}/${name}`]: _, [id]: __, ...rest } = errors;
    setErrors(rest);
  };
  const refuse = (found: SecretErrors) => {
    setErrors(found);
    setTries((before) => before + 1);
  };
  const act = async () => refuse(await takeOver(session, asked, secrets));
  const ask = () => {
    const missing = missingIn(asked, secrets);
    if (Object.keys(missing).length > 0) {
      refuse(missing);
      return;
    }
    setErrors({});
    const without = leftOut(asked, secrets).map(({ site }) => site);
    session.store.set({
      question: {
        title: t.takeOver.askTitle,
        body: t.takeOver.ask,
        items: { intro: t.takeOver.paused(without.length), titles: without },
        yes: t.takeOver.act,
        no: t.takeOver.no,
        danger: false,
        act: () => void act(),
      },
    });
  };

  return (
    <Screen
      label={t.takeOver.title}
      back={{ to: t.takeOver.back, act: () => showPage(session, null) }}
      footer={
        <Button kind="primary" busy={acting} onClick={ask}>
          {acting ? t.takeOver.acting : t.takeOver.act}
        </Button>
      }
    >
      <p class="intro">
        {steward && !steward.you ? t.takeOver.from(steward.email) : t.takeOver.fromNobody}
      </p>
      <ol class="means">
        {t.takeOver.means.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {asked.length === 0 ? (
        <Soft>{t.takeOver.noKeys}</Soft>
      ) : (
        <>
          <h3 class="group-title">{t.takeOver.keys(asked.length)}</h3>
          <p class="help">{t.takeOver.keysHelp}</p>
        </>
      )}
      <form
        ref={place}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!acting) ask();
        }}
      >
        {asked.map(({ connection: { id, site }, of, secrets: wanted }) => (
          <fieldset key={id} class="keys" tabIndex={errors[id] ? -1 : undefined}>
            <legend>{site}</legend>
            {of !== site && <Soft>{of}</Soft>}
            {errors[id] && (
              <Note tone="bad">
                <p role="alert">{errors[id]}</p>
              </Note>
            )}
            {wanted.map(({ name, title, help, placeholder, optional }) => (
              <TextField
                key={name}
                title={title}
                help={help}
                folded
                type="secret"
                placeholder={placeholder}
                optional={optional}
                value={secrets[id]?.[name] ?? ''}
                error={errors[`${id}/${name}`]}
                onInput={(value) => type(id, name, value)}
              />
            ))}
          </fieldset>
        ))}
        <input type="submit" hidden />
      </form>
    </Screen>
  );
};
