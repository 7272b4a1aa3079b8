import type { Host, NoAnswer } from '../../host/host';
import type { HttpRequest, HttpResponse } from '../../model';

type Answer = HttpResponse | NoAnswer;
const isGood = (answer: Answer): boolean =>
  !('noAnswer' in answer) && answer.status >= 200 && answer.status < 300;

/** Somebody wants answers that are not here yet: it is begun again when they are. */
class Wanting extends Error {
  constructor(readonly requests: readonly HttpRequest[]) {
    super('Answers are on their way.');
  }
}

/** One of several conversations that are led at the same time. */
export interface Talk {
  readonly http: Host['http'];
  /** Answers that are here, by what was asked, each given out once in every attempt. */
  readonly known: Map<string, Answer[]>;
  /** Where something went wrong it speaks for itself: it waits and asks again at its own pace. */
  alone: boolean;
  /** Its source counts requests: it never speaks with others. */
  readonly always: boolean;
  begin(): void;
}

const keyOf = ({ url, method = 'get', body = '' }: HttpRequest): string =>
  `${method} ${url}\n${body}`;

export const openTalk = (http: Host['http'], always: boolean): Talk => {
  const known = new Map<string, Answer[]>();
  let given = new Map<string, number>();
  const talk: Talk = {
    known,
    alone: always,
    always,
    begin: () => {
      given = new Map();
    },
    http: {
      fetchAll: (requests) => {
        const next = requests.map((request) => {
          const key = keyOf(request);
          const at = given.get(key) ?? 0;
          given.set(key, at + 1);
          return known.get(key)?.[at];
        });
        const missing = requests.filter((_, i) => next[i] === undefined);
        if (missing.length === 0) return next as Answer[];
        if (!talk.alone) throw new Wanting(missing);
        const answers = http.fetchAll(missing);
        let at = 0;
        return next.map((answer) => answer ?? answers[at++]!);
      },
    },
  };
  return talk;
};

export interface Step<T> {
  readonly talk: Talk;
  /** Begun anew until all it asks is answered: it changes nothing before. */
  act(): T;
}
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/**
 * Leads steps to their end, what they ask in each round in one go: twenty sources take as long as one.
 * @param count told of every request.
 */
export const together = <T>(
  http: Host['http'],
  steps: readonly Step<T>[],
  count: (requests: number) => void,
): readonly Outcome<T>[] => {
  const outcomes = new Array<Outcome<T> | undefined>(steps.length);
  for (const { talk } of steps) {
    talk.known.clear();
    talk.alone = talk.always;
  }
  for (;;) {
    const wanted: { readonly talk: Talk; readonly requests: readonly HttpRequest[] }[] = [];
    steps.forEach(({ talk, act }, i) => {
      if (outcomes[i]) return;
      talk.begin();
      try {
        outcomes[i] = { value: act() };
      } catch (error) {
        if (error instanceof Wanting) wanted.push({ talk, requests: error.requests });
        else outcomes[i] = { error };
      }
    });
    if (wanted.length === 0) return outcomes as Outcome<T>[];
    const requests = wanted.flatMap((one) => one.requests);
    count(requests.length);
    const answers = http.fetchAll(requests);
    let at = 0;
    for (const { talk, requests: mine } of wanted)
      for (const request of mine) {
        const answer = answers[at++]!;
        const key = keyOf(request);
        talk.known.set(key, [...(talk.known.get(key) ?? []), answer]);
        if (!isGood(answer)) talk.alone = true;
      }
  }
};
