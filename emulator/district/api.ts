import type { IncomingMessage } from 'node:http';
import type { Features } from './options';
import { keyValuesOf, RESOURCES, type Body, type KeyValues } from './identities';
import { cursorPage, isAnswer, offsetPage, partitions, type Query } from './paging';
import { json, problem, type Answer } from './problems';
import { toJson, type Row } from './rows';
import type { Store } from './store';
import type { Tokens } from './tokens';
import { changesIn, readWindow, rowsIn, type Window } from './windows';

/** A request taken apart: where it leads and with which query. */
export interface Call {
  readonly resource: string;
  readonly verb: string;
  readonly id: string;
}

export type Api = ReturnType<typeof createApi>;

/** The paths of the ODS/API and what each answers, once the token is checked. */
export function createApi(store: Store, features: Features, denied: readonly string[]) {
  const flavour = features.flavour ?? 'ods';
  const changeQueries = features.changeQueries ?? true;
  const cursor = features.cursor ?? true;
  const context = [features.instance, features.schoolYear].filter((part) => part !== undefined);
  const prefix = context.map((part) => `/${part}`).join('');
  const data = `${prefix}/data${flavour === 'ods' ? '/v3' : ''}`;
  const metadata = `${prefix}/metadata`;
  const changes = `${prefix}/changeQueries/v1`;

  const route = (path: string): Call => {
    const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
    const call = (verb: string, resource = '', id = ''): Call => ({ verb, resource, id });
    if (plain === '/' || plain === prefix) return call('discovery');
    if (plain === `${prefix}/oauth/token`) return call('token');
    if (plain === `${changes}/availableChangeVersions`) return call('availableChangeVersions');
    if (plain === `${metadata}/dependencies`) return call('dependencies');
    if (plain === `${metadata}/specifications`) return call('specifications');
    if (!plain.startsWith(`${data}/ed-fi/`)) return call('unknown');
    const [resource = '', part, more] = plain.slice(`${data}/ed-fi/`.length).split('/');
    if (more !== undefined) return call('unknown', resource);
    if (part === undefined) return call('collection', resource);
    if (['deletes', 'keyChanges'].includes(part) && changeQueries) return call(part, resource);
    if (part === 'partitions' && cursor) return call(part, resource);
    return call('item', resource, part);
  };

  const discovery = (base: string): Answer => {
    // The ODS ends its addresses with a slash, the DMS does not: clients must take both.
    const slash = flavour === 'ods' ? '/' : '';
    const urls: Record<string, string> = {
      dependencies: `${base}${metadata}/dependencies`,
      openApiMetadata: `${base}${metadata}/specifications`,
      oauth: `${base}${prefix}/oauth/token`,
      dataManagementApi: `${base}${data}${slash}`,
      ...(changeQueries ? { changeQueries: `${base}${changes}${slash}` } : {}),
    };
    return json({
      version: cursor ? '7.3' : '7.1',
      informationalVersion: cursor ? '7.3' : '7.1',
      ...(flavour === 'dms' ? { applicationName: 'Ed-Fi DMS' } : { suite: '3' }),
      build: '1.0.0.0',
      apiMode: context.length ? 'Year Specific' : 'Sandbox',
      dataModels: [{ name: 'Ed-Fi', version: '5.0.0', informationalVersion: 'Data Standard 5.0' }],
      urls,
    });
  };

  const dependencies = (): Answer =>
    json(
      store.resources().map((resource, index) => ({
        resource: `/ed-fi/${resource}`,
        order: RESOURCES.includes(resource) ? RESOURCES.indexOf(resource) + 2 : index + 100,
        operations: ['Create', 'Update'],
      })),
    );

  const send = (rows: readonly Row[], headers: Record<string, string>): Answer => ({
    status: 200,
    body: `[${rows.map(toJson).join(',')}]`,
    headers,
    rows: rows.length,
  });

  const collection = (resource: string, query: Query, window: Window): Answer => {
    const rows = matching(resource, rowsIn(store, resource, window), query);
    const byCursor = query.pageToken !== undefined || query.pageSize !== undefined;
    const byOffset = ['limit', 'offset', 'totalCount'].some((name) => query[name] !== undefined);
    const page =
      cursor && (byCursor || !byOffset)
        ? cursorPage(rows, query, flavour)
        : offsetPage(rows, query);
    return isAnswer(page) ? page : send(page.items, page.headers);
  };

  const tracked = (verb: string, resource: string, query: Query, window: Window): Answer => {
    const all = changesIn(store, verb, resource, window);
    const page = offsetPage<object>(all, query);
    if (isAnswer(page)) return page;
    const bare = verb === 'deletes' && features.keyValuesInDeletes === false;
    const items = bare ? page.items.map((item) => ({ ...item, keyValues: undefined })) : page.items;
    return { ...json(items, page.headers), rows: items.length };
  };

  const answer = (call: Call, query: Query): Answer => {
    const { verb, resource, id } = call;
    if (verb === 'dependencies') return dependencies();
    if (verb === 'specifications') return json([]);
    if (verb === 'availableChangeVersions' && changeQueries) {
      return json({
        oldestChangeVersion: store.oldestVersion(),
        newestChangeVersion: store.version(),
      });
    }
    if (!resource || verb === 'unknown' || !store.has(resource)) {
      return problem('notFound', 'The specified resource could not be found.');
    }
    if (denied.includes(resource)) {
      return problem('denied', 'Access to the resource could not be granted.', [
        `The API client's claim set does not permit reading '${resource}'.`,
      ]);
    }
    if (verb === 'item') {
      const row = store.row(resource, id);
      if (!row) return problem('notFound', 'The specified resource item could not be found.');
      return { status: 200, body: toJson(row), rows: 1 };
    }
    const window = changeQueries ? readWindow(query) : {};
    if (isAnswer(window)) return window;
    if (verb === 'collection') return collection(resource, query, window);
    if (verb !== 'partitions') return tracked(verb, resource, query, window);
    const tokens = partitions(rowsIn(store, resource, window), query);
    return Array.isArray(tokens) ? json({ pageTokens: tokens }) : tokens;
  };

  /** Only what identifies a record can be asked for; other parameters are ignored, as in the ODS. */
  const matching = (resource: string, rows: readonly Row[], query: Query): readonly Row[] => {
    const first = rows[0];
    if (!first) return rows;
    const names = Object.keys(keyOf(resource, first)).filter((name) => name in query);
    if (!names.length) return rows;
    return rows.filter((row) => {
      const key = keyOf(resource, row);
      return names.every((name) => String(key[name]) === query[name]);
    });
  };

  const keyOf = (resource: string, row: Row): KeyValues =>
    keyValuesOf(resource, JSON.parse(row.json) as Body);

  return { route, discovery, answer };
}

/** Discovery, tokens and metadata are open; all else wants a token that still holds. */
export function authorize(
  call: Call,
  request: IncomingMessage,
  tokens: Tokens,
): Answer | undefined {
  if (['discovery', 'token', 'dependencies', 'specifications'].includes(call.verb))
    return undefined;
  if (tokens.holds(request.headers.authorization)) return undefined;
  return problem('badToken', 'The caller could not be authenticated.', [
    request.headers.authorization
      ? 'The token is not known or has expired.'
      : 'The Authorization header is missing.',
  ]);
}
