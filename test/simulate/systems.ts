/** The simulated school's systems, over HTTP: thirty small sources that can be ill. */
import { serve } from '../kit/served';

/** What a source does instead of answering: no server, an error, a wrong key, a request to slow down. */
export type Illness = 'down' | 'error' | 'refuses' | 'busy' | null;

export interface Systems {
  urlOf(n: number): string;
  secretOf(n: number): string;
  set(n: number, illness: Illness): void;
  illnessOf(n: number): Illness;
  /** From now on another secret is right. */
  renewSecret(n: number): void;
  /** The local day it is for the sources: their records change with it. */
  day(date: string): void;
  close(): Promise<void>;
}

export interface SystemsOptions {
  readonly count: number;
  /** Days of the school's calendar: `YYYY-MM-DD` and whether there are lessons. */
  readonly lessons: readonly (readonly [date: string, open: boolean])[];
  readonly pupils?: number;
}

export const startSystems = async (options: SystemsOptions): Promise<Systems> => {
  const { count, lessons, pupils = 12 } = options;
  const sources = Array.from({ length: count }, (_, n) => ({
    illness: null as Illness,
    secret: `zebra-secret-${n}`,
    renewed: 0,
  }));
  let today = lessons[0]?.[0] ?? '2026-01-01';

  const records = (n: number, name: string): readonly object[] => {
    const age = lessons.findIndex(([date]) => date === today);
    if (name === 'lessons') return lessons.map(([day, open]) => ({ id: day, day, open }));
    if (name === 'pupils')
      return Array.from({ length: pupils }, (_, i) => ({
        id: `p${i}`,
        name: `Okapi Wombatson ${n}-${i}`,
        grade: String(4 + ((i + n) % 3)),
      }));
    // Two marks a pupil, the second of them new every few days.
    return Array.from({ length: pupils * 2 }, (_, i) => ({
      id: `m${i}`,
      pupil: `p${i % pupils}`,
      mark: 1 + ((i * 7 + (i < pupils ? 0 : age)) % 6),
      day: today,
    }));
  };

  const server = await serve((request, response) => {
    const [, number = '', name = ''] = /^\/(\d+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const source = sources[Number(number)];
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (!source) return answer(404, { message: 'There is no such source.' });
    const { illness, secret } = source;
    if (illness === 'down') return void request.socket.destroy();
    if (illness === 'error') return answer(503, { message: 'Out of order.' });
    if (illness === 'busy') return answer(429, { message: 'Slow down.' }, { 'retry-after': '900' });
    if (illness === 'refuses' || request.headers.authorization !== `Bearer ${secret}`)
      return answer(401, { message: 'This key is not known.' });
    if (name === 'me') return answer(200, { name: `Source ${number}` });
    return answer(200, records(Number(number), name));
  });
  return {
    urlOf: (n) => `${server.url}/${n}`,
    secretOf: (n) => sources[n]!.secret,
    illnessOf: (n) => sources[n]!.illness,
    set: (n, illness) => {
      sources[n]!.illness = illness;
    },
    renewSecret: (n) => {
      const source = sources[n]!;
      source.renewed += 1;
      source.secret = `zebra-secret-${n}-${source.renewed}`;
    },
    day: (date) => {
      today = date;
    },
    close: () => server.close(),
  };
};
