import { useEffect, useState } from 'preact/hooks';
import type { ActivityPage } from '../../../src/app/api';
import { t } from '../../messages';
import { Button } from '../../parts/Button';
import { RunBars } from '../../parts/RunBars';
import { Awaited, isLoading } from '../../parts/Waiting';
import { filterActivity, loadActivity, showEarlier } from '../../state/activity';
import { useBusy, useSelect, useSession } from '../../state/hooks';
import { barsOf, daysOf, outcomeOf } from '../../state/past';
import { isActive } from '../../state/run';
import { Screen } from '../Screen';
import { Filter } from './Filter';
import { RunRow } from './RunRow';
import { Soft } from '../../parts/Soft';

const BARS = 24;
const BONES = ['chart', 'title', 'run', 'run', 'run', 'run', 'run'];

/** What was refreshed, day by day, the newest first. */
export const Activity = () => {
  const session = useSession();
  const page = useSelect(({ rooms }) => rooms.activity.page);
  // A run that ends while one looks is news.
  const ended = useSelect(({ run }) => (isActive(run) ? '' : (run?.id ?? '')));
  useEffect(() => void loadActivity(session), [session, ended]);
  return (
    <Screen
      tab="activity"
      footer={isLoading(page) && <span class="quiet">{t.activity.loading}</span>}
    >
      <h2 class="unseen">{t.activity.label}</h2>
      <Filter />
      <Awaited
        of={page}
        bones={BONES}
        failed={t.activity.failedTitle}
        retry={() => void loadActivity(session)}
      >
        {(shown) => (shown.runs.length > 0 ? <Runs page={shown} /> : <None />)}
      </Awaited>
    </Screen>
  );
};

const Runs = ({ page }: { page: ActivityPage }) => {
  const session = useSession();
  const [now] = useState(() => session.store.get().now);
  const { timeZone, you } = useSelect(({ console }) => console)!;
  const today = new Date(now).toISOString();
  const days = daysOf(page.runs, (at) => t.activity.day(at, today, timeZone));
  const bars = barsOf(page.runs, BARS);
  const good = page.runs.slice(0, BARS).filter((run) => outcomeOf(run) === 'good').length;
  const loading = useBusy('earlier');
  const earlier = async () => {
    const known = page.runs.length;
    await showEarlier(session);
    // The button moves down or goes: the first run it brought has the focus.
    setTimeout(() => document.querySelectorAll<HTMLElement>('.run-row')[known]?.focus());
  };
  return (
    <>
      <figure class="chart">
        <figcaption>{t.activity.bars(bars.length)}</figcaption>
        <RunBars bars={bars} most={BARS} label={t.activity.barsSaid(good, bars.length - good)} />
        <Soft>{t.activity.barsLegend}</Soft>
      </figure>
      {days.map(({ at, title, runs }) => (
        <section key={at} aria-label={title}>
          <h3 class="group-title">{title}</h3>
          <ul class="runs">
            {runs.map((run) => (
              <RunRow key={run.id} run={run} timeZone={timeZone} you={you} />
            ))}
          </ul>
        </section>
      ))}
      <p class="runs-end">
        {page.more ? (
          <Button busy={loading} onClick={() => void earlier()}>
            {loading ? t.activity.earlierLoading : t.activity.earlier}
          </Button>
        ) : (
          <span class="soft">{t.activity.end}</span>
        )}
      </p>
    </>
  );
};

const None = () => {
  const session = useSession();
  const { dataset, is } = useSelect(({ rooms }) => rooms.activity.query);
  if (dataset !== undefined || is !== undefined)
    return (
      <div class="nothing">
        <p>{t.activity.none}</p>
        <Button kind="link" onClick={() => filterActivity(session, {})}>
          {t.activity.showAll}
        </Button>
      </div>
    );
  return (
    <div class="nothing">
      <h3>{t.activity.emptyTitle}</h3>
      <p>{t.activity.empty}</p>
    </div>
  );
};
