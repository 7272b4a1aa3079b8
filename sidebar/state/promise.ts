import type { Client } from '../client';

/** A lost value may also mean that no handler is ever called. */
const PATIENCE_MS = 20_000;

const late = (): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));

/** Finds out for the System check whether the value of a promise arrives here, and tells the server. */
export const tellPromise = async (client: Client): Promise<void> => {
  try {
    const value = await Promise.race([client.promised(), late()]);
    await client.reportPromise(value === 'kept');
  } catch {
    // Then it stays unknown: a call that failed says nothing about promises.
  }
};
