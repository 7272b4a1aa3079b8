/** A console's state as the server would say it, and the pieces to change it. */
import type {
  Answer,
  ConnectionCard,
  ConsoleState,
  DatasetCard,
  RunCard,
  Trouble,
} from '../../src/app/api';
import edfi from '../../src/connectors/edfi';
import attendance from '../../src/datasets/attendance';
import { publishedFields, type Dataset } from '../../src/model';
import { registry } from '../../src/registry';

export const NOW = '2026-09-01T12:00:00.000Z';

export const before = (minutes: number): string =>
  new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

export const good = <T>(value: T): Answer<T> => ({ value });
export const bad = (trouble: Trouble): Answer<never> => ({ trouble });

/** The real definition of this title, or another one's under it. */
export const dataset = (title: string, change: Partial<DatasetCard> = {}): DatasetCard => {
  const definition = registry.datasets.all.find((d) => d.title === title) ?? attendance;
  return { ...cardOf(definition), id: idOf(title), title, ...change };
};

const idOf = (title: string): string => title.toLowerCase().replace(/\W+/g, '_');

const cardOf = (definition: Dataset): DatasetCard => ({
  id: definition.id,
  title: definition.title,
  description: definition.description,
  grain: definition.grain,
  fields: publishedFields(definition).map(({ title }) => title),
  schedule: { every: 'day', hour: 5 },
  sources: ['Ed-Fi'],
  available: true,
  own: false,
  status: 'off',
  history: [],
  hasTab: false,
});

export const fresh = (rows: number, history: readonly number[] = []): Partial<DatasetCard> => ({
  status: 'fresh',
  rows,
  changed: 12,
  publishedAt: before(12),
  history,
  hasTab: true,
});

export const connection = (change: Partial<ConnectionCard> = {}): ConnectionCard => ({
  id: 'c1',
  connector: 'edfi',
  site: 'Grand Bend ISD',
  settings: { url: 'https://api.grandbend.example/edfi', key: 'RvcohKz9zHI4' },
  about: [
    { label: 'Version', value: '7.3' },
    { label: 'School year', value: '2026-2027' },
    { label: 'Schools', value: 4 },
    { label: 'Students', value: 1200 },
    { label: 'Change queries', value: true },
  ],
  paused: false,
  depends: [],
  ...change,
});

export const elevenDatasets: readonly DatasetCard[] = [
  dataset('Student Demographics & Enrollment', fresh(1204, [1150, 1162, 1160, 1188, 1195, 1204])),
  dataset('Attendance', fresh(1198, [1150, 1150, 1170, 1198])),
  dataset('School Calendar', { ...fresh(180), publishedAt: before(60 * 5) }),
  dataset('Schools', { ...fresh(4, [4, 4, 4]), status: 'due', publishedAt: before(60 * 27) }),
  dataset('Courses & Sections', fresh(532, [530, 532])),
  dataset('Section Rosters', fresh(8412, [8100, 8350, 8300, 8412])),
  dataset('Staff & Assignments', fresh(96, [94, 95, 95, 96])),
  dataset('Grades', { status: 'waiting' }),
  dataset('Discipline'),
  dataset('Program Participation'),
  dataset('Assessment Results'),
];

export const consoleOf = (change: Partial<ConsoleState> = {}): ConsoleState => ({
  now: NOW,
  timeZone: 'America/Chicago',
  workbook: { name: 'Grand Bend ISD', url: 'https://docs.google.com/spreadsheets/d/1' },
  connectors: [
    {
      id: edfi.id,
      title: edfi.title,
      description: edfi.description,
      settings: edfi.settings,
    },
  ],
  connections: [connection()],
  datasets: elevenDatasets,
  run: null,
  nextRefresh: '2026-09-01T13:00:00.000Z',
  steward: { email: 'analyst@school.example', you: true },
  you: 'analyst@school.example',
  tickMinutes: 60,
  notices: [],
  ...change,
});

export const firstUse = (): ConsoleState => {
  const {
    steward: _,
    nextRefresh: __,
    ...state
  } = consoleOf({
    connections: [],
    datasets: elevenDatasets.map(({ title }) => dataset(title, { available: false })),
  });
  return state;
};

export const runOf = (change: Partial<RunCard> = {}): RunCard => ({
  id: 'r1',
  is: 'running',
  datasets: ['attendance', 'grades', 'section_rosters'],
  finished: [],
  working: true,
  progress: { phase: 'read', what: 'Student School Attendance Events', done: 41_300, of: 66_000 },
  ...change,
});

export const TROUBLES = {
  refused: {
    code: 'source.refused_key',
    message: 'api.grandbend.example refused the key and secret.',
    next: 'Open Connections and give the key and secret anew.',
  },
  database: {
    code: 'source.closed',
    message: 'No answer from the database at db.network.example:5432/france.',
    next: 'Check address and port. If all is right, it may be down: Homeroom tries again by itself.',
  },
  forbidden: {
    code: 'source.forbidden',
    message: 'The key may not read grades. Access to the resource could not be authorized.',
    next: 'Ask your vendor to add grades to the key’s claim set.',
  },
  held: {
    code: 'data.held',
    message: 'Section Rosters would go from 8,412 to 2,310 rows. That is more than usual.',
    next: 'If this is right, choose “Publish anyway”. Until then the last version stays.',
  },
  unknownHost: {
    code: 'source.unknown_host',
    message: 'There is no server at api.grandbent.example.',
    next: 'Open Connections and correct the address.',
  },
} as const satisfies Record<string, Trouble>;
