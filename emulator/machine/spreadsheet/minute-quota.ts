/** Requests a minute to the Sheets API (facts: Quotas), counted as Google does: by whole minutes. */
import type { Call } from '../service';
import { refuse } from './refusal';

export type Kind = 'Read' | 'Write';

const PER_USER = 60;
const PER_PROJECT = 300;
const MINUTE_MS = 60_000;

/** Requests by minute, and in it by kind and user. */
export type MinuteCounts = Readonly<Record<number, Readonly<Record<string, number>>>>;

export interface MinuteQuota {
  spend(call: Call, kind: Kind): void;
  counts(): MinuteCounts;
  restore(counts: MinuteCounts): void;
}

export function createMinuteQuota(): MinuteQuota {
  let counts: MinuteCounts = {};

  /** Executions run side by side, each at its own time: the minute before is still counted. */
  function spend(minute: number, key: string): number {
    const held = counts[minute] ?? {};
    const spent = (held[key] ?? 0) + 1;
    const before = counts[minute - 1];
    const after = counts[minute + 1];
    counts = {
      ...(before && { [minute - 1]: before }),
      [minute]: { ...held, [key]: spent },
      ...(after && { [minute + 1]: after }),
    };
    return spent;
  }

  return {
    spend(call, kind) {
      const minute = Math.floor(call.now() / MINUTE_MS);
      const metric = `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute`;
      const consumer =
        "of service 'sheets.googleapis.com' for consumer 'project_number:1234567890'.";
      if (spend(minute, `${kind} of ${call.user}`) > PER_USER)
        refuse(`${metric} per user' ${consumer}`, 429);
      if (spend(minute, kind) > PER_PROJECT) refuse(`${metric}' ${consumer}`, 429);
    },
    counts: () => counts,
    restore(saved) {
      counts = saved;
    },
  };
}
