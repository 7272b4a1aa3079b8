/**
 * The API of the 42 network's intranet (facts: School APIs, “42”; api.intra.42.fr/apidoc): client credentials,
 * `page[number]` and `page[size]` of 100 at most, `filter`, `range` and `sort`, two requests a second and
 * 1,200 an hour with 429 and `Retry-After` beyond. Every other parameter is refused, which is stricter.
 */
import { chance, createShelf, NAMES, rowsOf, type Shelf } from './shelf';
import { createThrottle } from './throttle';
import {
  holed,
  json,
  pageOf,
  refusal,
  without,
  type Answer,
  type Asked,
  type Row,
  type Vendor,
} from './vendor';

const DAY = 86_400_000;
const START = Date.parse('2026-09-01T08:00:00.000Z');
const LIFE_SECONDS = 7_200;
const MOST = 100;

const iso = (at: number): string => new Date(at).toISOString();
const UID = 'u-s4t2ud-0123';
const SECRET = 's-s4t2ud-démo';

export interface Intra42Options {
  readonly students?: number;
  readonly sessions?: number;
  /** Each record stands among so many that were taken out after paging: pages are many, and nearly empty. */
  readonly sparse?: number;
}

/** By which parameters each collection may be narrowed; `campus` stands for what it is compared with. */
const FILTERS: Readonly<Record<string, Readonly<Record<string, (row: Row) => string>>>> = {
  campus: { id: (row) => String(row['id']) },
  cursus: {},
  cursus_users: { campus_id: (row) => String(row['_campus']) },
  projects: {},
  projects_users: { campus: (row) => String(row['_campus']) },
  scale_teams: { campus_id: (row) => String(row['_campus']) },
  locations: { campus_id: (row) => String(row['campus_id']) },
  users: { primary_campus_id: (row) => String(row['_campus']) },
};

function seed({ students = 60, sessions = 260 }: Intra42Options): Readonly<Record<string, Shelf>> {
  const random = chance(42);
  const pick = (most: number): number => Math.floor(random() * most);
  const times = (n: number, at = START + n * 3_600_000): Row => ({
    created_at: iso(START - 30 * DAY),
    updated_at: iso(at),
  });
  const login = (n: number): string => `élève${String(n).padStart(3, '0')}`;
  const user = (n: number): Row => ({
    id: 100 + n,
    login: login(n),
    url: `https://api.intra.42.fr/v2/users/${100 + n}`,
  });
  const campusOf = (n: number): number => (n % 3 === 0 ? 9 : 1);
  const project = (n: number): Row => ({
    id: 1300 + n,
    name: n === 0 ? '00123' : n === 1 ? '=1+2' : `Projet ${n}`,
    slug: `projet-${n}`,
    parent_id: null,
  });
  return {
    campus: createShelf([
      campus(1, 'Paris', 'France'),
      campus(9, 'Lyon', 'France'),
      campus(64, 'München', 'Germany'),
    ]),
    cursus: createShelf(
      [
        [1, '42'],
        [9, 'C Piscine'],
        [21, '42cursus'],
      ].map(([id, name]) => ({
        id: id!,
        name: name!,
        slug: String(name).toLowerCase().replace(/ /g, '-'),
        kind: id === 9 ? 'piscine' : 'main',
        created_at: iso(START - 900 * DAY),
      })),
    ),
    cursus_users: createShelf(
      rowsOf(students + 20, (n) => ({
        id: 500 + n,
        begin_at: iso(START - (n < students ? 20 : 90) * DAY),
        end_at: n < students ? null : iso(START - 60 * DAY),
        grade: n % 5 === 0 ? null : 'Cadet',
        level: Math.round(random() * 1_200) / 100,
        skills: [{ id: 3, name: 'Rigor', level: Math.round(random() * 900) / 100 }],
        cursus_id: n < students ? 21 : 9,
        blackholed_at: n % 4 === 0 ? iso(START + 200 * DAY) : null,
        has_coalition: n % 2 === 0,
        ...times(n),
        user: user(n % students),
        cursus: { id: n < students ? 21 : 9 },
        _campus: campusOf(n % students),
      })),
    ),
    projects: createShelf(
      rowsOf(24, (n) => ({
        ...project(n),
        parent: null,
        children: [],
        attachments: [],
        difficulty: n * 100,
        exam: n % 7 === 0,
        ...times(n),
        cursus: [{ id: 21, name: '42cursus', slug: '42cursus' }],
        campus: [{ id: 1, name: 'Paris' }],
        videos: [],
        project_sessions: [],
      })),
    ),
    projects_users: createShelf(
      rowsOf(students * 4, (n) => {
        const finished = n % 3 !== 0;
        const mark = pick(126);
        return {
          id: 9000 + n,
          occurrence: 0,
          final_mark: finished ? mark : null,
          status: finished ? 'finished' : 'in_progress',
          'validated?': finished ? mark >= 80 : null,
          current_team_id: 7000 + n,
          project: project(n % 24),
          cursus_ids: [21],
          marked_at: finished ? iso(START + pick(80) * DAY + pick(DAY)) : null,
          marked: finished,
          ...times(n),
          user: user(n % students),
          teams: [],
          _campus: campusOf(n % students),
        };
      }),
    ),
    scale_teams: createShelf(
      rowsOf(students * 2, (n) => {
        const at = START + pick(80) * DAY + pick(DAY);
        const hidden = n % 10 === 9;
        return {
          id: 4000 + n,
          scale_id: 30 + (n % 4),
          comment: n === 0 ? '=1+2' : 'Très bien, 加油',
          feedback: n % 2 === 0 ? 'Merci' : null,
          final_mark: hidden ? null : pick(126),
          flag: { id: 1, name: 'Ok', positive: true, icon: 'check-4' },
          begin_at: iso(at),
          filled_at: hidden ? null : iso(at + 1_200_000),
          correcteds: hidden ? 'invisible' : [user(n % students)],
          corrector: hidden ? 'invisible' : user((n + 7) % students),
          truant: {},
          scale: { id: 30 + (n % 4) },
          team: { id: 7000 + n, project_id: 1300 + (n % 24) },
          questions_with_answers: [],
          ...times(n),
          _campus: campusOf(n % students),
        };
      }),
    ),
    locations: createShelf(
      rowsOf(sessions, (n) => {
        const begin = START + Math.floor((n / sessions) * 82) * DAY + pick(DAY);
        return {
          id: 20_000 + n,
          begin_at: iso(begin),
          // The last few sit there still.
          end_at: n >= sessions - 6 ? null : iso(begin + 600_000 + pick(9 * 3_600_000)),
          primary: true,
          host: `e${1 + pick(3)}r${1 + pick(9)}p${1 + pick(20)}`,
          campus_id: campusOf(n % students),
          user: user(n % students),
        };
      }),
    ),
    users: createShelf(
      rowsOf(students, (n) => {
        const [first, last] = NAMES[n % NAMES.length]!;
        return {
          ...user(n),
          email: `${n}@student.42.example`,
          first_name: first,
          last_name: last,
          usual_full_name: `${first} ${last}`,
          displayname: `${first} ${last}`,
          kind: 'student',
          image: { link: null },
          'staff?': false,
          correction_point: pick(9),
          pool_month: 'august',
          pool_year: '2026',
          location: n % 5 === 0 ? 'e1r2p3' : null,
          wallet: pick(300),
          ...times(n),
          'alumni?': false,
          'active?': true,
          _campus: campusOf(n),
        };
      }),
    ),
  };
}

const campus = (id: number, name: string, country: string): Row => ({
  id,
  name,
  time_zone: 'Europe/Paris',
  language: { id: 1, name: 'Français', identifier: 'fr' },
  users_count: 1000 + id,
  vogsphere_id: id,
  country,
  address: '96, boulevard Bessières',
  zip: '00123',
  city: name,
  website: 'https://42.example',
  active: true,
  public: true,
  endpoint: { id, url: 'https://endpoint.42.example' },
});

/** What stays inside does not go over the wire. */
const shown = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('_')));

export function createIntra42(options: Intra42Options = {}): Vendor {
  const { sparse = 1 } = options;
  const shelves = seed(options);
  const [second, hour] = [createThrottle(2, 1_000), createThrottle(1_200, 3_600_000)];
  const tokens = new Map<string, number>();
  let made = 0;

  const limits = (now: number): Record<string, string> => ({
    'x-secondly-ratelimit-limit': '2',
    'x-secondly-ratelimit-remaining': String(second.left(now)),
    'x-hourly-ratelimit-limit': '1200',
    'x-hourly-ratelimit-remaining': String(hour.left(now)),
  });

  const throttled = ({ now }: Asked): Answer | null => {
    const wait = second.enter(now) || hour.enter(now);
    if (wait === 0) return null;
    const headers = { ...limits(now), 'retry-after': String(Math.ceil(wait / 1000)) };
    return { ...refusal(429, { error: 'Too Many Requests' }), headers };
  };

  const token = ({ body, now }: Asked): Answer => {
    const form = new URLSearchParams(body);
    const right =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === UID &&
      form.get('client_secret') === SECRET;
    if (!right) return refusal(401, { error: 'invalid_client' });
    const access = `t${(made += 1)}`;
    tokens.set(access, now + LIFE_SECONDS * 1000);
    return json({
      access_token: access,
      token_type: 'bearer',
      expires_in: LIFE_SECONDS,
      scope: 'public',
      created_at: Math.floor(now / 1000),
    });
  };

  const rowsFor = (name: string, query: URLSearchParams): readonly Row[] | Answer => {
    let rows = shelves[name]!.all();
    for (const [parameter, value] of query) {
      if (/^page\[(number|size)\]$/.test(parameter)) continue;
      const [, kind = '', field = ''] = /^(filter|range)\[(\w+)\]$/.exec(parameter) ?? [];
      const of = kind === 'filter' ? FILTERS[name]![field] : undefined;
      if (of) {
        const wanted = value.split(',');
        rows = rows.filter((row) => wanted.includes(of(row)));
      } else if (kind === 'range' && rows.every((row) => field in row)) {
        const [from = '', to = ''] = value.split(',');
        if (!to) return refusal(400, { error: 'A range has two ends.' });
        rows = rows.filter((row) => {
          const at = row[field] as string | null;
          return at !== null && at >= from && at <= to;
        });
      } else if (parameter !== 'sort' || value !== 'id')
        return refusal(400, { error: `${parameter} is not known.` });
    }
    return [...rows].sort((a, b) => Number(a['id']) - Number(b['id']));
  };

  const list = (asked: Asked, name: string): Answer => {
    const { query, paging, base, now } = asked;
    const rows = rowsFor(name, query);
    if ('status' in rows) return rows;
    const size = Math.min(MOST, Math.max(1, Number(query.get('page[size]') ?? 30)));
    const page = Math.max(1, Number(query.get('page[number]') ?? 1));
    const between: null[] = Array<null>(sparse - 1).fill(null);
    const thin = sparse === 1 ? rows : rows.flatMap((row) => [row, ...between]);
    const all = holed(thin, size, paging);
    const sound = { ...paging, empty: false };
    const { rows: some, next } = pageOf(all, (page - 1) * size, size, sound);
    const to = new URLSearchParams(query);
    to.set('page[number]', String(page + 1));
    const target = `${base}${asked.path}?${to.toString()}`;
    return json(without(some, paging).map(shown), {
      ...limits(now),
      'x-page': String(page),
      'x-per-page': String(size),
      'x-total': String(all.length),
      ...(next === null ? {} : { link: `<${target}>; rel="next"` }),
    });
  };

  /** A record that changed, and when. */
  const touched = (name: string, row: Row, now: number): Row =>
    name === 'locations'
      ? row['end_at'] === null
        ? { ...row, end_at: iso(now) }
        : row
      : name === 'campus' || name === 'cursus'
        ? { ...row, name: `${String(row['name'])}*` }
        : { ...row, updated_at: iso(now) };

  return {
    id: 'intra42',
    // A campus that is new is none of those a person named; sessions at a computer stay for good.
    still: { campus: ['add'], locations: ['remove'] },
    connect: (url) => ({
      settings: { url, uid: UID, campus: '1\n9\n64' },
      secrets: { secret: SECRET },
    }),
    expireTokens: () => tokens.clear(),
    resources: Object.keys(shelves),
    keys: (name) => shelves[name]!.keys(),
    answer: (asked) => {
      const busy = throttled(asked);
      if (busy) return busy;
      if (asked.path === '/oauth/token' && asked.method === 'POST') return token(asked);
      const bearer = /^Bearer (.+)$/.exec(asked.headers['authorization'] ?? '')?.[1] ?? '';
      if ((tokens.get(bearer) ?? 0) <= asked.now)
        return refusal(401, { error: 'Not authorized', message: 'The access token expired' });
      const name = asked.path.replace(/^\/v2\//, '');
      if (!shelves[name] || asked.method !== 'GET') return refusal(404, {});
      return list(asked, name);
    },
    // A new campus is none of those a person named.
    add: (name, now) => {
      const shelf = shelves[name]!;
      if (name === 'campus') return null;
      const last = shelf.all().at(-1)!;
      const row = { ...last, id: Math.max(...shelf.keys().map(Number)) + 1 };
      if (name === 'locations') return shelf.put({ ...row, begin_at: iso(now), end_at: null });
      return shelf.put('updated_at' in row ? { ...row, updated_at: iso(now) } : row);
    },
    change: (name, now) => {
      const shelf = shelves[name]!;
      const row =
        name === 'locations'
          ? shelf.all().find(({ end_at }) => end_at === null)
          : (shelf.all()[2] ?? shelf.all()[0]);
      return row ? shelf.put(touched(name, row, now)) : null;
    },
    // Sessions at a computer stay for good.
    remove: (name) => {
      const shelf = shelves[name]!;
      return name === 'locations' ? null : shelf.drop(shelf.keys()[1]!);
    },
  };
}
