/** Every service of the machine: its operations under one roof, its state under one name. */
import { blobService } from './blob';
import { createCache } from './cache';
import type { Clock } from './clock';
import type { FaultInjector } from './faults';
import { htmlService } from './html';
import type { Locks } from './lock';
import { createLogs } from './logs';
import { createMail } from './mail';
import { createProperties } from './properties';
import type { Quotas } from './quotas';
import type { Random } from './random';
import { sessionService } from './session';
import type { Part, Service } from './service';
import type { Settings } from './settings';
import { createTriggers } from './triggers';
import { urlFetchService } from './urlfetch';
import { utilitiesService } from './utilities';

export interface Means {
  readonly settings: Settings;
  readonly random: Random;
  readonly quotas: Quotas;
  readonly faults: FaultInjector;
  readonly locks: Locks;
  readonly clock: Clock;
}

export function createParts(means: Means) {
  const { random, quotas, locks } = means;
  const properties = createProperties();
  const cache = createCache();
  const triggers = createTriggers(random);
  const mail = createMail(quotas);
  const logs = createLogs();

  const stateful: Readonly<Record<string, Part>> = { properties, cache, triggers, mail, logs };
  const operations: Service = {
    ...blobService,
    ...htmlService,
    ...sessionService,
    ...locks.service,
    ...utilitiesService(random),
    ...urlFetchService([]),
    ...Object.assign({}, ...Object.values(stateful).map((part) => part.service)),
  };

  return {
    operations,
    properties,
    cache,
    triggers,
    mail,
    logs,
    snapshot: (): Record<string, unknown> =>
      Object.fromEntries(Object.entries(stateful).map(([name, part]) => [name, part.snapshot()])),
    restore: (saved: Record<string, unknown>): void => {
      for (const [name, part] of Object.entries(stateful)) part.restore(saved[name]);
    },
  };
}
