/** What data sets and connections can look like, for the tests that look at them. */
import type {
  ConnectionCard,
  ConsoleState,
  DatasetCard,
  DatasetDetails,
  Notice,
} from '../../src/app/api';
import attendance from '../../src/datasets/attendance';
import { publishedFields } from '../../src/model';
import { before, connection, dataset, elevenDatasets, fresh, TROUBLES } from './sidebar-fixture';
import { failing, holding, published, run } from './sidebar-rooms';

const HOUR = 60;
const DAY = 24 * HOUR;

export const detailsOf = (change: Partial<DatasetDetails> = {}): DatasetDetails => ({
  fields: publishedFields(attendance),
  key: attendance.key,
  tab: 'Attendance',
  runs: [
    run('r5', 12, { datasets: [published('Attendance', 1198, 12)] }),
    run('r4', DAY, { datasets: [failing('Attendance')], is: 'failed' }),
    run('r3', 2 * DAY, {
      datasets: [published('Attendance', 1170, 3)],
      cause: 'person',
      by: 'ana.lopez@grandbend.example',
    }),
    run('r2', 3 * DAY, { datasets: [holding('Attendance')] }),
    run('r1', 9 * DAY, { datasets: [published('Attendance', 1150, 1150)], ms: 190_000 }),
  ],
  findings: [],
  need: { ms: 38_000, fetches: 120 },
  ...change,
});

export const NOTICES = {
  authorize: {
    kind: 'authorize',
    message: 'Homeroom may no longer write to this workbook.',
    next: 'Grant the permission again; until then nothing is refreshed.',
    url: 'https://script.google.com/a-permission',
  },
  trigger: {
    kind: 'trigger',
    message: 'The automatic refresh is not set.',
    next: 'Open Settings and save them once: that sets it anew.',
  },
  gone: {
    kind: 'steward_gone',
    message: 'steward@grandbend.example has not been seen for 50 hours.',
    next: 'If that account is gone, take over: you need the keys of the connections.',
  },
  copied: {
    kind: 'copied',
    message: 'This workbook is a copy. Nothing is refreshed in it.',
    next: 'Take over to give it connections of its own.',
  },
  quota: {
    kind: 'quota',
    message: 'Today’s share of web requests is used up.',
    next: 'Nothing to do: what waits goes on tomorrow at 3:00 AM.',
  },
  refused: {
    kind: 'key_refused',
    message: 'Grand Bend ISD refused the key.',
    next: 'Give a new key: nothing is read from there until then. Your tabs are as they were.',
    connection: 'c1',
  },
  expires: {
    kind: 'key_expires',
    message: 'The key of Lakeside Academy expires on September 13.',
    next: 'Ask for a new one and give it before that day.',
    connection: 'c2',
  },
} as const satisfies Readonly<Record<string, Notice>>;

/** A key that is refused, and all that it keeps from being refreshed. */
export const allRefused: readonly DatasetCard[] = elevenDatasets.map((d) =>
  d.status === 'off'
    ? d
    : {
        ...d,
        status: 'failed',
        trouble: TROUBLES.refused,
        publishedAt: before(20 * HOUR),
        late: before(7 * HOUR),
      },
);

/** Every status, and everything else a card can say. */
export const everyStatus: readonly DatasetCard[] = [
  dataset('Attendance', { ...fresh(1198, [1150, 1150, 1170, 1198]), next: before(-17 * HOUR) }),
  dataset('Schools', {
    ...fresh(4, [4, 4, 4]),
    status: 'due',
    publishedAt: before(27 * HOUR),
    late: before(2 * HOUR),
    next: before(-HOUR),
  }),
  dataset('Courses & Sections', {
    ...fresh(532, [530, 532]),
    status: 'due',
    publishedAt: before(3 * DAY),
    late: before(2 * DAY),
    waitsUntil: before(-20 * HOUR),
  }),
  dataset('Grades', { status: 'waiting', next: before(-HOUR) }),
  dataset('Section Rosters', {
    ...fresh(8412, [8350, 8412]),
    status: 'held',
    trouble: TROUBLES.held,
  }),
  dataset('Staff & Assignments', { ...fresh(96, [94, 96]), own: true, next: before(-5 * DAY) }),
  dataset('PISA Responses', {
    ...fresh(1980, [1900, 1960, 1980]),
    status: 'partial',
    next: before(-HOUR),
    failing: {
      of: 20,
      sites: [{ site: 'France', since: before(2 * HOUR), trouble: TROUBLES.database }],
    },
  }),
  dataset('Discipline'),
];

export const TWO_CONNECTIONS: readonly ConnectionCard[] = [
  connection({ credential: { since: before(96 * DAY) }, depends: ['Attendance', 'Grades'] }),
  connection({
    id: 'c2',
    site: 'Lakeside Academy',
    settings: { url: 'https://api.lakeside.example/v7.2', key: 'k' },
    credential: { since: before(350 * DAY), expires: '2026-09-13' },
  }),
];

/** Ten connectors with some data sets each; two are connected. */
export const manySources = (): Pick<ConsoleState, 'connectors' | 'connections' | 'datasets'> => {
  const titles = [
    'Ed-Fi',
    'Canvas',
    'OneRoster',
    'Open edX',
    'PowerSchool',
    'Schoology',
    'Clever',
    'NWEA MAP',
    'i-Ready',
    'Infinite Campus',
  ];
  const connectors = titles.map((title) => ({
    id: title === 'Ed-Fi' ? 'edfi' : title.toLowerCase().replace(/\W/g, ''),
    title,
    description: `What ${title} knows of students, courses and results.`,
    settings: [],
  }));
  const [edfi, canvas, ...rest] = connectors;
  return {
    connectors,
    connections: [connection(), connection({ id: 'c2', connector: canvas!.id, site: 'Lakeside' })],
    datasets: [
      ...elevenDatasets.map((d) => ({ ...d, sources: [edfi!.title] })),
      dataset('Course Views', { ...fresh(77_120, [70_000, 77_120]), sources: [canvas!.title] }),
      ...rest.flatMap(({ title }, at) =>
        Array.from({ length: at + 3 }, (_, i) =>
          dataset(`${title} ${i + 1}`, { sources: [title], available: false }),
        ),
      ),
    ],
  };
};
