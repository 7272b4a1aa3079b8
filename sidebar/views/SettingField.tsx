import type { Setting } from '../../src/model';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';

export interface SettingFieldProps {
  readonly setting: Setting;
  readonly value: string;
  /** The connection exists: its secret is there and cannot be shown. */
  readonly saved: boolean;
  readonly replacing: boolean;
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
  readonly onBlur: () => void;
  readonly onReplace: (replacing: boolean) => void;
}

/** One question of a connector's form, with where to find the answer. */
export const SettingField = (props: SettingFieldProps) => {
  const { setting, saved, replacing } = props;
  if (isSecret(setting) && saved) {
    return replacing ? <NewSecret {...props} /> : <SavedSecret {...props} />;
  }
  return <Typed {...props} />;
};

const Typed = ({ setting, value, error, onInput, onBlur }: SettingFieldProps) => (
  <TextField
    title={setting.title}
    help={setting.help}
    folded
    type={setting.type}
    placeholder={setting.placeholder}
    optional={setting.optional}
    value={value}
    error={error}
    onInput={onInput}
    onBlur={onBlur}
  />
);

const SavedSecret = ({ setting, onReplace }: SettingFieldProps) => (
  <div class="field">
    <span class="label">{setting.title}</span>
    <div class="saved-secret">
      <span>{t.form.secretSaved}</span>
      <Button kind="link" label={t.form.replaceOf(setting.title)} onClick={() => onReplace(true)}>
        {t.form.replace}
      </Button>
    </div>
  </div>
);

const NewSecret = (props: SettingFieldProps) => {
  const { setting, value, error, onInput, onReplace } = props;
  return (
    <>
      <TextField
        title={setting.title}
        help={t.form.secretNote}
        type={setting.type}
        value={value}
        error={error}
        onInput={onInput}
        focused
      />
      <div class="field-foot">
        <Button kind="link" onClick={() => onReplace(false)}>
          {t.form.keep}
        </Button>
      </div>
    </>
  );
};
