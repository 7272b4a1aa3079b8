import type { Host } from '../host/host';
import type { Json } from '../model';
import type { Values } from './connections';

/** As long as the host's cache keeps anything: between a test and saving what was tested. */
const KEPT_SECONDS = 21_600;

const keyOf = ({ digest }: Pick<Host, 'digest'>, secrets: Values): string => {
  const sorted = Object.keys(secrets)
    .sort()
    .map((name): readonly [string, Json] => [name, secrets[name] as string]);
  return `renewed/${digest.sha256(JSON.stringify(sorted))}`;
};

/**
 * Secrets as a person typed them, with what took their place since: a token that works once was used up by
 * the test, and the form still has it.
 */
export const latest = (host: Host, secrets: Values): Values => {
  const key = keyOf(host, secrets);
  const found = host.cache.getAll([key])[key];
  return found === undefined ? secrets : { ...secrets, ...(JSON.parse(found) as Values) };
};

/** Keeps what took the place of typed secrets, until they are saved. */
export const remember =
  (host: Host, secrets: Values) =>
  (renewed: Values): void => {
    const key = keyOf(host, secrets);
    const before = host.cache.getAll([key])[key];
    const all = { ...(before === undefined ? {} : (JSON.parse(before) as Values)), ...renewed };
    host.cache.putAll({ [key]: JSON.stringify(all) }, KEPT_SECONDS);
  };
