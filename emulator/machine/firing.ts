/** Time-driven triggers, run as they fall due. */
import type { Clock } from './clock';
import type { ExecutionReport } from './execution';
import { TOO_MANY, type Executor } from './executor';
import type { Logs } from './logs';
import type { People } from './people';
import type { Quotas } from './quotas';
import type { ExecutionInfo } from './service';
import { eventOf } from './trigger-event';
import { workbookOf, type Triggers } from './triggers';

/** What the host says to a person who has granted nothing, and in the log of such a trigger. */
export const UNAUTHORIZED = 'Authorization is required to perform that action.';

interface Means {
  readonly clock: Clock;
  readonly quotas: Quotas;
  readonly people: People;
  readonly executor: Executor;
  readonly triggers: Triggers;
  readonly logs: Logs;
  readonly timeZone: string;
  /** Whether the add-on works in a workbook. */
  readonly enabled: (workbook: string) => boolean;
  readonly nextId: () => string;
}

/** Answers a function that runs what is due up to a time, one after the other, in order. */
export function createFiring({ clock, quotas, people, executor, ...means }: Means) {
  const { triggers, logs, timeZone, enabled, nextId } = means;

  /** Why a trigger cannot run now: the host skips it and says so in the log. */
  function obstacle(user: string, left: number): string | null {
    // facts: Triggers. They stop when scopes change without re-authorization.
    if (people.missing(user).length > 0) return UNAUTHORIZED;
    // facts: Quotas. Total run time of triggers a user and day.
    if (left <= 0) return 'Service using too much computer time for one day';
    return executor.full(user) ? TOO_MANY : null;
  }

  return async function fireUntil(time: number): Promise<ExecutionReport[]> {
    const fired: ExecutionReport[] = [];
    for (let due = triggers.due(time); due; due = triggers.due(time)) {
      clock.reach(due.next);
      const start = clock.now();
      const { id, user } = due;
      triggers.ran(id, start); // noted first: one that dies is not started again
      // facts: Triggers. They stop when the add-on is uninstalled or disabled in the document.
      if (!people.isInstalled(user) || !enabled(workbookOf(due))) continue;
      const left = quotas.left('trigger runtime', user, start);
      const reason = obstacle(user, left);
      if (reason !== null) {
        logs.note(start, 'ERROR', reason);
        continue;
      }
      const info: ExecutionInfo = {
        id: nextId(),
        function: due.function,
        user,
        workbook: workbookOf(due),
        mode: 'FULL',
        kind: 'trigger',
      };
      const { execution } = await executor.execute(info, [eventOf(due, start, timeZone)], true);
      quotas.use('trigger runtime', user, start, Math.min(execution.virtualMs, left));
      triggers.skipMissed(id, clock.now());
      fired.push(execution);
    }
    return fired;
  };
}
