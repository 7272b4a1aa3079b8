/** A vendor with a log of what was asked, and faults that can be switched on. */
import { createLinks, type LinkStyle } from './links';
import {
  refusal,
  type Answer,
  type Asked,
  type Body,
  type Demo,
  type PagingFaults,
  type Vendor,
} from './vendor';

/** What happens to requests, whichever vendor they are for. */
export type Mishap =
  | 'tooMany' // 429 that does not say how long to wait
  | 'truncated' // JSON that stops in the middle
  | 'html' // a web page instead of JSON
  | 'retyped' // a field that held a value holds an object with it
  | 'expireTokens' // all tokens end just before this request
  | 'serverError' // 500
  | 'closeSocket'; // no answer at all

/** What befalls a database alone: the connection, and what is read over it. */
export type DatabaseMishap =
  | 'refused' // no connection is made any more
  | 'quota' // nor may one be tried: too many failed today
  | 'slow' // a statement takes longer than it may
  | 'sameKey' // a key comes a second time, or a row has none
  | 'tableGone'
  | 'columnGone';

export interface Fault {
  /** Those of databases pass by what speaks HTTP. */
  readonly kind: Mishap | DatabaseMishap;
  /** Only requests whose path matches. */
  readonly path?: RegExp;
  /** Which field, where it is one that is other than promised. */
  readonly field?: string;
  /** Lets so many matching requests pass first, and strikes so often. */
  readonly after?: number;
  readonly times?: number;
}

/** One request, as the server's own log has it. */
export interface Served {
  /** Epoch milliseconds of the vendor's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

/** What is seen at a system's door, and what may befall who passes it. */
export interface Gate<D extends Demo = Demo> {
  readonly vendor: D;
  readonly log: readonly Served[];
  /** Faults from now on; those before are over. */
  strike(...faults: readonly Fault[]): void;
  paging(faults: Omit<PagingFaults, 'struck'> & { readonly links?: LinkStyle }): void;
  /** How many answers were other than without them, since faults were last switched on. */
  readonly struck: number;
  /** Epoch milliseconds of the vendor's clock. */
  now(): number;
}

export interface Door extends Gate<Vendor> {
  clearLog(): void;
  /** Moves the vendor's clock, milliseconds. */
  advance(milliseconds: number): void;
  /** @returns null: the connection is closed without an answer. */
  answer(asked: Pick<Asked, 'method' | 'headers' | 'body' | 'base'> & { readonly url: URL }): {
    readonly status: number;
    readonly headers: Answer['headers'];
    readonly bytes: Buffer;
  } | null;
}

const bytesOf = ({ body }: Answer): Buffer =>
  Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');

const MAINTENANCE = '<!DOCTYPE html><html><body><h1>Scheduled maintenance</h1></body></html>';

const instead = (kinds: readonly Fault['kind'][]): Answer | undefined => {
  if (kinds.includes('tooMany')) return refusal(429);
  if (kinds.includes('serverError')) return refusal(500);
  if (kinds.includes('html'))
    return { status: 200, headers: { 'content-type': 'text/html' }, body: MAINTENANCE };
  return undefined;
};

/** The body with every value of a field in an object; undefined: it has none. */
const retyped = (body: Body | Buffer, field: string): Body | undefined => {
  let count = 0;
  const walk = (value: Body): Body => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const is = name === field && one !== null && typeof one !== 'object';
        if (is) count += 1;
        return [name, is ? { was: one } : walk(one)];
      }),
    );
  };
  const changed = Buffer.isBuffer(body) ? body : walk(body);
  return count === 0 ? undefined : (changed as Body);
};

/** @param clock the vendor's clock, epoch milliseconds. */
export function open(vendor: Vendor, clock: () => number = Date.now): Door {
  let skew = 0;
  let log: Served[] = [];
  let paging: Parameters<Door['paging']>[0] = {};
  let faults: { readonly fault: Fault; seen: number; struck: number }[] = [];
  let struck = 0;
  const links = createLinks();
  const now = (): number => clock() + skew;
  const strike = (): void => void (struck += 1);

  const due = (path: string): readonly Fault[] =>
    faults
      .filter((entry) => {
        const { fault } = entry;
        if (fault.path && !fault.path.test(path)) return false;
        entry.seen += 1;
        if (entry.seen <= (fault.after ?? 0) || entry.struck >= (fault.times ?? Infinity))
          return false;
        entry.struck += 1;
        return true;
      })
      .map(({ fault }) => fault);

  /** An answer as the faults leave it. */
  const spoilt = (answer: Answer, asked: readonly Fault[], base: string): Answer => {
    let left = answer;
    for (const { kind, field } of asked)
      if (kind === 'retyped' && answer.status === 200) {
        const body = retyped(left.body, field ?? '');
        if (body !== undefined) strike();
        left = body === undefined ? left : { ...left, body };
      }
    const other = paging.links && links.write(paging.links, base, left);
    if (other) strike();
    return other ? { ...left, ...other } : left;
  };

  return {
    vendor,
    now,
    get log() {
      return log;
    },
    get struck() {
      return struck;
    },
    clearLog: () => void (log = []),
    strike: (...next) => {
      faults = next.map((fault) => ({ fault, seen: 0, struck: 0 }));
      struck = 0;
    },
    paging: (next) => {
      paging = next;
      struck = 0;
    },
    advance: (milliseconds) => void (skew += milliseconds),
    answer: ({ url: sent, ...request }) => {
      const url = new URL(links.read(sent.pathname + sent.search), sent);
      const { pathname: path, search: query } = url;
      const faulty = due(path);
      const kinds = faulty.map(({ kind }) => kind);
      if (kinds.includes('expireTokens')) vendor.expireTokens();
      if (kinds.includes('closeSocket')) {
        strike();
        return null;
      }
      const at = now();
      const { links: _, ...faults } = paging;
      const asked: Asked = {
        ...{ ...request, path, query: url.searchParams, now: at },
        paging: { ...faults, struck: strike },
      };
      const other = instead(kinds);
      const answer = other ?? spoilt(vendor.answer(asked), faulty, asked.base);
      const bytes = bytesOf(answer);
      const cut = kinds.includes('truncated') && [200, 206].includes(answer.status);
      const ended = kinds.includes('expireTokens') && answer.status === 401;
      if (other || cut || ended) strike();
      log.push({ at, method: request.method, path, query, status: answer.status });
      return {
        status: answer.status,
        headers: answer.headers,
        bytes: cut ? bytes.subarray(0, Math.floor(bytes.length * 0.6)) : bytes,
      };
    },
  };
}
