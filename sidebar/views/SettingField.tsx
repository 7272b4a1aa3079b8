import type { Setting } from '../../src/model';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages/more';
import { Button } from '../parts/Button';
import { CheckField } from '../parts/CheckField';
import { SelectField } from '../parts/SelectField';
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
  switch (setting.type) {
    case 'choice':
      return <Chosen {...props} />;
    case 'yes_no':
      return <Said {...props} />;
    default:
      return <Typed {...props} kind={setting.type} />;
  }
};

/** One of the only answers; where none need be given, that is one of them. */
const Chosen = ({ setting, form }: SettingFieldProps) => {
  const { name, title, help, options = [], optional } = setting;
  const value = form.draft.values[name] ?? '';
  const none =
    optional || value === '' ? [{ value: '', text: optional ? t.form.none : t.form.choose }] : [];
  return (
    <SelectField
      title={title}
      help={help}
      value={value}
      options={[...none, ...options.map((one) => ({ value: one.value, text: one.title }))]}
      error={form.errors[name]}
      onChange={(chosen) => form.type(name, chosen)}
    />
  );
};

const Said = ({ setting: { name, title, help }, form }: SettingFieldProps) => (
  <CheckField
    title={title}
    help={help}
    on={form.draft.values[name] === 'yes'}
    error={form.errors[name]}
    onChange={(on) => form.type(name, on ? 'yes' : 'no')}
  />
);

type TypedKind = Exclude<Setting['type'], 'choice' | 'yes_no'>;

const Typed = ({ setting, form, kind }: SettingFieldProps & { readonly kind: TypedKind }) => {
  const { name, title, help, placeholder, optional } = setting;
  const value = form.draft.values[name] ?? '';
  return (
    <TextField
      title={title}
      help={help}
      folded
      type={kind}
      placeholder={placeholder}
      optional={optional}
      value={value}
      error={form.errors[name]}
      onInput={(typed) => form.type(name, typed)}
      onBlur={() => {
        if (kind === 'url' && tidyUrl(value) !== value) form.type(name, tidyUrl(value));
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
      type={type === 'secret_pem' ? type : 'secret'}
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
