import type { CheckReport, Trouble } from '../../src/app/api';
import { t } from '../messages/more';
import { say } from './call';
import { asking, here, kept, read, valueOf } from './loaded';
import { setRoom } from './rooms';
import type { Session } from './session';

const POLL_MS = 1_500;
/** So often after the call has come back is looked for a report that may be on its way into the store. */
const PATIENCE = 4;
/** A value that has not arrived by then does not arrive. */
const PROMISE_MS = 20_000;
/** The server's word for: the time of one execution did not suffice. */
const UNFINISHED = 'check.unfinished';

export type Checked = CheckReport['checks'][number];

const roomOf = ({ store }: Session) => store.get().rooms.check;
const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms));

/** The last report; one that is in hand is followed, whoever has begun it. */
export const loadCheck = async (session: Session): Promise<void> => {
  const { report, going } = roomOf(session);
  if (going) return;
  setRoom(session, 'check', { report: asking(report) });
  const answer = await read(() => session.client.systemCheck());
  if (roomOf(session).going) return;
  setRoom(session, 'check', { report: kept(roomOf(session).report, answer) });
  if (valueOf(answer)?.running) await follow(session, null);
};

/** Begins a check, or goes on with one that was ended. What counts is the report that can be read. */
export const runCheck = async (session: Session): Promise<void> => {
  if (roomOf(session).going) return;
  say(session, t.check.begun);
  void tellPromise(session);
  await follow(session, execution(session));
};

/** A call on its way: its answer says only that it is over. */
interface Execution {
  over: boolean;
  /** How many answers there were when it began, and of which report. */
  readonly from: number;
  readonly of: string | undefined;
}

const execution = (session: Session): Execution => {
  const report = valueOf(roomOf(session).report);
  const begun: Execution = { over: false, from: report?.checks.length ?? 0, of: report?.at };
  const over = () => {
    begun.over = true;
  };
  session.client.runSystemCheck().then(over, over);
  return begun;
};

/** Only the sidebar can see whether a promise's value arrives here. */
const tellPromise = async (session: Session): Promise<void> => {
  const came = session.client.promised().catch(() => undefined);
  const value = await Promise.race([came, pause(PROMISE_MS)]);
  await read(() => session.client.reportPromise(typeof value === 'string'));
};

/** @param own the execution that was begun here; null: another window's is watched. */
const follow = async (session: Session, own: Execution | null): Promise<void> => {
  const before = JSON.stringify(valueOf(roomOf(session).report) ?? null);
  setRoom(session, 'check', { going: true, problem: null });
  const end = (problem: Omit<Trouble, 'code'> | null) =>
    setRoom(session, 'check', { going: false, problem });
  let mine = own;
  let idle = 0;
  for (;;) {
    await pause(POLL_MS);
    const answer = await read(() => session.client.systemCheck());
    const report = valueOf(answer);
    if (report) setRoom(session, 'check', { report: here<CheckReport | null>(report) });
    if (report?.running) {
      idle = 0;
      continue;
    }
    const news = report && JSON.stringify(report) !== before;
    if (news && report.trouble?.code === UNFINISHED && mine) {
      if (!mine.over) continue;
      // As long as each execution answers something, the next one may answer the rest.
      if (report.checks.length > mine.from || report.at !== mine.of) {
        mine = execution(session);
        continue;
      }
    }
    if (news || (report && !mine)) {
      say(session, t.check.summary(countsOf(report)));
      end(null);
      return;
    }
    idle = !mine || mine.over ? idle + 1 : 0;
    if (idle >= PATIENCE) {
      end(answer.is === 'failed' ? answer.trouble : t.check.none);
      return;
    }
  }
};

const ORDER: readonly Checked['is'][] = ['differs', 'unknown', 'as_expected'];

/** What differs comes first: it is what a person can do something about. */
export const groupsOf = ({ checks }: CheckReport) =>
  ORDER.map((is) => ({ is, checks: checks.filter((check) => check.is === is) })).filter(
    (group) => group.checks.length > 0,
  );

export const countsOf = ({ checks }: CheckReport) => ({
  good: checks.filter(({ is }) => is === 'as_expected').length,
  differs: checks.filter(({ is }) => is === 'differs').length,
  unknown: checks.filter(({ is }) => is === 'unknown').length,
});
