import type { Progress } from '../../src/model';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { askToCancel, refresh } from '../state/actions';
import { askedBy, isActive, isMine, isWaiting, shareOf, type ActiveRun } from '../state/run';
import { useBusy, useSelect, useSession } from '../state/hooks';
import type { State } from '../state/session';

/**
 * The footer of the list: how the run stands, or what can be started. One button at one place, so that
 * neither the eye nor the keyboard's focus is lost when a run begins.
 */
export const RunBar = () => {
  const session = useSession();
  const run = useSelect((state) => state.run);
  const nothingOn = useSelect(({ console }) => console!.datasets.every((d) => d.status === 'off'));
  const starting = useBusy('refresh');
  const cancelling = useBusy('cancel');
  const active = isActive(run);
  return (
    <>
      {active && <Bar run={run} />}
      {active && <Why run={run} />}
      <div class={active ? 'run active' : 'run'}>
        <Texts />
        <Button
          kind={active ? 'plain' : 'primary'}
          busy={active ? cancelling : starting}
          disabled={!active && nothingOn}
          onClick={() => (active ? askToCancel(session) : void refresh(session, null))}
        >
          {active
            ? cancelling
              ? t.run.cancelling
              : t.run.cancel
            : starting
              ? t.run.starting
              : t.run.refreshAll}
        </Button>
      </div>
    </>
  );
};

export const Bar = ({ run }: { run: ActiveRun }) => {
  const texts = useSelect((state) => textsOf(state).join('. '));
  const share = shareOf(run);
  const known = share !== null;
  return (
    <div
      class={known ? 'bar' : run.working ? 'bar unsure' : 'bar'}
      role="progressbar"
      aria-label={t.run.bar}
      aria-valuetext={texts}
      aria-valuenow={known ? Math.round(share * 100) : undefined}
    >
      <i style={known ? { width: `${(share * 100).toFixed(1)}%` } : undefined} />
    </div>
  );
};

/** Why a run waits, and that one need not wait for it. */
const Why = ({ run }: { run: ActiveRun }) => {
  const session = useSession();
  const going = useBusy(`refresh/${run.datasets.join()}`);
  const mine = useSelect(({ console }) => isMine(console));
  const by = useSelect(({ console }) => askedBy(run, console));
  const paused = run.is === 'paused';
  if (!paused && by === undefined) return null;
  return (
    <div class="why">
      {by !== undefined && <p>{t.run.askedBy(by)}</p>}
      {run.trouble && (
        <p>
          {run.trouble.message} {run.trouble.next}
        </p>
      )}
      {mine && paused && (
        <Button kind="link" busy={going} onClick={() => void refresh(session, run.datasets)}>
          {going ? t.run.starting : t.run.goOn}
        </Button>
      )}
    </div>
  );
};

export const Texts = () => {
  const what = useSelect((state) => textsOf(state)[0]);
  const detail = useSelect((state) => textsOf(state)[1]);
  return (
    <span class="run-text">
      <span class="what" title={what}>
        {what}
      </span>
      {detail && <span class="detail">{detail}</span>}
    </span>
  );
};

/** Two lines: what is being done, and how far it is. */
const textsOf = ({ console, run, outcome, now, lost }: State): readonly [string, string] => {
  const state = console!;
  const { timeZone } = state;
  if (!isActive(run)) {
    const on = state.datasets.filter(({ status }) => status !== 'off').length;
    const next = state.nextRefresh ? t.run.next(state.nextRefresh, state.now, timeZone) : '';
    if (outcome === t.run.cancelled) return [outcome, t.run.stays];
    if (run?.watched && !outcome) return [t.run.watched, t.run.follows];
    return [outcome ?? (next || t.run.on(on)), outcome ? next : ''];
  }
  const { progress, datasets, finished, until, left } = run;
  const done =
    left === undefined || run.is === 'paused'
      ? t.run.done(finished.length, datasets.length)
      : t.run.doneLeft(finished.length, datasets.length, left);
  if (lost) return [t.run.lost, done];
  if (!isMine(state) && !run.working)
    return [t.status.queued, t.run.queuedFor(state.steward?.email ?? '')];
  if (until && isWaiting(run, now)) return [t.run.pausedUntil(until, state.now, timeZone), done];
  if (!progress) return [run.is === 'queued' ? t.run.queued : t.run.goesOn, done];
  const what = t.run.phases[progress.phase](progress.what);
  if (progress.phase === 'plan' || progress.phase === 'build') return [what, done];
  return [what, rowsOf(progress, left)];
};

const rowsOf = ({ done, of }: Progress, left: number | undefined): string => {
  if (left !== undefined) return of ? t.run.rowsOfLeft(done, of, left) : t.run.rowsLeft(done, left);
  return of ? t.run.rowsOf(done, of) : t.run.rowsSoFar(done);
};
