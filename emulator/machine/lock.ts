/**
 * LockService. Executions contend: a call waits, on the virtual clock, until the holder releases or
 * ends, or its patience is over. facts: V8 runtime. A lock is released at the end of its execution.
 */
import { keyOf, type Owner } from './owner';
import { hasContainer, type Call, type Service } from './service';

interface Waiter {
  readonly call: Call;
  readonly deadline: number;
  readonly decide: (granted: boolean, at: number) => void;
}
interface Lock {
  holder: string | null;
  /** When it was last released: to an execution whose clock is behind, that is still to come. */
  freeAt: number;
  waiters: Waiter[];
}

export interface Locks {
  readonly service: Service;
  /** The execution's clock went on: who waits for its locks may have waited long enough. */
  moved(execution: string, now: number): void;
  /** The execution ended at this virtual time. */
  release(execution: string, now: number): void;
  /** Everybody waits: the one with the least patience gives up. */
  breakDeadlock(): void;
  /** The clock went back: no lock was ever held. */
  forget(): void;
}

export function createLocks(scheduler: {
  block(id: string): void;
  unblock(id: string): void;
}): Locks {
  const locks = new Map<string, Lock>();
  const lockOf = (name: Owner, call: Call): Lock => {
    const key = keyOf(name, call);
    let lock = locks.get(key);
    if (!lock) locks.set(key, (lock = { holder: null, freeAt: 0, waiters: [] }));
    return lock;
  };

  function tryLock(call: Call, name: Owner, ms: number): boolean | Promise<boolean> {
    if (!(ms >= 0)) call.fail(`Invalid argument: ${ms}`);
    const lock = lockOf(name, call);
    const me = call.execution.id;
    if (lock.holder === null || lock.holder === me) {
      const wait = lock.holder === me ? 0 : Math.max(0, lock.freeAt - call.now());
      call.spend(Math.min(wait, ms));
      if (wait > ms) return false;
      lock.holder = me;
      return true;
    }
    if (ms === 0) return false;
    return new Promise((resolve) => {
      const waiter: Waiter = {
        call,
        deadline: call.now() + ms,
        decide(granted, at) {
          lock.waiters = lock.waiters.filter((w) => w !== waiter);
          call.spend(Math.max(0, at - call.now()));
          if (granted) lock.holder = me;
          scheduler.unblock(me);
          resolve(granted);
        },
      };
      lock.waiters.push(waiter);
      scheduler.block(me);
    });
  }

  function free(lock: Lock, now: number): void {
    lock.holder = null;
    lock.freeAt = now;
    for (const waiter of [...lock.waiters])
      if (waiter.deadline < now) waiter.decide(false, waiter.deadline);
    lock.waiters[0]?.decide(true, now);
  }

  return {
    service: {
      'LockService.getDocumentLock': hasContainer,
      'LockService.tryLock': tryLock,
      'LockService.waitLock': async (call, name: Owner, ms: number) => {
        const granted = await tryLock(call, name, ms);
        if (!granted) call.fail('Lock timeout: another process was holding the lock for too long.');
      },
      'LockService.hasLock': (call, name: Owner) => lockOf(name, call).holder === call.execution.id,
      'LockService.releaseLock': (call, name: Owner) => {
        const lock = lockOf(name, call);
        if (lock.holder === call.execution.id) free(lock, call.now());
      },
    },
    moved(execution, now) {
      for (const lock of locks.values())
        if (lock.holder === execution)
          for (const waiter of [...lock.waiters])
            if (waiter.deadline < now) waiter.decide(false, waiter.deadline);
    },
    release(execution, now) {
      for (const lock of locks.values()) if (lock.holder === execution) free(lock, now);
    },
    forget: () => locks.clear(),
    breakDeadlock() {
      const waiters = [...locks.values()].flatMap((lock) => lock.waiters);
      const first = waiters.sort((a, b) => a.deadline - b.deadline)[0];
      first?.decide(false, first.deadline);
    },
  };
}
