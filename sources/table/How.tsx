import { Input } from '../database/Input';
import { w } from '../words';
import type { Definition } from './definition';

const ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'windows-1252'];

export type Given = Readonly<Record<string, string>>;

interface Props {
  /** As it was found; what the person says counts more. */
  readonly definition: Definition;
  readonly given: Given;
  readonly onChange: (name: string, value: string) => void;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** How a file is written: found out, and changed where that was wrong. */
export const FileHow = ({ definition, given, onChange }: Props) => {
  const t = w.table;
  const value = (name: string): string => given[name] ?? textOf(definition[name]);
  const delimiter = value('delimiter');
  const delimiters = {
    ...t.delimiters,
    ...(t.delimiters[delimiter] ? {} : { [delimiter]: delimiter }),
  };
  return (
    <div class="grid three">
      <Input
        title={t.encoding}
        value={value('encoding')}
        onInput={(to) => onChange('encoding', to)}
      >
        {ENCODINGS.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Input>
      <Input title={t.delimiter} value={delimiter} onInput={(to) => onChange('delimiter', to)}>
        {Object.entries(delimiters).map(([sign, title]) => (
          <option key={sign} value={sign}>
            {title}
          </option>
        ))}
      </Input>
      <Input
        title={t.headerLine}
        help={t.headerLineHelp}
        inputMode="numeric"
        value={value('header')}
        onInput={(to) => onChange('header', to)}
      />
    </div>
  );
};

/** Where in a spreadsheet the table stands. */
export const TrackerHow = ({
  definition,
  given,
  tabs,
  onChange,
}: Props & { readonly tabs: readonly string[] }) => {
  const t = w.table;
  const value = (name: string): string => given[name] ?? textOf(definition[name]);
  return (
    <div class="grid four">
      <Input title={t.tab} value={value('tab')} onInput={(to) => onChange('tab', to)}>
        {tabs.map((title) => (
          <option key={title} value={title}>
            {title}
          </option>
        ))}
      </Input>
      <Input
        title={t.range}
        help={t.rangeHelp}
        value={value('range')}
        onInput={(to) => onChange('range', to)}
      />
      <Input
        title={t.headerRow}
        inputMode="numeric"
        value={value('header')}
        onInput={(to) => onChange('header', to)}
      />
      <Input
        title={t.headerRows}
        value={value('headerRows')}
        onInput={(to) => onChange('headerRows', to)}
      >
        <option value="1">{t.one}</option>
        <option value="2">{t.two}</option>
      </Input>
    </div>
  );
};
