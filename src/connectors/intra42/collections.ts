import { withParams } from '../../http/exchange';
import type { At, Collection, Slice } from '../../http/collection';
import { byPage } from '../../http/pagers';
import { named, recordsIn, textAt } from '../../http/record';
import type { Exchange, Json, SourceRecord } from '../../model';
import { addressOf, campusesOf } from './address';
import { hoursByDay } from './presence';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Copies of the database that answer may be behind. */
const BEHIND_MS = 10 * MINUTE_MS;
/** No session at a computer lasts longer: it is closed when nobody is there. */
const LOOK_BACK_MS = 3 * DAY_MS;
/** Ranges need an end. */
const FOREVER = '2100-01-01T00:00:00.000Z';
/** What 42 has deleted it does not tell. */
const FULL_EVERY_MS = 7 * DAY_MS;

const back =
  (milliseconds: number) =>
  (newest: string): string =>
    new Date(Date.parse(newest) - milliseconds).toISOString();

/** Where ids stand, of whatever resource. */
const IDS = [
  ...['id', 'campus_id', 'cursus_id', 'scale_id', 'current_team_id'],
  ...['user.id', 'project.id', 'parent.id', 'team.id', 'team.project_id', 'corrector.id'],
  ...['skills.id', 'cursus.id', 'campus.id', 'correcteds.id'],
];

// By number, so that a record that changes while the pages are read stays where it is.
const base = {
  records: (body: Json): readonly SourceRecord[] =>
    recordsIn(Array.isArray(body) ? body : []).map((record) => named(record, IDS)),
  pager: byPage({
    size: 100,
    page: 'page[number]',
    limit: 'page[size]',
    count: { header: 'x-total' },
  }),
};

/** @param filter the parameter by which the collection is narrowed to the campuses a person named. */
const collection = (resource: string, filter?: string): Collection => ({
  ...base,
  resource,
  ask: ({ session: { settings }, since, until }) => ({
    url: withParams(addressOf(settings, `v2/${resource}`), {
      sort: 'id',
      ...(filter ? { [filter]: campusesOf(settings).join(',') || undefined } : {}),
      ...(since === null ? {} : { 'range[updated_at]': `${since},${until ?? FOREVER}` }),
    }),
  }),
});

const changing = (resource: string, filter?: string): Collection => ({
  ...collection(resource, filter),
  since: {
    of: (record) => textAt(record, 'updated_at'),
    back: back(BEHIND_MS),
    fullEvery: FULL_EVERY_MS,
  },
});

/** One walk for each campus: only so is it known whose they are. */
function* perCampus({ session }: Omit<At, 'slice'>): Exchange<readonly Slice[]> {
  const campuses = campusesOf(session.settings);
  return campuses.length === 0 ? [{}] : campuses.map((campus) => ({ campus }));
}

const users: Collection = {
  ...changing('users'),
  slices: perCampus,
  ask: (at) => {
    const { campus } = at.slice;
    const ask = changing('users').ask(at);
    const filter = { 'filter[primary_campus_id]': campus as string | undefined };
    return { ...ask, url: withParams(ask.url, filter) };
  },
  each: (record, { slice: { campus } }) =>
    campus === undefined ? record : { ...record, campus_id: campus },
};

/**
 * A location does not say when it changed: what began or ended since then is read, with so much before it
 * that sessions that were open the last time are among it. None is deleted; so nothing is read twice.
 */
const locations: Collection = {
  ...base,
  resource: 'locations',
  *slices({ since }) {
    return since === null ? [{}] : [{ by: 'begin_at' }, { by: 'end_at' }];
  },
  ask: ({ session: { settings }, slice, since, until }) => {
    const from = since ?? (settings['since'] ? `${settings['since']}T00:00:00.000Z` : null);
    const by = (slice['by'] as string | undefined) ?? 'begin_at';
    return {
      url: withParams(addressOf(settings, 'v2/locations'), {
        sort: 'id',
        'filter[campus_id]': campusesOf(settings).join(',') || undefined,
        ...(from === null ? {} : { [`range[${by}]`]: `${from},${until ?? FOREVER}` }),
      }),
    };
  },
  since: {
    of: (record) => {
      const [begin, end] = [textAt(record, 'begin_at'), textAt(record, 'end_at')];
      return end !== null && begin !== null && end > begin ? end : begin;
    },
    back: back(LOOK_BACK_MS),
  },
  each: (record) => ({ ...record, presence: hoursByDay(record) }),
};

/** The day a project was marked, beside the moment: days are counted by it. */
const projectsUsers: Collection = {
  ...changing('projects_users', 'filter[campus]'),
  each: (record) => ({ ...record, marked_on: textAt(record, 'marked_at')?.slice(0, 10) ?? null }),
};

const scaleTeams: Collection = {
  ...changing('scale_teams', 'filter[campus_id]'),
  each: (record) => ({ ...record, filled_on: textAt(record, 'filled_at')?.slice(0, 10) ?? null }),
};

export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  campus: collection('campus', 'filter[id]'),
  cursus: collection('cursus'),
  cursus_users: changing('cursus_users', 'filter[campus_id]'),
  projects: changing('projects'),
  projects_users: projectsUsers,
  scale_teams: scaleTeams,
  locations,
  users,
};
