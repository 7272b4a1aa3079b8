import type { District } from '../../emulator/district/server';

/** A record as the API answers it; tests look into it freely. */
export interface Item {
  readonly id: string;
  readonly [name: string]: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  json<T = Item[]>(): T;
}

/** The plainest client there can be, so that what fails is the server. */
export async function token(district: District): Promise<string> {
  const response = await fetch(`${district.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${district.key}:${district.secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

export async function get(url: string, bearer?: string): Promise<Reply> {
  const headers: Record<string, string> = bearer ? { authorization: `Bearer ${bearer}` } : {};
  const response = await fetch(url, { headers });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: <T>() => JSON.parse(text) as T,
  };
}

export const data = (district: District, path: string): string =>
  `${district.url}/data/v3/ed-fi/${path}`;

/** All items of a collection by plain offset paging. */
export async function walk(district: District, path: string, limit = 500): Promise<Item[]> {
  const bearer = await token(district);
  const items: Item[] = [];
  const joint = path.includes('?') ? '&' : '?';
  for (let offset = 0; ; offset += limit) {
    const url = data(district, `${path}${joint}limit=${limit}&offset=${offset}`);
    const page = (await get(url, bearer)).json();
    items.push(...page);
    if (page.length < limit) return items;
  }
}

/** All items by cursor, ended by an empty page (ODS) or by the absence of a token (DMS). */
export async function walkCursor(first: string, bearer: string, size = 100): Promise<Item[]> {
  const items: Item[] = [];
  let url = `${first}${first.includes('?') ? '&' : '?'}pageSize=${size}`;
  for (let page = 0; page < 10_000; page++) {
    const reply = await get(url, bearer);
    items.push(...reply.json());
    const next = reply.headers.get('Next-Page-Token');
    if (next === null) return items;
    url = `${first.split('?')[0]}?pageSize=${size}&pageToken=${next}`;
  }
  throw new Error('The cursor does not end.');
}
