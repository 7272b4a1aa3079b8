import type { At, Collection, Slice } from '../../http/collection';
import { join, withParams } from '../../http/exchange';
import { listed } from '../../http/listing';
import { byPage } from '../../http/pagers';
import { at, recordsIn, textAt, withoutBlanks } from '../../http/record';
import type { Exchange, Json, Resource, Session, SourceRecord } from '../../model';
import { resources } from './resources';
import { baseOf, countIn, sizeOf } from './server';

export const PARALLEL = 5;

/** What was XML once: one record stands by itself where several stand in a list. */
const listOf = (body: Json, path: string): readonly Json[] => {
  const found = at(body, path);
  return Array.isArray(found) ? (found as readonly Json[]) : found ? [found] : [];
};

/** Numbers as text: what is a code in one version is a number in another, and takes its type from us. */
const withoutNumbers = (value: Json): Json => {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(withoutNumbers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withoutNumbers(one)]),
  );
};

export const landed = (record: SourceRecord): SourceRecord =>
  withoutNumbers(withoutBlanks(record)) as SourceRecord;

const pagerOf = (session: Session, kind: string) =>
  byPage({ size: sizeOf(session, kind), page: 'page', limit: 'pagesize' });

/** Its records stand in `{plural: {kind: […]}}`; how many there are is asked below `/count`. */
const paged = (
  resource: string,
  session: Session,
  kind: string,
  path: (slice: Slice) => string,
  more: Readonly<Record<string, string>> = {},
): Collection => {
  const urlOf = ({ slice }: At): string => join(baseOf(session.settings), `ws/v1/${path(slice)}`);
  return {
    resource,
    pager: pagerOf(session, kind),
    ask: (where) => ({ url: withParams(urlOf(where), more) }),
    count: { ask: (where) => ({ url: `${urlOf(where)}/count` }), of: countIn },
    records: (body) => recordsIn(listOf(body, `${kind}s.${kind}`)),
    each: landed,
  };
};

const idsOf = function* (name: string, session: Session): Exchange<readonly string[]> {
  const resource = resources.find((one) => one.name === name) as Resource;
  const all = yield* listed(collectionOf(name, session), resource, session, PARALLEL);
  return [...new Set(all.flatMap((one) => textAt(one, 'id') ?? []))];
};

const nameIn = (slice: Slice, name: string): string => textAt(slice, name) ?? '';

function* bySchool({ session }: Pick<At, 'session'>): Exchange<readonly Slice[]> {
  return (yield* idsOf('schools', session)).map((school) => ({ school }));
}

const inSchool = (
  resource: string,
  session: Session,
  kind: string,
  more: Readonly<Record<string, string>> = {},
): Collection => ({
  ...paged(resource, session, kind, (slice) => `school/${nameIn(slice, 'school')}/${kind}`, more),
  slices: bySchool,
  each: (record, { slice }) => ({ ...landed(record), school: nameIn(slice, 'school') }),
});

/** The roster of each section: it has no pages. */
const rosters = (session: Session): Collection => ({
  resource: 'section_enrollments',
  *slices() {
    return (yield* idsOf('sections', session)).map((section) => ({ section }));
  },
  ask: ({ slice }) => ({
    url: join(
      baseOf(session.settings),
      `ws/v1/section/${nameIn(slice, 'section')}/section_enrollment`,
    ),
    // The section was deleted since they were listed: nobody is in it any more.
    expect: [404],
  }),
  records: (body, { status }) =>
    status === 404 ? [] : recordsIn(listOf(body, 'section_enrollments.section_enrollment')),
  each: landed,
});

const queriesOf = ({ settings }: Session): readonly string[] => [
  ...new Set((settings['queries'] ?? '').split(/[\s,;]+/).filter(Boolean)),
];

/** The rows of the school's own PowerQueries, each as it came. */
const queries = (session: Session): Collection => {
  const asked = (slice: Slice, end = '') => ({
    url: join(
      baseOf(session.settings),
      `ws/schema/query/${encodeURIComponent(nameIn(slice, 'query'))}${end}`,
    ),
    method: 'post' as const,
    contentType: 'application/json',
    body: '{}',
  });
  return {
    resource: 'powerqueries',
    pager: pagerOf(session, 'schema_table_query'),
    *slices() {
      return queriesOf(session).map((query) => ({ query }));
    },
    ask: ({ slice }) => asked(slice),
    count: { ask: ({ slice }) => asked(slice, '/count'), of: countIn },
    records: (body) => recordsIn(listOf(body, 'record')),
    each: (record, { slice }) => {
      const id = ['_id', 'dcid', 'id']
        .map((name) => textAt(record, name))
        .find((one) => one !== null);
      const query = nameIn(slice, 'query');
      return { key: `${query}/${id ?? JSON.stringify(record)}`, query, record };
    },
  };
};

const EXPANSIONS = 'demographics,school_enrollment,ethnicity_race,contact_info';

export const collectionOf = (name: string, session: Session): Collection => {
  switch (name) {
    case 'schools':
      return paged(name, session, 'school', () => 'district/school');
    case 'students':
      return paged(name, session, 'student', () => 'district/student', { expansions: EXPANSIONS });
    case 'staff':
      return inSchool(name, session, 'staff', { expansions: 'emails,school_affiliations' });
    case 'courses':
      return inSchool(name, session, 'course');
    case 'sections':
      return inSchool(name, session, 'section');
    case 'terms':
      return inSchool(name, session, 'term');
    case 'section_enrollments':
      return rosters(session);
    default:
      return queries(session);
  }
};
