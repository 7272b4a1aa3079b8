import { join, withParams } from '../../http/exchange';
import type { Collection } from '../../http/collection';
import { byOffset, follow, linkOf, type Pager, type Seen } from '../../http/pagers';
import { listAt, recordsIn, textAt, withoutBlanks } from '../../http/record';
import type { Json, Resource, SourceRecord } from '../../model';
import { baseOf, knownOf } from './server';

/** Records asked for at once. Servers that give fewer say how many there are, or link to the next page. */
const SIZE = 500;
/** Systems write the time of the change, and send it on with the next night's export. */
const LATE_MS = 26 * 3_600_000;
/** Not every server marks what is gone: many leave it out. A full reading finds it. */
const FULL_MS = 24 * 3_600_000;

const counted = byOffset({ size: SIZE, count: { header: 'x-total-count' } });

const overlaps = ({ response: { headers }, records }: Seen): boolean =>
  headers['link'] === undefined && records.length > 1;

/**
 * By `X-Total-Count` where it is sent, else by `Link`, else until a page is empty: a server may give fewer
 * records than were asked for, so a short page says nothing. One with more than that knows no limit.
 */
export const pager: Pager = {
  ...(counted.total ? { total: counted.total } : {}),
  ...(counted.rest ? { rest: counted.rest } : {}),
  to: (ask, place) => (typeof place === 'string' ? { ...ask, url: place } : counted.to(ask, place)),
  next: (seen) => {
    if (counted.total?.(seen) !== undefined && typeof seen.place !== 'string')
      return counted.next(seen);
    const { link } = seen.response.headers;
    const next = linkOf(link, 'next');
    if (link !== undefined) return next === null ? null : follow(seen.ask.url, next);
    const { records, place } = seen;
    // What stood in the page before, and no more, is the end as well.
    const behind = typeof place === 'number' ? 1 : 0;
    if (records.length <= behind || records.length > SIZE) return null;
    return (typeof place === 'number' ? place : 0) + records.length - (overlaps(seen) ? 1 : 0);
  },
  overlaps,
};

/** When a record changed, in one form that sorts by time: servers differ in fractions and zones. */
const changedAt = (record: SourceRecord): string | null => {
  const time = Date.parse(textAt(record, 'dateLastModified') ?? '');
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
};

/** A record of 1.1 as 1.2 writes it: a role for each school, the birth date with a capital D. */
export const asNewer = (resource: string, given: SourceRecord): SourceRecord => {
  const record = withoutBlanks(given) as SourceRecord;
  if (resource === 'users' && record['roles'] === undefined && record['role'] !== undefined) {
    const { role, orgs, ...rest } = record;
    const roles = (Array.isArray(orgs) ? orgs : [null]).map((org: Json, n) => ({
      roleType: n === 0 ? 'primary' : 'secondary',
      role: role,
      ...(org === null ? {} : { org }),
    }));
    return { ...rest, roles };
  }
  if (resource === 'demographics' && record['birthdate'] !== undefined) {
    const { birthdate, ...rest } = record;
    return { birthDate: birthdate, ...rest };
  }
  return record;
};

/** @param filters whether the server heeds them; else everything is read each time. */
export const collectionOf = ({ name }: Pick<Resource, 'name'>, filters: boolean): Collection => ({
  resource: name,
  pager,
  ask: ({ session, since }) => {
    const { service, version } = knownOf(session);
    const url = join(baseOf(service, version, name), name);
    return {
      url: since === null ? url : withParams(url, { filter: `dateLastModified>'${since}'` }),
      of: name,
    };
  },
  records: (body) => recordsIn(listAt(body, name)),
  each: (record) => asNewer(name, record),
  gone: ({ status }) => status === 'tobedeleted',
  ...(filters
    ? {
        since: {
          of: changedAt,
          back: (newest: string) => new Date(Date.parse(newest) - LATE_MS).toISOString(),
          fullEvery: FULL_MS,
        },
      }
    : {}),
});
