import type { ComponentChildren } from 'preact';
import { BackTo } from '../../sidebar/parts/BackTo';
import { w } from '../words';

export const Head = (props: {
  readonly title: string;
  readonly back?: () => void;
  /** Where that leads; the gallery, unless it says otherwise. */
  readonly to?: string;
  readonly children?: ComponentChildren;
}) => (
  <header class="head">
    {props.back && (
      <nav>
        <BackTo to={props.to ?? w.back} act={props.back} />
      </nav>
    )}
    <div class="title-row">
      <h1>{props.title}</h1>
      {props.children}
    </div>
  </header>
);
