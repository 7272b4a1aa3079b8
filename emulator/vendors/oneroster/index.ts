/**
 * A OneRoster server, 1.1 or 1.2, as the specifications have it: envelopes by plural name, `limit` and
 * `offset`, `X-Total-Count`, `filter` with at most two clauses, `status` of what is gone, `imsx_StatusInfo`.
 * What real servers leave out is an option.
 */
import { holed, json, without, type Answer, type Asked, type Row, type Vendor } from '../vendor';
import { older, schoolOf, type Resource } from './data';
import { createKeys, KEY, SECRET, status } from './keys';

export interface OneRosterOptions {
  readonly version?: '1.1' | '1.2';
  readonly signIn?: 'oauth2' | 'oauth1_sha256' | 'oauth1_sha1';
  /** How the number of records, or the next page, is told. */
  readonly tells?: 'count' | 'link' | 'nothing';
  /** `ignored`: as if none was sent; `refused`: 400. */
  readonly filters?: 'heeded' | 'ignored' | 'refused';
  /** Whether what is gone stays, marked `tobedeleted`, or is left out. */
  readonly tombstones?: boolean;
  /** Records in a page at most, whatever is asked for. */
  readonly most?: number;
  readonly students?: number;
  /** Where tokens are given; said in the discovery document of 1.2 unless it is one of the usual places. */
  readonly tokenPath?: string;
}

const SERVICE = '/ims/oneroster';
const PARAMETERS = ['limit', 'offset', 'sort', 'orderBy', 'filter', 'fields'];
const GRADEBOOK = ['categories', 'lineItems', 'results'];
/** Parts of other collections that 1.2 names by themselves. */
const VIEWS: Readonly<Record<string, readonly [Resource, (record: Row) => boolean]>> = {
  schools: ['orgs', (record) => record['type'] === 'school'],
  students: ['users', (record) => JSON.stringify(record['roles']).includes('"student"')],
};

/** `a='b' AND c>'d'`: at most two clauses. Null: it cannot be read. */
const clausesOf = (filter: string): ((record: Row) => boolean) | null => {
  const clauses = filter.split(/ AND /).map((one) => /^(\w+)(>=|<=|!=|=|>|<)'([^']*)'$/.exec(one));
  if (clauses.length > 2 || clauses.some((one) => one === null)) return null;
  return (record) =>
    clauses.every((clause) => {
      const [, field, operator, wanted = ''] = clause!;
      const value = String(record[field!] ?? '');
      const order = value < wanted ? -1 : value > wanted ? 1 : 0;
      return (
        { '=': order === 0, '!=': order !== 0, '>': order > 0, '<': order < 0 }[operator!] ??
        (operator === '>=' ? order >= 0 : order <= 0)
      );
    });
};

export const createOneRoster = (options: OneRosterOptions = {}): Vendor => {
  const { version = '1.2', signIn = 'oauth2', tells = 'count', filters = 'heeded' } = options;
  const { tombstones = true, most = 10, students = 24, tokenPath = '/auth/v1/token' } = options;
  const school = schoolOf(students);
  const keys = createKeys(version, signIn !== 'oauth2', tokenPath);
  let made = 0;
  const baseOf = (resource: string): string =>
    version === '1.1'
      ? `${SERVICE}/v1p1`
      : `${SERVICE}/${GRADEBOOK.includes(resource) ? 'gradebook' : 'rostering'}/v1p2`;

  const listed = (asked: Asked, name: Resource, only: (record: Row) => boolean): Answer => {
    const wrong = [...asked.query.keys()].find((one) => !PARAMETERS.includes(one));
    if (wrong !== undefined) return status(400, 'invalid_query_parameter');
    const filter = asked.query.get('filter');
    if (filter !== null && filters === 'refused') return status(400, 'invalid_filter_field');
    const heeded = filter === null || filters === 'ignored' ? () => true : clausesOf(filter);
    if (heeded === null) return status(400, 'invalid_filter_field');
    const there = school[name].filter((one) => only(one) && heeded(one));
    const [limit, offset] = ['limit', 'offset'].map((one) => Number(asked.query.get(one) ?? NaN));
    const size = Math.min(most, limit! > 0 ? limit! : 100);
    const from = offset! > 0 ? offset! : 0;
    // Servers that take records out after paging send pages with holes, even empty ones.
    const { paging } = asked;
    // Where nothing is told, an empty page is the end.
    const all = tells === 'nothing' ? there : holed(there, size, paging);
    const start = paging.repeat ? 0 : from;
    const rows = without(all.slice(start, start + size), paging);
    const after = from + size < all.length;
    const more = after || paging.endless === true;
    if (start !== from || (more && !after && tells === 'link')) paging.struck?.();
    const query = new URLSearchParams(asked.query);
    query.set('offset', String(from + size));
    query.set('limit', String(size));
    const link = `${asked.base}${asked.path}?${query.toString()}`;
    return json(
      { [name]: rows.map((row) => (version === '1.1' ? older(name, row) : row)) },
      tells === 'count'
        ? { 'X-Total-Count': String(all.length) }
        : tells === 'link'
          ? { Link: more ? `<${link}>; rel="next"` : `<${asked.base}${asked.path}>; rel="first"` }
          : {},
    );
  };

  const answer = (asked: Asked): Answer => {
    const token = keys.token(asked);
    if (token) return token;
    const document = `${baseOf('orgs')}/discovery/onerosterv1p2rostersservice_openapi3_v1p0.json`;
    if (asked.method === 'GET' && version === '1.2' && asked.path === document)
      return json({
        openapi: '3.0.1',
        components: {
          securitySchemes: {
            OAuth2CC: {
              type: 'oauth2',
              flows: { clientCredentials: { tokenUrl: `${asked.base}${tokenPath}`, scopes: {} } },
            },
          },
        },
      });
    const name = asked.path.slice(asked.path.lastIndexOf('/') + 1);
    const [resource, only] = VIEWS[name] ?? [name as Resource, () => true];
    if (asked.path !== `${baseOf(resource)}/${name}` || !(resource in school))
      return status(404, 'unknownobject');
    if (asked.method !== 'GET') return status(405, 'invalid_request');
    return keys.refuse(asked, resource) ?? listed(asked, resource, only);
  };

  const of = (resource: string): Row[] => school[resource as Resource];
  const living = (resource: string): Row[] =>
    of(resource).filter((record) => record['status'] === 'active');
  const stamp = (now: number): string => new Date(now).toISOString();
  const idOf = (record: Row): string => String(record['sourcedId']);

  return {
    id: 'oneroster',
    medium: {
      pages: ({ count: 'counted', link: 'links', nothing: 'until short' } as const)[tells],
      // What is signed is signed request by request.
      key: signIn === 'oauth2' ? 'ends' : 'lasts',
    },
    connect: (url) => ({
      settings: {
        url: `${url}${SERVICE}${version === '1.1' ? '/v1p1' : '/rostering/v1p2'}`,
        version: 'auto',
        signIn,
        key: KEY,
        ...(version === '1.1' && signIn === 'oauth2' ? { token: `${url}${tokenPath}` } : {}),
      },
      secrets: { secret: SECRET },
    }),
    answer,
    expireTokens: () => keys.expire(),
    resources: Object.keys(school),
    keys: (resource) => living(resource).map(idOf),
    add: (resource, now) => {
      const like = living(resource)[0]!;
      const sourcedId = `x-${(made += 1)}`;
      of(resource).push({ ...like, sourcedId, dateLastModified: stamp(now) });
      return sourcedId;
    },
    change: (resource, now) => {
      const [, record = living(resource)[0]!] = living(resource);
      record['dateLastModified'] = stamp(now);
      record['metadata'] = { seen: stamp(now) };
      return idOf(record);
    },
    remove: (resource, now) => {
      const record = living(resource)[0]!;
      if (tombstones) {
        record['status'] = 'tobedeleted';
        record['dateLastModified'] = stamp(now);
      } else of(resource).splice(of(resource).indexOf(record), 1);
      return idOf(record);
    },
  };
};
