import { FAILURES, failureOf, type Dataset, type Failure } from '../model';
import { check } from './check';
import { countRows } from './counting';
import { deliverAll, loadsOf, manifestsOf, tooMany } from './deliver';

import type { Engines } from './engines';
import type { Job } from './job';
import { movingTo, switchTo } from './move';
import { groupsOf } from './paused';
import { plan, type Source } from './plan';
import { engineOf, isLasting, warehouseOf } from './site';
import { asJson, keys, snapshot } from './store';

/** How far a move has come; a failure: it is over, and nothing was switched. */
export type Moved = 'done' | 'unfinished' | 'cancelled' | Failure;

/**
 * The second half of a move. In the first the run has refreshed every data set here; now each is built in
 * the next warehouse from the same segments, and its rows are counted. What could not be published here in
 * this run has nothing to be compared with: its next refresh builds it there. When all counts agree, one
 * write makes the next warehouse the workbook's own.
 * @throws what passes by itself: the next execution goes on.
 */
export const carryOver = async (job: Job, engines: Engines): Promise<Moved> => {
  const { host, registry } = job;
  const { datasets, outcomes } = job.run();
  if (!movingTo(snapshot(host))) return over(job);
  const steps = plan(registry, job.connections, datasets);
  const manifests = manifestsOf(job, steps.sources);
  const left = steps.datasets.filter(
    ({ id }) => outcomes[id]?.is === 'published' && !movingTo(snapshot(host))?.built[id],
  );
  let failure: Failure | undefined;
  const { subscription } = snapshot(host);
  const isUnread = ({ id }: Dataset, { connection }: Source): boolean =>
    subscription(id).failing?.some((one) => one.connection === connection.id) ?? false;
  for (const group of groupsOf(steps, left, manifests, isUnread)) {
    const next = movingTo(snapshot(host));
    if (!next) return 'cancelled';
    const [first] = group.datasets;
    const most = isLasting(engineOf(registry, next))
      ? null
      : tooMany(loadsOf(steps, group.datasets, group.manifests));
    if (most !== null)
      return { code: 'build.too_large', params: { dataset: first?.title ?? '', rows: most } };
    const opened = await engines.open(next);
    try {
      deliverAll(job, opened, steps, group.datasets, group.manifests, {
        to: ({ id }) => snapshot(host).subscription(id).to ?? 'both',
        one: (scope, dataset, lasting) => {
          const counting = lasting?.outside.countingOf(scope, dataset, lasting);
          const { quarantine, counted } = check(scope, dataset, counting?.queries);
          const now = counting?.read(counted) ?? { ...countRows(scope, dataset), changed: 0 };
          if (lasting && lasting.to !== 'tab')
            lasting.outside.publishTable(lasting.ledger, dataset, {
              ...lasting,
              ...now,
              quarantine,
              sources: scope.sources,
            });
          failure ??= noteCount(job, dataset, now.rows);
        },
        refuse: (_, why) => {
          failure ??= why;
        },
      });
    } finally {
      opened.release();
    }
    if (failure) return failure;
    if (job.cancelled() || job.outOfTime()) return job.cancelled() ? 'cancelled' : 'unfinished';
  }
  const next = movingTo(snapshot(host));
  if (!next) return 'cancelled';
  switchTo(host, next);
  return 'done';
};

/** Nobody wants to move any more, or an execution that was ended has switched already. */
const over = ({ host }: Job): Moved => (warehouseOf(snapshot(host)).next ? 'cancelled' : 'done');

/** Sets the rows found there beside those published here. */
const noteCount = ({ host }: Job, dataset: Dataset, after: number): Failure | undefined => {
  const now = snapshot(host);
  const next = movingTo(now);
  if (!next) return undefined;
  const before = now.subscription(dataset.id).version?.rows ?? 0;
  if (before !== after)
    return { code: 'warehouse.differs', params: { dataset: dataset.title, before, after } };
  const built = { ...next.built, [dataset.id]: { before, after } };
  host.records.set(keys.warehouse, asJson({ ...warehouseOf(now), next: { ...next, built } }));
  return undefined;
};

/** What stopped a move: a failure that passes is waited for. */
export const stopped = (
  error: unknown,
): { readonly waits: Failure } | { readonly ends: Failure } => {
  const failure = failureOf(error);
  return FAILURES[failure.code].recovery === 'fail' ? { ends: failure } : { waits: failure };
};
