/**
 * The demo district as one vendor among others: its own routes, store and tokens (`emulator/district`), a
 * small school of it, and records that come, change and go in every collection.
 */
import { authorize, createApi } from '../district/api';
import { generate } from '../district/generate';
import {
  keyValuesOf,
  RESOURCES,
  withKeyValues,
  type Body as Record_,
} from '../district/identities';
import type { Answer as Told } from '../district/problems';
import { createStore, type Store } from '../district/store';
import { createTokens } from '../district/tokens';
import type { Answer, Asked, PagingFaults, Vendor } from './vendor';

const KEY = 'demo-key';
const SECRET = 'demo-sécret';
const NEXT = 'Next-Page-Token';

/** School years are asked for when a connection is tested; nothing that is read says more of items. */
const UNREAD = ['schoolYearTypes', 'assessmentItems'];
const resources = RESOURCES.filter((name) => !UNREAD.includes(name));

/** Of one collection there are several pages; of the others enough to see what becomes of them. */
const LARGE = 'studentSchoolAttendanceEvents';
const mostOf = (resource: string): number => (resource === LARGE ? 1_200 : 30);

/** Made once: each system begins with it. */
let first: Store | undefined;
const beginning = (): Parameters<typeof createStore>[0] => {
  if (!first) generate((first = createStore()), { students: 60, schools: 2, only: RESOURCES });
  const whole = first;
  return { ...whole, rows: (resource) => whole.rows(resource).slice(0, mostOf(resource)) };
};

/** What a token of the district says (`emulator/district/paging.ts`). */
interface Cursor {
  readonly page: number;
}
const cursorOf = (token: string): Cursor =>
  JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Cursor;
const written = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

const answerOf = ({ status, headers, body }: Told): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  // As every other vendor answers, so that its fields can be told by their names.
  body: status === 200 && /^[[{]/.test(body) ? (JSON.parse(body) as Answer['body']) : body,
});

/** Another value of a key's part. */
const another = (value: string | number | boolean, n: number): string | number | boolean => {
  if (typeof value === 'number') return value + 1_000_000 + n;
  if (typeof value === 'boolean') return !value;
  return /^\d{4}-\d\d-\d\d/.test(value) ? `20${40 + n}${value.slice(4)}` : `${value}-${n}`;
};

/** @param flavour an ODS, or a DMS, whose pages may be empty in the middle. */
export function createEdFi({ flavour = 'ods' }: { readonly flavour?: 'ods' | 'dms' } = {}): Vendor {
  const store = createStore(beginning());
  let now = 0;
  let added = 0;
  const tokens = createTokens(KEY, SECRET, 1800, () => now);
  const api = createApi(store, { flavour }, []);
  const holes = new Set<string>();

  /** A page, with what befalls it: each token is a page of its own, so that a hole is asked for again. */
  const page = (call: ReturnType<typeof api.route>, asked: Asked, faults: PagingFaults): Answer => {
    const query = Object.fromEntries(asked.query) as Record<string, string>;
    const { pageToken: token } = query;
    if (call.verb !== 'collection' || token === undefined) return answerOf(api.answer(call, query));
    const hole = `${call.resource} ${token}`;
    if (faults.empty && flavour === 'dms' && !holes.has(hole)) {
      const cursor = cursorOf(token);
      const next = written({ ...cursor, page: cursor.page + 1 });
      holes.add(`${call.resource} ${next}`);
      faults.struck?.();
      const headers = { 'content-type': 'application/json', [NEXT]: next };
      return { status: 200, headers, body: [] };
    }
    const answer = answerOf(api.answer(call, query));
    if (!faults.repeat && !faults.endless) return answer;
    if (faults.endless && answer.headers?.[NEXT] !== undefined) return answer;
    faults.struck?.();
    return { ...answer, headers: { ...answer.headers, [NEXT]: token } };
  };

  const changed = (resource: string): Record_ => {
    const [row] = store.rows(resource);
    const body = JSON.parse(row!.json) as Record_;
    const key = keyValuesOf(resource, body);
    added += 1;
    // One part is enough; what others name is named as it was.
    const [name] = Object.keys(key).filter((part) => !/School|Year|Agency/.test(part));
    const part = name ?? Object.keys(key)[0]!;
    return withKeyValues(resource, body, { ...key, [part]: another(key[part]!, added) });
  };

  return {
    id: 'edfi',
    // An ODS says by an empty page that there is no more.
    medium: { pages: flavour === 'ods' ? 'tokens until empty' : 'tokens' },
    connect: (url) => ({ settings: { url, key: KEY }, secrets: { secret: SECRET } }),
    answer: (asked) => {
      now = asked.now;
      const call = api.route(asked.path);
      if (call.verb === 'discovery') return answerOf(api.discovery(asked.base));
      if (call.verb === 'token')
        return answerOf(
          tokens.give(
            asked.headers['authorization'],
            Object.fromEntries(new URLSearchParams(asked.body)) as Record<string, string>,
          ),
        );
      const { headers } = asked;
      const refused = authorize(call, { headers } as Parameters<typeof authorize>[1], tokens);
      return refused ? answerOf(refused) : page(call, asked, asked.paging);
    },
    expireTokens: () => tokens.expireAll(),
    resources,
    keys: (resource) => store.rows(resource).map(({ id }) => id),
    add: (resource) => store.create(resource, changed(resource)).id,
    change: (resource) => {
      const [one, other] = store.rows(resource);
      const row = other ?? one;
      return row ? store.patch(resource, row.id, { said: `é${++added}` }).id : null;
    },
    remove: (resource) => {
      const [row] = store.rows(resource);
      if (!row) return null;
      store.delete(resource, row.id, { cascade: true });
      return row.id;
    },
  };
}
