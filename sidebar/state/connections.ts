import type { ConsoleState, Leftovers } from '../../src/app/api';
import { t } from '../messages';
import { accept, call, say } from './call';
import type { Session } from './session';

/** What is read no more until a person lets it go on. */
export const pauseConnection = async (
  session: Session,
  id: string,
  site: string,
  paused: boolean,
): Promise<void> => {
  const console = await call(
    session,
    `pause/${id}`,
    () => session.client.pauseConnection(id, paused),
    () => void pauseConnection(session, id, site, paused),
  );
  if (!console) return;
  accept(session, console);
  say(session, paused ? t.connections.isPaused(site) : t.connections.isGoingOn(site));
};

export const removeConnection = async (
  session: Session,
  id: string,
  site: string,
  leftovers: Leftovers,
): Promise<void> => {
  const console = await call(
    session,
    `remove/${id}`,
    () => session.client.removeConnection(id, leftovers),
    () => void removeConnection(session, id, site, leftovers),
  );
  if (!console) return;
  accept(session, console);
  say(session, t.connections.removed(site));
};

const DAY_MS = 86_400_000;

/** Days from today, by the workbook's calendar, until a day (`YYYY-MM-DD`). */
export const daysUntil = (
  { now, timeZone }: Pick<ConsoleState, 'now' | 'timeZone'>,
  day: string,
) => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(now));
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
};

/** So many days before a key expires it is said in amber. */
export const SOON_DAYS = 30;

export const toggleUnfolded = ({ store }: Session, id: string): void => {
  const { unfolded } = store.get();
  store.set({
    unfolded: unfolded.includes(id) ? unfolded.filter((other) => other !== id) : [...unfolded, id],
  });
};
