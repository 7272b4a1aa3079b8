/**
 * Every limit the emulator keeps. Source: Google's documentation of November 2026, by the subjects that
 * `docs/emulator.md` names ("facts"); "assumption" where there is no first-hand source, and `assumes` names the
 * question of the System check that asks the real host.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const KB = 1024;
const MB = 1024 * KB;

/** facts: Quotas. assumes: time-limit */
export const EXECUTION_MS = 6 * MINUTE;
export const SIMPLE_TRIGGER_MS = 30 * SECOND;
export const SIMULTANEOUS_PER_USER = 30;
export const SIMULTANEOUS_PER_SCRIPT = 1000;

/**
 * facts: Quotas. A day is a user's own: by Google's page on quotas it ends 24 hours after the first
 * request. That each quota has a day of its own is an assumption. assumes: quota-day, mail-quota
 */
export const DAILY = {
  urlfetch: { consumer: 20_000, workspace: 100_000 },
  'properties read/write': { consumer: 50_000, workspace: 500_000 },
  email: { consumer: 100, workspace: 1_500 },
  jdbc: { consumer: 10_000, workspace: 50_000 },
  'jdbc failures': { consumer: 100, workspace: 500 },
  'trigger runtime': { consumer: 90 * MINUTE, workspace: 6 * HOUR },
} as const;
export type DailyQuota = keyof typeof DAILY;

/** Mails the outbox holds, the newest of all that were sent: a month of a wrong script would fill the disk. */
export const OUTBOX_MAILS = 1_000;

/** facts: Quotas. Whether the key counts is an assumption. assumes: property-size */
export const PROPERTY_VALUE_BYTES = 9 * KB;
export const PROPERTY_STORE_BYTES = 500 * KB;

/** facts: Quotas. When full, the cache keeps the 900 items that live longest (Google's reference). */
export const CACHE_KEY_CHARS = 250;
export const CACHE_VALUE_BYTES = 100 * KB;
export const CACHE_DEFAULT_SECONDS = 600;
export const CACHE_MAX_SECONDS = 21_600;
export const CACHE_ITEMS = 1_000;
export const CACHE_KEEPS = 900;

/** facts: Quotas. */
export const FETCH_RESPONSE_BYTES = 50 * MB;
export const FETCH_PAYLOAD_BYTES = 50 * MB;
export const FETCH_URL_CHARS = 2_082;
export const FETCH_HEADERS = 100;
export const FETCH_HEADER_BYTES = 8 * KB;
/** Not configurable on the host; 60 s in public measurements. assumes: fetch-limits */
export const FETCH_TIMEOUT_MS = 60 * SECOND;
/** Assumption: how many requests of one `fetchAll` run at the same time. assumes: fetch-parallel */
export const FETCH_PARALLEL = 25;
/** Assumption. assumes: fetch-limits */
export const FETCH_REDIRECTS = 10;

/** facts: Quotas, Triggers. assumes: trigger-kinds */
export const TRIGGERS_PER_USER = 20;
export const ADDON_TRIGGERS_PER_USER_AND_DOCUMENT = 1;
export const ADDON_TRIGGER_MIN_MS = HOUR;
export const TRIGGER_MINUTES = [1, 5, 10, 15, 30] as const;
/** `everyHours` takes these (Google's reference of ClockTriggerBuilder). */
export const TRIGGER_HOURS = [1, 2, 4, 6, 8, 12] as const;

/** Google's reference of `MailApp` and the mail quota table. */
export const MAIL_RECIPIENTS = 50;
export const MAIL_BODY_BYTES = 400 * KB;
export const MAIL_SUBJECT_CHARS = 250;

/** Google's reference of `Utilities.sleep`. */
export const SLEEP_MS = 300 * SECOND;

/** Drive API: largest page of `files.list` and of `files.generateIds`. */
export const DRIVE_PAGE = 1_000;
export const DRIVE_DEFAULT_PAGE = 100;
/** Drive API: a simple or multipart upload is for 5 MB or less; larger ones should be resumable. */
export const DRIVE_MULTIPART_BYTES = 5 * MB;
/** Drive API: properties of a file, key and value together, in bytes of UTF-8. */
export const DRIVE_PROPERTY_BYTES = 124;

/** facts: JDBC. Ports of 1025 and above only. */
export const JDBC_MIN_PORT = 1025;
/** Assumption: what a parameter, or all of a bulk call, may be long, as the body of a web request. assumes: jdbc-size */
export const JDBC_PARAMETER_CHARS = 50 * MB;
