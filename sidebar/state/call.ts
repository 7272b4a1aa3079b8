import type { Answer, ConsoleState, RunCard, Trouble } from '../../src/app/api';
import { t } from '../messages';
import { keepSame } from './same';
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

/**
 * A call that changes something. Such calls are made one after another, so that each answer holds what
 * the ones before have done.
 */
export const change = <T>(
  session: Session,
  name: string,
  ask: () => Promise<Answer<T>>,
): Promise<Ended<T>> => {
  const { order } = session;
  const { before } = order;
  const mine = attempt(session, name, async () => {
    await before;
    const answer = await ask();
    order.changed = tick(session);
    return answer;
  });
  order.before = mine;
  return mine;
};

/** Like `change`, but shows what went wrong, with a way to try again. Answers undefined then. */
export const call = async <T>(
  session: Session,
  name: string,
  ask: () => Promise<Answer<T>>,
  retry: () => void,
): Promise<T | undefined> => {
  const ended = await change(session, name, ask);
  if (ended.is === 'value') return ended.value;
  session.store.set({ problem: problemOf(ended, retry) });
  return undefined;
};

export const problemOf = (
  ended: Exclude<Ended<unknown>, { readonly is: 'value' }>,
  retry: () => void,
): Problem =>
  ended.is === 'trouble'
    ? { trouble: ended.trouble }
    : { trouble: { message: t.problem.lost, next: t.problem.lostNext }, retry };

/** A moment in the order of calls and answers. */
export const tick = ({ order }: Session): number => (order.now += 1);

/**
 * Answers overtake each other: what was asked before the last change was made may not know of it.
 * @param asked when a reading was asked for.
 */
export const isStale = ({ order }: Session, asked: number): boolean => asked < order.changed;

/**
 * To be called when a reading is asked for, and what it answers when the answer is here: whether that is to be
 * shown, or something that was asked for later is shown already.
 */
export const inOrder = (session: Session, name: string) => {
  const { shown } = session.order;
  const asked = tick(session);
  /** @param came whether it brought something; a failure keeps nothing that comes later from being shown. */
  return (came = true): boolean => {
    if (asked < (shown.get(name) ?? 0)) return false;
    if (came) shown.set(name, asked);
    return true;
  };
};

/** Takes the server's word for everything; its clock is the one ages are told by. */
export const accept = ({ store }: Session, said: ConsoleState): void => {
  const { asked, console: before } = store.get();
  const { run } = said;
  const console = {
    ...said,
    connectors: keepSame(before?.connectors, said.connectors, ({ id }) => id),
    connections: keepSame(before?.connections, said.connections, ({ id }) => id),
    datasets: keepSame(before?.datasets, said.datasets, ({ id }) => id),
    notices: keepSame(
      before?.notices,
      said.notices,
      ({ kind, connection }) => `${kind}/${connection}`,
    ),
  };
  const now = Date.parse(console.now);
  store.set({
    console,
    run,
    now,
    offset: now - Date.now(),
    openProblem: null,
    lost: false,
    asked: stillAsked(asked, run),
  });
};

/** What a run holds is asked for no longer: it is being done. */
const stillAsked = (asked: readonly string[], run: RunCard | null): readonly string[] =>
  run ? asked.filter((id) => !run.datasets.includes(id)) : [];

/** Tells screen readers something, even if it is what they were told last. */
export const say = ({ store }: Session, said: string): void => {
  store.set({ said: '' });
  setTimeout(() => store.set({ said }), 50);
};
