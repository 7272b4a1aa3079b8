import { asJson, keys, type Identity, type Snapshot, type Steward } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type Json } from '../model';

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

/** Does something while nobody works on a run. @throws setup.running */
export const undisturbed = <T>(host: Host, milliseconds: number, act: () => T): T => {
  if (!host.lock.tryAcquire(milliseconds)) throw new FailureError('setup.running');
  try {
    return act();
  } finally {
    host.lock.release();
  }
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
