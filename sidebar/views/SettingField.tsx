import type { Setting } from '../../src/model';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { tidyUrl } from '../state/form';
import type { useDraft } from '../state/useDraft';

interface SettingFieldProps {
  readonly setting: Setting;
  readonly form: Pick<ReturnType<typeof useDraft>, 'draft' | 'errors' | 'type' | 'replace'>;
  /** It was answered before: a secret is there and cannot be shown. */
  readonly saved: boolean;
}

/** One question of a form, with where to find the answer. */
export const SettingField = (props: SettingFieldProps) => {
  const { setting, form, saved } = props;
  if (isSecret(setting) && saved) {
    return form.draft.replacing.includes(setting.name) ? (
      <NewSecret {...props} />
    ) : (
      <SavedSecret {...props} />
    );
  }
  return <Typed {...props} />;
};

const Typed = ({ setting, form }: SettingFieldProps) => {
  const { name, title, help, type, placeholder, optional } = setting;
  const value = form.draft.values[name] ?? '';
  return (
    <TextField
      title={title}
      help={help}
      folded
      type={type}
      placeholder={placeholder}
      optional={optional}
      value={value}
      error={form.errors[name]}
      onInput={(typed) => form.type(name, typed)}
      onBlur={() => {
        if (type === 'url' && tidyUrl(value) !== value) form.type(name, tidyUrl(value));
      }}
    />
  );
};

const SavedSecret = ({ setting, form }: SettingFieldProps) => (
  <div class="field">
    <span class="label">{setting.title}</span>
    <div class="saved-secret">
      <span>{t.form.secretSaved}</span>
      <Button
        kind="link"
        label={t.form.replaceOf(setting.title)}
        onClick={() => form.replace(setting.name, true)}
      >
        {t.form.replace}
      </Button>
    </div>
  </div>
);

const NewSecret = ({ setting: { name, title, type }, form }: SettingFieldProps) => (
  <>
    <TextField
      title={title}
      help={t.form.secretNote}
      type={type}
      value={form.draft.values[name] ?? ''}
      error={form.errors[name]}
      onInput={(typed) => form.type(name, typed)}
      focused
    />
    <div class="field-foot">
      <Button kind="link" onClick={() => form.replace(name, false)}>
        {t.form.keep}
      </Button>
    </div>
  </>
);
