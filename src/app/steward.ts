import { asJson, keys, type Identity, type Snapshot, type Steward } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type Json } from '../model';
import { isWatched, wantLock } from './board/views';

export const isSteward = (host: Host, { steward }: Snapshot): boolean =>
  steward !== null && steward.email === host.person.email();

/**
 * Refuses what only the steward can do: the secrets are in that account and nowhere else. While there is
 * no steward anybody may, and becomes it.
 * @throws setup.not_steward
 */
export const requireSteward = (host: Host, { steward }: Snapshot): void => {
  if (steward && steward.email !== host.person.email())
    throw new FailureError('setup.not_steward', { steward: steward.email });
};

/** Whoever keeps the live board fresh gives the lock back after the round it is in. */
const GIVEN_BACK_MS = 10_000;

/** Does something while nobody works on a run. @throws setup.running */
export const undisturbed = <T>(host: Host, milliseconds: number, act: () => T): T => {
  const isMine = host.lock.tryAcquire(milliseconds) || (isWatched(host) && askBack(host));
  if (!isMine) throw new FailureError('setup.running');
  try {
    return act();
  } finally {
    host.lock.release();
  }
};

const askBack = (host: Host): boolean => {
  wantLock(host);
  return host.lock.tryAcquire(GIVEN_BACK_MS);
};

/** The records that make whoever asks the steward. The trigger is theirs to make, before this is written. */
export const stewardship = (host: Host, now: Snapshot): Record<string, Json> => ({
  [keys.steward]: asJson({
    email: host.person.email(),
    since: new Date(host.clock.now()).toISOString(),
  } satisfies Steward),
  ...(now.get(keys.workbook) === undefined
    ? { [keys.workbook]: asJson({ id: host.workbook.id() } satisfies Identity) }
    : {}),
});
