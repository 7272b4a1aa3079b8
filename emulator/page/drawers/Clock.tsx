import { useState } from 'preact/hooks';
import type { Execution } from '../api/contract';
import { advance, notify } from '../state/actions';
import { refresh } from '../state/poll';
import { useSelect, useSession } from '../state/session';
import { clockText, longText } from '../time';
import { RunTable } from './RunTable';
import { usePolled } from './usePolled';

const MINUTE = 60_000;
/** Times are told in whole milliseconds; one more is surely past the fraction that was cut off. */
const ROUNDED = 1;
const STEPS: readonly (readonly [string, number])[] = [
  ['+1 min', MINUTE],
  ['+1 hour', 60 * MINUTE],
  ['+1 day', 24 * 60 * MINUTE],
];

/** The machine's own time. Moving it on starts the triggers that fall due. */
export function Clock() {
  const session = useSession();
  const now = useSelect(({ overview }) => overview?.now ?? '');
  const zone = useSelect(({ overview }) => overview?.timeZone ?? 'UTC');
  const [triggers, askTriggers] = usePolled(session.api.triggers);
  const [busy, setBusy] = useState(false);
  const [fired, setFired] = useState<readonly Execution[] | null>(null);
  const due = [...(triggers ?? [])].sort((a, b) => Date.parse(a.next) - Date.parse(b.next))[0];

  const go = async (ms: number) => {
    setBusy(true);
    try {
      setFired(await advance(session, ms));
    } catch (error) {
      notify(session, 'The clock was not moved', (error as Error).message);
    }
    setBusy(false);
    await refresh(session);
    await askTriggers();
  };

  return (
    <>
      <div class="drawer-head clock">
        <h2>Clock</h2>
        <p class="now">
          <time dateTime={now}>{longText(now, zone)}</time> <small>{zone}</small>
        </p>
        <div class="steps">
          {STEPS.map(([title, ms]) => (
            <button
              key={title}
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void go(ms)}
            >
              {title}
            </button>
          ))}
          <button
            type="button"
            class="button is-main"
            disabled={busy || !due}
            onClick={() => void go(Math.max(0, Date.parse(due!.next) - Date.parse(now)) + ROUNDED)}
          >
            Run next trigger
          </button>
        </div>
      </div>
      <p class="empty" role="status">
        {busy
          ? 'Time passes…'
          : due
            ? `Next: ${due.function}, ${clockText(due.next, zone)}.`
            : 'No trigger waits for a time.'}
        {!busy && fired?.length === 0 && ' Nothing was started.'}
        {!busy && fired && fired.length > 0 && ` Started ${fired.length}:`}
      </p>
      {fired && fired.length > 0 && <RunTable label="What was started" executions={fired} />}
    </>
  );
}
