import type { Snapshot } from '../engine/store';
import type { Host, Missing } from '../host/host';
import { FailureError, failureOf, type FailureCode, type Registry } from '../model';
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

/** Permissions that only some copies ask for: `src/org/scopes.json` names them. */
export const OWN_CONSENT: Readonly<Record<string, FailureCode>> = {
  bigquery: 'consent.bigquery',
  sqlservice: 'consent.sqlservice',
  'classroom.courses.readonly': 'consent.classroom',
  'classroom.coursework.students.readonly': 'consent.classroom',
  'classroom.guardianlinks.students.readonly': 'consent.classroom',
  'classroom.profile.emails': 'consent.classroom',
  'classroom.rosters.readonly': 'consent.classroom',
  'classroom.topics.readonly': 'consent.classroom',
};

type Scopes = Registry<never>['scopes'];

/** Google tells that something is missing, and mostly also what. @param own what this copy asks for besides. */
const codesOf = ({ granted }: Missing, own: Scopes = []): readonly FailureCode[] => {
  const asked = [...Object.keys(CONSENT), ...own];
  const lacking = asked.filter((scope) => granted && !granted.includes(scope));
  const codes = lacking.flatMap((scope) => CONSENT[scope] ?? OWN_CONSENT[scope] ?? []);
  return codes.length > 0 ? [...new Set(codes)] : ['consent.some'];
};

const HOURS_MS = 3 * 3_600_000;

/** What is refused, to whoever opens the console. A trigger that fires has all it needs, so nobody asks. */
export const consentNotices = (
  host: Host,
  now: Snapshot,
  you: boolean,
  own?: Scopes,
): readonly Notice[] => {
  if (you && host.clock.now() - lastTick(now) < HOURS_MS) return [];
  const missing = host.scheduler.missing();
  if (!missing) return [];
  return codesOf(missing, own).map((code) => ({
    ...noticeOf('authorize', { code, params: {} }),
    url: missing.url,
  }));
};

/** Does something, and where a permission stops it says which one and what is lost. */
export const consenting = <T>(host: Host, act: () => T, own?: Scopes): T => {
  try {
    return act();
  } catch (error) {
    if (failureOf(error).code !== 'host.unauthorized') throw error;
    const missing = missingNow(host);
    if (!missing) throw error;
    throw new FailureError(codesOf(missing, own)[0]!, { url: missing.url });
  }
};

const missingNow = (host: Host): Missing | null => {
  try {
    return host.scheduler.missing();
  } catch {
    return null;
  }
};
