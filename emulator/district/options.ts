import type { Store } from './store';
import type { DaySummary } from './day';
import type { Faults } from './faults';

export interface Features {
  /** Change versions, `/deletes` and `/keyChanges` (on by default). */
  readonly changeQueries?: boolean;
  /** `pageToken`, `Next-Page-Token` and `/partitions` (on by default). */
  readonly cursor?: boolean;
  /** Some 5.x servers leave the key out of `/deletes` (in by default). */
  readonly keyValuesInDeletes?: boolean;
  /** `ods` serves `/data/v3/ed-fi/…`; `dms` `/data/ed-fi/…` and other ends of a cursor. */
  readonly flavour?: 'ods' | 'dms';
  /** Instance- and year-specific deployments have these in every path. */
  readonly instance?: string;
  readonly schoolYear?: number;
}

export interface DistrictOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly students?: number;
  readonly schools?: number;
  readonly seed?: number;
  /** Generate these resources only. */
  readonly only?: readonly string[];
  /** Serve `<resource>.jsonl` files of this folder instead of generating a district. */
  readonly folder?: string;
  readonly key?: string;
  readonly secret?: string;
  readonly tokenSeconds?: number;
  readonly features?: Features;
  /** Resources the key's claim set does not grant: 403. */
  readonly denied?: readonly string[];
  readonly ratePerMinute?: number;
  /** Whether a 429 says how many seconds to wait (it does by default). */
  readonly retryAfter?: boolean;
  readonly latencyMs?: number;
  /** The address that discovery shows, when clients come through a proxy. */
  readonly publicUrl?: string;
}

/** A request as it is logged and as `onRequest` sees it. */
export interface Served {
  readonly n: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The resource asked for, or '' for discovery, tokens and change versions. */
  readonly resource: string;
  /** `collection`, `item`, `deletes`, `keyChanges`, `partitions`, `token`, `discovery`, … */
  readonly verb: string;
  status: number;
  rows: number;
  bytes: number;
}

export type Watch = (phase: 'before' | 'after', request: Served) => void | Promise<void>;

export interface RequestLog {
  readonly log: readonly Served[];
  /** Requests per resource; those of no resource count under their verb. */
  counts(): Record<string, number>;
  clear(): void;
}

export interface District {
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly secret: string;
  readonly data: Store;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Called before and after each API request; returns the way to stop it. */
  onRequest(watch: Watch): () => void;
  /** Lets the next school day pass in the data. */
  passDay(): DaySummary;
  /** Moves the server's clock, which tokens and the rate limit follow. */
  advanceClock(milliseconds: number): void;
  /** Every token given out so far stops working. */
  expireTokens(): void;
  close(): Promise<void>;
}
