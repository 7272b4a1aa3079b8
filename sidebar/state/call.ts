import type { Answer, ConsoleState, Trouble } from '../../src/app/api';
import { t } from '../messages';
import type { Problem, Session } from './session';

export type Ended<T> =
  | { readonly is: 'value'; readonly value: T }
  | { readonly is: 'trouble'; readonly trouble: Trouble }
  | { readonly is: 'lost' };

/** Makes a call that shows as busy under `name`, and answers how it ended. It never throws. */
export const attempt = async <T>(
  { store }: Session,
  name: string,
  ask: () => Promise<Answer<T>>,
): Promise<Ended<T>> => {
  store.set({ busy: [...store.get().busy, name], problem: null });
  try {
    const answer = await ask();
    return 'trouble' in answer
      ? { is: 'trouble', trouble: answer.trouble }
      : { is: 'value', value: answer.value };
  } catch {
    return { is: 'lost' };
  } finally {
    const { busy } = store.get();
    const at = busy.indexOf(name);
    store.set({ busy: busy.filter((_, i) => i !== at) });
  }
};

export const problemOf = (ended: Ended<unknown>, retry: () => void): Problem | null => {
  if (ended.is === 'value') return null;
  if (ended.is === 'trouble') return { trouble: ended.trouble };
  return { trouble: { message: t.problem.lost, next: t.problem.lostNext }, retry };
};

/** Like `attempt`, but shows what went wrong, with a way to try again. Answers undefined then. */
export const call = async <T>(
  session: Session,
  name: string,
  ask: () => Promise<Answer<T>>,
  retry: () => void,
): Promise<T | undefined> => {
  const ended = await attempt(session, name, ask);
  if (ended.is === 'value') return ended.value;
  session.store.set({ problem: problemOf(ended, retry) });
  return undefined;
};

/** Takes the server's word for everything; its clock is the one ages are told by. */
export const accept = ({ store }: Session, console: ConsoleState): void => {
  const { asked } = store.get();
  const { run } = console;
  const now = Date.parse(console.now);
  store.set({
    console,
    run,
    now,
    offset: now - Date.now(),
    openProblem: null,
    lost: false,
    asked: asked.filter((id) => run && !run.datasets.includes(id)),
  });
};

/** Tells screen readers something, even if it is what they were told last. */
export const say = ({ store }: Session, said: string): void => {
  store.set({ said: '' });
  setTimeout(() => store.set({ said }), 50);
};
