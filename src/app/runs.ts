import type { Approved, Placed, Scheduled, Switched } from '../engine/choices';
import { archive } from '../engine/record';
import { asJson, keys, snapshot, type Wish } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, isOver, type Destination, type Registry, type Schedule } from '../model';
import type { RunCard } from './api';
import { whyUnfed } from './feeds';
import { runCard } from './state';

/** Wishes are records of their own, written without the lock: anybody may wish at any time. */
export const refresh = (
  host: Host,
  registry: Registry<Host>,
  ids: readonly string[] | null,
): RunCard | null => {
  const now = snapshot(host);
  const asked = ids ?? now.subscriptions.filter((s) => s.on).map((s) => s.dataset);
  const wanted = asked.filter((id) => !whyUnfed(registry, now, id));
  const [first] = asked;
  const why = wanted.length === 0 && first !== undefined && whyUnfed(registry, now, first);
  if (why) throw new FailureError(why.code, why.params);
  if (wanted.length > 0) {
    const at = new Date(host.clock.now()).toISOString();
    const wish: Wish = { at, by: host.person.email(), datasets: wanted };
    host.records.set(keys.wish(host.person.uuid()), asJson(wish));
  }
  return runCard(host, snapshot(host));
};

export const switchDataset = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  on: boolean,
): void => {
  if (!registry.datasets.get(id)) throw new FailureError('setup.unknown_dataset', { dataset: id });
  if (snapshot(host).subscription(id).on === on) return;
  const at = new Date(host.clock.now()).toISOString();
  host.records.set(keys.switched(id), asJson({ on, at } satisfies Switched));
};

export const setSchedule = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  schedule: Schedule,
): void => {
  if (!registry.datasets.get(id)) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const at = new Date(host.clock.now()).toISOString();
  host.records.set(keys.scheduled(id), asJson({ schedule, at } satisfies Scheduled));
};

const DESTINATIONS: readonly Destination[] = ['tab', 'table', 'both'];

/** Where it goes from its next refresh on. What is published elsewhere stays there as it is. */
export const setDestination = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  to: Destination,
): void => {
  if (!registry.datasets.get(id)) throw new FailureError('setup.unknown_dataset', { dataset: id });
  if (!DESTINATIONS.includes(to))
    throw new FailureError('setup.bad_setting', {
      setting: 'Published to',
      expected: 'a tab, a table or both',
    });
  const at = new Date(host.clock.now()).toISOString();
  host.records.set(keys.placed(id), asJson({ to, at } satisfies Placed));
};

/** Lets a held data set through with the number of rows the person has seen. */
export const publishAnyway = (host: Host, registry: Registry<Host>, id: string): RunCard | null => {
  const { failure, version } = snapshot(host).subscription(id);
  if (failure?.code === 'data.held' && version) {
    const approved: Approved = { rows: Number(failure.params['after']), of: version.at };
    host.records.set(keys.approved(id), asJson(approved));
  }
  return refresh(host, registry, [id]);
};

/** Asks the executor to stop; where none is at work the run ends here. */
export const cancel = (host: Host): RunCard | null => {
  const now = snapshot(host);
  for (const id of Object.keys(now.wishes)) host.records.remove(keys.wish(id));
  if (!now.run || isOver(now.run.status)) return runCard(host, snapshot(host));
  host.records.set(keys.cancel, now.run.id);
  if (host.lock.tryAcquire(0)) {
    const { run } = snapshot(host);
    if (run && !isOver(run.status)) {
      const at = new Date(host.clock.now()).toISOString();
      archive(host, { ...run, status: { is: 'cancelled', at } });
    }
    host.lock.release();
  }
  return runCard(host, snapshot(host));
};
