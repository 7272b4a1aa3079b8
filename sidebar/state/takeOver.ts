import type { ConnectionCard, ConnectorCard, ConsoleState, Trouble } from '../../src/app/api';
import { t } from '../messages';
import { accept, change, problemOf, say } from './call';
import { loadSettings } from './settings';
import type { Session } from './session';

/** Secrets as they are typed, by connection and setting. */
export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** The message at each secret, by `connection/setting`; or at a connection, by its id. */
export type SecretErrors = Readonly<Record<string, string>>;

export interface Asked {
  readonly connection: ConnectionCard;
  readonly connector: ConnectorCard;
  readonly secrets: ConnectorCard['settings'];
}

/** The connections whose keys must be given anew: nobody but the steward before could use them. */
export const askedOf = ({ connections, connectors }: ConsoleState): readonly Asked[] =>
  connections.flatMap((connection) => {
    const connector = connectors.find(({ id }) => id === connection.connector);
    const secrets = (connector?.settings ?? []).filter(({ type }) => type === 'secret');
    return connector && secrets.length > 0 ? [{ connection, connector, secrets }] : [];
  });

export const missingIn = (asked: readonly Asked[], secrets: Secrets): SecretErrors =>
  Object.fromEntries(
    asked.flatMap(({ connection: { id }, secrets: wanted }) =>
      wanted
        .filter(({ name, optional }) => !optional && !secrets[id]?.[name]?.trim())
        .map(({ name, title }) => [`${id}/${name}`, t.form.empty(title)]),
    ),
  );

const hostOf = ({ settings }: ConnectionCard): string =>
  Object.values(settings)
    .map((value) => /^https?:\/\/([^/:]+)/.exec(value)?.[1])
    .find((host) => host !== undefined) ?? '';

/** The connection a trouble names, by its site or its host; null: it concerns all of them. */
export const connectionOf = (asked: readonly Asked[], { message }: Trouble): string | null => {
  const named = asked.filter(
    ({ connection }) =>
      message.includes(connection.site) ||
      (hostOf(connection) !== '' && message.includes(hostOf(connection))),
  );
  // Two campuses of one system have one host: then nothing tells them apart but the site.
  const bySite = named.filter(({ connection }) => message.includes(connection.site));
  const [one, more] = bySite.length > 0 ? bySite : named;
  return one && !more ? one.connection.id : null;
};

/** @returns the connection's error, or none: it is done, or the trouble is shown for the whole. */
export const takeOver = async (
  session: Session,
  asked: readonly Asked[],
  secrets: Secrets,
): Promise<SecretErrors> => {
  const { store, client } = session;
  const ended = await change(session, 'takeOver', () => client.takeOver(secrets));
  if (ended.is === 'value') {
    accept(session, ended.value);
    store.set({ page: null, tab: 'settings' });
    say(session, t.takeOver.done);
    void loadSettings(session);
    return {};
  }
  const id = ended.is === 'trouble' ? connectionOf(asked, ended.trouble) : null;
  if (ended.is === 'trouble' && id)
    return { [id]: `${ended.trouble.message} ${ended.trouble.next}` };
  store.set({ problem: problemOf(ended, () => void takeOver(session, asked, secrets)) });
  return {};
};
