import type { ExploredColumn } from '../../src/app/api';
import { Button } from '../../sidebar/parts/Button';
import { w } from '../words';
import { growing, partsOf, type Chosen, type How } from './chosen';
import { Input } from './Input';

const TOGETHER = ' together';

const Column = ({
  column: { name, type, as, class: of },
  how,
  isKey,
  onChange,
}: {
  column: ExploredColumn;
  how: How;
  isKey: boolean;
  onChange: (how: How) => void;
}) => {
  const d = w.database;
  const told =
    as === null ? d.noText : of === 'sensitive' ? d.sensitive : of === 'none' ? '' : d.personal;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {type}
        {told && <small> {told}</small>}
      </td>
      <td>
        <select
          aria-label={d.asOf(name)}
          value={isKey ? 'plain' : how}
          disabled={as === null || isKey}
          onChange={(event) => onChange(event.currentTarget.value as How)}
        >
          {(['plain', 'code', 'not'] as const).map((one) => (
            <option key={one} value={one}>
              {d.how[one]}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
};

/** One table or query: what its rows are told apart by, and what of it leaves the database. */
export const ChosenTable = ({
  of,
  onChange,
  onRemove,
}: {
  of: Chosen;
  onChange: (of: Chosen) => void;
  onRemove: () => void;
}) => {
  const d = w.database;
  const readable = of.columns.filter(({ as }) => as !== null);
  const parts = partsOf(of);
  // Of a saved one it is only known what was chosen, until the database is looked into.
  const together = parts.length > 1 ? parts : of.key;
  const key = of.key.length > 1 ? TOGETHER : (of.key[0] ?? '');
  const name = of.title || of.path[of.path.length - 1] || d.aQuery;
  const setKey = (value: string): void => {
    const chosen = value === TOGETHER ? together : value === '' ? [] : [value];
    const how = Object.fromEntries(chosen.map((one) => [one, 'plain' as const]));
    onChange({ ...of, key: chosen, how: { ...of.how, ...how } });
  };
  return (
    <div class="chosen" role="group" aria-label={name}>
      <div class="chosen-head">
        <h3>{of.query === undefined ? of.path.join('.') : d.aQuery}</h3>
        <Button kind="link" label={d.removeOf(name)} onClick={onRemove}>
          {d.remove}
        </Button>
      </div>
      <div class="grid four">
        <Input
          title={d.title}
          value={of.title}
          maxLength={60}
          onInput={(title) => onChange({ ...of, title })}
        />
        <Input
          title={d.filter}
          help={d.filterHelp}
          value={of.filter}
          placeholder="school_id = 7"
          onInput={(filter) => onChange({ ...of, filter })}
        />
        <Input title={d.key} help={d.keyHelp} value={key} onInput={setKey}>
          <option value="">{d.noKey}</option>
          {together.length > 1 && <option value={TOGETHER}>{d.together(together)}</option>}
          {readable.map((column) => (
            <option key={column.name} value={column.name}>
              {column.name}
            </option>
          ))}
        </Input>
        <Input
          title={d.change}
          help={d.changeHelp}
          value={of.change}
          onInput={(change) => onChange({ ...of, change })}
        >
          <option value="">{d.noChange}</option>
          {growing(of).map((column) => (
            <option key={column.name} value={column.name}>
              {column.name}
            </option>
          ))}
        </Input>
      </div>
      <div class="rows" tabIndex={0} role="region" aria-label={d.columns(name)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{d.column}</th>
              <th scope="col">{d.type}</th>
              <th scope="col">{d.as}</th>
            </tr>
          </thead>
          <tbody>
            {of.columns.map((column) => (
              <Column
                key={column.name}
                column={column}
                how={of.how[column.name] ?? 'not'}
                isKey={of.key.includes(column.name)}
                onChange={(how) => onChange({ ...of, how: { ...of.how, [column.name]: how } })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{d.codeHelp}</p>
    </div>
  );
};
