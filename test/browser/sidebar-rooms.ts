/** Runs, settings and reports as the server would tell them. */
import type {
  ActivityPage,
  ActivityQuery,
  CheckReport,
  ConnectionCard,
  LogLine,
  RunLine,
  RunLineDataset,
  RunStory,
  SettingsCard,
} from '../../src/app/api';
import { before, connection, NOW, TROUBLES } from './sidebar-fixture';

const HOUR = 60;

export const published = (title: string, rows = 1204, changed = 12): RunLineDataset => ({
  id: title.toLowerCase().replace(/\W+/g, '_'),
  title,
  is: 'published',
  rows,
  changed,
});
export const previewed = (title: string): RunLineDataset => ({
  id: title.toLowerCase(),
  title,
  is: 'previewed',
  added: 0,
  changed: 0,
  gone: 0,
});
export const failing = (title: string): RunLineDataset => ({
  id: title.toLowerCase(),
  title,
  is: 'failed',
  trouble: TROUBLES.forbidden,
});
export const holding = (title: string): RunLineDataset => ({
  id: title.toLowerCase().replace(/\W+/g, '_'),
  title,
  is: 'held',
  trouble: TROUBLES.held,
});

export const SEVEN = [
  published('Student Demographics & Enrollment', 1204, 18),
  published('Attendance', 1198, 244),
  published('School Calendar', 180, 0),
  published('Schools', 4, 0),
  published('Courses & Sections', 532, 6),
  published('Section Rosters', 8412, 50),
  published('Staff & Assignments', 96, 0),
] as const;

export const run = (id: string, minutes: number, change: Partial<RunLine> = {}): RunLine => ({
  id,
  at: before(minutes),
  cause: 'schedule',
  is: 'succeeded',
  ms: 24_300,
  requests: 41,
  retries: 0,
  rowsRead: 41_300,
  datasets: SEVEN,
  ...change,
});

export const RUNS: readonly RunLine[] = [
  run('r1', 12),
  run('r2', 65, { datasets: [failing('Grades')], is: 'failed', rowsRead: 9_120, retries: 3 }),
  run('r3', 2 * HOUR, {
    cause: 'person',
    by: 'maria.lopez@grandbend.example',
    datasets: [...SEVEN.slice(0, 5), failing('Grades'), holding('Section Rosters')],
    is: 'failed',
    ms: 204_000,
  }),
  run('r4', 3 * HOUR, { datasets: [SEVEN[1]], rowsRead: 1, requests: 3, ms: 1_900 }),
  run('r5', 14 * HOUR, { datasets: [holding('Section Rosters')], rowsRead: 8_412 }),
  run('r6', 20 * HOUR, { is: 'cancelled', cause: 'person', datasets: SEVEN.slice(0, 2) }),
  run('r7', 44 * HOUR, { datasets: SEVEN.map((d) => ({ ...d, changed: 0 })), rowsRead: 0 }),
];

/** Runs of the last weeks, newest first, one every two hours. */
export const manyRuns = (count: number): readonly RunLine[] =>
  Array.from({ length: count }, (_, i) =>
    run(`m${i}`, 10 + i * 2 * HOUR, {
      rowsRead: 400 * ((i * 7) % 13),
      datasets: SEVEN.map((d, k) => ({ ...d, changed: ((i * 31 + k) % 17) * ((i % 5) + 1) })),
      ...(i % 11 === 4 ? { is: 'failed' as const, datasets: [failing('Grades')] } : {}),
    }),
  );

/** Answers like a server that keeps these runs and gives so many at a time. */
export const activityOf =
  (runs: readonly RunLine[], size = 50) =>
  ({ dataset, is, before: end }: ActivityQuery): ActivityPage => {
    const found = runs.filter(
      (r) =>
        (!is || r.is === is) &&
        (!dataset || r.datasets.some(({ id }) => id === dataset)) &&
        (!end || r.at < end),
    );
    return { runs: found.slice(0, size), more: found.length > size };
  };

export const storyOf = (line: RunLine, change: Partial<RunStory> = {}): RunStory => ({
  ...line,
  sources: [
    {
      connection: 'c1',
      site: 'Grand Bend ISD',
      requests: 33,
      retries: 2,
      rowsRead: 39_800,
      ms: 14_200,
    },
    { connection: 'c2', site: 'Lakeside', requests: 8, retries: 0, rowsRead: 1_500, ms: 3_100 },
  ],
  log: [
    line_(0, 'INFO', 'run.begin', {
      run: line.id,
      datasets: ['attendance', 'grades'],
      executions: 1,
    }),
    line_(1, 'INFO', 'read.end', {
      connection: 'c1',
      end: 'settled',
      rowsRead: 39_800,
      requests: 33,
      retries: 2,
      took: 14_200,
    }),
    line_(3, 'WARNING', 'http.retry', {
      host: 'api.grandbend.example',
      resource: 'students',
      status: 503,
      attempts: 1,
    }),
    line_(21, 'ERROR', 'dataset.failed', { dataset: 'grades', code: 'source.forbidden' }),
    line_(24, 'INFO', 'run.end', { end: 'over', rowsRead: 41_300, took: 24_300, left: 0 }),
  ],
  cloudLog: 'https://console.cloud.google.com/logs/query;query=run%3D1?project=grand-bend-data',
  ...change,
});

const line_ = (
  seconds: number,
  severity: 'INFO' | 'WARNING' | 'ERROR',
  event: string,
  about: LogLine['about'],
) => ({
  at: new Date(Date.parse(NOW) - 720_000 + seconds * 1000).toISOString(),
  severity,
  event,
  about,
});

export const TWO: readonly ConnectionCard[] = [
  connection(),
  connection({
    id: 'c2',
    site: 'Lakeside',
    settings: { url: 'https://api.lakeside.example/edfi', key: 'k2' },
  }),
];

export const ZONES = ['America/Chicago', 'America/New_York', 'Europe/Paris', 'UTC'] as const;

export const settingsOf = (change: Partial<SettingsCard> = {}): SettingsCard => ({
  recipients: [
    { email: 'analyst@school.example', language: 'en' },
    { email: 'direction@ecole.example', language: 'fr' },
  ],
  quiet: { from: 20, to: 6 },
  timeZone: 'America/Chicago',
  tickMinutes: 60,
  retentionDays: 30,
  folder: 'https://drive.google.com/drive/folders/1',
  quotas: [
    { name: 'fetches', used: 1_240, forecast: 900, limit: 20_000, resets: before(-14 * HOUR) },
    {
      name: 'triggerMs',
      used: 61 * 60_000,
      forecast: 41 * 60_000,
      limit: 90 * 60_000,
      resets: before(-14 * HOUR),
    },
    { name: 'mails', used: 2, limit: 100, resets: before(-14 * HOUR) },
    { name: 'properties', used: 50_000, forecast: 900, limit: 50_000, resets: before(-14 * HOUR) },
  ],
  stewardship: {
    email: 'analyst@school.example',
    you: true,
    since: '2026-08-03T10:00:00.000Z',
    seen: before(12),
    gone: false,
  },
  place: { title: 'Built in (SQLite)' },
  about: { version: '0.1.0', own: ['attendance', 'chronic_absence_90'] },
  languages: [
    { code: 'en', name: 'English' },
    { code: 'fr', name: 'Français' },
  ],
  timeZones: ZONES,
  ...change,
});

const checked = (
  id: string,
  title: string,
  is: CheckReport['checks'][number]['is'],
  found: CheckReport['checks'][number]['found'],
  ms: number,
  expected = found,
) => ({ id, title, is, found, expected, ms });

export const reportOf = (change: Partial<CheckReport> = {}): CheckReport => ({
  v: 1,
  at: before(3),
  version: '0.1.0',
  running: false,
  checks: [
    checked('wasm.sync', 'WebAssembly can be made without waiting', 'as_expected', true, 34),
    checked(
      'promise.value',
      'A promise’s value comes back to the sidebar',
      'differs',
      'lost',
      812,
      'arrives',
    ),
    checked(
      'values.raw',
      'Text that looks like a number stays text',
      'as_expected',
      ['00123', '=1+2'],
      640,
    ),
    checked('jdbc.bulk', 'A database takes many rows at once', 'unknown', null, 0),
    checked('lock', 'Two executions cannot hold one lock', 'as_expected', true, 1_240),
  ],
  ...change,
});
