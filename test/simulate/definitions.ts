/** A school's own layer with ten systems and sixty data sets: what a simulated month keeps fresh. */
import { hostOf, join, parseList } from '../../src/http/exchange';
import {
  defineConnector,
  defineDataset,
  defineResource,
  FailureError,
  type Ask,
  type Connector,
  type Dataset,
  type HttpResponse,
  type Reader,
  type ResourceField,
  type SourceRecord,
} from '../../src/model';

export const SYSTEMS = 10;
export const SETS_A_SYSTEM = 6;

const text = (name: string): ResourceField => ({ name, path: name, type: 'text', class: 'none' });

const resource = (name: string, fields: readonly ResourceField[]) =>
  defineResource({
    name,
    table: name,
    title: name,
    key: 'id',
    fields: [text('id'), ...fields],
    example: { page: [], rows: [] },
  });

/** `lessons` is the calendar: which day has lessons. */
const RESOURCES = [
  resource('pupils', [{ ...text('name'), class: 'personal' }, text('grade')]),
  resource('marks', [
    text('pupil'),
    { name: 'mark', path: 'mark', type: 'integer', class: 'none' },
    { name: 'day', path: 'day', type: 'date', class: 'none' },
  ]),
  resource('lessons', [
    { name: 'day', path: 'day', type: 'date', class: 'none' },
    { name: 'open', path: 'open', type: 'boolean', class: 'none' },
  ]),
];

function* all(url: string, name: string): Reader {
  const ask: Ask = { url: join(url, name), of: name };
  const answers = yield { ask: [ask] };
  const rows = parseList(answers[0] as HttpResponse, {
    host: hostOf(url),
    resource: name,
  }) as readonly SourceRecord[];
  yield { batch: { restart: true, rows, total: rows.length, checkpoint: null, complete: true } };
}

const system = (n: number): Connector =>
  defineConnector({
    id: `system_${n}`,
    title: `System ${n}`,
    description: 'A small system that gives all it has at every request.',
    settings: [
      { name: 'url', title: 'Address', help: 'Where it answers.', type: 'url' },
      { name: 'secret', title: 'Secret', help: 'What it asks for.', type: 'secret' },
    ],
    resources: RESOURCES,
    rate: { parallel: 5 },
    *discover() {
      return {};
    },
    *signIn(settings, secrets) {
      const url = settings['url'] ?? '';
      const headers = { authorization: `Bearer ${secrets['secret']}` };
      const [answer] = yield {
        ask: [{ url: join(url, 'me'), headers, anonymous: true, expect: [401], of: 'sign-in' }],
      };
      if (answer?.status === 401)
        throw new FailureError('source.refused_key', { host: hostOf(url) });
      return { headers };
    },
    *describe(session) {
      yield { ask: [{ url: join(session.settings['url'] ?? '', 'me'), of: 'sign-in' }] };
      return [];
    },
    read: ({ name }, session) => all(session.settings['url'] ?? '', name),
    explain: () => ({}),
  });

const SELECTS = [
  (from: string) => ({
    sql: `select id, grade as what, name as detail from {{ ref('${from}.pupils') }}`,
    title: 'Pupils',
  }),
  (from: string) => ({
    sql: `select id, day as what, pupil as detail from {{ ref('${from}.marks') }}`,
    title: 'Marks',
  }),
  (from: string) => ({
    sql: `select id, grade as what, name as detail from {{ ref('${from}.pupils') }} where grade = '5'`,
    title: 'Fifth grade',
  }),
  (from: string) => ({
    sql: `select m.id as id, p.grade as what, p.name as detail from {{ ref('${from}.marks') }} as m join {{ ref('${from}.pupils') }} as p on p.id = m.pupil`,
    title: 'Marks by grade',
  }),
  (from: string) => ({
    sql: `select id, day as what, pupil as detail from {{ ref('${from}.marks') }} where mark < 4`,
    title: 'Low marks',
  }),
];

const field = (name: string, type: 'text' | 'date' | 'boolean' = 'text') => ({
  name,
  title: name,
  type,
  meaning: `The ${name}.`,
  class: 'none' as const,
});

const dataset = (n: number, k: number): Dataset => {
  const from = `system_${n}`;
  const id = `set_${n}_${k}`;
  const select = SELECTS[k];
  if (!select)
    return defineDataset({
      id,
      title: `Lessons ${n}`,
      description: 'Which days have lessons.',
      grain: 'One row per day.',
      key: ['id'],
      fields: [field('id'), field('day', 'date'), field('open', 'boolean')],
      sql: { [from]: `select id, day, open from {{ ref('${from}.lessons') }}` },
      // One system tells the days of the school; the others only hold them.
      ...(n === 0 ? { calendar: { date: 'day', open: 'open' } } : {}),
    });
  const { sql, title } = select(from);
  return defineDataset({
    id,
    title: `${title} ${n}`,
    description: 'A data set of the simulated month.',
    grain: 'One row per record.',
    key: ['id'],
    fields: [field('id'), field('what'), field('detail')],
    sql: { [from]: sql },
  });
};

const count = (n: number) => Array.from({ length: n }, (_, i) => i);

export const connectors = count(SYSTEMS).map(system);
export const datasets = count(SYSTEMS).flatMap((n) =>
  count(SETS_A_SYSTEM).map((k) => dataset(n, k)),
);
