import { t } from '../messages';
import type { ShownStatus } from '../state/run';

/** A dot and a word: never the colour alone. */
export const Status = ({ status }: { status: ShownStatus }) => (
  <span class={`status ${status}`}>
    <i class="dot" aria-hidden="true" />
    {t.status[status]}
  </span>
);
