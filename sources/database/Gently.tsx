import { w } from '../words';
import type { Gentle } from './chosen';
import { Input } from './Input';

/** How a production database is spared. */
export const Gently = ({ of, onChange }: { of: Gentle; onChange: (of: Gentle) => void }) => {
  const d = w.database;
  const given = (name: keyof Gentle) => ({
    value: of[name],
    onInput: (value: string) => onChange({ ...of, [name]: value }),
  });
  return (
    <>
      <h2>{d.gentle}</h2>
      <div class="grid">
        <Input title={d.page} inputMode="numeric" {...given('page')} />
        <Input title={d.sweep} {...given('sweep')}>
          {Object.entries(d.sweeps).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Input>
        <div class="span">
          <Input
            title={d.from}
            help={d.hoursHelp}
            inputMode="numeric"
            placeholder="20"
            {...given('from')}
          />
          <Input title={d.to} inputMode="numeric" placeholder="6" {...given('to')} />
        </div>
      </div>
    </>
  );
};
