/**
 * In which order the calls of simultaneous executions take effect. By arrival, by virtual time, or
 * in turns chosen by a seed: in the last two every running execution must have a call pending (or
 * wait for a lock) before the next is chosen, so that the interleaving is the same every time,
 * whatever the threads do.
 */
import { createRandom } from './random';
import type { Settings } from './settings';

type State =
  | { readonly is: 'computing' }
  | { readonly is: 'pending'; readonly at: number; readonly serve: () => Promise<void> }
  | { readonly is: 'serving' }
  /** Inside a call, waiting for a lock that another execution holds. */
  | { readonly is: 'blocked' };

export interface Scheduler {
  start(id: string): void;
  /** A call made at this virtual time. `serve` resolves when the answer is on its way to the script. */
  submit(id: string, at: number, serve: () => Promise<void>): void;
  block(id: string): void;
  unblock(id: string): void;
  end(id: string): void;
  readonly running: number;
}

/** `onDeadlock` is called when every running execution waits for a lock. */
export function createScheduler(schedule: Settings['schedule'], onDeadlock: () => void): Scheduler {
  const states = new Map<string, State>();
  const random = typeof schedule === 'object' ? createRandom(schedule.seed) : null;

  function serve(id: string, work: () => Promise<void>): void {
    states.set(id, { is: 'serving' });
    void work().then(() => {
      if (states.has(id)) states.set(id, { is: 'computing' });
      pump();
    });
  }

  function pump(): void {
    const all = [...states];
    if (all.length > 0 && all.every(([, s]) => s.is === 'blocked')) return onDeadlock();
    if (schedule === 'arrival' || all.some(([, s]) => s.is === 'computing' || s.is === 'serving'))
      return;
    // by name, because the order of arrival is the threads' and not the seed's
    const pending = all
      .flatMap(([id, s]) => (s.is === 'pending' ? [{ id, ...s }] : []))
      .sort((a, b) => (random ? 0 : a.at - b.at) || (a.id < b.id ? -1 : 1));
    const next = pending[random ? random.below(pending.length) : 0];
    if (next) serve(next.id, next.serve);
  }

  return {
    start: (id) => void states.set(id, { is: 'computing' }),
    submit(id, at, work) {
      if (schedule === 'arrival') return serve(id, work);
      states.set(id, { is: 'pending', at, serve: work });
      pump();
    },
    block(id) {
      states.set(id, { is: 'blocked' });
      pump();
    },
    unblock: (id) => void states.set(id, { is: 'serving' }),
    end(id) {
      states.delete(id);
      pump();
    },
    get running() {
      return states.size;
    },
  };
}
