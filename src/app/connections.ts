import { renewing } from '../engine/between';
import { manifestKey } from '../engine/manifests';
import { describeConnection } from '../engine/read';
import { asJson, keys, snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { languageOf } from '../messages';
import { FailureError, type Connection, type Connector, type Fact, type Registry } from '../model';
import { answersIn, isDate, requireAnswers } from './answers';
import type { ConnectionInput } from './api';
import { fedAgain, lacksSecret, withConnection } from './feeds';
import { newConnectionId } from './identity';
import { latest, remember } from './renewed';
import { requireSteward, stewardship, undisturbed } from './steward';
import { lookAfterTrigger } from './trigger';

export type Values = Readonly<Record<string, string>>;

/** Whoever saves a connection waits so long for an execution at work to end. */
const PATIENCE_MS = 5_000;

/** A connection as it will be, once what was typed has been tried. */
export interface Draft {
  readonly connector: Connector;
  /** The connection that is edited; absent: a new one. */
  readonly before?: Connection;
  readonly settings: Values;
  readonly secrets: Values;
  readonly site: string;
  /** Secrets were given, not only kept. */
  readonly anew: boolean;
}

/** A permission that the school's build did not ask for is one that nobody can grant. @throws source.scope */
const requireScopes = (
  { scopes: granted = [] }: Registry<Host>,
  { title, scopes = [] }: Connector,
): void => {
  const lacking = scopes.filter((one) => !granted.includes(one));
  if (lacking.length === 0) return;
  const named = lacking.map((scope) => `“${scope}”`).join(', ');
  throw new FailureError('source.scope', { source: title, scope: lacking[0]!, scopes: named });
};

/** @throws setup.unknown_connector, setup.unknown_connection, setup.bad_date, source.scope */
export const draftOf = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionInput,
  now: Snapshot,
): Draft => {
  const connector = registry.connectors.get(input.connector);
  if (!connector) throw new FailureError('setup.unknown_connector', { connector: input.connector });
  requireScopes(registry, connector);
  const before = now.connections.find((c) => c.id === input.id);
  // An id this workbook does not have may be another's: its secrets are not for this one.
  if (input.id !== undefined && !before) throw new FailureError('setup.unknown_connection');
  if (input.expires !== undefined && !isDate(input.expires))
    throw new FailureError('setup.bad_date', { value: input.expires });
  const given = tidy(input.secrets);
  const kept = before ? host.secrets.get(keys.secret(before.id)) : undefined;
  return {
    connector,
    ...(before ? { before } : {}),
    settings: answersIn(connector.settings, tidy(input.settings)),
    secrets: { ...(kept as Record<string, string> | undefined), ...given },
    site: input.site.trim() || connector.title,
    anew: Object.keys(given).length > 0,
  };
};

/** Rows are told apart by it. @throws setup.same_site */
const requireOwnSite = ({ connections }: Snapshot, { before, connector, site }: Draft): void => {
  const clash = connections.some(
    (c) => c.site === site && c.connector === connector.id && c.id !== before?.id,
  );
  if (clash) throw new FailureError('setup.same_site', { site });
};

export const tidy = (values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

/**
 * Tries a connection with settings and secrets that are whole.
 * @param saved the connection whose secrets these are, where nothing was typed anew.
 * @throws what `requireAnswers` throws, source failures
 */
export const tryConnection = (
  host: Host,
  connector: Connector,
  settings: Values,
  secrets: Values,
  saved?: string,
): readonly Fact[] => {
  requireAnswers(connector.settings, settings, secrets);
  const now = latest(host, secrets);
  const keep = saved === undefined ? remember(host, secrets) : renewing(host, saved);
  return describeConnection(host, connector, settings, now, keep);
};

const tryDraft = (host: Host, { connector, settings, secrets, anew, before }: Draft) =>
  tryConnection(host, connector, settings, secrets, anew ? undefined : before?.id);

/** Tries the connection with what was typed, and for an existing one with the secrets it has. */
export const testConnection = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionInput,
): readonly Fact[] => {
  const now = snapshot(host);
  requireSteward(host, now);
  const draft = draftOf(host, registry, input, now);
  return tryDraft(host, draft);
};

/**
 * Tests and saves. The first connection makes whoever saves it the steward, and sets the trigger.
 * @param language of whoever saves it: in it is told what of its rows cannot be taken.
 */
export const saveConnection = (
  host: Host,
  registry: Registry<Host>,
  input: ConnectionInput,
  language = '',
): void => {
  const now = snapshot(host);
  requireSteward(host, now);
  const draft = draftOf(host, registry, input, now);
  requireOwnSite(now, draft);
  const about = tryDraft(host, draft);
  // Two people may save the first one at once; and another server's rows are other rows, which a run
  // at work would mix with what it lands.
  if (!now.steward || (draft.before && isElsewhere(draft.before, draft)))
    undisturbed(host, PATIENCE_MS, () => {
      const again = snapshot(host);
      requireSteward(host, again);
      const anew = draftOf(host, registry, input, again);
      requireOwnSite(again, anew);
      save(host, registry, anew, { ...input, language }, about, again);
    });
  else save(host, registry, draft, { ...input, language }, about, now);
};

const isElsewhere = (before: Connection, { connector, settings }: Draft): boolean =>
  before.connector !== connector.id || JSON.stringify(before.settings) !== JSON.stringify(settings);

const save = (
  host: Host,
  registry: Registry<Host>,
  draft: Draft,
  { expires, language }: ConnectionInput & { readonly language: string },
  about: readonly Fact[],
  now: Snapshot,
): void => {
  const { before, connector, site, settings, secrets, anew } = draft;
  const id = before?.id ?? newConnectionId(host);
  const at = new Date(host.clock.now()).toISOString();
  const connection: Connection = {
    v: 1,
    id,
    connector: connector.id,
    site,
    settings,
    createdAt: before?.createdAt ?? at,
    about,
    ...(languageOf(language) === 'en' ? {} : { language }),
    // Paused for want of a secret, it goes on; paused by a person, it waits for one.
    ...(before?.paused && before.credential ? { paused: true } : {}),
    ...(before?.pushed ? { pushed: before.pushed } : {}),
    credential: {
      since: (anew ? undefined : before?.credential?.since) ?? at,
      ...(expires ? { expires } : {}),
    },
  };
  // What was landed from the old address is read anew. Forgotten first: killed in between, it is read
  // again from where it came from.
  if (before && isElsewhere(before, draft)) host.records.remove(manifestKey(id));
  // Secrets and the trigger first: a connection without them would be tried in vain.
  // Those that were kept stay as they are: a run at work may have renewed them.
  if (anew || !before) host.secrets.set(keys.secret(id), latest(host, secrets));
  lookAfterTrigger(host, now);
  host.records.setAll({
    ...fedAgain(registry, now, withConnection(now.connections, connection), at),
    [keys.connection(id)]: asJson(connection),
    ...(now.steward ? {} : stewardship(host, now)),
  });
  host.log.write('connection.saved', { connection: id, connector: connector.id });
};

/** A paused connection is not read; its rows stay where they are published. */
export const pauseConnection = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  paused: boolean,
): void => {
  const now = snapshot(host);
  requireSteward(host, now);
  const found = now.connections.find((c) => c.id === id);
  if (!found) throw new FailureError('setup.unknown_connection');
  if (!paused && lacksSecret(registry, found))
    throw new FailureError('setup.secret_missing', { site: found.site, connection: id });
  const { paused: _, ...rest } = found;
  const connection: Connection = { ...rest, ...(paused ? { paused: true } : {}) };
  const at = new Date(host.clock.now()).toISOString();
  host.records.setAll({
    ...fedAgain(registry, now, withConnection(now.connections, connection), at),
    [keys.connection(id)]: asJson(connection),
  });
  host.log.write(paused ? 'connection.paused' : 'connection.resumed', { connection: id });
};
