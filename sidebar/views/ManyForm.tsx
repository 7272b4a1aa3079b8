import type { ConnectorCard } from '../../src/app/api';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { SITE } from '../state/form';
import { NAME } from '../state/many';
import { useManyForm } from '../state/useManyForm';
import { Screen } from './Screen';
import { SettingsForm } from './SettingsForm';
import { Steps } from './Steps';
import { TriedNames } from './Tried';

/** Many connections that differ by a name: one form, one list, and how each of them stands. */
export const ManyForm = (props: {
  readonly connector: ConnectorCard;
  readonly first: boolean;
  readonly leave: () => void;
  readonly onOne: () => void;
}) => {
  const { connector, first } = props;
  const form = useManyForm(connector);
  const { lines, testing, saving, asking, own } = form;
  const { many } = t.form;
  const busy = testing || saving;
  return (
    <Screen
      label={many.add(connector.title)}
      above={first && <Steps at={0} />}
      back={{ to: first ? t.form.backFirst : t.form.back, act: props.leave }}
      footer={
        <>
          <Button onClick={form.test} busy={busy}>
            {testing ? t.form.testing : many.test}
          </Button>
          <Button kind="primary" onClick={form.save} busy={busy}>
            {saving ? t.form.saving : many.save}
          </Button>
        </>
      }
    >
      <p class="lead">{many.lead}</p>
      <Button kind="link" onClick={props.onOne}>
        {many.one}
      </Button>
      <TextField
        title={many.names}
        help={lines.length > 0 ? many.count(lines.length) : many.namesHelp}
        type="list"
        value={form.names}
        error={form.wrong}
        onInput={form.typeNames}
      />
      {own && <p class="help">{many.secretOptional}</p>}
      {asking && <TriedNames asking={asking} busy={busy} />}
      <SettingsForm
        asks={connector}
        form={form}
        saved={false}
        calm
        busy={busy}
        onSubmit={form.test}
      >
        <TextField
          title={t.form.site}
          help={t.form.siteHelp}
          type="text"
          optional
          placeholder={NAME}
          value={form.draft.site}
          error={form.errors[SITE]}
          onInput={form.typeSite}
        />
      </SettingsForm>
    </Screen>
  );
};
