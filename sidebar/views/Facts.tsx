import type { Fact } from '../../src/model';
import { valueOf } from '../state/form';

/** What a connection tells of itself: label and value side by side, as many in a line as fit. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="reach">
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt> <dd>{valueOf(value)}</dd>
      </div>
    ))}
  </dl>
);
