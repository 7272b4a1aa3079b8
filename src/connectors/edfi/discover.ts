import { askOne, hostOf, join, parseJson, withParams, ask } from '../../http/exchange';
import type { Ask, Discovery, Exchange, HttpResponse, Json, Session } from '../../model';
import { FailureError } from '../../model';
import { serverOf, type Server, type Survey } from './server';

type Settings = Readonly<Record<string, string>>;
type Urls = Readonly<Record<string, string>>;

/** People paste what they find: the address of the data, of the token, of the documentation. */
const BELOW_BASE = /\/(data|oauth|metadata|changeQueries|docs|swagger)(?=\/|$).*$/i;

/** The address of the API itself, from whatever of its addresses was given. */
export const baseOf = (given: string): string => {
  const plain = given.trim().replace(/[?#].*$/, '');
  const full = /^[a-z]+:\/\//i.test(plain) ? plain : `https://${plain}`;
  const [, origin = full, path = ''] = /^([a-z]+:\/\/[^/]*)(.*)$/i.exec(full) ?? [];
  return `${origin}${path.replace(BELOW_BASE, '')}`.replace(/\/+$/, '');
};

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Servers of several tenants or years answer addresses with places to fill in: `{odsInstance}`. */
const fillIn = (url: string, { instance = '', schoolYear = '' }: Settings): string =>
  url
    .replace(/\{[^}]*year[^}]*\}/gi, schoolYear)
    .replace(/\{[^}]*\}/g, instance)
    .replace(/([^:])\/{2,}/g, '$1/');

/** Behind a proxy a server may believe that it is spoken to without encryption. */
const asSecureAs = (base: string, url: string): string =>
  base.startsWith('https:') && url.startsWith('http:') && hostOf(base) === hostOf(url)
    ? url.replace(/^http:/, 'https:')
    : url;

const addressesOf = (answer: Json, base: string, settings: Settings): Urls | null => {
  const urls = isObject(answer) ? answer['urls'] : undefined;
  if (!isObject(urls) || text(urls['dataManagementApi']) === '' || text(urls['oauth']) === '')
    return null;
  const fixed: Record<string, string> = {};
  for (const name of Object.keys(urls))
    fixed[name] = asSecureAs(base, fillIn(text(urls[name]), settings));
  return fixed;
};

const contextOf = ({ instance = '', schoolYear = '' }: Settings): string =>
  [instance, schoolYear].filter((part) => part !== '').join('/');

const standardOf = (answer: Json): string => {
  const models = isObject(answer) ? answer['dataModels'] : undefined;
  const core = Array.isArray(models)
    ? (models as Json[]).find((model) => isObject(model) && /^ed-?fi$/i.test(text(model['name'])))
    : undefined;
  return isObject(core) ? text(core['version']) : '';
};

/** Where everything is, as the server itself says at its base address. */
export function* discover(settings: Settings): Exchange<Discovery> {
  const base = baseOf(settings['url'] ?? '');
  const about = { host: hostOf(base), resource: 'Ed-Fi API' };
  const look = (url: string): Ask => ({ url, anonymous: true, of: about.resource });
  const first = yield* askOne(look(`${base}/`));
  const answer = parseJson(first, about);
  let urls = addressesOf(answer, base, settings);
  if (urls === null)
    throw new FailureError('source.not_json', { ...about, what: 'something else' });

  const context = contextOf(settings);
  if (context !== '' && !`${urls['dataManagementApi']}`.includes(`/${context}`)) {
    // A deployment by year or instance: newer ones answer below that path, older ones take it in theirs.
    const below = yield* askOne({ ...look(`${join(base, context)}/`), expect: [400, 404] });
    const there =
      below.status === 200 ? addressesOf(parseJson(below, about), base, settings) : null;
    urls = there ?? {
      ...urls,
      dataManagementApi: join(urls['dataManagementApi'] as string, context),
    };
  }
  const data = urls['dataManagementApi'] as string;
  const server: Server = {
    version: isObject(answer) ? text(answer['version']) : '',
    standard: standardOf(answer),
    data: join(data, 'ed-fi'),
    oauth: urls['oauth'] as string,
    // Servers before 7 keep change versions without saying where.
    changes: urls['changeQueries'] ?? data.replace(/\/data\/v\d+(?=\/|$)/, '/changeQueries/v1'),
    dms: !/\/data\/v\d+(\/|$)/.test(data),
  };
  return server;
}

const versionsIn = (response: HttpResponse, host: string): readonly (number | null)[] => {
  if (response.status !== 200) return [null, null];
  const versions = parseJson(response, { host, resource: 'availableChangeVersions' });
  if (!isObject(versions)) return [null, null];
  // Older servers write them with a capital.
  const of = (name: string): number | null => {
    const value = versions[name] ?? versions[name.charAt(0).toUpperCase() + name.slice(1)];
    return typeof value === 'number' ? value : null;
  };
  return [of('oldestChangeVersion'), of('newestChangeVersion')];
};

/** Whether an answer is the tokens of partitions; anything else, a web page even, is not. */
const hasPartitions = ({ status, text: body }: HttpResponse): boolean =>
  status === 200 && /^\s*\{\s*"pageTokens"\s*:/.test(body);

/**
 * All at once; when one of them meets silence, the first again, which must be answered, and none of the
 * others: what they tell can be done without.
 */
function* firstAtLeast(asks: readonly [Ask, ...Ask[]]): Exchange<readonly HttpResponse[]> {
  try {
    return yield* ask(asks);
  } catch (error) {
    const silent = error instanceof FailureError && error.failure.code === 'source.unreachable';
    if (!silent) throw error;
    return [yield* askOne(asks[0])];
  }
}

/** How the server says that it lacks something, or that the key may not read it. */
const ABSENT = [400, 403, 404, 405, 501];

const versionsAsk = (session: Session): Ask => ({
  url: join(serverOf(session.discovery).changes, 'availableChangeVersions'),
  expect: ABSENT,
  of: 'change versions',
});

/** The change versions alone: they are others when anything is. */
export function* news(session: Session): Exchange<Discovery> {
  const answer = yield* askOne(versionsAsk(session));
  const [oldest = null, newest = null] = versionsIn(
    answer,
    hostOf(serverOf(session.discovery).data),
  );
  return { oldest, newest };
}

/**
 * Whatever happens takes a change version of its own, from one row of numbers for all collections: where as
 * many records are another as there are new versions, nothing else has happened. What happened to a record
 * twice, or was taken back, is one too few, and then all collections are asked.
 */
export const covers = (before: Discovery, after: Discovery, records: number): boolean => {
  const [from, to] = [before['newest'], after['newest']];
  return typeof from === 'number' && typeof to === 'number' && to - from === records;
};

/**
 * The change versions as they are before anything is read, and how collections are paged. Two
 * collections are tried because the key may be kept from one of them.
 */
export function* survey(session: Session): Exchange<Discovery> {
  const server = serverOf(session.discovery);
  const host = hostOf(server.data);
  const partitions = (resource: string): Ask => ({
    url: withParams(join(server.data, `${resource}/partitions`), { number: 1 }),
    // A collection in trouble is its own problem: the walk by offset serves every server.
    expect: [...ABSENT, 429, 500, 502, 503, 504],
    of: resource,
  });
  const asked = versionsAsk(session);
  const [versions, ...tried] = yield* firstAtLeast([
    asked,
    partitions('schools'),
    partitions('students'),
  ]);
  const [oldest = null, newest = null] = versionsIn(versions as HttpResponse, host);
  const found: Survey = {
    oldest,
    newest,
    cursor: tried.some(hasPartitions),
  };
  return found;
}
