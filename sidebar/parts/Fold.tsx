import type { ComponentChildren } from 'preact';
import { Chevron } from './Icons';

/** A line that opens to more: as high closed whether what is in it is here or not. */
export const Fold = (props: {
  readonly title: ComponentChildren;
  readonly open?: boolean;
  /** It was opened or closed. */
  readonly onToggle?: () => void;
  readonly children: ComponentChildren;
}) => (
  <details class="fold" open={props.open} onToggle={props.onToggle}>
    <summary>
      <Chevron />
      {props.title}
    </summary>
    <div class="folded">{props.children}</div>
  </details>
);
