import type { Meter } from '../host';
import type { Google } from './globals';

type Methods = Readonly<Record<string, unknown>>;

/** The service with its calls looked at on the way. Google's objects are not to be copied. */
const watched = <T extends object>(
  service: T,
  look: (name: string, args: readonly unknown[]) => void,
  wrap: (answer: unknown) => unknown = (answer) => answer,
): T =>
  new Proxy(service, {
    get: (target, name) => {
      const value = (target as Methods)[name as string];
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        look(String(name), args);
        return wrap((value as (...given: unknown[]) => unknown).apply(target, args));
      };
    },
  });

const addresses = (list: unknown): number =>
  typeof list === 'string' ? list.split(',').filter((address) => address.trim()).length : 0;

/**
 * Counts what the day's quotas count (facts: Quotas), beneath everything that uses it: a request of a
 * `fetchAll` is a request, a property of a `setProperties` a write, a recipient a mail. Counted before
 * the call: one that fails may have been counted by the host as well.
 */
export const metered = (g: Google): { readonly google: Google; readonly meter: Meter } => {
  const used = { fetches: 0, mails: 0, properties: 0 };
  const store = (properties: unknown): unknown =>
    properties === null
      ? null
      : watched(properties as object, (name, [values]) => {
          used.properties += name === 'setProperties' ? Object.keys(values as object).length : 1;
        });
  const google: Google = {
    ...g,
    UrlFetchApp: watched(g.UrlFetchApp, (name, [requests]) => {
      if (name === 'fetchAll') used.fetches += (requests as readonly unknown[]).length;
      else if (name === 'fetch') used.fetches += 1;
    }),
    PropertiesService: watched(g.PropertiesService, () => undefined, store),
    MailApp: watched(g.MailApp, (name, [message]) => {
      const { to, cc, bcc } = (message ?? {}) as Methods;
      if (name === 'sendEmail') used.mails += addresses(to) + addresses(cc) + addresses(bcc);
    }),
  };
  return { google, meter: { used: () => ({ ...used }) } };
};
