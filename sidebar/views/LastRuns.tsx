import type { RunLine, RunLineDataset } from '../../src/app/api';
import { t } from '../messages';
import { openRun } from '../state/activity';
import { endOf } from '../state/past';
import { useClock, useSelect, useSession } from '../state/hooks';
import { Dot } from '../parts/Dot';
import { Soft } from '../parts/Soft';

/** The last runs a data set was in, newest first: how each ended for it. */
export const LastRuns = ({ dataset, runs }: { dataset: string; runs: readonly RunLine[] }) => {
  const session = useSession();
  const { now, timeZone } = useClock();
  const you = useSelect(({ console }) => console!.you);
  if (runs.length === 0) return <Soft>{t.details.noRuns}</Soft>;
  return (
    <ol class="last-runs">
      {runs.map((run) => {
        const mine = run.datasets.find(({ id }) => id === dataset);
        return (
          <li key={run.id}>
            <p>
              <Outcome is={mine ? endOf(mine) : 'left'} /> {mine && wordsOf(mine)}
            </p>
            <button type="button" class="button link" onClick={() => openRun(session, run.id)}>
              {run.by === undefined
                ? t.details.ranAt(run.at, now, timeZone, run.ms)
                : t.details.ranFor(run.at, now, timeZone, run.ms, run.by === you ? t.you : run.by)}
            </button>
          </li>
        );
      })}
    </ol>
  );
};

const DOTS = {
  ...{ published: 'fresh', partial: 'partial', failed: 'failed', held: 'held' },
  ...{ previewed: 'off', left: 'off' },
} as const;

const Outcome = ({ is }: { is: keyof typeof DOTS }) => (
  <span class={`status ${DOTS[is]}`}>
    <Dot />
    {t.details.outcomes[is]}
  </span>
);

const wordsOf = ({ rows, changed, trouble }: RunLineDataset): string =>
  trouble ? trouble.message : rows === undefined ? '' : t.details.published(rows, changed ?? 0);
