import { join, withParams } from '../../http/exchange';
import type { At, Collection } from '../../http/collection';
import { follow, type Pager } from '../../http/pagers';
import { at, listAt, recordsIn, textAt, withoutBlanks } from '../../http/record';
import type { SourceRecord } from '../../model';
import { baseOf, START, surveyOf } from './server';

/** Records asked for at once; the API takes up to 10,000, and a page should not be many megabytes. */
const SIZE = 1_000;
/** Events are kept for 30 days; everything is read again long before one could be missed. */
const FULL_MS = 7 * 86_400_000;

/** The next page's address stands in `links`, relative to the host. */
const pager: Pager = {
  to: (ask, place) => (place === null ? ask : { ...ask, url: place as string }),
  next: ({ ask, body }) => {
    const next = listAt(body, 'links').find((link) => textAt(link, 'rel') === 'next');
    const uri = textAt(next, 'uri');
    return uri ? follow(ask.url, uri) : null;
  },
};

/** `3/4/2012` as `2012-03-04`. */
const isoDate = (given: string): string => {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given) ?? [];
  return year === '' ? given : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** A record as it lands: without empty texts, and with a birth date that is a date. */
export const landed = (given: SourceRecord): SourceRecord => {
  const record = withoutBlanks(given) as SourceRecord;
  const dob = textAt(record, 'roles.student.dob');
  if (dob === null) return record;
  const roles = record['roles'] as SourceRecord;
  const student = { ...(roles['student'] as SourceRecord), dob: isoDate(dob) };
  return { ...record, roles: { ...roles, student } };
};

const isEvents = ({ since }: At): boolean => since !== null;

/**
 * A collection is read whole once, and then by what happened to it. The last event before the walk began is
 * the mark: events are told in the order of their ids, and one that is told twice does no harm.
 */
const collection = (name: string): Collection => ({
  resource: name,
  pager,
  slices: function* (where) {
    return [{ mark: surveyOf(where.session).latest }];
  },
  ask: (where) => {
    const base = baseOf(where.session.settings);
    const url = isEvents(where)
      ? withParams(join(base, 'events'), {
          limit: SIZE,
          record_type: name,
          starting_after: where.since === START ? undefined : where.since!,
        })
      : withParams(join(base, name), { limit: name === 'districts' ? undefined : SIZE });
    return { url, of: name };
  },
  // An event and a record stand in the same envelope.
  records: (body) => recordsIn(listAt(body, 'data').map((entry) => at(entry, 'data') ?? null)),
  each: (record, where) => landed(isEvents(where) ? objectOf(record) : record),
  gone: (record) => /\.deleted$/.test(textAt(record, 'type') ?? '') && 'data' in record,
  since: {
    of: (record, where) =>
      isEvents(where) ? textAt(record, 'id') : (textAt(where.slice, 'mark') ?? null),
    fullEvery: FULL_MS,
  },
});

const objectOf = (event: SourceRecord): SourceRecord => {
  const object = at(event, 'data.object');
  return recordsIn([object ?? null])[0] ?? {};
};

const whole = (name: string): Collection => {
  const { since: _, slices: __, gone: ___, ...rest } = collection(name);
  return rest;
};

/** @param events whether this district tells what happens. */
export const collectionOf = (name: string, events: boolean): Collection =>
  events && name !== 'districts' ? collection(name) : whole(name);
