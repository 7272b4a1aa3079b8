import { FailureError } from '../../model';
import type { Host } from '../host';
import { createAssets } from './assets';
import { opening } from './book';
import { createClock } from './clock';
import { createDigest } from './digest';
import { once, repeatable } from './errors';
import { createFiles } from './files';
import type { Google } from './globals';
import { createHttp } from './http';
import { later } from './later';
import { createLog } from './log';
import { metered } from './meter';
import { createRecords } from './records';
import { createScheduler } from './scheduler';
import { createWorkbook } from './workbook';

type Store = GoogleAppsScript.Properties.Properties;

/**
 * The outside world over Apps Script's globals. Made once an execution; it remembers nothing beyond.
 * @param workbook its id, where it is not the one that the script belongs to: it has no records then.
 */
export const createHost = (globals: Google, { workbook: id }: { workbook?: string } = {}): Host => {
  const { google: g, meter } = metered(globals);
  const book = opening(g, id);
  const clock = createClock(g, book);
  const assets = createAssets(g, clock.sleep);
  const records = createRecords(g, () => {
    const ofDocument = g.PropertiesService.getDocumentProperties() as Store | null;
    // Those of another workbook than the script's own are out of reach.
    if (!ofDocument || id !== undefined) throw new FailureError('workbook.unreachable', {});
    return ofDocument;
  });
  const secrets = createRecords(g, () => g.PropertiesService.getUserProperties());
  const log = createLog(g, clock);
  const { sql, bigquery, probes, cache, shared, reading } = later(g, assets, log);
  const workbook = createWorkbook(g, reading, book, id);
  return {
    clock,
    workbook,
    records,
    secrets,
    http: createHttp(g),
    files: createFiles(g, records, workbook.id),
    scheduler: createScheduler(g),
    meter,
    lock: createLock(clock.sleep, () => {
      // Without a container there is no document lock (facts: V8 runtime), whatever the types say.
      const ofDocument = g.LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null;
      return ofDocument ?? g.LockService.getScriptLock();
    }),
    turn: createLock(clock.sleep, () => g.LockService.getUserLock()),
    mail: {
      // Not repeated: a mail whose answer was lost may have been sent.
      send: ({ to, subject, text, html }) =>
        once('Mail', () =>
          g.MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name: 'Homeroom' }),
        ),
      remaining: () => repeatable('Mail', clock.sleep, () => g.MailApp.getRemainingDailyQuota()),
    },
    log,
    person: {
      // assumes: person
      email: () =>
        repeatable('Session', clock.sleep, () => g.Session.getEffectiveUser().getEmail()),
      visits: (owner) =>
        repeatable('Session', clock.sleep, () => {
          const { Session } = g;
          const active = Session.getActiveUser().getEmail();
          if (active !== '' && active === owner) return false;
          return active !== Session.getEffectiveUser().getEmail();
        }),
      uuid: () => repeatable('Utilities', clock.sleep, () => g.Utilities.getUuid()),
    },
    assets,
    // Null where there is none, whatever the types say. assumes: web-app
    address: () =>
      repeatable(
        'ScriptApp',
        clock.sleep,
        () => g.ScriptApp.getService().getUrl() as string | null,
      ) || null,
    digest: createDigest(g),
    get cache() {
      return cache();
    },
    get shared() {
      return shared();
    },
    get sql() {
      return sql();
    },
    get bigquery() {
      return bigquery();
    },
    get probes() {
      return probes();
    },
  };
};

/**
 * An executor that holds the lock may take it again, so a call whose answer was lost is repeated.
 * assumes: document-lock
 */
const createLock = (
  sleep: (milliseconds: number) => void,
  open: () => GoogleAppsScript.Lock.Lock,
): Host['lock'] => {
  let lock: GoogleAppsScript.Lock.Lock | undefined;
  const call = <T>(use: (lock: GoogleAppsScript.Lock.Lock) => T): T =>
    repeatable('Lock', sleep, () => use((lock ??= open())));
  return {
    tryAcquire: (milliseconds) => call((held) => held.tryLock(milliseconds)),
    release: () => call((held) => held.releaseLock()),
  };
};
