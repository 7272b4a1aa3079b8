import { t } from '../messages';
import type { ShownStatus } from '../state/run';
import { Dot } from './Dot';

/** A dot and a word: never the colour alone. */
export const Status = ({ status }: { status: ShownStatus }) => (
  <span class={`status ${status}`}>
    <Dot />
    {t.status[status]}
  </span>
);
