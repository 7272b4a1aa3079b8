import type { HttpResponse, Json } from '../../model';
import { numberIn, scopeOf, truthOf, valueOf, type Context } from './context';
import { headersOf } from './select';
import { asJson } from './transform';
import { truthy, type Value } from './template';
import { isTree, type Part, type Tree } from './yaml';

/** A page that was read. */
export interface Page {
  /** Of the next page's token, as it stood in the request; null: the first. */
  readonly token: Json;
  readonly bodies: readonly Json[];
  readonly response: HttpResponse;
  readonly count: number;
  readonly last: Json;
}

/** How a stream goes from page to page. */
export interface Pages {
  /** The token is the next page's address. */
  readonly byPath: boolean;
  /** What a page's request says beside the stream's own. */
  options(token: Json): readonly { readonly option: Part | undefined; readonly value: Value }[];
  /** What names the page in the request's expressions; null on the first. */
  shown(token: Json): Json;
  next(page: Page): Json;
}

const NONE: Pages = { byPath: false, options: () => [], shown: () => null, next: () => null };

/** @throws TemplateError */
export const pagesOf = (paginator: Part | undefined, requester: Tree, context: Context): Pages => {
  if (!isTree(paginator) || paginator['type'] === 'NoPagination') return NONE;
  const found = paginator['pagination_strategy'];
  if (!isTree(found)) return NONE;
  const strategy: Tree = found;
  const scope = scopeOf(context, strategy);
  const size = numberIn(strategy['page_size'], scope);
  const tokenOption = paginator['page_token_option'];
  const byPath = isTree(tokenOption) && tokenOption['type'] === 'RequestPath';
  const type = strategy['type'];
  const atOnce = strategy['inject_on_first_request'] === true;
  const first = type === 'PageIncrement' ? (numberIn(strategy['start_from_page'], scope) ?? 0) : 0;
  const counts = type === 'PageIncrement' || type === 'OffsetIncrement';
  const shown = (token: Json): Json => token ?? (counts && atOnce ? first : null);

  const following = ({ token, count, bodies }: Page): Json => {
    // Some answers say how many records a page has.
    const told = { response: (bodies[0] ?? {}) as Value };
    const full = size ?? numberIn(strategy['page_size'], { ...scope, ...told });
    if (count === 0 || (full !== null && count < full)) return null;
    const at = typeof token === 'number' ? token : first;
    return type === 'PageIncrement' ? at + 1 : at + count;
  };
  const cursor = ({ bodies, response, count, last }: Page): Json => {
    const sources = [strategy['cursor_value'], strategy['stop_condition']].map(String);
    const at = scopeOf(
      context,
      strategy,
      {},
      {
        headers: headersOf(response, sources),
        response: (bodies[0] ?? {}) as Value,
        last_record: (last ?? {}) as Value,
        last_page_size: count,
        page_size: size,
      },
    );
    const stop = strategy['stop_condition'];
    if (stop !== undefined && stop !== '' && truthOf(stop, at)) return null;
    const token = asJson(valueOf(strategy['cursor_value'], at));
    // Manifests write `response.get('next', {})`: an empty thing is no next page either.
    return truthy(token) ? token : null;
  };
  return {
    byPath,
    shown,
    options: (token) => {
      const value = shown(token);
      return [
        ...(size === null ? [] : [{ option: paginator['page_size_option'], value: size as Value }]),
        ...(value === null || byPath ? [] : [{ option: tokenOption, value: value as Value }]),
      ];
    },
    // Where nothing tells the source which page is wanted, it would send the first for ever.
    next:
      !isTree(tokenOption) && !/next_page_token/.test(JSON.stringify(requester))
        ? () => null
        : counts
          ? following
          : cursor,
  };
};
