import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Back } from '../parts/Icons';
import { Note } from '../parts/Note';
import { saveConnection, testConnection } from '../state/actions';
import { say, type Ended } from '../state/call';
import {
  draftOf,
  fieldOf,
  inputOf,
  SITE,
  tidyUrl,
  validate,
  type Draft,
  type FieldErrors,
} from '../state/form';
import { useBusy, useSelect, useSession, type FormRequest } from '../state/session';
import { Screen } from './Screen';
import { SettingField } from './SettingField';
import { Steps } from './Steps';
import { TextField } from '../parts/TextField';

/** What the last test or save said that concerns no single field. */
type Verdict =
  | { readonly is: 'none' }
  | { readonly is: 'good'; readonly about: string }
  | { readonly is: 'bad'; readonly message: string; readonly next: string };

/** A connection's form, derived from its connector's settings. */
export const ConnectionForm = ({ request }: { request: FormRequest }) => {
  const session = useSession();
  const { store } = session;
  const state = store.get().console!;
  const connector = state.connectors.find(({ id }) => id === request.connector)!;
  const existing = state.connections.find(({ id }) => id === request.id);
  const first = state.connections.length === 0;
  const begun = () =>
    draftOf(connector, existing, first ? state.workbook.name : '', request.replacing === 'secret');
  const [draft, setDraft] = useState<Draft>(begun);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [verdict, setVerdict] = useState<Verdict>({ is: 'none' });
  const testing = useBusy('test');
  const saving = useBusy('save');
  const form = useRef<HTMLFormElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const problem = useSelect((s) => s.problem);

  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    wrong?.focus();
  }, [errors]);
  useEffect(() => {
    if (verdict.is !== 'none') result.current?.scrollIntoView({ block: 'nearest' });
  }, [verdict]);

  const change = (changed: Partial<Draft>, field: string) => {
    setDraft({ ...draft, ...changed });
    setVerdict({ is: 'none' });
    if (errors[field]) {
      const { [field]: _, ...rest } = errors;
      setErrors(rest);
    }
  };
  const type = (name: string, value: string) =>
    change({ values: { ...draft.values, [name]: value } }, name);

  /** What can be seen at once is said at once; only then the server is asked. */
  const ask = async (
    send: (input: ReturnType<typeof inputOf>) => Promise<Ended<unknown>>,
    again: () => void,
  ): Promise<void> => {
    const found = validate(connector, draft);
    setErrors(found);
    setVerdict({ is: 'none' });
    if (Object.keys(found).length > 0) return;
    const ended = await send(inputOf(connector, draft, request.id));
    if (ended.is === 'value') {
      if (typeof ended.value !== 'string') return;
      setVerdict({ is: 'good', about: ended.value });
      say(session, `${t.form.works} ${ended.value}`);
    } else if (ended.is === 'trouble') {
      const field = fieldOf(connector, ended.trouble);
      if (field) setErrors({ [field]: `${ended.trouble.message} ${ended.trouble.next}` });
      else {
        setVerdict({ is: 'bad', ...ended.trouble });
        say(session, `${ended.trouble.message} ${ended.trouble.next}`);
      }
    } else {
      const { lost, lostNext } = t.problem;
      store.set({ problem: { trouble: { message: lost, next: lostNext }, retry: again } });
    }
  };
  const test = () => void ask((input) => testConnection(session, input), test);
  const save = () => void ask((input) => saveConnection(session, input), save);
  const leave = () =>
    store.set({ form: null, problem: null, ...(first ? { tab: 'datasets' } : {}) });

  return (
    <Screen
      label={existing ? t.form.edit(existing.site) : t.form.add(connector.title)}
      footer={
        <>
          <Button onClick={test} busy={testing || saving}>
            {testing ? t.form.testing : t.form.test}
          </Button>
          <Button kind="primary" onClick={save} busy={testing || saving}>
            {saving ? t.form.saving : first ? t.form.saveFirst : t.form.save}
          </Button>
        </>
      }
    >
      {first ? (
        <Steps at={0} />
      ) : (
        <button type="button" class="back" onClick={leave}>
          <Back />
          {t.form.back}
        </button>
      )}
      <h2 class="view-title">
        {existing ? t.form.edit(existing.site) : t.form.add(connector.title)}
      </h2>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!testing && !saving) save();
        }}
      >
        {connector.settings.map((setting) => (
          <SettingField
            key={setting.name}
            setting={setting}
            value={draft.values[setting.name] ?? ''}
            saved={existing !== undefined}
            replacing={draft.replacing.includes(setting.name)}
            error={errors[setting.name]}
            focus={request.replacing === 'secret'}
            onInput={(value) => type(setting.name, value)}
            onBlur={() => {
              const value = draft.values[setting.name] ?? '';
              if (setting.type === 'url' && tidyUrl(value) !== value)
                type(setting.name, tidyUrl(value));
            }}
            onReplace={(replacing) =>
              change(
                {
                  replacing: replacing
                    ? [...draft.replacing, setting.name]
                    : draft.replacing.filter((name) => name !== setting.name),
                  values: { ...draft.values, [setting.name]: '' },
                },
                setting.name,
              )
            }
          />
        ))}
        <TextField
          title={t.form.site}
          help={t.form.siteHelp}
          type="text"
          optional
          placeholder={connector.title}
          value={draft.site}
          error={errors[SITE]}
          onInput={(site) => change({ site }, SITE)}
        />
        <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true" />
      </form>
      <div ref={result} class="verdict">
        {verdict.is === 'good' && !problem && (
          <Note tone="good">
            <strong>{t.form.works}</strong> {verdict.about}
          </Note>
        )}
        {verdict.is === 'bad' && (
          <Note tone="bad">
            <strong>{verdict.message}</strong> {verdict.next}
          </Note>
        )}
      </div>
    </Screen>
  );
};
