import { useState } from 'preact/hooks';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { EXPIRES, SITE } from '../state/form';
import type { FormRequest } from '../state/session';
import { useConnectionForm } from '../state/useConnectionForm';
import { canBeMany } from '../state/useManyForm';
import { FileSeen } from './FileSeen';
import { ManyForm } from './ManyForm';
import { Screen } from './Screen';
import { SettingsForm } from './SettingsForm';
import { Steps } from './Steps';

/** A connection's form, derived from its connector's settings. */
export const ConnectionForm = ({ request }: { request: FormRequest }) => {
  const form = useConnectionForm(request);
  const { connector, existing, first, draft, errors, testing, saving, looking, seen } = form;
  const busy = testing || saving || looking;
  const title = existing ? t.form.edit(existing.site) : t.form.add(connector.title);
  const [many, setMany] = useState(false);
  const replacing = request.replacing === 'secret';
  const expires = (
    <TextField
      title={t.form.expires}
      help={t.form.expiresHelp}
      type="date"
      optional
      value={draft.expires}
      error={errors[EXPIRES]}
      onInput={form.typeExpires}
    />
  );

  if (many)
    return (
      <ManyForm
        connector={connector}
        first={first}
        leave={form.leave}
        onOne={() => setMany(false)}
      />
    );
  return (
    <Screen
      label={title}
      above={first && <Steps at={0} />}
      back={{ to: first ? t.form.backFirst : t.form.back, act: form.leave }}
      footer={
        <>
          <Button onClick={form.test} busy={busy}>
            {testing ? t.form.testing : t.form.test}
          </Button>
          <Button kind="primary" onClick={form.save} busy={busy}>
            {saving ? t.form.saving : first ? t.form.saveFirst : t.form.save}
          </Button>
        </>
      }
    >
      {!existing && canBeMany(connector) && (
        <Button kind="link" onClick={() => setMany(true)}>
          {t.form.many.link}
        </Button>
      )}
      <SettingsForm
        asks={connector}
        form={form}
        saved={existing !== undefined}
        calm={replacing}
        busy={busy}
        onSubmit={form.save}
        {...(connector.settings.some(isSecret)
          ? {
              more: {
                of: expires,
                open: replacing || draft.expires !== '',
                wrong: errors[EXPIRES] !== undefined,
              },
            }
          : {})}
      >
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
      </SettingsForm>
      {connector.settings.some(({ looks }) => looks) && (
        <div class="look">
          <Button onClick={form.look} busy={busy}>
            {looking ? t.form.file.looking : t.form.file.look}
          </Button>
          {seen && (
            <FileSeen of={seen.file} stale={seen.stale} busy={busy} onOffer={form.takeOffer} />
          )}
        </div>
      )}
    </Screen>
  );
};
