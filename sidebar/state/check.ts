import type { CheckReport } from '../../src/app/api';
import { t } from '../messages';
import { say } from './call';
import { asking, here, kept, read, valueOf } from './loaded';
import { setRoom, type CheckRoom } from './rooms';
import type { Session } from './session';

const POLL_MS = 1_500;
/** So long after the call has come back a report may still be on its way into the store. */
const PATIENCE = 4;
/** An execution may be killed in mid-check: its report then says for ever that it is running. */
const STUCK = 80;

export type Checked = CheckReport['checks'][number];

const roomOf = ({ store }: Session) => store.get().rooms.check;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The last report; one that is in hand is followed. */
export const loadCheck = async (session: Session): Promise<void> => {
  const { report, going } = roomOf(session);
  if (going) return;
  setRoom(session, 'check', { report: asking(report) });
  const answer = await read(() => session.client.systemCheck());
  setRoom(session, 'check', { report: kept(roomOf(session).report, answer) });
  if (valueOf(answer)?.running) await follow(session, null, () => true);
};

/** Begins a check. Its own answer may be lost, so what counts is the report that can be read. */
export const runCheck = async (session: Session): Promise<void> => {
  if (roomOf(session).going) return;
  const before = valueOf(roomOf(session).report)?.at ?? null;
  let back = false;
  const over = () => {
    back = true;
  };
  session.client.runSystemCheck().then(over, over);
  say(session, t.check.begun);
  await follow(session, before, () => back);
};

/** @param before when the report before was made; one of another time is this one's. */
const follow = async (
  session: Session,
  before: string | null,
  isBack: () => boolean,
): Promise<void> => {
  setRoom(session, 'check', { going: true, problem: null });
  let idle = 0;
  let still = 0;
  let seen = '';
  const end = (problem: CheckRoom['problem']) =>
    setRoom(session, 'check', { going: false, problem });
  for (;;) {
    await pause(POLL_MS);
    const answer = await read(() => session.client.systemCheck());
    const report = valueOf(answer);
    const news = report && (report.at !== before || report.running) ? report : null;
    if (news) setRoom(session, 'check', { report: here<CheckReport | null>(news) });
    if (news && !news.running) {
      end(null);
      say(session, t.check.summary(countsOf(news)));
      return;
    }
    idle = isBack() && !news ? idle + 1 : 0;
    if (idle >= PATIENCE) return end(answer.is === 'failed' ? answer.trouble : t.check.none);
    const looks = JSON.stringify(answer);
    still = looks === seen ? still + 1 : 0;
    seen = looks;
    if (still >= STUCK) return end(t.check.stuck);
  }
};

const ORDER: readonly Checked['is'][] = ['differs', 'unknown', 'as_expected'];

/** What differs comes first: it is what a person can do something about. */
export const sorted = ({ checks }: CheckReport): readonly Checked[] =>
  ORDER.flatMap((is) => checks.filter((check) => check.is === is));

export const countsOf = ({ checks }: CheckReport) => ({
  good: checks.filter(({ is }) => is === 'as_expected').length,
  differs: checks.filter(({ is }) => is === 'differs').length,
  unknown: checks.filter(({ is }) => is === 'unknown').length,
});
