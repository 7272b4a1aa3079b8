import type { Host } from '../host/host';
import type { Kept } from '../http/client';
import type { Connector, Json } from '../model';
import { keys } from './store';

type Secrets = Readonly<Record<string, string>>;

/** Whoever counts waits so long for another who does. */
const TURN_MS = 5_000;

/** One key has one name, however many connections use it; nothing can be learnt from it. */
const nameOf = ({ digest }: Pick<Host, 'digest'>, { id }: Connector, secrets: Secrets): string => {
  const all = Object.keys(secrets)
    .sort()
    .map((name) => secrets[name] as string);
  return digest.sha256(JSON.stringify([id, ...all])).slice(0, 24);
};

/**
 * What a client keeps from one execution to the next, with the steward's secrets: limits of a source hold
 * for a key, whichever workbook or connection uses it.
 * @param renew what becomes of secrets that took the place of others.
 */
export const between = (
  host: Host,
  connector: Connector,
  secrets: Secrets,
  renew: (renewed: Secrets) => void,
): Kept => {
  const { perSecond, perHour, share } = connector.rate;
  if (perSecond === undefined && perHour === undefined && !share) return { renew };
  const key = keys.rate(nameOf(host, connector, secrets));
  return {
    renew,
    tally: {
      by: host.person.uuid(),
      change: (change) => {
        if (!host.turn.tryAcquire(TURN_MS)) return false;
        try {
          host.secrets.set(key, change(host.secrets.get(key)));
          return true;
        } finally {
          host.turn.release();
        }
      },
    },
  };
};

/** Keeps renewed secrets of a connection: in one write, which is whole or not there. */
export const renewing =
  ({ secrets }: Pick<Host, 'secrets'>, connection: string) =>
  (renewed: Secrets): void => {
    const key = keys.secret(connection);
    const before = (secrets.get(key) ?? {}) as { readonly [name: string]: Json };
    secrets.set(key, { ...before, ...renewed });
  };
