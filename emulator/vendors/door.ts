/** A vendor with a log of what was asked, and faults that can be switched on. */
import { refusal, type Answer, type Asked, type PagingFaults, type Vendor } from './vendor';

/** What happens to requests, whichever vendor they are for. */
export type Mishap =
  | 'tooMany' // 429 that does not say how long to wait
  | 'truncated' // JSON that stops in the middle
  | 'html' // a web page instead of JSON
  | 'expireTokens' // all tokens end just before this request
  | 'serverError' // 500
  | 'closeSocket'; // no answer at all

export interface Fault {
  readonly kind: Mishap;
  /** Only requests whose path matches. */
  readonly path?: RegExp;
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

export interface Door {
  readonly vendor: Vendor;
  readonly log: readonly Served[];
  clearLog(): void;
  /** Faults from now on; those before are over. */
  strike(...faults: readonly Fault[]): void;
  paging(faults: PagingFaults): void;
  /** Moves the vendor's clock, milliseconds. */
  advance(milliseconds: number): void;
  /** Epoch milliseconds of the vendor's clock. */
  now(): number;
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

const instead = (kinds: readonly Mishap[]): Answer | undefined => {
  if (kinds.includes('tooMany')) return refusal(429);
  if (kinds.includes('serverError')) return refusal(500);
  if (kinds.includes('html'))
    return { status: 200, headers: { 'content-type': 'text/html' }, body: MAINTENANCE };
  return undefined;
};

/** @param clock the vendor's clock, epoch milliseconds. */
export function open(vendor: Vendor, clock: () => number = Date.now): Door {
  let skew = 0;
  let log: Served[] = [];
  let paging: PagingFaults = {};
  let faults: { readonly fault: Fault; seen: number; struck: number }[] = [];
  const now = (): number => clock() + skew;

  const struck = (path: string): readonly Mishap[] =>
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
      .map(({ fault }) => fault.kind);

  return {
    vendor,
    now,
    get log() {
      return log;
    },
    clearLog: () => void (log = []),
    strike: (...next) => {
      faults = next.map((fault) => ({ fault, seen: 0, struck: 0 }));
    },
    paging: (next) => void (paging = next),
    advance: (milliseconds) => void (skew += milliseconds),
    answer: ({ url, ...request }) => {
      const { pathname: path, search: query } = url;
      const kinds = struck(path);
      if (kinds.includes('expireTokens')) vendor.expireTokens();
      if (kinds.includes('closeSocket')) return null;
      const at = now();
      const asked: Asked = { ...request, path, query: url.searchParams, now: at, paging };
      const answer = instead(kinds) ?? vendor.answer(asked);
      const bytes = bytesOf(answer);
      const cut = kinds.includes('truncated') && answer.status === 200;
      log.push({ at, method: request.method, path, query, status: answer.status });
      return {
        status: answer.status,
        headers: answer.headers,
        bytes: cut ? bytes.subarray(0, Math.floor(bytes.length * 0.6)) : bytes,
      };
    },
  };
}
