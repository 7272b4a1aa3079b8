import type { Switched } from '../engine/choices';
import { forgetInbox } from '../engine/inbox';
import { manifestKey } from '../engine/manifests';
import { forgetPast } from '../engine/past';
import { asJson, keys, snapshot, type Snapshot } from '../engine/store';
import { freeTitle } from '../engine/tab';
import type { Change, Host, Tab } from '../host/host';
import {
  FailureError,
  failureOf,
  type Connection,
  type Dataset,
  type FileId,
  type Json,
  type Registry,
  type Subscription,
} from '../model';
import type { Leftovers } from './api';
import { clearingsOf } from './clearing';
import { requireSteward, undisturbed } from './steward';

const PATIENCE_MS = 5_000;

/** Data sets that are on and that nothing but this connection feeds. */
export const dependsOn = (
  registry: Registry<Host>,
  now: Snapshot,
  { id, connector }: Connection,
): readonly Dataset[] => {
  const others = now.connections.filter((c) => c.id !== id).map((c) => c.connector);
  return registry.datasets.all.filter(
    (d) =>
      now.subscription(d.id).on && connector in d.sql && !others.some((other) => other in d.sql),
  );
};

/**
 * Forgets a connection, its secrets and its raw data. `delete` also switches off the data sets that
 * nothing else feeds and deletes their tabs; `keep` leaves them as they are. Its rows in a warehouse are
 * deleted by the steward's next executions. The connection itself goes last: killed on the way, it is still there to be removed again.
 */
export const removeConnection = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  leftovers: Leftovers,
): void => {
  requireSteward(host, snapshot(host));
  undisturbed(host, PATIENCE_MS, () => {
    const now = snapshot(host);
    const found = now.connections.find((c) => c.id === id);
    if (!found) return;
    const doomed = leftovers === 'delete' ? dependsOn(registry, now, found) : undefined;
    // Noted before anything goes: what stands in a warehouse is deleted once the connection is no more.
    const clearings = clearingsOf(host, registry, now, found, doomed);
    if (Object.keys(clearings).length > 0) host.records.setAll(clearings);
    if (doomed) {
      // Past versions of what others feed hold its rows, too.
      const fed = registry.datasets.all.filter(
        (d) => found.connector in d.sql && now.subscription(d.id).version,
      );
      if (fed.length > 0)
        forgetPast(
          host,
          fed.map((d) => d.id),
        );
      deleteDatasets(host, now, doomed);
    }
    // By name: also what an execution left that died. Where nothing was ever read there is no folder.
    if (now.get('folder') !== undefined)
      host.files.remove(host.files.list(`${id} `).map((file) => file.id));
    host.records.remove(manifestKey(id));
    host.secrets.remove(keys.secret(id));
    if (found.pushed) forgetInbox(host, id);
    host.records.remove(keys.connection(id));
    host.log.write('connection.removed', { connection: id });
  });
};

/** Tabs first: a data set that is off already would not be found again after a kill. */
const deleteDatasets = (host: Host, now: Snapshot, datasets: readonly Dataset[]): void => {
  const subscriptions = datasets.map(({ id }) => now.subscription(id));
  const ids = new Set(subscriptions.map(({ sheetId }) => sheetId));
  const tabs = host.workbook.tabs();
  const doomed = tabs.filter(({ sheetId }) => ids.has(sheetId));
  if (doomed.length > 0) deleteTabs(host, tabs, doomed);
  const files = subscriptions.flatMap(({ memory, quarantine }): FileId[] => [
    ...(memory ? [memory] : []),
    ...(quarantine ? [quarantine] : []),
  ]);
  host.files.remove(files);
  const off: Record<string, Json> = {};
  const at = new Date(host.clock.now()).toISOString();
  for (const { v, dataset, schedule } of subscriptions) {
    const forgotten: Subscription = { v, dataset, on: false, schedule };
    off[keys.subscription(dataset)] = asJson(forgotten);
    off[keys.switched(dataset)] = asJson({ on: false, at } satisfies Switched);
  }
  if (subscriptions.length > 0) host.records.setAll(off);
};

const deleteTabs = (host: Host, tabs: readonly Tab[], doomed: readonly Tab[]): void => {
  const stays = tabs.some((tab) => !tab.hidden && !doomed.includes(tab));
  // A workbook must keep a tab that is seen.
  const blank: Change[] = stays
    ? []
    : [
        {
          do: 'add_tab',
          sheetId: 100_000_000 + (parseInt(host.person.uuid().slice(0, 8), 16) % 900_000_000),
          title: freeTitle(tabs, 'Sheet1'),
          rows: 1000,
          columns: 26,
          hidden: false,
        },
      ];
  try {
    host.workbook.change([
      ...blank,
      ...doomed.map(({ sheetId }): Change => ({ do: 'delete_tab', sheetId })),
    ]);
  } catch (error) {
    const { code, params } = failureOf(error);
    const tab = doomed.map(({ title }) => title).join('”, “');
    throw new FailureError(code, code === 'workbook.locked' ? { ...params, tab } : params);
  }
};
