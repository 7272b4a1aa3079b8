import type { Host } from '../host/host';
import { failureOf, logged, type Registry } from '../model';
import { alert } from './alerts';
import { keep, note } from './journal';
import { settingsOf } from './settings';
import { snapshot } from './store';

/**
 * Keeping the log takes a few requests of Drive, which may be slow. An execution that has worked for long
 * leaves its lines to the next.
 */
const LATE_MS = 3 * 60_000;

/**
 * What an execution of the steward's does last, whatever it did before: people are told what they should
 * know, and the log's lines are kept. Neither ever fails it.
 */
export const leave = (host: Host, registry: Registry<Host>): void => {
  try {
    const now = snapshot(host);
    tell(host, () => alert(host, registry, now));
    if (host.clock.elapsed() > LATE_MS) note(host);
    else keep(host, settingsOf(now).retentionDays);
  } catch (error) {
    host.log.write('journal.failed', logged(failureOf(error)));
  }
};

/** What cannot be told now is told by the next execution. */
const tell = (host: Host, alertPeople: () => void): void => {
  try {
    alertPeople();
  } catch (error) {
    host.log.write('alert.failed', logged(failureOf(error)));
  }
};
