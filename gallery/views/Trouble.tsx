import type { Trouble as Told } from '../../src/app/api';
import { Button } from '../../sidebar/parts/Button';
import { w } from '../words';

/** What happened and what to do next. */
export const Trouble = (props: {
  readonly of: Pick<Told, 'message' | 'next'> | null;
  readonly retry?: () => void;
}) =>
  props.of === null ? null : (
    <div class="note bad" role="alert">
      <p>
        <strong>{props.of.message}</strong> {props.of.next}
      </p>
      {props.retry && <Button onClick={props.retry}>{w.retry}</Button>}
    </div>
  );
