import { keys, snapshot, type Leftover, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FAILURES, failureOf, logged, type FileId } from '../model';

/**
 * Clears away what belongs to the landing of the steward before. Under the lock, and before anything is
 * landed. Done by the new steward's next execution where taking over did not come so far.
 */
export const finishHandover = (host: Host): void => {
  const stale: readonly string[] = [
    ...['folder', 'versions', keys.journal, keys.progress, keys.cancel, keys.heartbeat],
    // What was told stands in the log that is gone: the new one is begun by the next execution.
    keys.passports,
  ];
  for (const key of Object.keys(host.records.all('')))
    if (key.startsWith('manifest/') || stale.includes(key)) host.records.remove(key);
  // Whoever was the steward here before has files of that time, which nothing names any more.
  host.files.remove(host.files.list('').map(({ id }) => id));
  host.records.remove(keys.leftover(host.person.email()));
  host.records.remove(keys.handover);
};

/**
 * What lies in the account of somebody who was the steward: the secrets and the folder of raw data.
 * Only that account can clear it away, at its trigger's last execution or when it opens the console.
 * Where neither happens they remain there; the colleague can delete the folder and uninstall the add-on.
 * @returns whether nothing is left to be tried again.
 */
export const clearLeftover = (host: Host, now: Snapshot): boolean => {
  const me = host.person.email();
  if (now.get(keys.leftover(me)) === undefined) return true;
  if (!host.lock.tryAcquire(1_000)) return false;
  try {
    const again = snapshot(host);
    const left = again.get(keys.leftover(me)) as unknown as Leftover | undefined;
    // Back in office: the new landing is made of the same things.
    if (!left || again.steward?.email === me) return true;
    for (const id of left.connections) host.secrets.remove(keys.secret(id));
    if (left.folder) host.files.remove([left.folder as FileId]);
    host.records.remove(keys.leftover(me));
    host.log.write('steward.left', { connections: left.connections.length });
    return true;
  } catch (error) {
    const failure = failureOf(error);
    host.log.write('steward.uncleared', logged(failure));
    return FAILURES[failure.code].recovery === 'fail';
  } finally {
    host.lock.release();
  }
};
