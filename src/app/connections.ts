import type { Host } from '../host/host';
import {
  FailureError,
  type Connection,
  type ConnectionId,
  type Registry,
  type TickMinutes,
} from '../model';
import { manifestKey, readManifest } from '../engine/land';
import { describeConnection } from '../engine/read';
import { asJson, keys, snapshot, type Steward } from '../engine/store';
import type { ConnectionInput, Leftovers } from './api';

const tidy = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

const secretsOf = (host: Host, input: ConnectionInput): Record<string, string> => ({
  ...(input.id ? (host.secrets.get(keys.secret(input.id)) as Record<string, string>) : {}),
  ...tidy(input.secrets),
});

const connectorOf = (registry: Registry<Host>, input: ConnectionInput) => {
  const connector = registry.connectors.get(input.connector);
  if (!connector) throw new FailureError('setup.unknown_connector', { connector: input.connector });
  return connector;
};

/** Tries the connection with what was typed, and for an existing one with the secrets it has. */
export const testConnection = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionInput,
): string => {
  const connector = connectorOf(registry, input);
  const settings = tidy(input.settings);
  const secrets = secretsOf(host, input);
  const missing = connector.settings.find(
    (s) => !s.optional && !(s.type === 'secret' ? secrets[s.name] : settings[s.name]),
  );
  if (missing) throw new FailureError('setup.missing', { setting: missing.title });
  return describeConnection(host, connector, settings, secrets);
};

/** Tests and saves. The first connection makes whoever saves it the steward, and sets the trigger. */
export const saveConnection = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionInput,
  tickMinutes: TickMinutes,
): void => {
  const about = testConnection(host, registry, input);
  const connector = connectorOf(registry, input);
  const now = snapshot(host);
  const site = input.site.trim() || connector.title;
  const clash = now.connections.find(
    (c) => c.site === site && c.connector === connector.id && c.id !== input.id,
  );
  if (clash) throw new FailureError('setup.same_site', { site });
  const before = now.connections.find((c) => c.id === input.id);
  const id = before?.id ?? (`c${host.person.uuid().slice(0, 8)}` as ConnectionId);
  const at = new Date(host.clock.now()).toISOString();
  const anew = Object.keys(tidy(input.secrets)).length > 0;
  const connection: Connection = {
    v: 1,
    id,
    connector: connector.id,
    site,
    settings: tidy(input.settings),
    createdAt: before?.createdAt ?? at,
    about,
    ...(before?.paused ? { paused: true } : {}),
    credential: {
      since: (anew ? undefined : before?.credential?.since) ?? at,
      ...(input.expires ? { expires: input.expires } : {}),
    },
  };
  // Secrets first: a connection without them would be tried in vain.
  host.secrets.set(keys.secret(id), secretsOf(host, input));
  const steward: Steward = now.steward ?? {
    email: host.person.email(),
    since: new Date(host.clock.now()).toISOString(),
  };
  host.records.setAll({
    [keys.connection(id)]: asJson(connection),
    [keys.steward]: asJson(steward),
  });
  // Another server's rows are other rows: what was landed from the old address is read anew.
  if (before && JSON.stringify(before.settings) !== JSON.stringify(connection.settings))
    host.records.remove(manifestKey(id));
  host.scheduler.ensure('tick', tickMinutes);
  host.log.write('connection.saved', { connection: id, connector: connector.id });
};

export const pauseConnection = (host: Host, id: string, paused: boolean): void => {
  const found = snapshot(host).connections.find((c) => c.id === id);
  if (!found) return;
  const { paused: _, ...connection } = found;
  host.records.set(
    keys.connection(id),
    asJson({ ...connection, ...(paused ? { paused: true } : {}) }),
  );
};

/** Forgets a connection, its secrets and its raw data. */
export const removeConnection = (
  host: Host,
  _registry: Registry<Host>,
  id: string,
  _leftovers: Leftovers,
): void => {
  const found = readManifest(host, id);
  host.records.remove(keys.connection(id));
  host.secrets.remove(keys.secret(id));
  host.records.remove(manifestKey(id));
  if (found) host.files.remove([...found.manifest.segments.map((s) => s.file), found.file]);
  host.log.write('connection.removed', { connection: id });
};
