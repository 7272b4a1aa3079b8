import { random } from './generator/random';
import { problem, type Answer } from './problems';
import { identityOf } from './identities';
import { refuse } from './tokens';

export type FaultKind =
  | 'html' // a web page instead of JSON
  | 'truncated' // JSON that stops in the middle
  | 'huge' // a page of `megabytes`
  | 'noId' // the first record of a page has no id
  | 'noKey' // the first record of a page has neither its id nor its own key
  | 'numberForText' // `field` of the first record, or the first text of its key, is a number
  | 'tooMany' // 429 that does not say how long to wait
  | 'endlessToken' // every page names the first page as the next
  | 'serverError' // 500
  | 'denied' // 403
  | 'wrongKey' // 401, as for a key that is not known
  | 'expireTokens' // all tokens end just before this request
  | 'closeSocket' // no answer at all
  | 'slow'; // `milliseconds` late

/** One way to misbehave, for the requests it matches. Plain JSON, so that it can be posted. */
export interface Fault {
  readonly kind: FaultKind;
  /**
   * Only requests of this resource, or `token`, `discovery`, `availableChangeVersions`; without it,
   * those of every resource; with `*` all of them.
   */
  readonly resource?: string;
  /** Lets this many matching requests pass first. */
  readonly after?: number;
  /** Strikes this often, then is spent; without it, until cleared. */
  readonly times?: number;
  /** Strikes this share of the matching requests, chosen by the seed. */
  readonly rate?: number;
  readonly seed?: number;
  readonly field?: string;
  readonly megabytes?: number;
  readonly milliseconds?: number;
}

export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  let active: { fault: Fault; seen: number; struck: number; chance: () => number }[] = [];
  return {
    add(...faults: Fault[]): void {
      for (const fault of faults) {
        active.push({ fault, seen: 0, struck: 0, chance: random('fault', fault.seed ?? 1).next });
      }
    },
    clear: (): void => void (active = []),
    list: (): Fault[] => active.map(({ fault }) => fault),
    /** The faults that strike this request. */
    strike({ resource, verb }: { resource: string; verb: string }): Fault[] {
      return active
        .filter((entry) => {
          const { fault } = entry;
          if (!isMeant(fault, resource, verb)) return false;
          entry.seen += 1;
          if (entry.seen <= (fault.after ?? 0)) return false;
          if (entry.struck >= (fault.times ?? Infinity)) return false;
          if (fault.rate !== undefined && entry.chance() >= fault.rate) return false;
          entry.struck += 1;
          return true;
        })
        .map(({ fault }) => fault);
    },
  };
}

const isMeant = (fault: Fault, resource: string, verb: string): boolean => {
  if (fault.resource === '*') return true;
  return fault.resource === undefined ? resource !== '' : fault.resource === (resource || verb);
};

/** The answer that replaces the real one, for faults that need no real one. */
export function answerInstead(faults: readonly Fault[]): Answer | undefined {
  for (const { kind } of faults) {
    if (kind === 'tooMany') return problem('tooMany', 'Too many requests were sent.');
    if (kind === 'wrongKey') return refuse(401, 'invalid_client');
    if (kind === 'serverError') return problem('server', 'An unexpected problem has occurred.');
    if (kind === 'denied') return problem('denied', 'Access to the resource could not be granted.');
    if (kind === 'html') {
      const body = '<!DOCTYPE html><html><body><h1>Scheduled maintenance</h1></body></html>';
      return { status: 200, body, headers: { 'Content-Type': 'text/html' } };
    }
  }
  return undefined;
}

/** The real answer, spoilt. */
export function spoil(faults: readonly Fault[], resource: string, answer: Answer): Answer {
  return faults.reduce((spoilt, fault) => spoilOnce(fault, resource, spoilt), answer);
}

function spoilOnce(fault: Fault, resource: string, answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  if (fault.kind === 'truncated') {
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * 0.6)) };
  }
  if (fault.kind === 'endlessToken') {
    const start = Buffer.from('{"from":0,"to":null,"page":0}').toString('base64url');
    return { ...answer, headers: { ...answer.headers, 'Next-Page-Token': start } };
  }
  if (fault.kind === 'huge')
    return { ...answer, body: inflate(answer.body, fault.megabytes ?? 60) };
  if (['noId', 'noKey', 'numberForText'].includes(fault.kind)) {
    return withFirst(answer, (record) => {
      if (fault.kind === 'numberForText') {
        const name = fault.field ?? identityOf(resource, record)[0] ?? 'id';
        record[name] = Number(String(record[name]).replace(/\D/g, '') || '7');
        return;
      }
      delete record.id;
      if (fault.kind === 'noKey') {
        for (const name of identityOf(resource, record)) delete record[name];
      }
    });
  }
  return answer;
}

/** Valid JSON, only far too much of it: the last record gets a very long text. */
function inflate(body: string, megabytes: number): string {
  const filler = 'x'.repeat(Math.max(0, megabytes * 1024 * 1024 - body.length));
  const records = JSON.parse(body) as Record<string, unknown>[];
  if (!Array.isArray(records)) return body;
  const last = records.pop() ?? { id: 'huge' };
  return JSON.stringify([...records, { ...last, _filler: filler }]);
}

function withFirst(answer: Answer, change: (record: Record<string, unknown>) => void): Answer {
  const records = JSON.parse(answer.body) as unknown;
  if (!Array.isArray(records) || !records[0]) return answer;
  change(records[0] as Record<string, unknown>);
  return { ...answer, body: JSON.stringify(records) };
}
