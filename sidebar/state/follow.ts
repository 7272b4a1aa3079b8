import type { RunCard } from '../../src/app/api';
import { t } from '../messages';
import { poll } from './poll';
import { isActive, isMine, isWaiting } from './run';
import { serverNow, type Session } from './session';

/** How often is asked about a run that moves, one that only a colleague's executions work on, one that waits. */
const POLL_MS = 1_500;
const OTHERS_MS = 20_000;
const WAIT_MS = 60_000;
/** After work that changed nothing the next is begun later and later, and at last not by itself. */
const REST_MS = 3_000;
const MAX_IDLE_WORKS = 4;
/** An execution that shows nothing new for so long may have been ended: `work` finds out. */
const SILENT_MS = 20_000;

const following = new WeakSet<Session>();
export const isFollowing = (session: Session): boolean => following.has(session);

/**
 * Drives the run at hand until it is over: works on it when nobody does, asks how it stands, and shows
 * data sets as they arrive. One loop for a session; to call it while it runs is to wake it.
 */
export const follow = async (session: Session): Promise<void> => {
  if (isFollowing(session)) {
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

/** What the loop knows besides the store. */
interface Course {
  /** A call of `work` is on its way. */
  working: boolean;
  /** How the run stood when the `work` that has ended was begun; judged after the next poll. */
  before: string | null;
  /** Executions in a row after which nothing had changed. */
  idle: number;
  restUntil: number;
  /** How the run stood when it last moved, and when that was, by this browser's clock. */
  seen: string;
  movedAt: number;
  /** A person asked for something: what waits, waits no longer. */
  woken: boolean;
  rouse: () => void;
}

const drive = async (session: Session): Promise<void> => {
  const { store } = session;
  const course = startCourse(session);
  for (let { run } = store.get(); isActive(run); { run } = store.get()) {
    const mine = isMine(store.get().console);
    const waiting = isWaiting(run, serverNow(session)) && !course.woken;
    if (mine && !waiting && (!run.working || isSilent(course, run))) workOn(session, course, run);
    await sleep(course, waiting ? restOf(run, serverNow(session)) : mine ? POLL_MS : OTHERS_MS);
    // Cancelled meanwhile: there is nothing left to ask about.
    if (!isActive(store.get().run)) return;
    const next = await poll(session, run);
    if (next) judge(course, next);
    else if (store.get().lost) restUnanswered(course);
  }
};

const startCourse = (session: Session): Course => {
  const course: Course = {
    working: false,
    before: null,
    idle: 0,
    restUntil: 0,
    seen: '',
    movedAt: Date.now(),
    woken: false,
    rouse: () => undefined,
  };
  session.wake = () => {
    Object.assign(course, { woken: true, idle: 0, restUntil: 0 });
    course.rouse();
  };
  return course;
};

const sleep = (course: Course, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    course.rouse = () => {
      clearTimeout(timer);
      resolve();
    };
  });

/** Begins an execution, unless one is on its way or the last ones came to nothing. */
const workOn = (session: Session, course: Course, run: RunCard): void => {
  const { store, client } = session;
  if (course.working || Date.now() < course.restUntil) return;
  if (course.idle >= MAX_IDLE_WORKS) {
    if (!store.get().problem) store.set({ problem: { trouble: t.run.stuck, retry: session.wake } });
    return;
  }
  const mark = markOf(run);
  Object.assign(course, { working: true, woken: false });
  // Whether it came back or failed, and with what value, says nothing: the next poll does.
  const ended = () => {
    Object.assign(course, { working: false, before: mark });
    course.rouse();
  };
  client.work().then(ended, ended);
};

const judge = (course: Course, run: RunCard): void => {
  if (course.before === null) return;
  course.idle = markOf(run) === course.before ? course.idle + 1 : 0;
  course.restUntil = course.idle === 0 ? 0 : Date.now() + REST_MS * 2 ** course.idle;
  course.before = null;
};

/**
 * Nobody knows what the work that has ended came to, and the next would end as fast: in a page that is gone
 * from the screen every call does, without end.
 */
const restUnanswered = (course: Course): void => {
  if (course.before === null) return;
  Object.assign(course, { before: null, restUntil: Date.now() + REST_MS });
};

/** Whether the run stands as it stood a while ago. */
const isSilent = (course: Course, run: RunCard): boolean => {
  const mark = markOf(run);
  if (mark !== course.seen) Object.assign(course, { seen: mark, movedAt: Date.now() });
  return Date.now() - course.movedAt > SILENT_MS;
};

/** What shows that a run has moved. */
const markOf = ({ working: _, ...run }: RunCard): string => JSON.stringify(run);

/** Until the pause ends, but not without a look now and then: others may end it. */
const restOf = ({ until }: RunCard, now: number): number =>
  Math.min(WAIT_MS, Math.max(POLL_MS, Date.parse(until ?? '') - now));
