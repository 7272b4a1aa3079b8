/**
 * Clever's data API 3.1: `limit` and `starting_after`, the next page's address relative in `links`, each
 * record in an envelope of its own; and its Events API, which tells what happened in the order of its ids.
 * A district's token does not end by itself.
 */
import { json, refusal, type Answer, type Asked, type Row, type Vendor } from '../vendor';
import { districtOf, idOf, type Resource } from './data';

export interface CleverOptions {
  /** Whether events are switched on; else 403. */
  readonly events?: boolean;
  readonly students?: number;
  /** Records in a page at most, whatever is asked for. */
  readonly most?: number;
}

const TOKEN = 'district-token';
const VERSION = '/v3.1';
/** The API's own bound, and what it sends when nothing is said. */
const [MOST, USUAL] = [10_000, 100];
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  districts: ['count'],
  users: ['limit', 'role', 'starting_after', 'ending_before', 'count'],
  events: ['limit', 'record_type', 'school', 'starting_after', 'ending_before'],
};
const LISTS = ['limit', 'starting_after', 'ending_before', 'count'];

export const createClever = (options: CleverOptions = {}): Vendor => {
  const { events: told = true, students = 24, most = 7 } = options;
  const district = districtOf(students);
  const events: Row[] = [];
  let made = 100_000;

  const say = (resource: Resource, what: string, object: Row, now: number): void =>
    void events.push({
      id: idOf((made += 1)),
      type: `${resource}.${what}`,
      created: new Date(now).toISOString(),
      data: { object: { ...object }, previous_attributes: {} },
    });

  /** Pages go on by the last record's id; what comes behind `step` only tells mishaps apart. */
  const paged = (asked: Asked, all: readonly Row[]): Answer => {
    const limit = Number(asked.query.get('limit') ?? USUAL);
    if (!(limit >= 1 && limit <= MOST)) return refusal(400, { message: 'Invalid limit' });
    const size = Math.min(limit, most);
    const [after, before] = ['starting_after', 'ending_before'].map((one) => asked.query.get(one));
    const { repeat, empty, endless, struck } = asked.paging;
    const link = (starting: string, step = ''): Row => {
      const query = new URLSearchParams({ limit: String(limit), starting_after: starting });
      for (const name of ['record_type', 'role'])
        if (asked.query.has(name)) query.set(name, asked.query.get(name)!);
      return { rel: 'next', uri: `${asked.path}?${query.toString()}${step}` };
    };
    const self: Row = { rel: 'self', uri: asked.path };
    const answer = (rows: readonly Row[], next: Row | null): Answer =>
      json({ data: rows.map((data) => ({ data })), links: next ? [self, next] : [self] });
    if (before === 'last') return answer(all.slice(-size), null);
    const step = Number(asked.query.get('step') ?? 0);
    if (repeat && all.length > size) {
      if (after) struck?.();
      return answer(all.slice(0, size), link(String(all[size - 1]!['id'])));
    }
    if (empty && after && step === 0 && all.length > size && all[size - 1]!['id'] === after) {
      struck?.();
      return answer([], link(after, '&step=1'));
    }
    const rows = all.filter(({ id }) => !after || String(id) > after);
    const page = rows.slice(0, size);
    const last = String(page[page.length - 1]?.['id'] ?? after ?? '');
    const more = rows.length > size;
    if (endless && !more) struck?.();
    return answer(page, more ? link(last) : endless ? link(last, `&step=${step + 1}`) : null);
  };

  const answer = (asked: Asked): Answer => {
    if (asked.headers['authorization'] !== `Bearer ${TOKEN}`)
      return refusal(401, { message: 'Unauthorized' });
    const name = asked.path.startsWith(`${VERSION}/`) ? asked.path.slice(VERSION.length + 1) : '';
    const known = PARAMETERS[name] ?? LISTS;
    const wrong = [...asked.query.keys()].find((one) => one !== 'step' && !known.includes(one));
    if (name === 'events') {
      if (!told) return refusal(403, { message: 'Events are not enabled' });
      if (wrong !== undefined) return refusal(400, { message: `Unknown parameter ${wrong}` });
      const type = asked.query.get('record_type');
      return paged(
        asked,
        events.filter((event) => type === null || String(event['type']).startsWith(`${type}.`)),
      );
    }
    if (!(name in district)) return refusal(404, { message: 'Resource not found' });
    if (asked.method !== 'GET') return refusal(405, { message: 'Method not allowed' });
    if (wrong !== undefined) return refusal(400, { message: `Unknown parameter ${wrong}` });
    // A token is of one district: this list has no pages.
    if (name === 'districts') return json({ data: district.districts.map((data) => ({ data })) });
    return paged(asked, district[name as Resource]);
  };

  const of = (resource: string): Row[] => district[resource as Resource];
  return {
    id: 'clever',
    medium: { pages: 'relative links', key: 'lasts' },
    // A token is of one district, which stays.
    still: { districts: ['add', 'remove'] },
    connect: (url) => ({ settings: { url: `${url}${VERSION}` }, secrets: { token: TOKEN } }),
    answer,
    expireTokens: () => undefined,
    resources: Object.keys(district),
    keys: (resource) => of(resource).map(({ id }) => String(id)),
    add: (resource, now) => {
      if (resource === 'districts') return null;
      const record = { ...of(resource)[0]!, id: idOf((made += 1)) };
      of(resource).push(record);
      say(resource as Resource, 'created', record, now);
      return record.id;
    },
    change: (resource, now) => {
      const [first, record = first!] = of(resource);
      record['ext'] = { seen: new Date(now).toISOString() };
      if (resource !== 'districts') say(resource as Resource, 'updated', record, now);
      return String(record['id']);
    },
    remove: (resource, now) => {
      if (resource === 'districts') return null;
      const [record] = of(resource).splice(0, 1);
      say(resource as Resource, 'deleted', record!, now);
      return String(record!['id']);
    },
  };
};
