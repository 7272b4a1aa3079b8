import { FailureError } from '../../model';
import { hostOf } from '../../http/exchange';

/** Places inside a network, and those where a cloud tells a machine its secrets. */
const PRIVATE =
  /^(localhost|.*\.localhost|.*\.local|.*\.internal|.*\.lan|metadata|0|0\.0\.0\.0|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|\[.*\]|\d+|0x[0-9a-f.x]+)$/i;

/** The host without its port, in small letters. */
export const nameOf = (url: string): string => hostOf(url).replace(/:\d+$/, '').toLowerCase();

/** Whether an address is of a public server, over a secure connection. */
export const isPublic = (url: string): boolean => {
  const name = nameOf(url);
  return (
    /^https:\/\//i.test(url) &&
    name.includes('.') &&
    !PRIVATE.test(name) &&
    !/[^a-z0-9.-]/.test(name)
  );
};

/**
 * An address, if it is one of the manifest's own.
 * @throws source.own_hosts
 */
export const allowed = (url: string, hosts: ReadonlySet<string>, resource: string): string => {
  const name = nameOf(url);
  if (!isPublic(url) || !hosts.has(name))
    throw new FailureError('source.own_hosts', { host: hostOf(url), resource });
  return url;
};
