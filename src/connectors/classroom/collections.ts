import type { At, Collection, Slice } from '../../http/collection';
import { encodeParams } from '../../http/exchange';
import { listed } from '../../http/listing';
import { byToken } from '../../http/pagers';
import { at, keyOf, listAt, recordsIn, textAt } from '../../http/record';
import type { Exchange, Json, Resource, SourceRecord } from '../../model';
import { resources } from './resources';

/** The one place the person's own token may go to. */
export const API = 'https://classroom.googleapis.com/v1';
export const PARALLEL = 8;

type Settings = Readonly<Record<string, string>>;

export const coursesUrl = ({ archived }: Settings): string => {
  const states = archived === 'yes' ? ['ACTIVE', 'ARCHIVED'] : ['ACTIVE'];
  return `${API}/courses?${states.map((courseStates) => encodeParams({ courseStates })).join('&')}`;
};

const paged = (
  resource: string,
  inside: string,
): Pick<Collection, 'resource' | 'records' | 'pager'> => ({
  resource,
  // An empty list is left out of the answer.
  records: (body): readonly SourceRecord[] => recordsIn(listAt(body, inside)),
  pager: byToken({
    token: 'nextPageToken',
    parameter: 'pageToken',
    limit: { name: 'pageSize', size: 100 },
  }),
});

const courses: Collection = {
  ...paged('courses', 'courses'),
  ask: ({ session }) => ({ url: coursesUrl(session.settings) }),
};

function* byCourse({ session }: Pick<At, 'session'>): Exchange<readonly Slice[]> {
  const resource = resources.find(({ name }) => name === 'courses') as Resource;
  const all = yield* listed(courses, resource, session, PARALLEL);
  return [...new Set(all.flatMap((one) => textAt(one, 'id') ?? []))].map((course) => ({ course }));
}

/** Ids are Classroom's within a course only: with the course before them they are nobody else's. */
const inCourse = (
  resource: string,
  path: string,
  inside: string,
  ids: readonly string[],
  more: (record: SourceRecord) => SourceRecord = () => ({}),
): Collection => ({
  ...paged(resource, inside),
  slices: byCourse,
  ask: ({ slice }) => ({
    url: `${API}/courses/${encodeURIComponent(textAt(slice, 'course') ?? '')}/${path}`,
    // The course was deleted since they were listed: it has none of these any more.
    expect: [404],
  }),
  each: (record, { slice }) => ({
    ...record,
    ...more(record),
    key: keyOf(textAt(slice, 'course'), ...ids.map((id) => textAt(record, id))),
  }),
});

const two = (value: string | null): string => (value ?? '0').padStart(2, '0');

/** The date and the time stand apart, both in UTC; what is 0 of a time is left out. */
const dueOf = (record: SourceRecord): string | null => {
  const [year, month, day] = ['year', 'month', 'day'].map((part) =>
    textAt(record, `dueDate.${part}`),
  );
  if (!year || !month || !day) return null;
  const [hours, minutes] = ['hours', 'minutes'].map((part) => textAt(record, `dueTime.${part}`));
  return `${year}-${two(month)}-${two(day)}T${two(hours ?? null)}:${two(minutes ?? null)}:00Z`;
};

/** When it was turned in last; null where it was not, or was taken back. */
const turnedIn = (record: SourceRecord): string | null => {
  if (textAt(record, 'state') === 'RECLAIMED_BY_STUDENT') return null;
  const times = recordsIn(listAt(record, 'submissionHistory')).flatMap((event): Json[] => {
    const state = at(event, 'stateHistory.state');
    return state === 'TURNED_IN' ? [at(event, 'stateHistory.stateTimestamp') ?? null] : [];
  });
  return (times[times.length - 1] as string | null | undefined) ?? null;
};

export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  courses,
  students: inCourse('students', 'students', 'students', ['userId']),
  teachers: inCourse('teachers', 'teachers', 'teachers', ['userId']),
  coursework: inCourse('coursework', 'courseWork', 'courseWork', ['id'], (record) => ({
    dueAt: dueOf(record),
  })),
  submissions: inCourse(
    'submissions',
    'courseWork/-/studentSubmissions',
    'studentSubmissions',
    ['courseWorkId', 'id'],
    (record) => ({ submittedAt: turnedIn(record) }),
  ),
  topics: inCourse('topics', 'topics', 'topic', ['topicId']),
  guardians: {
    ...paged('guardians', 'guardians'),
    ask: () => ({ url: `${API}/userProfiles/-/guardians` }),
    each: (record) => ({
      ...record,
      key: keyOf(textAt(record, 'studentId'), textAt(record, 'guardianId')),
    }),
  },
};
