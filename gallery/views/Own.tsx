import { useState } from 'preact/hooks';
import type { ReportView } from '../../src/app/api';
import { Button } from '../../sidebar/parts/Button';
import { Fold } from '../../sidebar/parts/Fold';
import { client, useAct } from '../server';
import { bare, w } from '../words';
import { Trouble } from './Trouble';

type Setting = ReportView['settings'][number];

/** A share is typed as people say it: 10 for 0.1. */
const typed = ({ type }: Setting, value: string): string =>
  type === 'percent' && value !== '' ? String(Number((Number(value) * 100).toFixed(6))) : value;
const kept = ({ type }: Setting, value: string): string =>
  type === 'percent' && value.trim() !== ''
    ? String(Number((Number(value.replace(',', '.')) / 100).toFixed(8)))
    : value;
const presetOf = (setting: Setting): string =>
  setting.type === 'percent' ? bare(Number(setting.default), 'percent') : setting.default;

/** The school's cut-offs and thresholds. */
export const Own = (props: {
  readonly view: ReportView;
  readonly set: (view: ReportView) => void;
}) => {
  const { view, set } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [saved, setSaved] = useState(false);
  const { busy, trouble, act } = useAct();
  if (view.settings.length === 0) return null;
  const valueOf = (setting: Setting): string =>
    values[setting.id] ?? (setting.value === setting.default ? '' : typed(setting, setting.value));
  const save = (event: Event): void => {
    event.preventDefault();
    const all = Object.fromEntries(view.settings.map((s) => [s.id, kept(s, valueOf(s))]));
    act(
      () => client.saveReport(view.card.id, all, view.filters),
      (next) => {
        setValues({});
        setSaved(true);
        set(next);
      },
    );
  };
  return (
    <section class="own-numbers">
      <Fold title={w.settings.title}>
        <form onSubmit={save}>
          {view.settings.map((setting) => (
            <label key={setting.id}>
              <span>{setting.title}</span>
              <span class="field">
                <input
                  type="text"
                  inputMode={setting.type === 'text' ? 'text' : 'decimal'}
                  value={valueOf(setting)}
                  placeholder={typed(setting, setting.default)}
                  onInput={(event) => {
                    setSaved(false);
                    setValues({ ...values, [setting.id]: event.currentTarget.value });
                  }}
                />
                {setting.type === 'percent' && <span aria-hidden="true">%</span>}
              </span>
              <span class="soft">{`${setting.meaning} ${w.settings.preset(presetOf(setting))}.`}</span>
            </label>
          ))}
          <Trouble of={trouble} />
          <Button type="submit" busy={busy}>
            {w.settings.save}
          </Button>
          {saved && <span role="status"> {w.settings.saved}</span>}
        </form>
      </Fold>
    </section>
  );
};
