import type { SourceChange } from '../src/app/api';
import { w } from './words';

const told = (change: SourceChange): string => {
  if (change.is !== 'other')
    return change.is === 'new'
      ? w.own.fresh(change.stream)
      : change.on
        ? w.own.goneOn(change.stream)
        : w.own.gone(change.stream);
  const { stream, gained, lost, other, key } = change;
  return [
    w.own.of(stream),
    ...(gained.length > 0 ? [w.own.gained(gained)] : []),
    ...(lost.length > 0 ? [w.own.lost(lost)] : []),
    ...(other.length > 0 ? [w.own.other(other)] : []),
    ...(key === undefined ? [] : [w.own.key(key)]),
  ].join(' ');
};

/** What becomes of the data sets of a source whose file is changed. */
export const Changes = ({ changes }: { changes: readonly SourceChange[] }) => (
  <>
    <h2>{w.own.changes}</h2>
    {changes.length === 0 ? (
      <p>{w.own.same}</p>
    ) : (
      <ul class="problems">
        {changes.map((change) => (
          <li key={`${change.is} ${change.stream}`}>{told(change)}</li>
        ))}
      </ul>
    )}
  </>
);
