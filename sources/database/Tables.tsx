import { useState } from 'preact/hooks';
import type { ExploredTable, ExploreTold } from '../../src/app/api';
import { w } from '../words';
import { idOf } from './chosen';

/** From so many tables on, they can be searched. */
const MANY = 8;

const Row = ({
  table: { path, view, rows, readable },
  ticked,
  onTick,
}: {
  table: ExploredTable;
  ticked: boolean;
  onTick: (on: boolean) => void;
}) => {
  const d = w.database;
  const told = [
    ...(view ? [d.view] : []),
    ...(readable ? [rows === null ? d.unknownRows : d.about(rows)] : [d.unreadable]),
  ];
  return (
    <li>
      <label class="table">
        <input
          type="checkbox"
          checked={ticked}
          disabled={!readable}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        <span class="table-name">{path[path.length - 1]}</span>
        <small>{told.join(', ')}</small>
      </label>
    </li>
  );
};

/** What there is, under the names of its schemas: a tick for what is read. */
export const Tables = ({
  found: { tables, more },
  ticked,
  onTick,
}: {
  found: ExploreTold;
  ticked: readonly string[];
  onTick: (id: string, on: boolean) => void;
}) => {
  const d = w.database;
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const shown = tables.filter(({ path }) => path.join('.').toLowerCase().includes(wanted));
  const schemas = [...new Set(shown.map(({ path }) => path.slice(0, -1).join('.')))];
  if (tables.length === 0) return <p class="note warn">{d.noTables}</p>;
  return (
    <>
      <h2>{d.tables(tables.length)}</h2>
      {tables.length > MANY && (
        <input
          type="search"
          class="find"
          value={query}
          placeholder={d.find}
          aria-label={d.find}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <div class="tables" tabIndex={0} role="region" aria-label={d.tables(tables.length)}>
        {schemas.map((schema) => (
          <section key={schema} aria-label={schema}>
            {schema !== '' && <h3>{schema}</h3>}
            <ul>
              {shown
                .filter(({ path }) => path.slice(0, -1).join('.') === schema)
                .map((table) => (
                  <Row
                    key={idOf(table.path)}
                    table={table}
                    ticked={ticked.includes(idOf(table.path))}
                    onTick={(on) => onTick(idOf(table.path), on)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      {more && <p class="hint">{d.moreTables}</p>}
    </>
  );
};
