import type { Json } from '../model';

/** What one walk is about: a course, a span of days. Plain data: it stands in the checkpoint. */
export type Slice = Readonly<Record<string, Json>>;

/** A page that is still to be read. */
export interface Item {
  readonly slice: Slice;
  /** Null: the first. */
  readonly place: Json;
  /** It was found by counting: the page after it is in the list already. */
  readonly known?: true;
  /** How many records there were when the walk met the page before. */
  readonly of?: number;
  /** How the page before began, and how many before it were empty. */
  readonly head?: string;
  readonly empty?: number;
  /** The record that must stand in this page as well: it ended the one before. */
  readonly joint?: string;
}

/** Where the reading of a collection stands. */
export interface Standing {
  /** The newest change that is landed, as the source writes it. */
  readonly since: string | null;
  /** Epoch milliseconds at which the last full reading began. */
  readonly fullAt: number | null;
  /** What is read again ends there, and reading goes on after it from `resume`. */
  readonly until?: string;
  readonly resume?: string;
  /** Where the finding of slices ended in the last whole walk, see `Collection.feed`. */
  readonly fed?: Json;
  readonly walk?: {
    readonly full: boolean;
    readonly begun: number;
    readonly slices: readonly Slice[];
    readonly todo: readonly Item[];
    /** Where the finding of more slices stands; absent: all are found. */
    readonly feed?: { readonly at: Json };
    readonly newest: string | null;
    /** Pages read of it, where they are counted. */
    readonly pages?: number;
    readonly total?: number;
    /** Records went while it was walked. */
    readonly shrunk: boolean;
    /** Times it was walked anew for that. */
    readonly anew: number;
  };
}

export const standingOf = (checkpoint: Json): Standing =>
  (checkpoint as unknown as Standing | null) ?? { since: null, fullAt: null };

/** Whether everything is to be read: for the first time, or because it was so long ago. */
export const isDue = (
  { since, fullAt }: Standing,
  every: number | undefined,
  now: number,
): boolean => since === null || fullAt === null || (every !== undefined && now - fullAt >= every);

/** @param feeds more slices are found while those there are are read. */
export const begin = (
  { since, fullAt, until, resume, fed }: Standing,
  full: boolean,
  now: number,
  slices: readonly Slice[],
  feeds = false,
): Standing => ({
  since,
  fullAt,
  ...(until === undefined ? {} : { until }),
  ...(resume === undefined ? {} : { resume }),
  ...(fed === undefined ? {} : { fed }),
  walk: {
    full,
    begun: now,
    slices,
    todo: slices.map((slice) => ({ slice, place: null })),
    // What changed alone is looked for from where that ended last.
    ...(feeds ? { feed: { at: full ? null : (fed ?? null) } } : {}),
    newest: full ? null : since,
    shrunk: false,
    anew: 0,
  },
});

/** As if nothing that changed from `since` on had been read; null: only a full reading could tell. */
export const rewound = (standing: Standing, since: string, until?: string): Standing | null => {
  const { since: before, fullAt } = standing;
  if (before === null || fullAt === null) return null;
  return {
    since: since < before ? since : before,
    fullAt,
    resume: standing.resume ?? before,
    ...(until === undefined ? {} : { until }),
  };
};

/** The walk is over. @param back moves the newest change back, see `Since`. */
export const end = (
  { since, fullAt, resume, fed, walk }: Standing,
  back: (newest: string, begun: number) => string = (newest) => newest,
): Standing => {
  const newest = walk?.newest ?? null;
  const after = newest === null || newest === since ? since : back(newest, walk!.begun);
  return {
    // What is read again is older than what was read last: reading goes on from where that ended.
    since: resume !== undefined && (after === null || after < resume) ? resume : after,
    fullAt: walk?.full ? walk.begun : fullAt,
    ...(fed === undefined ? {} : { fed }),
  };
};
