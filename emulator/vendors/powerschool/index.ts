/**
 * PowerSchool's API: `page` and `pagesize`, how many there are below `/count`, lists wrapped twice, one
 * record alone not in a list, page sizes that the administrator bounds (`/ws/v1/metadata`), PowerQueries
 * that are asked by POST. Tokens by client credentials, an hour each.
 */
import {
  holed,
  json,
  refusal,
  without,
  type Answer,
  type Asked,
  type Body,
  type Row,
  type Vendor,
} from '../vendor';
import { districtOf, QUERY, type Resource } from './data';

export interface PowerSchoolOptions {
  readonly students?: number;
  /** The largest page that the plugin may ask for; what is larger is refused. */
  readonly most?: number;
}

const [ID, SECRET] = ['client-id', 's3cret'];
const LIFE_SECONDS = 3600;
const KINDS = ['school', 'student', 'staff', 'course', 'section', 'term'];
const PARAMETERS = ['page', 'pagesize', 'expansions', 'extensions', 'q'];

const error = (status: number, code: string): Answer =>
  refusal(status, { message: 'Validation Failed', errors: [{ resource: '', field: '', code }] });

export const createPowerSchool = (options: PowerSchoolOptions = {}): Vendor => {
  const { students = 24, most = 5 } = options;
  const district = districtOf(students);
  const tokens = new Map<string, number>();
  let made = 0;

  const signIn = (asked: Asked): Answer => {
    const basic = Buffer.from(`${ID}:${SECRET}`).toString('base64');
    if (asked.method !== 'POST') return refusal(405);
    if (asked.headers['authorization'] !== `Basic ${basic}`)
      return refusal(401, { error: 'invalid_client' });
    if (!/^application\/x-www-form-urlencoded/.test(asked.headers['content-type'] ?? ''))
      return refusal(415);
    if (new URLSearchParams(asked.body).get('grant_type') !== 'client_credentials')
      return refusal(400, { error: 'unsupported_grant_type' });
    const token = `ps${(made += 1)}`;
    tokens.set(token, asked.now + LIFE_SECONDS * 1000);
    return json({ access_token: token, token_type: 'Bearer', expires_in: String(LIFE_SECONDS) });
  };

  const page = (asked: Asked, all: readonly Row[], wrap: (rows: Row[]) => Body): Answer => {
    if ([...asked.query.keys()].some((one) => !PARAMETERS.includes(one)))
      return error(400, 'INVALID_PARAMETER');
    const size = Number(asked.query.get('pagesize') ?? most);
    const wanted = Number(asked.query.get('page') ?? 1);
    if (!(size >= 1 && size <= most)) return error(400, 'INVALID_PAGE_SIZE');
    if (!(wanted >= 1)) return error(400, 'INVALID_PAGE');
    const { paging } = asked;
    const number = paging.repeat ? 1 : wanted;
    if (number !== wanted) paging.struck?.();
    const rows = holed(all, most, paging).slice((number - 1) * size, number * size);
    return json(wrap(without(rows, paging)));
  };
  const wrapped =
    (kind: string) =>
    (rows: Row[]): Body => {
      const list: Row = { '@expansions': 'none', '@extensions': '' };
      // One record alone is no list, and no record is nothing at all.
      if (rows.length > 0) list[kind] = rows.length === 1 ? rows[0]! : rows;
      return { [`${kind}s`]: list };
    };
  const shown = ({ school: _, ...row }: Row): Row => row;
  const plural = (kind: string): Resource => (kind === 'staff' ? 'staff' : `${kind}s`) as Resource;

  const listed = (asked: Asked): Answer => {
    const [, school, kind = '', count] =
      /^\/ws\/v1\/(?:district|school\/(\d+))\/(\w+)(\/count)?$/.exec(asked.path) ?? [];
    const below =
      school === undefined ? ['school', 'student'] : ['staff', 'course', 'section', 'term'];
    if (!KINDS.includes(kind) || !below.includes(kind)) return refusal(404);
    if (school !== undefined && !district.schools.some(({ id }) => String(id) === school))
      return error(404, 'NOT_FOUND');
    const all = district[plural(kind)].filter(
      (row) => school === undefined || kind === 'course' || String(row['school']) === school,
    );
    if (count) return json({ resource: { count: holed(all, most, asked.paging).length } });
    return page(asked, all.map(shown), wrapped(kind));
  };

  const answer = (asked: Asked): Answer => {
    if (asked.path === '/oauth/access_token') return signIn(asked);
    const [, token = ''] = /^Bearer (.+)$/.exec(asked.headers['authorization'] ?? '') ?? [];
    if (asked.path === '/ws/v1/metadata') {
      const sizes = [...KINDS, 'schema_table_query', 'section_enrollment'].map((kind) => [
        `${kind}_max_page_size`,
        most,
      ]);
      return json({ metadata: { powerschool_version: '25.4.0', ...Object.fromEntries(sizes) } });
    }
    if ((tokens.get(token) ?? 0) <= asked.now) return refusal(401, { message: 'Access Denied' });
    const [, name, count] = /^\/ws\/schema\/query\/([\w.]+)(\/count)?$/.exec(asked.path) ?? [];
    if (name !== undefined) {
      if (asked.method !== 'POST') return refusal(405);
      if (asked.headers['content-type'] !== 'application/json') return refusal(415);
      if (name !== QUERY) return error(404, 'NOT_FOUND');
      if (count) return json({ count: holed(district.powerqueries, most, asked.paging).length });
      return page(asked, district.powerqueries, (record) => ({ name: 'clubs', record }));
    }
    if (asked.method !== 'GET') return refusal(405);
    const [, section] = /^\/ws\/v1\/section\/(\d+)\/section_enrollment$/.exec(asked.path) ?? [];
    if (section === undefined) return listed(asked);
    if (!district.sections.some(({ id }) => String(id) === section)) return error(404, 'NOT_FOUND');
    const rows = district.section_enrollments.filter(
      (row) => String(row['section_id']) === section,
    );
    return json(wrapped('section_enrollment')(rows));
  };

  const of = (resource: string): Row[] => district[resource as Resource];
  const keyOf = (resource: string, row: Row): string =>
    resource === 'powerqueries' ? `${QUERY}/${String(row['_id'])}` : String(row['id']);
  return {
    id: 'powerschool',
    medium: { pages: 'counted' },
    // Their columns are the school's own, and land as they come.
    still: { powerqueries: ['retyped'] },
    connect: (url) => ({
      settings: { url: `${url}/admin/pw.html`, key: ID, queries: QUERY },
      secrets: { secret: SECRET },
    }),
    answer,
    expireTokens: () => tokens.clear(),
    resources: Object.keys(district),
    keys: (resource) => of(resource).map((row) => keyOf(resource, row)),
    add: (resource) => {
      const name = resource === 'powerqueries' ? '_id' : 'id';
      const row = { ...of(resource)[0]!, [name]: 100_000 + (made += 1) };
      of(resource).push(row);
      return keyOf(resource, row);
    },
    change: (resource, now) => {
      const [first, row = first!] = of(resource);
      row['custom'] = new Date(now).toISOString();
      return keyOf(resource, row);
    },
    remove: (resource) => {
      const [row] = of(resource).splice(0, 1);
      return keyOf(resource, row!);
    },
  };
};
