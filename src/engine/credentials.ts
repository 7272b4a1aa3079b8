import type { Host } from '../host/host';
import type { Connection } from '../model';

/** A vendor needs about so long to make a new key. */
export const EXPIRY_DAYS = 14;
const DAY_MS = 86_400_000;

/** Connections whose key stops working within two weeks, or has; with the last day it works. */
export const expiring = (
  { clock }: Pick<Host, 'clock'>,
  connections: readonly Connection[],
): readonly { readonly connection: Connection; readonly date: string }[] => {
  if (connections.every(({ credential }) => credential?.expires === undefined)) return [];
  const ahead = clock.local(clock.now() + EXPIRY_DAYS * DAY_MS).date;
  return connections.flatMap((connection) => {
    const date = connection.credential?.expires;
    return date !== undefined && !connection.paused && date <= ahead ? [{ connection, date }] : [];
  });
};
