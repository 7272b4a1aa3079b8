import { t } from '../messages';
import type { Problem } from '../state/session';
import { Button } from './Button';

/** Bones of the size of what comes; what is waited for is said in the footer. */
export const Bones = ({ kinds }: { kinds: readonly string[] }) => (
  <div class="skeleton" aria-hidden="true">
    {kinds.map((kind, i) => (
      <i key={i} class={`bone ${kind}-bone`} />
    ))}
  </div>
);

/** Nothing to show but what happened, and the way out. */
export const Failed = ({
  title,
  trouble,
  retry,
}: {
  title: string;
  trouble: Problem['trouble'];
  retry: () => void;
}) => (
  <div class="nothing" role="alert">
    <h2>{title}</h2>
    <p>{trouble.message}</p>
    <p>{trouble.next}</p>
    <Button onClick={retry}>{t.problem.retry}</Button>
  </div>
);
