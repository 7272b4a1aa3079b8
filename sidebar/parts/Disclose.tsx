import type { ComponentChildren } from 'preact';
import { Chevron } from './Icons';

/** A heading that opens and closes what it is the title of. */
export const Disclose = (props: {
  readonly open: boolean;
  /** The id of what it opens. */
  readonly body: string;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}) => (
  <button
    type="button"
    class="disclose"
    aria-expanded={props.open}
    aria-controls={props.body}
    onClick={props.onToggle}
  >
    <Chevron />
    {props.children}
  </button>
);
