import type { At, Collection, Slice } from '../../http/collection';
import { parseJson, withParams } from '../../http/exchange';
import { listed } from '../../http/listing';
import { byPage, byUrl, countIn, type Pager } from '../../http/pagers';
import { keyOf, listAt, recordsIn, textAt } from '../../http/record';
import type { Ask, Exchange, Json, Resource, SourceRecord } from '../../model';
import { completionOf, progressOf } from './progress';
import { resources } from './resources';
import { lms } from './server';

export const PARALLEL = 4;
/** The most the course list gives at once; others take it too. */
const SIZE = 100;
/** Accounts asked for at once: their names stand in the address. */
const ACCOUNTS = 50;

const results = (body: Json): readonly SourceRecord[] => recordsIn(listAt(body, 'results'));

/** Pages by number. Its counts stand in `pagination`, or beside the results where the page is flat. */
const numbered = (): Pager => {
  const nested = countIn({ body: 'pagination.count' });
  const flat = countIn({ body: 'count' });
  const pages = (within: string): Pager =>
    byPage({ size: SIZE, limit: 'page_size', pages: { body: `${within}num_pages` } });
  const [inner, outer] = [pages('pagination.'), pages('')];
  return {
    ...inner,
    total: (seen) => nested(seen) ?? flat(seen),
    next: (seen) => (nested(seen) === undefined ? outer : inner).next(seen),
    // Some platforms give fewer at once than they are asked for.
    rest: ({ records }, total) =>
      Array.from(
        { length: records.length === 0 ? 0 : Math.ceil(total / records.length) - 1 },
        (_, i) => i + 2,
      ),
  };
};

const courses: Collection = {
  resource: 'courses',
  ask: ({ session: { settings, discovery } }) => ({
    // Without the name an application sees what strangers see.
    url: withParams(lms(settings, 'api/courses/v1/courses/'), {
      username: textAt(discovery, 'username') ?? '',
    }),
  }),
  records: results,
  pager: numbered(),
};

const enrollments: Collection = {
  resource: 'enrollments',
  ask: ({ session }) => ({ url: lms(session.settings, 'api/enrollment/v1/enrollments/') }),
  records: results,
  pager: byUrl('next'),
  each: (record) => ({
    id: keyOf(textAt(record, 'course_id'), textAt(record, 'user')),
    ...record,
  }),
};

const resourceOf = (collection: Collection): Resource =>
  resources.find(({ name }) => name === collection.resource)!;

function* byCourse({ session }: Omit<At, 'slice'>): Exchange<readonly Slice[]> {
  const all = yield* listed(courses, resourceOf(courses), session, PARALLEL);
  const ids = all.flatMap((course) => textAt(course, 'course_id') ?? []);
  return [...new Set(ids)].map((course) => ({ course }));
}

/** Whoever is enrolled: the LMS has no list of its accounts. */
function* byAccounts({ session }: Omit<At, 'slice'>): Exchange<readonly Slice[]> {
  const all = yield* listed(enrollments, resourceOf(enrollments), session, PARALLEL);
  const names = [...new Set(all.flatMap((one) => textAt(one, 'user') ?? []))].sort();
  const slices: Slice[] = [];
  for (let i = 0; i < names.length; i += ACCOUNTS)
    slices.push({ names: names.slice(i, i + ACCOUNTS).join(',') });
  return slices;
}

const courseOf = (slice: Slice): string => textAt(slice, 'course') ?? '';
const inPath = (slice: Slice): string => encodeURIComponent(courseOf(slice));

/** What is asked for may be gone since it was listed: then there is nothing of it, and no failure. */
const GONE: {
  readonly ask: Pick<Ask, 'expect'>;
  readonly decode: NonNullable<Collection['decode']>;
} = {
  ask: { expect: [404] },
  decode: (response, about) => (response.status === 404 ? [] : parseJson(response, about)),
};

const COLLECTIONS: Readonly<Record<string, Collection>> = {
  courses,
  enrollments,
  grades: {
    resource: 'grades',
    ask: ({ session, slice }) => ({
      url: withParams(lms(session.settings, 'api/grades/v1/courses/'), {
        course_id: courseOf(slice),
        page_size: SIZE,
      }),
      ...GONE.ask,
    }),
    decode: GONE.decode,
    records: results,
    pager: byUrl('next'),
    slices: byCourse,
    each: (record, { slice }) => ({
      id: keyOf(courseOf(slice), textAt(record, 'username')),
      ...record,
    }),
  },
  progress: {
    resource: 'progress',
    ask: ({ session, slice }) => ({
      url: withParams(lms(session.settings, `api/grades/v1/gradebook/${inPath(slice)}/`), {
        page_size: SIZE,
      }),
      ...GONE.ask,
    }),
    decode: GONE.decode,
    records: results,
    pager: byUrl('next'),
    slices: byCourse,
    each: (record, { slice, session }) => progressOf(record, courseOf(slice), session.now),
    keeps: true,
  },
  completion: {
    resource: 'completion',
    ask: ({ session, slice }) => ({
      url: lms(session.settings, `completion-aggregator/v1/course/${inPath(slice)}/`),
    }),
    records: results,
    pager: numbered(),
    // The plugin is there or is not: a person knows, and nothing is asked in vain.
    slices: function* (where) {
      return where.session.settings['completion'] === 'yes' ? yield* byCourse(where) : [];
    },
    each: (record, { slice, session }) => completionOf(record, courseOf(slice), session.now),
    keeps: true,
  },
  users: {
    resource: 'users',
    ask: ({ session, slice }) => ({
      url: withParams(lms(session.settings, 'api/user/v1/accounts'), {
        username: textAt(slice, 'names') ?? '',
      }),
      ...GONE.ask,
    }),
    decode: GONE.decode,
    records: (body) => recordsIn(Array.isArray(body) ? body : []),
    slices: byAccounts,
  },
};

export const collectionOf = ({ name }: Pick<Resource, 'name'>): Collection => COLLECTIONS[name]!;
