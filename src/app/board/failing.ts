import { failingIn } from '../../engine/failing';
import type { Snapshot } from '../../engine/store';
import type { Beat } from './views';

/** Sources of data sets that could not be read when they were last refreshed, each site once. */
export const failingOf = (now: Snapshot, datasets: readonly string[]): Beat['failing'] => {
  const failing = datasets.flatMap((id) => failingIn(now.subscription(id), now.connections));
  return failing
    .filter(({ site }, i) => failing.findIndex((one) => one.site === site) === i)
    .map(({ site, since, failure }) => ({ site, since: Date.parse(since), failure }));
};
