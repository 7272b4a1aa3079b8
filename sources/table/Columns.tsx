import type { PersonalClass } from '../../src/model';
import { w } from '../words';
import { typed, type Offered } from './definition';

const Choice = ({
  label,
  value,
  of,
  onChange,
}: {
  label: string;
  value: string;
  of: Readonly<Record<string, string>>;
  onChange: (value: string) => void;
}) => (
  <select
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    {Object.entries(of).map(([name, title]) => (
      <option key={name} value={name}>
        {title}
      </option>
    ))}
  </select>
);

const NUMBERS = { '1,234.5': '1,234.5', '1.234,5': '1.234,5' };

const Column = ({ column, onChange }: { column: Offered; onChange: (column: Offered) => void }) => {
  const t = w.table;
  const { from, name, type, format = '', taken, since } = column;
  const isDay = type === 'date' || type === 'timestamp';
  return (
    <tr class={taken ? '' : 'left'}>
      <td class="tick">
        <input
          type="checkbox"
          aria-label={t.takeOf(from)}
          checked={taken}
          disabled={since === 'gone'}
          onChange={() => onChange({ ...column, taken: !taken, isKey: false })}
        />
      </td>
      <th scope="row">
        {from}
        {since && <em class={`since ${since}`}>{t.since[since]}</em>}
        <small class="seen">
          {column.seen.slice(0, 2).map((value) => (
            <code key={value}>{value.length > 18 ? `${value.slice(0, 17)}…` : value}</code>
          ))}
        </small>
      </th>
      <td class="tick">
        <input
          type="checkbox"
          aria-label={t.keyOf(from)}
          checked={column.isKey}
          disabled={!taken}
          onChange={() => onChange({ ...column, isKey: !column.isKey })}
        />
      </td>
      <td>
        <input
          aria-label={t.nameOf(from)}
          value={name}
          disabled={!taken}
          spellcheck={false}
          onInput={(event) => onChange({ ...column, name: event.currentTarget.value })}
        />
      </td>
      <td>
        <Choice
          label={t.typeOf(from)}
          value={type}
          of={t.types}
          onChange={(value) => onChange(typed(column, value))}
        />
        {(isDay || ((type === 'number' || type === 'integer') && format !== '')) && (
          <Choice
            label={t.formatOf(from)}
            value={format || 'YYYY-MM-DD'}
            of={isDay ? t.months : NUMBERS}
            onChange={(value) => onChange({ ...column, format: value, said: true })}
          />
        )}
      </td>
      <td>
        <Choice
          label={t.classOf(from)}
          value={column.class}
          of={t.classes}
          onChange={(value) => onChange({ ...column, class: value as PersonalClass })}
        />
      </td>
    </tr>
  );
};

/** What was found of each column, for a person to approve or change. */
export const Columns = ({
  columns,
  onChange,
}: {
  columns: readonly Offered[];
  onChange: (columns: readonly Offered[]) => void;
}) => {
  const t = w.table;
  return (
    <>
      {columns
        .filter(({ or, taken }) => or !== undefined && taken)
        .map(({ from, format = '', or = '' }) => (
          <p key={from} class="note warn">
            {t.either(from, t.months[format] ?? format, t.months[or] ?? or)}
          </p>
        ))}
      <div class="rows columns" tabIndex={0} role="region" aria-label={t.columns}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.take}</th>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.key}</th>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.type}</th>
              <th scope="col">{t.class}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <Column
                key={column.from}
                column={column}
                onChange={(next) =>
                  onChange(columns.map((one) => (one.from === next.from ? next : one)))
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{t.keyHelp}</p>
    </>
  );
};
