/** Executions that end at each of their calls in turn. */
import type { Machine } from '../../emulator/machine/machine';
import { Killed, type Desk } from './desk';
import type { Server } from './lasting';

/** What went wrong is told of so many calls, and no more are tried. */
const TOLD = 3;

/**
 * Ends what `act` does at each of its calls of the host, before the call's effect and after it, each time from `start`.
 * @param then what has to hold afterwards, and throws where it does not.
 */
export const killedEverywhere = async <A>(
  machine: Machine,
  start: ReturnType<Machine['snapshot']>,
  calls: number,
  act: () => Promise<A>,
  then: (answer: A, k: number) => Promise<void>,
): Promise<void> => {
  const wrong: string[] = [];
  for (let k = 1; k <= calls && wrong.length < TOLD; k++)
    for (const kill of ['killAtCall', 'killAfterCall'] as const) {
      machine.restore(start);
      machine.faults({ [kill]: k });
      const answer = await act();
      machine.faults({});
      try {
        await then(answer, k);
      } catch (problem) {
        wrong.push(`${kill} ${k}: ${(problem as Error).message.slice(0, 1500)}`);
      }
    }
  expect(wrong).toEqual([]);
};

/**
 * Ends an execution at the k-th call of host or server, and all that follow.
 * @param after whether the server does that call and only its answer is lost.
 * @returns lets executions live again, and tells how many calls there were.
 */
export const killAt = (desk: Desk, server: Server, k: number, after: boolean): (() => number) => {
  let n = 0;
  let dead = false;
  const step = (): void => {
    if (dead || (n += 1) === k) {
      dead = true;
      throw new Killed();
    }
  };
  desk.before(step);
  server.before(after ? () => (dead ? step() : undefined) : step);
  server.after(after ? step : null);
  return () => {
    desk.before(null);
    server.before(null);
    server.after(null);
    return n;
  };
};
