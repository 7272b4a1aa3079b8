import { archive } from '../engine/record';
import { warehouseOf } from '../engine/site';
import { asJson, keys, snapshot, type Leftover, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  FailureError,
  failureOf,
  isOver,
  type Connection,
  type Fact,
  type Json,
  type Registry,
  type Subscription,
} from '../model';
import { tidy, tryConnection, type Values } from './connections';
import { latest } from './renewed';
import { fedAgain, needsSecret } from './feeds';
import { finishHandover } from './handover';
import { withoutSecret } from './identity';
import { entrustedWarehouse, placesOf, triedWarehouse } from './entrust';
import { stewardship, undisturbed } from './steward';
import { lookAfterTrigger } from './trigger';

/** An executor stops soon after it is told to; nobody waits longer for it. */
const STOP_MS = 30_000;

/**
 * Makes whoever asks the steward. Every connection whose secrets are given is tried first; one whose
 * secrets are not given is paused until they are. One write moves the stewardship; what comes after it
 * is also done by the new steward's next execution, so a kill at any call leaves one steward, and asking
 * again ends well. The old landing lies in another account's Drive and cannot be seen from here: all is
 * read anew, and that account clears away its own (see `clearLeftover`).
 * @param secrets by connection.
 */
export const takeOver = (
  host: Host,
  registry: Registry<Host>,
  secrets: Readonly<Record<string, Values>>,
): void => {
  const me = host.person.email();
  const before = snapshot(host);
  if (before.steward?.email === me && before.get(keys.handover) === undefined) return;
  const given = tried(host, registry, before.connections, secrets);
  const place = triedWarehouse(host, registry, before, secrets);
  if (before.run && !isOver(before.run.status)) host.records.set(keys.cancel, before.run.id);
  undisturbed(host, STOP_MS, () => {
    const now = snapshot(host);
    const { run } = now;
    const at = new Date(host.clock.now()).toISOString();
    if (run && !isOver(run.status)) archive(host, { ...run, status: { is: 'cancelled', at } });
    const ids = [...given.keys(), ...(place ? [warehouseOf(before).id] : [])];
    for (const id of ids) host.secrets.set(keys.secret(id), latest(host, tidy(secrets[id] ?? {})));
    // Without a stewardship this trigger removes itself; a stewardship without it would stand still.
    lookAfterTrigger(host, now);
    host.records.setAll({
      ...handedOver(host, registry, now, given),
      ...entrustedWarehouse(now, place, at),
    });
    finishHandover(host);
    host.log.write('steward.changed', { connections: given.size });
  });
};

/** What each connection said that was given its secrets. Nothing is changed yet. */
const tried = (
  host: Host,
  registry: Registry<Host>,
  connections: readonly Connection[],
  secrets: Readonly<Record<string, Values>>,
): ReadonlyMap<string, readonly Fact[]> => {
  const given = new Map<string, readonly Fact[]>();
  for (const { id, connector: name, settings, site } of connections) {
    const connector = registry.connectors.get(name);
    const some = tidy(secrets[id] ?? {});
    if (!connector || Object.keys(some).length === 0) continue;
    try {
      given.set(id, tryConnection(host, connector, settings, some));
    } catch (error) {
      const { code, params } = failureOf(error);
      throw new FailureError(code, { ...params, connection: id, site });
    }
  }
  return given;
};

/** Everything that changes with the stewardship, for one write. */
const handedOver = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  given: ReadonlyMap<string, readonly Fact[]>,
): Record<string, Json> => {
  const at = new Date(host.clock.now()).toISOString();
  const records: Record<string, Json> = { ...stewardship(host, now), [keys.handover]: at };
  const old = now.steward?.email;
  if (old !== undefined && old !== host.person.email()) {
    const left = now.get(keys.leftover(old)) as unknown as Leftover | undefined;
    const folder = now.get('folder');
    records[keys.leftover(old)] = asJson({
      connections: [
        ...new Set([
          ...(left?.connections ?? []),
          ...now.connections.map(({ id }) => id),
          ...placesOf(now),
        ]),
      ],
      ...(typeof folder === 'string' ? { folder } : left?.folder ? { folder: left.folder } : {}),
    } satisfies Leftover);
  }
  const connections = now.connections.map((connection) =>
    entrusted(registry, connection, given.get(connection.id), at),
  );
  for (const connection of connections)
    records[keys.connection(connection.id)] = asJson(connection);
  for (const subscription of now.subscriptions) {
    const { memory, quarantine, writing } = subscription;
    if (memory ?? quarantine ?? writing)
      records[keys.subscription(subscription.dataset)] = asJson(withoutFiles(subscription));
  }
  return { ...records, ...fedAgain(registry, now, connections, at) };
};

/** A connection in the new steward's hands. @param about what it said with the secrets given anew. */
const entrusted = (
  registry: Registry<Host>,
  connection: Connection,
  about: readonly Fact[] | undefined,
  at: string,
): Connection => {
  if (about === undefined)
    return needsSecret(registry.connectors.get(connection.connector), connection.settings)
      ? withoutSecret(connection)
      : connection;
  // What the old steward's secret signed is theirs: the source gets a new one.
  const { paused, credential, pushed: _, ...rest } = connection;
  return {
    ...rest,
    about,
    credential: { ...credential, since: at },
    // Paused for want of a secret, it goes on; paused by a person, it waits for one.
    ...(paused && credential ? { paused } : {}),
  };
};

/** The files are in another account's Drive; what was published and its history stay. */
const withoutFiles = (subscription: Subscription): Subscription => {
  const { memory: _, quarantine: __, writing: ___, ...rest } = subscription;
  return rest;
};
