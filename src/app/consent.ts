import type { Snapshot } from '../engine/store';
import type { Host, Missing } from '../host/host';
import { FailureError, failureOf, type FailureCode } from '../model';
import type { Notice } from './api';
import { noticeOf } from './notices';
import { lastTick } from './ticks';

/**
 * Every permission the manifest asks for, by the end of its name, and what does not work without it:
 * Google lets a person refuse each by itself. What hinders most comes first.
 */
export const CONSENT: Readonly<Record<string, FailureCode>> = {
  spreadsheets: 'consent.spreadsheets',
  'userinfo.email': 'consent.email',
  'drive.file': 'consent.drive',
  'script.external_request': 'consent.requests',
  'script.container.ui': 'consent.windows',
  'script.scriptapp': 'consent.trigger',
  'script.send_mail': 'consent.mail',
};

/** Google tells that something is missing, and mostly also what. */
const codesOf = ({ granted }: Missing): readonly FailureCode[] => {
  const lacking = Object.keys(CONSENT).filter((scope) => granted && !granted.includes(scope));
  return lacking.length > 0 ? lacking.map((scope) => CONSENT[scope]!) : ['consent.some'];
};

const HOURS_MS = 3 * 3_600_000;

/** What is refused, to whoever opens the console. A trigger that fires has all it needs, so nobody asks. */
export const consentNotices = (host: Host, now: Snapshot, you: boolean): readonly Notice[] => {
  if (you && host.clock.now() - lastTick(now) < HOURS_MS) return [];
  const missing = host.scheduler.missing();
  if (!missing) return [];
  return codesOf(missing).map((code) => ({
    ...noticeOf('authorize', { code, params: {} }),
    url: missing.url,
  }));
};

/** Does something, and where a permission stops it says which one and what is lost. */
export const consenting = <T>(host: Host, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    if (failureOf(error).code !== 'host.unauthorized') throw error;
    const missing = missingNow(host);
    if (!missing) throw error;
    throw new FailureError(codesOf(missing)[0]!, { url: missing.url });
  }
};

const missingNow = (host: Host): Missing | null => {
  try {
    return host.scheduler.missing();
  } catch {
    return null;
  }
};
