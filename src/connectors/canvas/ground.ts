import { encodeParams, join, type Params } from '../../http/exchange';

type Settings = Readonly<Record<string, string>>;

/** Each request in flight is charged for in advance, so more of them are no faster. */
export const PARALLEL = 4;

/** Ids as text: those of institutions that share their courses are longer than numbers hold. */
export const ACCEPT = { accept: 'application/json+canvas-string-ids, application/json' };

export const accountOf = ({ account }: Settings): string => encodeURIComponent(account || 'self');

/** An address of the API. @param lists parameters that are given several times. */
export const api = (
  settings: Settings,
  path: string,
  params: Params = {},
  lists: Readonly<Record<string, readonly string[]>> = {},
): string => {
  const many = Object.entries(lists).flatMap(([name, values]) =>
    values.map((value) => encodeParams({ [name]: value })),
  );
  const query = [encodeParams({ per_page: 100, ...params }), ...many].filter(Boolean).join('&');
  return `${join(settings['url'] ?? '', `api/v1/${path}`)}?${query}`;
};
