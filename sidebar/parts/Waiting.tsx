import type { ComponentChildren } from 'preact';
import { Told } from './Told';
import { t } from '../messages';
import type { Loaded } from '../state/loaded';
import { Button } from './Button';

export const isLoading = ({ is }: Loaded<unknown>): boolean =>
  is === 'loading' || is === 'not_asked';

/**
 * What is asked of the server when it is first looked at: until it is here bones of its size, and where it
 * does not come, what happened and the way out. What is waited for is said in the footer.
 */
export const Awaited = <T,>(props: {
  readonly of: Loaded<T>;
  readonly bones: readonly string[];
  /** What is said when it does not come. */
  readonly failed: string;
  readonly retry: () => void;
  readonly children: (value: T) => ComponentChildren;
}) => {
  const { of, bones, failed, retry, children } = props;
  if (of.is === 'here') return <>{children(of.value)}</>;
  if (of.is === 'failed')
    return (
      <div class="nothing" role="alert">
        <h2>{failed}</h2>
        <Told of={of.trouble} />
        <Button onClick={retry}>{t.problem.retry}</Button>
      </div>
    );
  return (
    <div class="skeleton" aria-hidden="true">
      {bones.map((kind, i) => (
        <i key={i} class={`bone ${kind}-bone`} />
      ))}
    </div>
  );
};
