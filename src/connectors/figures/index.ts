import { collections, type Collection } from '../../http/collection';
import { ask, hostOf, join, parseJson, withParams } from '../../http/exchange';
import { byOffset } from '../../http/pagers';
import { at, keyOf, listAt, recordsIn, textAt } from '../../http/record';
import {
  defineConnector,
  type Credential,
  type Discovery,
  type Exchange,
  type Fact,
  type Session,
} from '../../model';
import { resources } from './resources';

type Texts = Readonly<Record<string, string>>;

const PARALLEL = 4;
/** Figures gives as many as it is asked for; a page of learners holds all their enrollments. */
const SIZE = 500;

/** Every path ends with a slash: without it the answer is a web page. */
const api = (settings: Texts, resource: string): string =>
  join((settings['url'] ?? '').trim(), `figures/api/${resource}/`);

const all: readonly Collection[] = resources.map(({ name }): Collection => ({
  resource: name,
  ask: ({ session }) => ({ url: api(session.settings, name) }),
  records: (body) => recordsIn(listAt(body, 'results')),
  pager: byOffset({ size: SIZE, count: { body: 'count' } }),
  ...(name === 'course-mau-metrics'
    ? {
        // These are told without their number.
        each: (record) => ({
          id: keyOf(textAt(record, 'course_id'), textAt(record, 'date_for')),
          ...record,
        }),
      }
    : {}),
}));
const { read, rewind } = collections(all, PARALLEL);

function* discover(): Exchange<Discovery> {
  return {};
}

/** The token lives until somebody deletes it: it is tried by the first question. */
function* signIn(_: Texts, secrets: Texts): Exchange<Credential> {
  return { headers: { authorization: `Token ${(secrets['token'] ?? '').trim()}` } };
}

/** How many courses and days there are, and which the newest is. */
function* describe({ settings }: Session): Exchange<readonly Fact[]> {
  const first = (name: string) => withParams(api(settings, name), { limit: 1, offset: 0 });
  const host = hostOf(api(settings, ''));
  const [courses, days] = yield* ask([
    { url: first('courses-index'), of: 'courses-index' },
    { url: first('site-daily-metrics'), of: 'site-daily-metrics' },
  ]);
  const count = (body: Parameters<typeof at>[0]): number | null => {
    const found = at(body, 'count');
    return typeof found === 'number' ? found : null;
  };
  const newest = parseJson(days!, { host, resource: 'site-daily-metrics' });
  const [day] = recordsIn(listAt(newest, 'results'));
  return [
    { label: 'Courses', value: count(parseJson(courses!, { host, resource: 'courses-index' })) },
    { label: 'Days', value: count(newest) },
    { label: 'Newest day', value: day === undefined ? null : textAt(day, 'date_for') },
  ];
}

export default defineConnector({
  id: 'figures',
  title: 'Figures',
  description:
    'The reporting plugin of Open edX: its daily metrics of the site and of every course, as far back as it ' +
    'has kept them, and how far each learner has come.',
  group: 'learning',
  settings: [
    {
      name: 'url',
      title: 'Address of the LMS',
      help: 'The address under which learners open their courses: Figures is at “/figures/” below it.',
      placeholder: 'https://learn.your-school.org',
      type: 'url',
    },
    {
      name: 'token',
      title: 'Token',
      help:
        'An administrator of the platform makes it in Django admin, under “Auth Token”, “Tokens”, ' +
        'for a user who may open Figures.',
      type: 'secret',
    },
  ],
  resources,
  rate: { parallel: PARALLEL },
  discover,
  signIn,
  describe,
  read,
  rewind,
  explain: () => ({}),
});
