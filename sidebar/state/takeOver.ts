import type { ConnectionCard, ConnectorCard, ConsoleState, Trouble } from '../../src/app/api';
import { isAsked, isSecret } from '../../src/model/connector';
import { t } from '../messages/more';
import { accept, change, problemOf, say } from './call';
import { loadSettings } from './settings';
import type { Session } from './session';

/** Secrets as they are typed, by connection and setting. */
export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** The message at each secret, by `connection/setting`; or at a connection, by its id. */
export type SecretErrors = Readonly<Record<string, string>>;

export interface Asked {
  /** Or the place where data sets are built: its secrets lie under an id as well. */
  readonly connection: Pick<ConnectionCard, 'id' | 'site'>;
  /** Title of its connector or engine. */
  readonly of: string;
  readonly secrets: ConnectorCard['settings'];
}

/** The connections whose keys must be given anew: nobody but the steward before could use them. */
export const askedOf = ({ connections, connectors, warehouse }: ConsoleState): readonly Asked[] => [
  ...connections.flatMap((connection) => {
    const connector = connectors.find(({ id }) => id === connection.connector);
    const secrets = (connector?.settings ?? []).filter(
      (setting, _, all) => isSecret(setting) && isAsked(setting, all, connection.settings),
    );
    return connector && secrets.length > 0 ? [{ connection, of: connector.title, secrets }] : [];
  }),
  ...(warehouse && warehouse.secrets.length > 0
    ? [
        {
          connection: { id: warehouse.id, site: warehouse.title },
          of: warehouse.title,
          secrets: warehouse.secrets,
        },
      ]
    : []),
];

const isGiven = (secrets: Secrets, id: string): boolean =>
  Object.values(secrets[id] ?? {}).some((value) => value.trim() !== '');

/** Connections whose keys nobody has at hand: they are paused until somebody gives them. */
export const leftOut = (
  asked: readonly Asked[],
  secrets: Secrets,
): readonly Asked['connection'][] =>
  asked.map(({ connection }) => connection).filter(({ id }) => !isGiven(secrets, id));

/** A key that is given must be whole. */
export const missingIn = (asked: readonly Asked[], secrets: Secrets): SecretErrors =>
  Object.fromEntries(
    asked
      .filter(({ connection }) => isGiven(secrets, connection.id))
      .flatMap(({ connection: { id }, secrets: wanted }) =>
        wanted
          .filter(({ name, optional }) => !optional && !secrets[id]?.[name]?.trim())
          .map(({ name, title }) => [`${id}/${name}`, t.form.empty(title)]),
      ),
  );

/** The connection a trouble is about, or null: it concerns all of them. */
export const connectionOf = (asked: readonly Asked[], { params }: Trouble): string | null =>
  asked.find(({ connection }) => connection.id === params?.connection)?.connection.id ?? null;

/** The key is asked for right here: nobody need be sent to Connections. */
const nextOf = ({ code, next }: Trouble): string => t.form.nextSteps[code] ?? next;

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
    return { [id]: `${ended.trouble.message} ${nextOf(ended.trouble)}` };
  store.set({ problem: problemOf(ended, () => void takeOver(session, asked, secrets)) });
  return {};
};
