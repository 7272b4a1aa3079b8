import type { RunCard } from '../../src/app/api';
import { t } from '../messages';
import { accept, say } from './call';
import { isActive, isMine, isWaiting, tally } from './run';
import { serverNow, type Session } from './session';

/** How often a run that moves is asked about, and one that waits or is another's. */
const POLL_MS = 1_500;
const SLOW_MS = 15_000;
/** After work that changed nothing the next is begun later and later, and at last not by itself. */
const FIRST_REST_MS = 3_000;
const MAX_IDLE_WORKS = 4;

/**
 * Drives the run at hand until it is over: works on it when nobody does, asks how it stands, and shows
 * data sets as they arrive. One loop for a session; to call it while it runs is to wake it.
 */
export const follow = async (session: Session): Promise<void> => {
  if (following.has(session)) {
    session.wake();
    return;
  }
  following.add(session);
  try {
    await drive(session);
  } finally {
    following.delete(session);
  }
};
const following = new WeakSet<Session>();

const drive = async (session: Session): Promise<void> => {
  const { store, client } = session;
  let working = false;
  let woken = false;
  let idleWorks = 0;
  let restUntil = 0;
  let rouse: () => void = () => undefined;
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  session.wake = () => {
    woken = true;
    idleWorks = 0;
    restUntil = 0;
    rouse();
  };

  const work = (run: RunCard): void => {
    const before = markOf(run);
    working = true;
    const ended = () => {
      working = false;
      // Judged after the next poll: the value of `work` says nothing.
      afterWork = before;
      rouse();
    };
    client.work().then(ended, ended);
  };
  let afterWork: string | null = null;

  const judge = (run: RunCard): void => {
    if (afterWork === null) return;
    if (markOf(run) === afterWork) {
      idleWorks += 1;
      restUntil = Date.now() + FIRST_REST_MS * 2 ** idleWorks;
    } else idleWorks = 0;
    afterWork = null;
  };

  for (let run = store.get().run; isActive(run); run = store.get().run) {
    const mine = isMine(store.get().console);
    const waiting = isWaiting(run, serverNow(session)) && !woken;
    const stuck = idleWorks >= MAX_IDLE_WORKS;
    if (mine && !working && !run.working && !waiting && !stuck && Date.now() >= restUntil) {
      woken = false;
      work(run);
    }
    if (stuck && !store.get().problem)
      store.set({ problem: { trouble: t.run.stuck, retry: () => session.wake() } });
    await sleep(mine && !waiting ? POLL_MS : SLOW_MS);
    const next = await poll(session, run);
    if (next) judge(next);
  }
};

/** What shows that a run has moved. */
const markOf = ({ working: _, ...run }: RunCard): string => JSON.stringify(run);

/** Asks how the run stands; what is new is shown, a lost answer is told quietly. */
const poll = async (session: Session, before: RunCard): Promise<RunCard | null> => {
  const { store, client } = session;
  try {
    const answer = await client.runState();
    if ('trouble' in answer) throw new Error(answer.trouble.message);
    const { value: run } = answer;
    const over = !isActive(run);
    const news = over || run.id !== before.id || run.finished.length > before.finished.length;
    const paused = run?.is === 'paused' && before.is !== 'paused';
    // A pause is measured by the server's clock, which only the whole state tells.
    if (news || paused) await reload(session);
    if (!over) store.set({ run, lost: false });
    else finish(session, run ?? before);
    return run;
  } catch {
    store.set({ lost: true });
    return null;
  }
};

const reload = async (session: Session): Promise<void> => {
  const answer = await session.client.consoleState();
  if ('trouble' in answer) throw new Error(answer.trouble.message);
  accept(session, answer.value);
};

const finish = (session: Session, run: RunCard): void => {
  const { store } = session;
  const { console, run: now } = store.get();
  if (isActive(now)) return;
  const { good, bad } = tally(run, console?.datasets ?? []);
  const outcome =
    run.is === 'cancelled'
      ? t.run.cancelled
      : bad > 0
        ? t.run.finishedBut(good, bad)
        : t.run.finished(good);
  // What concerns the run as a whole stands at no data set.
  const whole = run.is === 'failed' && bad === 0 && run.trouble;
  store.set({
    outcome,
    asked: [],
    lost: false,
    ...(whole ? { problem: { trouble: whole } } : {}),
  });
  say(session, outcome);
};
