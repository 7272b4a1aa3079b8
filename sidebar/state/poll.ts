import type { RunCard } from '../../src/app/api';
import { t } from '../messages';
import { accept, isStale, say, tick } from './call';
import { isActive, tally } from './run';
import type { Session } from './session';

/**
 * Asks how the run stands and shows what is new. An answer that does not come is told quietly: null, and
 * the next poll asks again.
 */
export const poll = async (session: Session, before: RunCard): Promise<RunCard | null> => {
  const { store, client } = session;
  const asked = tick(session);
  try {
    const answer = await client.runState();
    if ('trouble' in answer) throw new Error(answer.trouble.message);
    if (isStale(session, asked)) return null;
    const { value: run } = answer;
    const active = isActive(run);
    const news = !active || run.id !== before.id || run.finished.length > before.finished.length;
    // A pause is measured by the server's clock, which only the whole state tells.
    const pauses = run?.is === 'paused' && before.is !== 'paused';
    if ((news || pauses) && !(await reload(session))) return null;
    if (active) {
      store.set({ run, lost: false });
      tellArrivals(session, before, run);
    } else finish(session, run ?? before);
    return run;
  } catch {
    store.set({ lost: true });
    return null;
  }
};

/** @returns whether it was news: a change that came in between is answered by the next poll. */
const reload = async (session: Session): Promise<boolean> => {
  const asked = tick(session);
  const answer = await session.client.consoleState();
  if ('trouble' in answer) throw new Error(answer.trouble.message);
  if (isStale(session, asked)) return false;
  accept(session, answer.value);
  return true;
};

const tellArrivals = (session: Session, before: RunCard, run: RunCard): void => {
  if (run.id !== before.id) return;
  const arrived = run.finished.filter((id) => !before.finished.includes(id));
  const datasets = session.store.get().console?.datasets ?? [];
  const titles = datasets.filter(({ id }) => arrived.includes(id)).map(({ title }) => title);
  if (titles.length > 0 && !run.preview) say(session, t.run.arrived(titles));
};

/** Says how it ended, unless the next run has begun already. */
export const finish = (session: Session, run: RunCard): void => {
  const { store } = session;
  const { console, run: now } = store.get();
  if (isActive(now)) return;
  const { good, bad } = tally(run, console?.datasets ?? []);
  const outcome =
    run.is === 'cancelled'
      ? t.run.cancelled
      : bad > 0
        ? t.run.finishedBut(good, bad)
        : run.preview
          ? t.run.looked
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
