import type { Dataset, Failure, Manifest, RunId, Subscription } from '../model';
import type { Plan, Source } from './plan';

export type Manifests = ReadonlyMap<Source, Manifest>;

/** Whether everything a data set needs of a source was read to its end once. */
export const isLanded = (
  steps: Plan,
  dataset: string,
  source: Source,
  manifests: Manifests,
): boolean => {
  const resources = manifests.get(source)?.resources ?? {};
  return steps
    .needs(dataset, source)
    .every(({ name }) => resources[name]?.completeAt !== undefined);
};

/**
 * Why a data set cannot be built while sources of it are paused. A paused source is not read, but its
 * rows stay: they are built from what is landed, and where that is not here the last version stays.
 */
export const refusedByPause = (
  steps: Plan,
  { id, title }: Dataset,
  { version }: Subscription,
  manifests: Manifests,
  run: RunId,
): Failure | null => {
  const feeding = steps.feeding(id);
  const paused = feeding.filter(({ connection }) => connection.paused);
  const settled = (source: Source): boolean =>
    steps
      .needs(id, source)
      .every(({ name }) => manifests.get(source)?.resources[name]?.run === run);
  const sites = (some: readonly Source[]): string =>
    some.map(({ connection }) => connection.site).join(', ');
  if (feeding.length > 0 && paused.length === feeding.length && !paused.every(settled))
    return { code: 'setup.paused', params: { dataset: title, site: sites(paused) } };
  const unread = paused.filter(
    (source) =>
      (version?.parts?.[source.connection.id] ?? 0) > 0 && !isLanded(steps, id, source, manifests),
  );
  return unread.length > 0
    ? { code: 'setup.paused_unread', params: { dataset: title, site: sites(unread) } }
    : null;
};

/** Data sets that are built from the same sources. */
export interface Group {
  readonly datasets: readonly Dataset[];
  readonly manifests: Manifests;
}

/**
 * Data sets by what they are built from: a source that was paused, or could not be read, before it was once
 * read to its end gives nothing to those that would need the rest of it.
 * @param isUnread whether a source that is not paused could not be read for a data set.
 */
export const groupsOf = (
  steps: Plan,
  ready: readonly Dataset[],
  manifests: Manifests,
  isUnread: (dataset: Dataset, source: Source) => boolean,
): readonly Group[] => {
  const groups = new Map<string, { datasets: Dataset[]; manifests: Manifests }>();
  for (const dataset of ready) {
    const without = new Set(
      steps
        .feeding(dataset.id)
        .filter((s) => s.connection.paused || isUnread(dataset, s))
        .filter((s) => !isLanded(steps, dataset.id, s, manifests)),
    );
    const key = [...without].map(({ connection }) => connection.id).join();
    const group = groups.get(key) ?? {
      datasets: [],
      manifests: new Map([...manifests].filter(([source]) => !without.has(source))),
    };
    groups.set(key, group);
    group.datasets.push(dataset);
  }
  return [...groups.values()];
};
