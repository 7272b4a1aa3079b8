import type { Ask, HttpResponse } from '../../src/model';

/** Leads a conversation of the connector over the network, as its client does. */
export const lead = async <T>(
  talk: Generator<{ readonly ask: readonly Ask[] } | { readonly batch: unknown }, T, Answers>,
  headers: Readonly<Record<string, string>>,
): Promise<T> => {
  let step = talk.next([]);
  while (!step.done) {
    const asks = 'ask' in step.value ? step.value.ask : [];
    step = talk.next(
      await Promise.all(
        asks.map(async ({ url, method, body, contentType, ...ask }) => {
          const type: Record<string, string> = contentType ? { 'content-type': contentType } : {};
          const answer = await fetch(url, {
            method: method ?? 'get',
            headers: { ...headers, ...type, ...ask.headers },
            ...(body === undefined ? {} : { body }),
          });
          const found = Object.fromEntries(answer.headers.entries());
          return { status: answer.status, headers: found, text: await answer.text() };
        }),
      ),
    );
  }
  return step.value;
};
type Answers = readonly HttpResponse[];
