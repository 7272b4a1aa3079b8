import type {
  ConsoleState,
  EngineCard,
  ReadsCard,
  WarehouseCard,
  WarehouseInput,
} from '../../src/app/api';
import type { Fact } from '../../src/model';
import { t } from '../messages/more';
import { reload } from './actions';
import { attempt, call, change, inOrder, say, type Ended } from './call';
import { asking, here, kept, read, valueOf } from './loaded';
import { setRoom, type WarehouseRoom } from './rooms';
import { follow } from './follow';
import type { Session } from './session';

const roomOf = ({ store }: Session): WarehouseRoom => store.get().rooms.warehouse;

/** The card as the server has it; a move that it no longer tells of has ended, here or there. */
const take = (session: Session, card: WarehouseCard): void => {
  const { move } = roomOf(session);
  const { move: now, engine, title } = card;
  const arrived = move?.is === 'on_the_way' && !now && engine === move.to;
  if (arrived) say(session, t.warehouse.done(title));
  setRoom(session, 'warehouse', {
    card: here(card),
    move: now
      ? { to: now.engine, is: 'on_the_way' }
      : arrived
        ? { to: engine, is: 'there' }
        : move?.is === 'there'
          ? move
          : null,
  });
};

/** Asked for when it is looked at, and again whenever the run that moves has come on. */
export const loadWarehouse = async (session: Session): Promise<void> => {
  const isNews = inOrder(session, 'warehouse');
  setRoom(session, 'warehouse', { card: asking(roomOf(session).card) });
  const answer = await read(() => session.client.warehouse());
  if (!isNews(answer.is === 'here')) return;
  const value = valueOf(answer);
  if (value) take(session, value);
  else setRoom(session, 'warehouse', { card: kept(roomOf(session).card, answer) });
};

export const openEngine = (session: Session, form: WarehouseRoom['form']): void => {
  session.store.set({ problem: null });
  setRoom(session, 'warehouse', { form, move: null });
};

export const testWarehouse = (
  session: Session,
  input: WarehouseInput,
): Promise<Ended<readonly Fact[]>> =>
  attempt(session, 'testWarehouse', () => session.client.testWarehouse(input));

/** Saves what is in use, or begins to move. Answers how it ended, for the form to show. */
export const settleWarehouse = async (
  session: Session,
  input: WarehouseInput,
): Promise<Ended<unknown>> => {
  const { client } = session;
  const ended = await change(session, 'settleWarehouse', () =>
    input.edits ? client.saveWarehouse(input) : client.moveWarehouse(input),
  );
  if (ended.is === 'value') {
    const { title, move } = ended.value;
    setRoom(session, 'warehouse', { form: null });
    inOrder(session, 'warehouse')();
    take(session, ended.value);
    say(session, move ? t.warehouse.moving(title, move.title) : t.warehouse.saved(title));
    if (move) await goOn(session);
    else await reload(session);
  }
  return ended;
};

/** A month of refreshes, one a day. */
const REFRESHES = 30;
/** What Google gives each month, and what it asks for each as much more: its list of on-demand prices, 2026. */
const FREE_BYTES = 2 ** 40;
const DOLLARS = 6.25;

const dollarsOf = (month: number): number =>
  month <= FREE_BYTES ? 0 : Math.ceil((month / FREE_BYTES - 1) * DOLLARS);

/** Whether the form says anything else than what is saved of the place in use. */
const isChanged = ({ settings }: WarehouseInput, { settings: saved }: WarehouseCard): boolean =>
  Object.entries(settings).some(([name, value]) => value !== (saved[name] ?? ''));

/**
 * What a place would cost is asked before anything is moved there, or before the place in use becomes another,
 * and a person says yes to it.
 */
export const askToSettle = async (
  session: Session,
  card: WarehouseCard,
  { title, charges }: EngineCard,
  input: WarehouseInput,
  settle: () => void,
): Promise<Ended<unknown>> => {
  if (!charges || (input.edits && !isChanged(input, card))) return settleWarehouse(session, input);
  const ended = await attempt(session, 'settleWarehouse', () => session.client.readsToMove(input));
  if (ended.is !== 'value') return ended;
  const reads = ended.value;
  if (!reads) return settleWarehouse(session, input);
  session.store.set({
    question: {
      title: (input.edits ? t.warehouse.changeTitle : t.warehouse.costsTitle)(title),
      body: t.warehouse.costs(reads.engine, reads.bytes, reads.bytes * REFRESHES),
      items: { intro: t.warehouse.costsAlso, titles: costsOf(reads) },
      yes: input.edits ? t.form.save : t.warehouse.move,
      no: t.confirm.no,
      danger: false,
      act: settle,
    },
  });
  return ended;
};

const costsOf = ({ bytes, limit, over }: ReadsCard): readonly string[] => [
  t.warehouse.price(dollarsOf(bytes * REFRESHES)),
  limit === undefined ? t.warehouse.unlimited : t.warehouse.limited(limit, over === true),
  t.warehouse.loading,
];

/** Takes up the run that moves, and drives it as long as somebody looks. */
export const goOn = async (session: Session): Promise<void> => {
  const { client, store } = session;
  const run = await call(
    session,
    'goOn',
    () => client.runState(),
    () => void goOn(session),
  );
  if (run === undefined) return;
  store.set({ run, outcome: null });
  void follow(session);
};

export const askToStay = (session: Session): void =>
  session.store.set({
    question: {
      title: t.warehouse.stopTitle,
      body: t.warehouse.stopBody,
      yes: t.warehouse.stop,
      no: t.warehouse.goOn,
      danger: false,
      act: () => void stay(session),
    },
  });

const stay = async (session: Session): Promise<void> => {
  const card = await call(
    session,
    'stay',
    () => session.client.cancelMove(),
    () => void stay(session),
  );
  if (!card) return;
  inOrder(session, 'warehouse')();
  setRoom(session, 'warehouse', { card: here(card), move: null });
  say(session, t.warehouse.stopped);
  await reload(session);
};

/** Tables hold students' data; nobody can bring back what was written into them by others. */
export const askToClear = (session: Session, { told }: NonNullable<WarehouseCard['old']>): void =>
  session.store.set({
    question: {
      title: t.warehouse.clear,
      body: told.next,
      yes: t.warehouse.clear,
      no: t.confirm.no,
      danger: true,
      act: () => void clear(session),
    },
  });

const clear = async (session: Session): Promise<void> => {
  const card = await call(
    session,
    'clear',
    () => session.client.clearOldPlace(),
    () => void clear(session),
  );
  if (!card) return;
  inOrder(session, 'warehouse')();
  take(session, card);
};

/** What tells that the run that moves has come on. */
export const markOfMove = ({
  run,
  console,
}: {
  readonly run: ConsoleState['run'];
  readonly console: ConsoleState | null;
}): string => {
  // When all are refreshed here they are built there, one after the other: each begins when another has come.
  const isMoving = run !== null && run.finished.length === run.datasets.length;
  const inHand = isMoving ? run.progress?.what : undefined;
  return JSON.stringify([run?.id, run?.is, run?.finished.length, inHand, console?.warehouse?.id]);
};
