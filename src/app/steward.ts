import { describeConnection } from '../engine/read';
import { archive } from '../engine/record';
import {
  asJson,
  keys,
  snapshot,
  type Identity,
  type Leftover,
  type Snapshot,
  type Steward,
} from '../engine/store';
import type { Host } from '../host/host';
import {
  FAILURES,
  FailureError,
  failureOf,
  isOver,
  logged,
  type Connection,
  type Connector,
  type FileId,
  type Json,
  type Registry,
  type Subscription,
} from '../model';
import { fedAgain, needsSecret } from './feeds';
import { withoutSecret } from './identity';
import { lookAfterTrigger } from './trigger';

type Values = Readonly<Record<string, string>>;

/** An executor stops soon after it is told to; nobody waits longer for it. */
const STOP_MS = 30_000;

export const tidy = (values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

export const isSteward = (host: Host, { steward }: Snapshot): boolean =>
  steward !== null && steward.email === host.person.email();

/**
 * Refuses what only the steward can do: the secrets are in that account and nowhere else. While there is
 * no steward anybody may, and becomes it.
 * @throws setup.not_steward
 */
export const requireSteward = (host: Host, { steward }: Snapshot): void => {
  if (steward && steward.email !== host.person.email())
    throw new FailureError('setup.not_steward', { steward: steward.email });
};

/** Does something while nobody works on a run. @throws setup.running */
export const undisturbed = <T>(host: Host, milliseconds: number, act: () => T): T => {
  if (!host.lock.tryAcquire(milliseconds)) throw new FailureError('setup.running');
  try {
    return act();
  } finally {
    host.lock.release();
  }
};

/** The records that make whoever asks the steward. The trigger is theirs to make, before this is written. */
export const stewardship = (host: Host, now: Snapshot): Record<string, Json> => ({
  [keys.steward]: asJson({
    email: host.person.email(),
    since: new Date(host.clock.now()).toISOString(),
  } satisfies Steward),
  ...(now.get(keys.workbook) === undefined
    ? { [keys.workbook]: asJson({ id: host.workbook.id() } satisfies Identity) }
    : {}),
});

/** Tries a connection with settings and secrets that are whole. @throws setup.missing, source failures */
export const tryConnection = (
  host: Host,
  connector: Connector,
  settings: Values,
  secrets: Values,
): string => {
  const missing = connector.settings.find(
    (s) => !s.optional && !(s.type === 'secret' ? secrets[s.name] : settings[s.name]),
  );
  if (missing) throw new FailureError('setup.missing', { setting: missing.title });
  return describeConnection(host, connector, settings, secrets);
};

/**
 * Makes whoever asks the steward. Every connection whose secrets are given is tried first; one whose
 * secrets are not given is paused until they are. One write moves the stewardship; what comes after it
 * is also done by the new steward's next execution, so a kill at any call leaves one steward, and asking
 * again ends well. The old landing lies in another account's Drive and cannot be seen from here: all is
 * read anew, and that account clears away its own (see {@link clearLeftover}).
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
  if (before.run && !isOver(before.run.status)) host.records.set(keys.cancel, before.run.id);
  undisturbed(host, STOP_MS, () => {
    const now = snapshot(host);
    const { run } = now;
    const at = new Date(host.clock.now()).toISOString();
    if (run && !isOver(run.status)) archive(host, { ...run, status: { is: 'cancelled', at } });
    for (const id of given.keys()) host.secrets.set(keys.secret(id), tidy(secrets[id] ?? {}));
    // Without a stewardship this trigger removes itself; a stewardship without it would stand still.
    lookAfterTrigger(host, now);
    host.records.setAll(handedOver(host, registry, now, given));
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
): ReadonlyMap<string, string> => {
  const given = new Map<string, string>();
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
  given: ReadonlyMap<string, string>,
): Record<string, Json> => {
  const at = new Date(host.clock.now()).toISOString();
  const records: Record<string, Json> = { ...stewardship(host, now), [keys.handover]: at };
  const old = now.steward?.email;
  if (old !== undefined && old !== host.person.email()) {
    const left = now.get(keys.leftover(old)) as unknown as Leftover | undefined;
    const folder = now.get('folder');
    records[keys.leftover(old)] = asJson({
      connections: [
        ...new Set([...(left?.connections ?? []), ...now.connections.map(({ id }) => id)]),
      ],
      ...(typeof folder === 'string' ? { folder } : left?.folder ? { folder: left.folder } : {}),
    } satisfies Leftover);
  }
  const connections = now.connections.map((connection) =>
    entrusted(registry, connection, given.get(connection.id), at),
  );
  for (const connection of connections)
    records[keys.connection(connection.id)] = asJson(connection);
  const again = fedAgain(registry, now, connections, at);
  for (const subscription of now.subscriptions) {
    const key = keys.subscription(subscription.dataset);
    const next = again[key] as unknown as Subscription | undefined;
    const { memory, quarantine, writing } = subscription;
    if (next ?? memory ?? quarantine ?? writing)
      records[key] = asJson(withoutFiles(next ?? subscription));
  }
  return records;
};

/** A connection in the new steward's hands. @param about what it said with the secrets given anew. */
const entrusted = (
  registry: Registry<Host>,
  connection: Connection,
  about: string | undefined,
  at: string,
): Connection => {
  if (about === undefined)
    return needsSecret(registry.connectors.get(connection.connector))
      ? withoutSecret(connection)
      : connection;
  const { paused, credential, ...rest } = connection;
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

/**
 * Clears away what belongs to the landing of the steward before. Under the lock, and before anything is
 * landed. Done by the new steward's next execution where taking over did not come so far.
 */
export const finishHandover = (host: Host): void => {
  const stale: readonly string[] = [
    ...['folder', 'versions', keys.journal, keys.progress, keys.cancel, keys.heartbeat],
  ];
  for (const key of Object.keys(host.records.all('')))
    if (key.startsWith('manifest/') || stale.includes(key)) host.records.remove(key);
  // Whoever was the steward here before has files of that time, which nothing names any more.
  host.files.remove(host.files.list('').map(({ id }) => id));
  host.records.remove(keys.leftover(host.person.email()));
  host.records.remove(keys.handover);
};

/**
 * What lies in the account of somebody who was the steward: the secrets and the folder of raw data.
 * Only that account can clear it away, at its trigger's last execution or when it opens the console.
 * Where neither happens they remain there; the colleague can delete the folder and uninstall the add-on.
 * @returns whether nothing is left to be tried again.
 */
export const clearLeftover = (host: Host, now: Snapshot): boolean => {
  const me = host.person.email();
  if (now.get(keys.leftover(me)) === undefined) return true;
  if (!host.lock.tryAcquire(1_000)) return false;
  try {
    const again = snapshot(host);
    const left = again.get(keys.leftover(me)) as unknown as Leftover | undefined;
    // Back in office: the new landing is made of the same things.
    if (!left || again.steward?.email === me) return true;
    for (const id of left.connections) host.secrets.remove(keys.secret(id));
    if (left.folder) host.files.remove([left.folder as FileId]);
    host.records.remove(keys.leftover(me));
    host.log.write('steward.left', { connections: left.connections.length });
    return true;
  } catch (error) {
    const failure = failureOf(error);
    host.log.write('steward.uncleared', logged(failure));
    return FAILURES[failure.code].recovery === 'fail';
  } finally {
    host.lock.release();
  }
};
