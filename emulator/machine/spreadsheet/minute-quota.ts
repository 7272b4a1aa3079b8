/** Requests a minute to the Sheets API (facts: Quotas), counted as Google does: by whole minutes. */
import type { Call } from '../service';
import { refuse } from './refusal';

export type Kind = 'Read' | 'Write';

const PER_USER = 60;
const PER_PROJECT = 300;
const MINUTE_MS = 60_000;

/** Not part of the workbook: a snapshot leaves the counts alone. */
export function createMinuteQuota(): (call: Call, kind: Kind) => void {
  const counts = new Map<string, number>();
  let minute = -1;
  const spend = (key: string): number => {
    const spent = (counts.get(key) ?? 0) + 1;
    counts.set(key, spent);
    return spent;
  };
  return (call, kind) => {
    const now = Math.floor(call.now() / MINUTE_MS);
    if (now !== minute) counts.clear();
    minute = now;
    const metric = `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute`;
    const consumer = "of service 'sheets.googleapis.com' for consumer 'project_number:1234567890'.";
    if (spend(`${kind} ${call.user}`) > PER_USER) refuse(`${metric} per user' ${consumer}`, 429);
    if (spend(kind) > PER_PROJECT) refuse(`${metric}' ${consumer}`, 429);
  };
}
