import type { Host } from '../../host/host';
import type { Failure, Filters } from '../../model';
import type { ReportView } from '../api';

/**
 * What viewers of the live board and the one execution that works for all of them tell each other, in the
 * workbook's cache: it may be forgotten at any time, and then it is told again within seconds.
 */

/** What somebody looks at. */
export interface View {
  readonly report: string;
  readonly filters: Filters;
  readonly language: string;
}

/** Somebody looks, or did a moment ago. */
export interface Look {
  readonly view: View;
  readonly at: number;
}

/** A view as it was last drawn. */
export interface Drawn {
  /** Another drawing has another mark. */
  readonly mark: string;
  readonly at: number;
  readonly datasets: readonly string[];
  /** When it was found to be so, epoch ms, where it is drawn from what is published. */
  readonly checked?: number;
  /** The same of what could not be read of it. */
  readonly failing?: Beat['failing'];
  readonly view: ReportView;
}

/** Why nobody works for the board any more. */
export type Ended = 'nobody' | 'quota' | 'work' | 'time' | 'asked' | 'failed';

/** What the execution at work says of itself, every round. */
export interface Beat {
  readonly at: number;
  readonly session: string;
  /** How long it waits between two rounds. */
  readonly every: number;
  /** When a data set was last found as its sources are, epoch ms. */
  readonly checked: Readonly<Record<string, number>>;
  readonly failing: readonly {
    readonly site: string;
    readonly since: number;
    readonly failure: Failure;
  }[];
  /** Data sets that could not be published, and why. */
  readonly refused: Readonly<Record<string, Failure>>;
  readonly ended?: Ended;
}

/** Nobody who looks is silent for so long; nobody who works is, either. */
export const LOOKING_MS = 30_000;
export const BEATING_MS = 12_000;
const SECONDS = 600;
/** Distinct views that are drawn for their viewers; others are drawn by whoever asks. */
const SLOTS = 16;

const hash = (text: string): number =>
  Array.from(text).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
export const viewKey = (view: View): string =>
  JSON.stringify([view.report, Object.entries(view.filters).sort(), view.language]);

const names = (host: Pick<Host, 'workbook'>) => {
  const of = `board/${host.workbook.id()}/`;
  return {
    beat: `${of}beat`,
    wanted: `${of}wanted`,
    worked: `${of}worked`,
    look: (slot: number) => `${of}look/${slot}`,
    drawn: (view: View) => `${of}drawn/${hash(viewKey(view)).toString(36)}`,
  };
};

const parse = <T>(text: string | undefined): T | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as T);

type Board = Pick<Host, 'workbook' | 'shared' | 'clock'>;

/** What one who looks needs, in one call. */
export const readBoard = (
  host: Board,
  view: View,
): {
  readonly beat: Beat | undefined;
  readonly drawn: Drawn | undefined;
  readonly look: Look | undefined;
} => {
  const { beat, drawn, look } = names(host);
  const slot = look(hash(viewKey(view)) % SLOTS);
  const found = host.shared.getAll([beat, drawn(view), slot]);
  const picture = parse<Drawn & { key: string }>(found[drawn(view)]);
  return {
    beat: parse<Beat>(found[beat]),
    // Another view may have the same short name.
    drawn: picture?.key === viewKey(view) ? picture : undefined,
    look: parse<Look>(found[slot]),
  };
};

/** When the newest version was made of which anything is drawn. */
export const newestIn = ({ view }: Pick<Drawn, 'view'>): string =>
  view.pictures
    .map(({ version }) => version?.at ?? '')
    .sort()
    .pop() ?? '';

/** Says that somebody looks. */
export const lookAt = (host: Board, view: View): void => {
  const key = names(host).look(hash(viewKey(view)) % SLOTS);
  const look: Look = { view, at: host.clock.now() };
  host.shared.putAll({ [key]: JSON.stringify(look) }, SECONDS);
};

/** Everything that is looked at, and whether the lock is wanted, in one call. */
export const looks = (
  host: Board,
): { readonly looks: readonly Look[]; readonly wanted: boolean } => {
  const { look, wanted } = names(host);
  const slots = Array.from({ length: SLOTS }, (_, slot) => look(slot));
  const found = host.shared.getAll([...slots, wanted]);
  return {
    looks: slots.flatMap((slot) => parse<Look>(found[slot]) ?? []),
    wanted: host.clock.now() - Number(found[wanted] ?? 0) < BEATING_MS,
  };
};

/** Tells the viewers, in one call. */
export const tell = (
  host: Board,
  beat: Beat,
  drawings: readonly { readonly of: View; readonly drawn: Drawn }[],
): void => {
  const { beat: key, drawn: place } = names(host);
  const texts = drawings.map(({ of, drawn }): [string, string] => [
    place(of),
    JSON.stringify({ ...drawn, key: viewKey(of) }),
  ]);
  host.shared.putAll({ [key]: JSON.stringify(beat), ...Object.fromEntries(texts) }, SECONDS);
};

/** A drawing of whoever looks, where nobody draws for them. */
export const keepDrawn = (host: Board, of: View, drawn: Drawn): void => {
  const key = names(host).drawn(of);
  host.shared.putAll({ [key]: JSON.stringify({ ...drawn, key: viewKey(of) }) }, SECONDS);
};

/** Whether an execution that works for the board has told of itself just now. */
export const isBeating = (clock: Pick<Host['clock'], 'now'>, beat: Beat | undefined): boolean =>
  beat !== undefined && beat.ended === undefined && clock.now() - beat.at < BEATING_MS;
export const isWatched = (host: Board): boolean => {
  const { beat } = names(host);
  return isBeating(host.clock, parse<Beat>(host.shared.getAll([beat])[beat]));
};

/** Tells viewers that other work goes first, unless somebody works for the board. */
export const tellWaits = (host: Board): void => {
  const { beat: key } = names(host);
  const beat = parse<Beat>(host.shared.getAll([key])[key]);
  if (isBeating(host.clock, beat)) return;
  const none = { session: '', every: 0, checked: {}, failing: [], refused: {} };
  tell(host, { ...none, ...beat, at: host.clock.now(), ended: 'work' }, []);
};

/** Asks whoever works for the board to give back the workbook's lock. */
export const wantLock = (host: Board): void =>
  host.shared.putAll({ [names(host).wanted]: String(host.clock.now()) }, 60);

/** Work that was due was tried a moment ago and found nothing it may do. */
export const workedLately = (host: Board): boolean =>
  names(host).worked in host.shared.getAll([names(host).worked]);
export const noteWorked = (host: Board): void =>
  host.shared.putAll({ [names(host).worked]: '1' }, 120);
