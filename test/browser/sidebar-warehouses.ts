/** Places where data sets are built, as the server would tell of them. */
import type { EngineCard, MoveCard, MoveLine, Trouble, WarehouseCard } from '../../src/app/api';
import { tell, type Failure } from '../../src/model';
import { upstream } from '../../src/registry.generated';
import { NOW } from './sidebar-fixture';

export const troubleOf = (failure: Failure): Trouble => ({ ...failure, ...tell(failure) });

const cardOf = (id: string, change: Partial<EngineCard> = {}): EngineCard => {
  const found = upstream.warehouses.find((one) => one.id === id);
  if (!found) throw new Error(`There is no warehouse ${id}.`);
  const { title, description, settings } = found;
  return { id, title, description, settings, lasting: settings.length > 0, ...change };
};

export const EMBEDDED = cardOf('embedded');
export const POSTGRES = cardOf('postgres');
/** Of a copy that asks for the permission. */
export const BIGQUERY = cardOf('bigquery', { charges: true });
/** Of a copy that was built without what it needs. */
export const CLOSED: EngineCard = {
  id: 'bigquery',
  title: 'BigQuery',
  description:
    'Google’s own warehouse, for districts with millions of rows. It is paid by the query.',
  settings: [],
  lasting: true,
  trouble: troubleOf({
    code: 'warehouse.scope',
    params: { engine: 'BigQuery', scope: 'bigquery' },
  }),
};

export const FACTS = [
  { label: 'Server', value: 'PostgreSQL 16.4' },
  { label: 'Database', value: 'school' },
  { label: 'May create tables', value: true },
  { label: 'Milliseconds an answer takes', value: 41 },
];

export const SETTINGS = {
  server: 'db.grandbend.example:5432',
  database: 'school',
  user: 'homeroom',
};

export const here = (change: Partial<WarehouseCard> = {}): WarehouseCard => ({
  engine: 'embedded',
  title: EMBEDDED.title,
  settings: {},
  lasting: false,
  engines: [CLOSED, EMBEDDED, POSTGRES],
  ...change,
});

export const inPostgres = (change: Partial<WarehouseCard> = {}): WarehouseCard =>
  here({
    engine: 'postgres',
    title: POSTGRES.title,
    settings: SETTINGS,
    lasting: true,
    since: NOW,
    about: FACTS,
    ...change,
  });

export const LINES: readonly MoveLine[] = [
  { id: 'attendance', title: 'Attendance', is: 'there', before: 1198, after: 1198 },
  { id: 'grades', title: 'Grades', is: 'there', before: 1, after: 1 },
  { id: 'section_rosters', title: 'Section Rosters', is: 'waiting', before: 8412 },
  { id: 'schools', title: 'Schools', is: 'waiting', before: 4 },
  { id: 'new', title: 'Program Participation', is: 'waiting' },
];

export const moving = (change: Partial<MoveCard> = {}): WarehouseCard =>
  here({
    move: {
      engine: 'postgres',
      title: POSTGRES.title,
      settings: SETTINGS,
      since: NOW,
      about: FACTS,
      datasets: LINES,
      ...change,
    },
  });
