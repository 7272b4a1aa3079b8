/** What goes wrong on demand. */
import { latencyOf } from '../latency';
import { createRandom, type Random } from './random';

export interface Faults {
  /** The execution dies before the k-th host call from now on takes effect. Happens once. */
  readonly killAtCall?: number;
  /** The k-th host call takes effect, its answer never arrives. Happens once. */
  readonly killAfterCall?: number;
  /** The execution dies in the middle of the k-th host call: of a `fetchAll` only some requests are sent. Once. */
  readonly killInCall?: number;
  /**
   * Transient errors. `service` is a service (`PropertiesService`, `SpreadsheetApp`, `Drive`…), one
   * of its methods, or `*`; half of the errors come after the call took effect.
   */
  readonly transient?: { readonly service: string; readonly rate: number; readonly seed: number };
  /**
   * The connection of the k-th statement (commits count) to a database is cut, once: before it is sent, while
   * the server has it (done or not), or after it was done and before its answer arrives.
   */
  readonly cutConnection?: { readonly at: number; readonly when: 'before' | 'in' | 'after' };
  /** A factor on every latency, or ms by `service` or `service.method`. */
  readonly latency?: number | Readonly<Record<string, number>>;
  /** Scopes the user has withdrawn: what needs them throws, and triggers do not run. */
  readonly revokedScopes?: readonly string[];
}

/** facts: Triggers, "Transient exceptions". */
const SENTENCES = [
  () => "We're sorry, a server error occurred. Please wait a bit and try again.",
  (service: string) => `Service ${service} timed out while accessing document.`,
  (service: string) =>
    `Service invoked too many times in a short time: ${service}. Try Utilities.sleep(1000) between calls.`,
  (service: string) => `Service unavailable: ${service}`,
];

/** The name of a service in Google's sentences. */
const SPOKEN: Readonly<Record<string, string>> = {
  SpreadsheetApp: 'Spreadsheets',
  Spreadsheet: 'Spreadsheets',
  UrlFetchApp: 'urlfetch',
  PropertiesService: 'properties',
};
/** One service under two names: as a script says it, and as operations are counted. */
const ALIAS: Readonly<Record<string, string>> = { Spreadsheet: 'SpreadsheetApp' };
/** These run beside the script, not over a network: they do not fail by chance. */
const LOCAL = new Set(['Utilities', 'Blob', 'HTTPResponse', 'console', 'Logger', 'HtmlService']);

const serviceOf = (op: string): string => op.split('.')[0]!;

export interface FaultState {
  readonly faults: Faults;
  /** Host calls counted since the faults were set. */
  readonly calls: number;
  /** Transient errors thrown since then. */
  readonly thrown: number;
}

export interface FaultInjector {
  set(faults: Faults): void;
  state(): FaultState;
  /** Counts one host call: does it kill its execution? */
  kill(): 'before' | 'in' | 'after' | null;
  /** Does it fail, and on which side of its effect? */
  transient(op: string): { readonly when: 'before' | 'after'; readonly message: string } | null;
  /** Counts one statement to a database: is its connection cut? */
  cutConnection(): 'before' | 'in' | 'after' | null;
  /** Whether a request to a service behind UrlFetchApp (`Drive`) fails; a number in [0, 1) to choose how. */
  transientRequest(
    service: string,
  ): { readonly when: 'before' | 'after'; readonly pick: number } | null;
  latency(op: string, bytes: number, cells: number): number;
  /** Ms by which a host's answers come later; it outlives the other faults. */
  slowHost(host: string, ms: number | null): void;
  lateness(host: string): number;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export function createFaults(): FaultInjector {
  let faults: Faults = {};
  let calls = 0;
  let thrown = 0;
  let statements = 0;
  let random: Random = createRandom(0);
  const slow = new Map<string, number>();

  const hits = (asked: string, op: string): boolean => {
    const service = serviceOf(op);
    return (
      asked === op || asked === service || asked === ALIAS[service] || ALIAS[asked] === service
    );
  };
  const chance = (): 'before' | 'after' | null => {
    if (!faults.transient || random.next() >= faults.transient.rate) return null;
    thrown += 1;
    return random.next() < 0.5 ? 'before' : 'after';
  };

  return {
    set(next) {
      faults = next;
      calls = 0;
      thrown = 0;
      statements = 0;
      random = createRandom(next.transient?.seed ?? 0);
    },
    state: () => ({ faults, calls, thrown }),
    kill() {
      calls += 1;
      if (calls === faults.killAtCall) return 'before';
      if (calls === faults.killInCall) return 'in';
      return calls === faults.killAfterCall ? 'after' : null;
    },
    cutConnection() {
      statements += 1;
      return statements === faults.cutConnection?.at ? faults.cutConnection.when : null;
    },
    transient(op) {
      const asked = faults.transient?.service;
      if (asked === undefined) return null;
      if (asked === '*' ? LOCAL.has(serviceOf(op)) : !hits(asked, op)) return null;
      const when = chance();
      if (!when) return null;
      const service = serviceOf(op);
      return { when, message: SENTENCES[random.below(4)]!(SPOKEN[service] ?? service) };
    },
    transientRequest(service) {
      if (faults.transient?.service !== service) return null;
      const when = chance();
      return when && { when, pick: random.next() };
    },
    latency(op, bytes, cells) {
      const { latency } = faults;
      const usual = latencyOf(op, bytes, cells);
      if (latency === undefined) return usual;
      if (typeof latency === 'number') return usual * latency;
      return latency[op] ?? latency[serviceOf(op)] ?? usual;
    },
    slowHost: (host, ms) => void (ms === null ? slow.delete(host) : slow.set(host, ms)),
    lateness: (host) => slow.get(host) ?? 0,
    snapshot: () => ({ faults, calls, thrown, statements, random: random.state() }),
    restore(snapshot) {
      const saved = snapshot as {
        faults: Faults;
        calls: number;
        thrown: number;
        statements?: number;
        random: number;
      };
      ({ faults, calls, thrown, statements = 0 } = saved);
      random = createRandom(0);
      random.set(saved.random);
    },
  };
}
