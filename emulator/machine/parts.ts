/** Every service of the machine: its operations under one roof, its state under one name. */
import { checkLatencies } from '../latency';
import { createBigQuery } from './bigquery';
import { blobService } from './blob';
import { createCache } from './cache';
import type { Clock } from './clock';
import type { FaultInjector } from './faults';
import { createDrive } from './drive/rest';
import { createSheetsRest } from './spreadsheet/rest';
import { htmlService } from './html';
import type { Locks } from './lock';
import type { People } from './people';
import { createLogs } from './logs';
import { createMail } from './mail';
import { createJdbc } from './jdbc';
import { createProperties } from './properties';
import type { Quotas } from './quotas';
import type { Random } from './random';
import { sessionService } from './session';
import { studioService } from './studio';
import type { Part, Service } from './service';
import type { Settings } from './settings';
import type { Spreadsheet } from './spreadsheet';
import { createMinuteQuota } from './spreadsheet/minute-quota';
import { createTriggers } from './triggers';
import { urlFetchService } from './urlfetch';
import { utilitiesService } from './utilities';
import { createWebApp } from './web-app';
import { createWorkbooks } from './workbooks';

export interface Means {
  readonly settings: Settings;
  readonly random: Random;
  readonly quotas: Quotas;
  readonly faults: FaultInjector;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly people: People;
}

const markOf = (one: Spreadsheet): string =>
  JSON.stringify([one.about(), one.tabs(), one.screens()]);

export function createParts(means: Means) {
  const { settings, random, quotas, faults, locks, clock, people } = means;
  const properties = createProperties();
  const cache = createCache();
  const triggers = createTriggers(random, people);
  const mail = createMail(quotas);
  const logs = createLogs();
  const drive = createDrive(random, settings, faults, people);
  const bigquery = createBigQuery(random, settings, faults, people);
  const workbooks = createWorkbooks(random, {
    timeZone: settings.spreadsheetTimeZone,
    locale: settings.locale,
    owner: settings.user,
    now: () => clock.now(),
    quota: createMinuteQuota(),
  });
  const workbook = workbooks.first;
  const jdbc = createJdbc(settings.runtime, faults);

  const webApp = createWebApp(settings, workbooks);

  const { copies } = workbooks;
  const stateful = {
    ...{
      properties,
      cache,
      triggers,
      mail,
      logs,
      drive,
      bigquery,
      workbook,
      copies,
      people,
      webApp,
    },
  };
  const operations: Service = {
    ...blobService,
    ...htmlService,
    ...sessionService,
    ...studioService,
    ...locks.service,
    ...utilitiesService(random),
    ...urlFetchService(
      [drive, bigquery, createSheetsRest(workbooks.service, people)],
      faults.lateness,
      settings.servers,
    ),
    ...(Object.assign({}, ...Object.values(stateful).map((part) => part.service)) as Service),
    ...workbooks.service,
    ...jdbc.service,
  };

  checkLatencies(Object.keys(operations));

  return {
    operations,
    properties,
    cache,
    triggers,
    mail,
    logs,
    drive,
    bigquery,
    workbook,
    workbooks,
    webApp,
    /** Connections to databases. What stands in a database is no part of this machine's state. */
    jdbc,
    /** What tells that a large part is as it was, without looking at all of it. */
    marks: () => ({
      workbook: markOf(workbook),
      copies: workbooks
        .list()
        .map(({ id }, i) => [workbooks.enabled(id), i > 0 && markOf(workbooks.of(id))].join())
        .join(),
    }),
    snapshot: (): Record<string, unknown> =>
      Object.fromEntries(Object.entries(stateful).map(([name, part]) => [name, part.snapshot()])),
    restore: (saved: Readonly<Record<string, unknown>>): void => {
      // a part that an older state lacks stays as it is
      for (const [name, part] of Object.entries<Part>(stateful))
        if (name in saved) part.restore(saved[name]);
    },
  };
}
