import { movingTo } from '../engine/move';
import { dueSince, type Times } from '../engine/schedule';
import { asJson, keys, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { isOver, type Registry, type Run, type RunId, type Subscription } from '../model';
import { whyUnfed } from './feeds';
import { fitting, noteWaits } from './forecast';
import type { Account } from './quotas';

/**
 * What every tick refreshes is due in each once: although the one before may have ended this very second, and
 * however long this one goes on with others.
 */
const dueInTick = (
  { on, schedule, attemptedAt, failure }: Subscription,
  began: number,
): 'yes' | 'done' | undefined => {
  const at = Date.parse(attemptedAt ?? '');
  if (!on || schedule.every !== 'tick' || failure || Number.isNaN(at)) return undefined;
  return at < began ? 'yes' : 'done';
};

/**
 * Data sets that are to be refreshed by themselves now, and since when.
 * @param tick it is a trigger's execution that asks.
 */
export const dueNow = (
  host: Pick<Host, 'clock'>,
  registry: Registry<Host>,
  now: Snapshot,
  tick = false,
): readonly { readonly id: string; readonly since: number }[] => {
  const times: Times = { clock: host.clock, calendar: now.calendar };
  const began = host.clock.now() - host.clock.elapsed();
  return now.subscriptions.flatMap((subscription) => {
    const inTick = dueInTick(subscription, began);
    if (inTick === 'done') return [];
    const since = dueSince(subscription, times) ?? (tick && inTick === 'yes' ? began : null);
    if (since === null || whyUnfed(registry, now, subscription.dataset)) return [];
    return [{ id: subscription.dataset, since }];
  });
};

const begin = (host: Host, about: Pick<Run, 'datasets' | 'cause' | 'by' | 'repair'>): Run => {
  const run: Run = {
    v: 1,
    id: `r${host.person.uuid().slice(0, 8)}` as RunId,
    ...about,
    createdAt: new Date(host.clock.now()).toISOString(),
    status: { is: 'queued' },
    outcomes: {},
    executions: 0,
    counts: { requests: 0, rowsRead: 0, retries: 0 },
  };
  host.records.set(keys.run, asJson(run));
  return run;
};

/** The run at hand, unless it waits: then a person who asks again since ends the wait. */
const atHand = (host: Host, { run, wishes }: Snapshot): Run | null | undefined => {
  if (!run || isOver(run.status)) return undefined;
  if (run.status.is !== 'paused' || Date.parse(run.status.until) <= host.clock.now()) return run;
  const { since = run.createdAt } = run.status;
  return Object.values(wishes).some(({ at }) => at > since) ? run : null;
};

/**
 * The run to work on: the one at hand; then what people asked for; then a move; then what is due and fits the day's
 * quotas, the longest overdue first. Null: there is nothing to do now.
 */
export const nextRun = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  account: () => Account,
  trigger: boolean,
): Run | null => {
  const current = atHand(host, now);
  if (current !== undefined) return current;
  const { wished, wishes } = now;
  const repair = Object.keys(wishes).find((id) => wishes[id]?.repair);
  if (repair !== undefined) {
    const { at: _, ...wish } = wishes[repair]!;
    const run = begin(host, { ...wish, cause: 'person' });
    host.records.remove(keys.wish(repair));
    return run;
  }
  if (wished.length > 0) {
    const run = begin(host, { datasets: wished, cause: 'person', by: firstOf(wishes).by });
    // The run is there before its wishes go: killed in between, a wish is granted twice, never lost.
    for (const id of Object.keys(wishes)) host.records.remove(keys.wish(id));
    return run;
  }
  const next = movingTo(now);
  if (next) {
    const on = now.subscriptions.filter((s) => s.on && !whyUnfed(registry, now, s.dataset));
    const datasets = on.map(({ dataset }) => dataset).sort();
    return begin(host, { datasets, cause: 'move', ...(next.by ? { by: next.by } : {}) });
  }
  const due = dueNow(host, registry, now, trigger);
  const fit = due.length > 0 ? fitting(now, due, account(), trigger) : { go: [], wait: [] };
  noteWaits(host, now, fit);
  if (fit.go.length === 0) return null;
  return begin(host, { datasets: [...fit.go].sort(), cause: 'schedule' });
};

const firstOf = (wishes: Snapshot['wishes']): Snapshot['wishes'][string] =>
  Object.values(wishes).reduce((first, wish) => (wish.at < first.at ? wish : first));
