import type { RunLine } from '../../../src/app/api';
import { t } from '../../messages';
import { tallyOf } from '../../state/past';

/** What a run did, in one line. */
export const headlineOf = (run: RunLine): string => {
  const { published, failed, held, previewed } = tallyOf(run);
  if (run.is === 'cancelled') return t.activity.cancelled(published.length);
  if (run.is === 'failed' && published.length + failed.length + held.length === 0)
    return t.activity.failedWhole;
  return t.activity.headline(published, failed, held, previewed);
};

const SHOWN = 2;

/** Which data sets it was about, where the headline does not name the one. */
export const titlesOf = ({ datasets }: RunLine): string | null => {
  if (datasets.length < 2) return null;
  // What needs a person is named first.
  const sorted = ['failed', 'held', 'published', 'previewed', 'left'].flatMap((is) =>
    datasets.filter((dataset) => dataset.is === is),
  );
  const shown = sorted.length <= SHOWN + 1 ? sorted : sorted.slice(0, SHOWN);
  return t.activity.titles(
    shown.map(({ title }) => title),
    sorted.length - shown.length,
  );
};

/** @param you whoever reads: nobody is told their own address. */
export const causeOf = ({ cause, by }: RunLine, you?: string): string =>
  cause === 'schedule'
    ? t.activity.bySchedule
    : by
      ? t.activity.byPerson(by === you ? t.you : by)
      : t.activity.byHand;
