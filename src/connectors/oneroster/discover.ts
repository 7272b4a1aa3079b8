import { ask, askOne, hostOf, withParams } from '../../http/exchange';
import { listAt, textAt } from '../../http/record';
import type { Ask, Discovery, Exchange, HttpResponse, Json, Session } from '../../model';
import { FailureError } from '../../model';
import {
  baseOf,
  isOAuth1,
  knownOf,
  partsOf,
  serverOf,
  type Server,
  type Settings,
  type Survey,
  type Version,
} from './server';

/** What a door says without a key, whether there is a room behind it or not. */
const CLOSED = [400, 401, 403, 404, 405, 406, 410, 422, 500, 501];
const ABSENT = [404, 405, 410, 501];
/** The document in which a 1.2 server may say where its tokens are given (OneRoster 1.2, discovery). */
const DOCUMENT = 'discovery/onerosterv1p2rostersservice_openapi3_v1p0.json';

const isThere = ({ status, text }: HttpResponse): boolean =>
  !ABSENT.includes(status) && !/^\s*</.test(text);

const jsonIn = ({ status, text }: HttpResponse): Json => {
  if (status !== 200) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};

/** The token address of an OpenAPI document; one that was copied without filling it in has 1EdTech's own. */
const tokenIn = (document: Json): string => {
  const found = /"tokenUrl"\s*:\s*"(https?:\/\/[^"]+)"/.exec(JSON.stringify(document))?.[1] ?? '';
  return /(^|\.)(imsglobal|1edtech)\.org$/i.test(hostOf(found)) ? '' : found;
};

/** Where the services are and which version they speak, as far as it can be told without the key. */
export function* discover(settings: Settings): Exchange<Discovery> {
  const { service, said } = partsOf(settings['url'] ?? '');
  const chosen = settings['version'] ?? '';
  const known: Version | undefined =
    chosen === '1.1' || chosen === '1.2'
      ? chosen
      : (said ?? (isOAuth1(settings) ? '1.1' : undefined));
  const look = (url: string, of: string): Ask => ({ url, anonymous: true, of, expect: CLOSED });
  let version: Version = known ?? '1.2';
  let unsure = false;
  if (known === undefined) {
    const door = (of: Version): Ask =>
      look(withParams(`${baseOf(service, of, 'orgs')}/orgs`, { limit: 1 }), 'orgs');
    const [newer, older] = (yield* ask([door('1.2'), door('1.1')])).map(isThere);
    if (!newer && !older)
      throw new FailureError('source.not_found', { host: hostOf(service), resource: 'OneRoster' });
    version = newer ? '1.2' : '1.1';
    unsure = newer === older;
  }
  let token = (settings['token'] ?? '').trim();
  if (token === '' && version === '1.2' && !isOAuth1(settings)) {
    const document = look(`${baseOf(service, '1.2', 'orgs')}/${DOCUMENT}`, 'discovery document');
    token = tokenIn(jsonIn(yield* askOne(document)));
  }
  return { version, unsure, service, token } satisfies Server;
}

/** Later than anything ever changed: who answers records to it does not look at filters. */
const NEVER = "dateLastModified>'2999-12-31T00:00:00.000Z'";

/**
 * The version where it could not be told before, and whether filters are heeded. Servers that refuse or
 * ignore them are read whole each time.
 */
export function* survey(session: Session): Exchange<Discovery> {
  const { service, version, unsure } = serverOf(session.discovery);
  const probe = (of: Version): Ask => ({
    url: withParams(`${baseOf(service, of, 'orgs')}/orgs`, { limit: 1, filter: NEVER }),
    expect: CLOSED.filter((status) => status !== 401),
    of: 'orgs',
  });
  let found = version;
  let answer = yield* askOne(probe(version));
  if (unsure && ABSENT.includes(answer.status)) {
    found = '1.1';
    answer = yield* askOne(probe(found));
  }
  const body = jsonIn(answer);
  const filters =
    body !== null && textAt(body, 'orgs') === null && listAt(body, 'orgs').length === 0;
  return { version: found, filters } satisfies Survey;
}

export const filtersOf = (session: Session): boolean => knownOf(session).filters;
