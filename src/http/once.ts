import type { Ask, Failure, HttpResponse } from '../model';
import type { Client } from './client';

/**
 * Fetches once what several ask for in one round: tables that lie in one packed file are each read by a
 * resource of its own. Answers in the order asked.
 */
export const fetchOnce = (
  client: Pick<Client, 'fetchAll'>,
  asks: readonly Ask[],
): readonly (HttpResponse | Failure)[] => {
  const first = new Map<string, number>();
  const different: Ask[] = [];
  const places = asks.map((ask, i) => {
    const { url, headers } = ask;
    const name = ask.unpack === 'zip' ? JSON.stringify([url, headers]) : String(i);
    const known = first.get(name);
    if (known !== undefined) return known;
    first.set(name, different.length);
    return different.push(ask) - 1;
  });
  const answers = client.fetchAll(different);
  return places.map((place) => answers[place]!);
};
