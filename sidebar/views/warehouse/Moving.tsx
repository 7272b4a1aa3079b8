import type { MoveCard, MoveLine, WarehouseCard } from '../../../src/app/api';
import { Told } from '../../parts/Told';
import { t } from '../../messages/more';
import { Note } from '../../parts/Note';
import { useSelect } from '../../state/hooks';
import { Dot } from '../../parts/Dot';
import { Soft } from '../../parts/Soft';

/** A move in hand: data set by data set, with what was counted here and there. */
export const Moving = ({ card, move }: { card: WarehouseCard; move: MoveCard }) => {
  const { datasets, run } = move;
  // Polls bring the run more often than the card is asked for.
  const inHand = useSelect((state) => state.run?.progress?.what);
  const there = datasets.filter(({ is }) => is === 'there').length;
  return (
    <>
      <p class="intro">{t.warehouse.moving(card.title, move.title)}</p>
      <Soft>{t.warehouse.stays}</Soft>
      {run?.trouble && (
        <Note tone={run.is === 'paused' ? 'info' : 'bad'}>
          <Told of={run.trouble} />
        </Note>
      )}
      <h3 class="check-sum">{t.warehouse.sofar(there, datasets.length)}</h3>
      <ul class="checks">
        {datasets.map((line) => (
          <Line key={line.id} line={line} now={line.is === 'waiting' && line.title === inHand} />
        ))}
      </ul>
    </>
  );
};

/** The list's own colours. */
const STATUS = { waiting: 'off', there: 'fresh', failed: 'failed', now: 'running' } as const;

const Line = ({ line, now }: { line: MoveLine; now: boolean }) => {
  const { title, before, after, trouble } = line;
  const is = now ? 'now' : line.is;
  return (
    <li>
      <p class="end">
        <span class="name">{title}</span>
        <span class={`status ${STATUS[is]}`}>
          <Dot />
          {t.warehouse.is[is]}
        </span>
      </p>
      {before !== undefined && <Soft>{t.warehouse.counts(before, after)}</Soft>}
      {trouble && (
        <Soft>
          {trouble.message} {trouble.next}
        </Soft>
      )}
    </li>
  );
};
