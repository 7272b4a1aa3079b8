import type { Asked, Host, Probe } from '../host/host';
import { asWritten, type Say } from '../messages';
import { FailureError, VERSION, failureOf, type DatabaseAddress, type Json } from '../model';
import { troubleOf } from './answer';
import type { CheckReport, Trouble } from './api';
import { writeReport } from './check-tab';
import { fits } from './fits';

type Checked = CheckReport['checks'][number];

/** What is known of a check at hand or the last one, in the properties of whoever made it. */
interface Head extends Omit<CheckReport, 'checks'> {
  /** Ids that are answered; each answer is a record of its own. */
  readonly done: readonly string[];
  /** The question in hand. */
  readonly asking: string | null;
  /** When it was last at work, epoch milliseconds; 0: it waits for another execution. */
  readonly beat: number;
}

const HEAD = 'systemCheck';
const PROMISE = 'systemCheck/promise';
const answerKey = (id: string): string => `systemCheck/answer/${id}`;

/** Leaves room for the report tab before the host ends the execution. */
const BUDGET_MS = 4.5 * 60_000;
/** No question takes so long: a check that was silent for longer has been ended. */
const SILENCE_MS = 90_000;
/** How long to wait for the lock before beginning without it: a refresh may hold it for minutes. */
const CLAIM_MS = 2_000;
/** An older check that was ended is not gone on with but begun anew. */
const STALE_MS = 60 * 60_000;

type Answers = Readonly<Record<string, Checked>>;
type Kept = Readonly<Record<string, Json>>;
const headOf = (kept: Kept): Head | null => (kept[HEAD] as unknown as Head | undefined) ?? null;
const answerOf = ({ id }: Probe, kept: Kept): Checked | null =>
  (kept[answerKey(id)] as unknown as Checked | undefined) ?? null;
const isAtWork = (head: Head, now: number): boolean => head.running && now - head.beat < SILENCE_MS;

/** The last report, or the one in hand, in the words of whoever reads it. */
export const systemCheck = (host: Host, say: Say = asWritten): CheckReport | null => {
  const kept = host.secrets.all(HEAD);
  const head = headOf(kept);
  if (!head) return null;
  const { done, asking: _, beat: __, ...about } = head;
  const checks = host.probes.all.flatMap((probe) => {
    if (!done.includes(probe.id)) return [];
    const answer = promiseOf(probe, kept) ?? answerOf(probe, kept);
    return answer ? [spoken(answer, say)] : [];
  });
  const atWork = isAtWork(head, host.clock.now());
  return {
    ...about,
    running: atWork,
    checks,
    ...(head.running && !atWork ? { trouble: unfinished() } : {}),
  };
};

/**
 * Asks every question, one after the other, each answer kept as soon as it is there. Where the time of an
 * execution does not suffice, or something ended it, the next one goes on behind the question in hand.
 */
export const runSystemCheck = async (
  host: Host,
  say: Say = asWritten,
  database?: DatabaseAddress,
): Promise<void> => {
  const claimed = claim(host);
  if (!claimed) return;
  const { clock, probes, secrets } = host;
  let head = claimed;
  const save = (more: Partial<Head>, answers: Answers = {}): void => {
    head = { ...head, beat: clock.now(), ...more };
    secrets.setAll({ ...(answers as unknown as Kept), [HEAD]: head as unknown as Json });
  };
  probes.sweep();
  try {
    let answers: Answers = {};
    for (const probe of probes.all) {
      if (head.done.includes(probe.id)) continue;
      if (clock.elapsed() > BUDGET_MS) {
        save({ asking: null, beat: 0 }, answers);
        return;
      }
      save({ asking: probe.id }, answers);
      const from = clock.now();
      const asked = await probes.ask(probe.id, database);
      answers = { [answerKey(probe.id)]: judge(probe, asked, clock.now() - from) };
      head = { ...head, done: [...head.done, probe.id] };
    }
    save({ asking: null }, answers);
  } finally {
    probes.sweep();
  }
  save({ running: false, ...told(host, say) });
};

/** One check at a time. The lock is held for a moment only: a refresh need not wait for a check. */
const claim = (host: Host): Head | null => {
  const { clock, lock, probes, secrets } = host;
  const locked = lock.tryAcquire(CLAIM_MS);
  try {
    const before = headOf(secrets.all(HEAD));
    if (before && isAtWork(before, clock.now())) return null;
    const head = begin(before, clock.now());
    const answers = interrupted(before, head, probes.all);
    secrets.setAll({ ...(answers as unknown as Kept), [HEAD]: head as unknown as Json });
    return head;
  } finally {
    if (locked) lock.release();
  }
};

/** A check of the same version that was ended lately is gone on with. */
const begin = (before: Head | null, now: number): Head => {
  const goesOn =
    before?.running && before.version === VERSION && now - Date.parse(before.at) < STALE_MS;
  if (!goesOn) {
    const at = new Date(now).toISOString();
    return { v: 1, at, version: VERSION, running: true, done: [], asking: null, beat: now };
  }
  const done = before.asking === null ? before.done : [...before.done, before.asking];
  return { ...before, done, asking: null, beat: now };
};

/** The question at which an execution was ended is not asked again: it might have been its end. */
const interrupted = (before: Head | null, head: Head, all: readonly Probe[]): Answers => {
  const probe = all.find(({ id }) => id === before?.asking && head.done.includes(id));
  if (!probe) return {};
  const unknown = 'The execution ended while this was asked: check again to ask anew.';
  return { [answerKey(probe.id)]: judge(probe, { unknown }, 0) };
};

const judge = ({ id, title, expected, kinder }: Probe, asked: Asked, ms: number): Checked => {
  const { found = null, unknown } = asked;
  const good = expected === undefined || fits(found, expected);
  return {
    ...{ id, title, found, ms },
    is: unknown !== undefined ? 'unknown' : good ? 'as_expected' : 'differs',
    ...(unknown === undefined ? {} : { reason: unknown }),
    ...(expected === undefined ? {} : { expected }),
    ...(kinder ? { kinder } : {}),
  };
};

/** Writes the report tab. @returns what kept it from being written. */
const told = (host: Host, say: Say): Pick<Head, 'trouble'> => {
  try {
    const report = systemCheck(host, say);
    if (report) writeReport(host, report, say);
    return { trouble: undefined };
  } catch (error) {
    return { trouble: troubleOf(failureOf(error)) };
  }
};

const unfinished = (): Trouble => troubleOf(failureOf(new FailureError('check.unfinished')));

const spoken = (checked: Checked, say: Say): Checked => ({
  ...checked,
  title: say(checked.title),
  ...(checked.reason === undefined ? {} : { reason: say(checked.reason) }),
});

/** What the sidebar was promised; it says whether it got it. */
export const promised = (): Promise<string> => Promise.resolve('kept');

export const reportPromise = (host: Host, arrived: boolean, say: Say): CheckReport | null => {
  host.secrets.set(PROMISE, arrived);
  return systemCheck(host, say);
};

const promiseOf = (probe: Probe, kept: Kept): Checked | null =>
  probe.id === 'promise-value' && typeof kept[PROMISE] === 'boolean'
    ? judge(probe, { found: { arrives: kept[PROMISE] } }, 0)
    : null;

/** For a trigger that outlived the check that made it. */
export const sweepSystemCheck = (host: Host): void => host.probes.sweep();
