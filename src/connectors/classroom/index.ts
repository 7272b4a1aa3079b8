import { collections } from '../../http/collection';
import { hostOf, parseJson } from '../../http/exchange';
import { at, listAt, recordsIn, textAt } from '../../http/record';
import { defineConnector, type HttpResponse, type Json } from '../../model';
import { API, COLLECTIONS, coursesUrl, PARALLEL } from './collections';
import { resources } from './resources';

/** What Google says in the body of a refusal; null: it is none of Google's. */
const errorOf = ({ text }: HttpResponse): Json => {
  try {
    return at(JSON.parse(text) as Json, 'error') ?? null;
  } catch {
    return null;
  }
};

const reasonsOf = (response: HttpResponse): readonly string[] => {
  const error = errorOf(response);
  const details = [...listAt(error, 'details'), ...listAt(error, 'errors')];
  return recordsIn(details).flatMap((detail) => textAt(detail, 'reason') ?? []);
};

const LIMITED = /^(user)?rateLimitExceeded$|^RATE_LIMIT_EXCEEDED$/i;

export default defineConnector({
  id: 'classroom',
  title: 'Google Classroom',
  description:
    'Courses, students, teachers, coursework, submissions, topics and guardians, as the steward’s own ' +
    'Google account sees them: of a whole school for an administrator, of their own courses for a teacher.',
  group: 'learning',
  settings: [
    {
      name: 'archived',
      title: 'Archived courses, too',
      help: 'Courses that were archived are read as well. It takes longer, and they hardly change.',
      type: 'yes_no',
      default: 'no',
      optional: true,
    },
  ],
  resources,
  scopes: [
    'classroom.courses.readonly',
    'classroom.coursework.students.readonly',
    'classroom.guardianlinks.students.readonly',
    'classroom.profile.emails',
    'classroom.rosters.readonly',
    'classroom.topics.readonly',
  ],
  // Google allows 1,200 a minute for a person; others of the school's scripts may need some.
  rate: { parallel: PARALLEL, perMinute: 1_000 },
  *discover() {
    return {};
  },
  // The person at whose desk it runs has signed in to Google already.
  *signIn() {
    return { headers: {}, own: true };
  },
  *describe({ settings }) {
    const of = { host: hostOf(API), resource: 'courses' };
    const [me, courses] = yield {
      ask: [
        { url: `${API}/userProfiles/me`, of: 'userProfiles' },
        { url: coursesUrl(settings), of: 'courses' },
      ],
    };
    const list = parseJson(courses!, of);
    const count = listAt(list, 'courses').length;
    return [
      { label: 'Account', value: textAt(parseJson(me!, of), 'name.fullName') },
      { label: 'Courses', value: textAt(list, 'nextPageToken') ? `${count}+` : count },
    ];
  },
  ...collections(Object.values(COLLECTIONS), PARALLEL),
  busy: (response) =>
    response.status === 403 && reasonsOf(response).some((reason) => LIMITED.test(reason)),
  explain: (response) => {
    const kind = reasonsOf(response)[0] ?? textAt(errorOf(response) ?? undefined, 'status');
    return kind ? { kind } : {};
  },
});
