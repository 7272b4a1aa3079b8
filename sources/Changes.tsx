import type { SourceChange } from '../src/app/api';
import { w } from './words';

const becomes = (change: SourceChange): string => {
  const { stream, on } = change;
  switch (change.is) {
    case 'new':
      return w.own.fresh(stream);
    case 'gone':
      return on ? w.own.goneOn(stream) : w.own.gone(stream);
    case 'again':
      return w.own.readAgain(stream);
    case 'other': {
      const { gained, lost, other, classed, key } = change;
      const parts = [
        ...(gained.length > 0 ? [w.own.gained(gained)] : []),
        ...(lost.length > 0 ? [w.own.lost(lost)] : []),
        ...(other.length > 0 ? [w.own.other(other)] : []),
        ...(classed.length > 0 ? [w.own.classed(classed)] : []),
        ...(key === undefined ? [] : [w.own.key(key)]),
      ];
      return `${w.own.of(stream)} ${parts.join(w.own.apart)}.`;
    }
  }
};

/** What becomes of a data set, and of what depends on it. */
const told = (change: SourceChange): string => {
  const { is, on, feeds } = change;
  return [
    becomes(change),
    ...(on && (is === 'other' || is === 'again') ? [w.own.waits] : []),
    ...(feeds.length > 0 ? [w.own.feeds(feeds)] : []),
  ].join(' ');
};

/** What becomes of the data sets of a source whose definition is changed. */
export const Changes = ({ changes }: { changes: readonly SourceChange[] }) => (
  <>
    <h2>{w.own.changes}</h2>
    {changes.length === 0 ? (
      <p>{w.own.same}</p>
    ) : (
      <ul class="problems changes">
        {changes.map((change) => (
          <li key={`${change.is} ${change.stream}`}>{told(change)}</li>
        ))}
      </ul>
    )}
  </>
);
