import { asJson, keys, snapshot, type Wish } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type Registry, type Repair } from '../model';
import type { RepairInput, RunCard } from './api';
import { whyUnfed } from './feeds';
import { runCard } from './state';
import { requireSteward } from './steward';

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  Number.isFinite(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** @throws setup.bad_date */
const requireDays = (from: string | undefined, to: string | undefined): void => {
  for (const day of [from, to])
    if (day !== undefined && !isDay(day)) throw new FailureError('setup.bad_date', { value: day });
  if (to !== undefined && (from === undefined || to < from))
    throw new FailureError('setup.bad_date', { value: `${from ?? ''} – ${to}` });
};

/**
 * Reads data sets again from their sources, or builds them again from what is stored, or tells what either
 * would change. It is a run like any other: it is queued, shows progress, goes on after an execution ends,
 * and can be cancelled.
 * @throws setup.unknown_dataset, setup.unknown_connection, setup.bad_date
 */
export const repair = (
  host: Host,
  registry: Registry<Host>,
  { dataset, from, to, sites, ...how }: RepairInput,
): RunCard | null => {
  const now = snapshot(host);
  requireSteward(host, now);
  if (!registry.datasets.get(dataset)) throw new FailureError('setup.unknown_dataset', { dataset });
  const why = whyUnfed(registry, now, dataset);
  if (why && !(how.landed && why.code === 'setup.paused'))
    throw new FailureError(why.code, why.params);
  requireDays(from, to);
  for (const id of sites ?? [])
    if (!now.connections.some((connection) => connection.id === id))
      throw new FailureError('setup.unknown_connection');
  const wanted: Repair = {
    ...(how.landed
      ? { landed: true }
      : {
          again: {
            ...(sites && sites.length > 0 ? { connections: sites } : {}),
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
          },
        }),
    ...(how.preview ? { preview: true } : {}),
  };
  const wish: Wish = {
    at: new Date(host.clock.now()).toISOString(),
    by: host.person.email(),
    datasets: [dataset],
    repair: wanted,
  };
  host.records.set(keys.wish(host.person.uuid()), asJson(wish));
  return runCard(host, snapshot(host));
};
