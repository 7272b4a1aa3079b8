import type { Json } from '../../model';
import { back, isLater } from './marks';
import { decodeSketch, encodeSketch, type Sketch } from './sketch';

/** Rows whose change lies so near that they will come again: their sum and their change, by key. */
type Recent = Readonly<Record<string, readonly [sum: number, change: string]>>;

/** What is known of a table. The sketch holds exactly the rows that are landed. */
export interface State {
  readonly sketch: Sketch;
  /** The newest change that was seen. */
  readonly newest: string | null;
  /** Changes are asked for from here on; `open`: only later ones. */
  readonly from: string | null;
  readonly open: boolean;
  readonly recent: Recent;
  /** Epoch milliseconds of the last comparison of the whole. */
  readonly sweptAt: number;
  /** A full reading is in hand. */
  readonly walk?: {
    /** The key's type, and the last key that is landed; null: none. */
    readonly type: string;
    readonly after: string | null;
    readonly total: number;
  };
}

/** More of them are not remembered: the whole is compared instead. */
const MOST_RECENT = 2_000;

type Kept = Omit<State, 'sketch'> & { readonly v: 1; readonly sketch: string };

export const stateOf = (checkpoint: Json): State | null => {
  const kept = checkpoint as unknown as Kept | null;
  return kept?.v === 1 ? { ...kept, sketch: decodeSketch(kept.sketch) } : null;
};

export const checkpointOf = ({ sketch, ...state }: State): Json => ({
  ...state,
  v: 1,
  sketch: encodeSketch(sketch),
});

/** Where changes are asked for from then on: as far back as slow writers may be. */
export const settled = (state: State, newest: string | null, lookBack: number): State => {
  if (newest === null) return state;
  const latest = state.newest !== null && isLater(state.newest, newest) ? state.newest : newest;
  const wanted = back(latest, lookBack);
  // What lies before is not remembered any more: it would come as new.
  const stays = state.from !== null && !isLater(wanted, state.from);
  const from = stays ? state.from : wanted;
  const recent = Object.entries(state.recent).filter(([, [, change]]) => !isLater(from, change));
  // Thousands that came at once would come again and again.
  if (recent.length > MOST_RECENT)
    return { ...state, newest: latest, from: latest, open: true, recent: {} };
  return {
    ...state,
    newest: latest,
    from,
    open: stays && state.open,
    recent: Object.fromEntries(recent),
  };
};
