import type { RunCard } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { cancel, refresh } from '../state/actions';
import { isActive, isMine, isWaiting, shareOf } from '../state/run';
import { useBusy, useSelect, useSession } from '../state/session';

/** The footer of the list: how the run stands, or what can be started. Its height is the same in both. */
export const RunBar = () => {
  const run = useSelect((state) => state.run);
  return isActive(run) ? <Running run={run} /> : <Idle />;
};

const Idle = () => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const outcome = useSelect((s) => s.outcome);
  const starting = useBusy('refresh');
  const on = state.datasets.filter(({ status }) => status !== 'off').length;
  const next =
    state.nextRefresh && t.run.next(t.clock(state.nextRefresh, state.now, state.timeZone));
  return (
    <div class="run">
      <span class="run-text">{outcome ?? next ?? t.run.on(on)}</span>
      <Button
        kind="primary"
        busy={starting}
        disabled={on === 0}
        onClick={() => void refresh(session, null)}
      >
        {starting ? t.run.starting : t.run.refreshAll}
      </Button>
    </div>
  );
};

const Running = ({ run }: { run: RunCard }) => {
  const session = useSession();
  const cancelling = useBusy('cancel');
  const lost = useSelect((state) => state.lost);
  const [what, detail] = useTexts(run);
  const share = shareOf(run);
  return (
    <div class="run active">
      <div
        class={share === null ? 'bar unsure' : 'bar'}
        role="progressbar"
        aria-label={t.run.bar}
        aria-valuetext={`${what}. ${detail}`}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        <i style={share === null ? undefined : { width: `${(share * 100).toFixed(1)}%` }} />
      </div>
      <span class="run-text">
        <span class="what">{what}</span>
        <span class="soft">{lost ? t.run.lost : detail}</span>
      </span>
      <Button busy={cancelling} onClick={() => void cancel(session)}>
        {cancelling ? t.run.cancelling : t.run.cancel}
      </Button>
    </div>
  );
};

/** Two lines: what is being done, and how far it is. */
const useTexts = (run: RunCard): readonly [string, string] => {
  const state = useSelect(({ console }) => console)!;
  const now = useSelect((s) => s.now);
  const { progress, datasets, finished, until } = run;
  const done = t.run.done(finished.length, datasets.length);
  if (!isMine(state) && !run.working)
    return [t.status.queued, t.run.queuedFor(state.steward?.email ?? '')];
  if (until && isWaiting(run, now))
    return [t.run.paused, t.run.pausedUntil(t.clock(until, state.now, state.timeZone))];
  if (!progress) return [run.is === 'queued' ? t.run.queued : t.run.goesOn, done];
  const what = t.run.phases[progress.phase](progress.what);
  if (progress.phase === 'plan' || progress.phase === 'build') return [what, done];
  return [
    what,
    progress.of ? t.run.rowsOf(progress.done, progress.of) : t.run.rowsSoFar(progress.done),
  ];
};
