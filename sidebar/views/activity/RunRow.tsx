import { useEffect, useRef } from 'preact/hooks';
import type { RunLine } from '../../../src/app/api';
import { t } from '../../messages';
import { memo } from '../../parts/memo';
import { openRun } from '../../state/activity';
import { useSession } from '../../state/hooks';
import { changedBy, outcomeOf, unreadIn } from '../../state/past';
import { causeOf, headlineOf, titlesOf } from './words';
import { Dot } from '../../parts/Dot';

interface RunRowProps {
  readonly run: RunLine;
  readonly timeZone: string;
  /** Whoever reads. */
  readonly you: string | undefined;
}

/** A run that is over: what it did, to which data sets, how much, and why it was made. */
export const RunRow = memo(({ run, timeZone, you }: RunRowProps) => {
  const session = useSession();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (session.store.get().rooms.activity.last === run.id) button.current?.focus();
  }, []);
  const titles = titlesOf(run);
  const unread = unreadIn(run);
  const trouble = run.datasets.find(({ is, trouble: met }) => is !== 'published' && met)?.trouble;
  return (
    <li>
      <button
        type="button"
        ref={button}
        class={`run-row ${outcomeOf(run)}`}
        onClick={() => openRun(session, run.id)}
      >
        <Dot />
        <span class="headline">{headlineOf(run)}</span>
        <time class="when" dateTime={run.at}>
          {t.activity.time(run.at, timeZone)}
        </time>
        <span class="body">
          {titles && <span class="titles">{titles}</span>}
          {trouble && <span class="trouble">{trouble.message}</span>}
          {unread > 0 && <span class="trouble">{t.activity.unread(unread)}</span>}
          <span class="pair">
            <span>{t.activity.read(run.rowsRead)}</span>
            <span>{t.activity.changed(changedBy(run))}</span>
            <span>{t.activity.took(run.ms)}</span>
          </span>
          {run.cause === 'person' && <span>{causeOf(run, you)}</span>}
        </span>
      </button>
    </li>
  );
});
