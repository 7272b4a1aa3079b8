import { base64 } from '../../http/base64';
import { ask, askJson, join } from '../../http/exchange';
import { at, listAt, textAt } from '../../http/record';
import { askToken } from '../../http/token';
import {
  type Ask,
  type Credential,
  type Discovery,
  type Exchange,
  type Fact,
  type HttpResponse,
  type Json,
  type Session,
} from '../../model';

type Settings = Readonly<Record<string, string>>;

/** People paste what stands in the browser: only the host counts. */
export const baseOf = (settings: Settings): string => {
  const given = (settings['url'] ?? '').trim();
  const [, origin = `https://${given.replace(/[/?#].*$/, '')}`] =
    /^([a-z]+:\/\/[^/?#]+)/i.exec(given) ?? [];
  return origin;
};

export function* discover(): Exchange<Discovery> {
  return {};
}

/** Used when a server does not say how long its token lives. */
const USUAL_LIFE_SECONDS = 3600;

/** A token for the plugin's id and secret. @throws source.refused_key */
export function* signIn(
  settings: Settings,
  secrets: Settings,
  _discovery: Discovery,
  now: number,
): Exchange<Credential> {
  const url = join(baseOf(settings), 'oauth/access_token');
  const pair = `${(settings['key'] ?? '').trim()}:${(secrets['secret'] ?? '').trim()}`;
  return yield* askToken(
    {
      url,
      headers: { authorization: `Basic ${base64(pair)}`, accept: 'application/json' },
      contentType: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: 'grant_type=client_credentials',
    },
    {
      now,
      usual: USUAL_LIFE_SECONDS,
      headers: (token) => ({ authorization: `Bearer ${token}`, accept: 'application/json' }),
    },
  );
}

/** The page sizes that the administrator allows this plugin, and the server's version. */
export interface Survey {
  readonly [name: string]: Json;
  readonly version: string;
  readonly sizes: Readonly<Record<string, number>>;
}
export const surveyOf = ({ discovery }: Session): Survey => discovery as unknown as Survey;

/** Of a server that does not tell: PowerSchool's own. */
const USUAL_SIZE = 100;
export const sizeOf = (session: Session, name: string): number =>
  surveyOf(session).sizes[name] ?? USUAL_SIZE;

const KINDS = ['school', 'student', 'staff', 'course', 'section', 'term', 'schema_table_query'];

/** Pages are counted in the size that is allowed: a larger one is refused. */
export function* survey(session: Session): Exchange<Discovery> {
  const url = join(baseOf(session.settings), 'ws/v1/metadata');
  const { body } = yield* askJson({ url, expect: [403, 404], of: 'metadata' });
  const metadata = at(body, 'metadata') ?? body;
  const sizes: Record<string, number> = {};
  for (const kind of KINDS) {
    const size = Number(textAt(metadata, `${kind}_max_page_size`));
    if (Number.isInteger(size) && size > 0) sizes[kind] = size;
  }
  return { version: textAt(metadata, 'powerschool_version') ?? '', sizes } satisfies Survey;
}

/** `{"resource": {"count": 20}}` of a collection, `{"count": 20}` of a query. */
export const countIn = (body: Json): number | undefined => {
  const count = Number(textAt(body, 'resource.count') ?? textAt(body, 'count') ?? NaN);
  return Number.isInteger(count) ? count : undefined;
};

const countOf = ({ status, text }: HttpResponse): number | null => {
  if (status !== 200) return null;
  try {
    return countIn(JSON.parse(text) as Json) ?? null;
  } catch {
    return null;
  }
};

/** Version 25.4, 4 schools, 1200 students. */
export function* describe(session: Session): Exchange<readonly Fact[]> {
  const counted = (of: string): Ask => ({
    url: join(baseOf(session.settings), `ws/v1/district/${of}/count`),
    expect: [403, 404],
    of,
  });
  const [schools, students] = yield* ask([counted('school'), counted('student')]);
  const { version } = surveyOf(session);
  return [
    ...(version === '' ? [] : [{ label: 'Version', value: version }]),
    { label: 'Schools', value: countOf(schools!) },
    { label: 'Students', value: countOf(students!) },
  ];
}

/** Codes such as `INVALID_PAGE_SIZE`; the words beside them may quote a record. */
const CODE = /^[A-Z][A-Z_]{2,40}$/;

export const explain = ({ text }: HttpResponse): { readonly kind?: string } => {
  try {
    const said = JSON.parse(text) as Json;
    const codes = [
      ...listAt(said, 'errors').map((one) => textAt(one, 'code')),
      textAt(said, 'code'),
    ];
    const kind = codes.find((code) => code !== null && CODE.test(code));
    return typeof kind === 'string' ? { kind } : {};
  } catch {
    return {};
  }
};
