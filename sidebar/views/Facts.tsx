import type { Fact } from '../../src/model';
import { saidOf } from '../state/fact';

/** What a connection tells of itself: label and value side by side, as many in a line as fit. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="reach">
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt> <dd>{saidOf(value)}</dd>
      </div>
    ))}
  </dl>
);
