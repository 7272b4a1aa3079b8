import { useEffect, useRef, useState } from 'preact/hooks';
import type { Setting } from '../../src/model';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Back, Chevron } from '../parts/Icons';
import { Note } from '../parts/Note';
import { TextField } from '../parts/TextField';
import { EXPIRES, SITE, tidyUrl } from '../state/form';
import type { FormRequest } from '../state/session';
import { useConnectionForm, type Verdict } from '../state/useConnectionForm';
import { Facts } from './Facts';
import { Screen } from './Screen';
import { SettingField } from './SettingField';
import { Steps } from './Steps';

/** A connection's form, derived from its connector's settings. */
export const ConnectionForm = ({ request }: { request: FormRequest }) => {
  const form = useConnectionForm(request);
  const { connector, existing, first, draft, errors, tries, testing, saving } = form;
  const fields = useRef<HTMLFormElement>(null);
  const title = existing ? t.form.edit(existing.site) : t.form.add(connector.title);

  useEffect(() => {
    if (request.replacing !== 'secret') fields.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);

  const fieldFor = (setting: Setting) => {
    const { name } = setting;
    const value = draft.values[name] ?? '';
    return (
      <SettingField
        key={name}
        setting={setting}
        value={value}
        saved={existing !== undefined}
        replacing={draft.replacing.includes(name)}
        error={errors[name]}
        onInput={(typed) => form.type(name, typed)}
        onBlur={() => {
          if (setting.type === 'url' && tidyUrl(value) !== value) form.type(name, tidyUrl(value));
        }}
        onReplace={(replacing) => form.replace(name, replacing)}
      />
    );
  };
  const asked = connector.settings.filter(({ optional }) => !optional);
  const secret = connector.settings.some(isSecret);
  const more = connector.settings.filter(({ optional }) => optional);
  // What is filled in is in sight from the beginning; to clear a field does not hide it.
  const [opened] = useState(
    () =>
      request.replacing === 'secret' ||
      draft.expires !== '' ||
      more.some(({ name }) => draft.values[name]),
  );

  return (
    <Screen
      label={title}
      footer={
        <>
          <Button onClick={form.test} busy={testing || saving}>
            {testing ? t.form.testing : t.form.test}
          </Button>
          <Button kind="primary" onClick={form.save} busy={testing || saving}>
            {saving ? t.form.saving : first ? t.form.saveFirst : t.form.save}
          </Button>
        </>
      }
    >
      {first && <Steps at={0} />}
      <button type="button" class="back" onClick={form.leave}>
        <Back />
        {first ? t.form.backFirst : t.form.back}
      </button>
      <h2 class="view-title">{title}</h2>
      <form
        ref={fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!testing && !saving) form.save();
        }}
      >
        {asked.map(fieldFor)}
        <TextField
          title={t.form.site}
          help={t.form.siteHelp}
          type="text"
          optional
          placeholder={connector.title}
          value={draft.site}
          error={errors[SITE]}
          onInput={form.typeSite}
        />
        {(more.length > 0 || secret) && (
          <details
            class="more"
            open={opened || [EXPIRES, ...more.map(({ name }) => name)].some((name) => errors[name])}
          >
            <summary>
              <Chevron />
              {t.form.more}
            </summary>
            {secret && (
              <TextField
                title={t.form.expires}
                help={t.form.expiresHelp}
                type="date"
                optional
                value={draft.expires}
                error={errors[EXPIRES]}
                onInput={form.typeExpires}
              />
            )}
            {more.map(fieldFor)}
          </details>
        )}
        {/* Enter in a field sends the form; the buttons that say so stand in the footer. */}
        <input type="submit" hidden />
      </form>
      <VerdictNote verdict={form.verdict} />
    </Screen>
  );
};

const VerdictNote = ({ verdict }: { verdict: Verdict }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (verdict.is !== 'none') place.current?.scrollIntoView({ block: 'nearest' });
  }, [verdict]);
  return (
    <div ref={place} class="verdict">
      {verdict.is === 'good' && (
        <Note tone="good">
          <strong>{t.form.works}</strong> <Facts facts={verdict.about} />
        </Note>
      )}
      {verdict.is === 'bad' && (
        <Note tone="bad">
          <p>{verdict.message}</p>
          <p>{verdict.next}</p>
        </Note>
      )}
    </div>
  );
};
