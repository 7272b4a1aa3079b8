import type { DatasetDetails } from '../../src/app/api';
import type { Destination, Schedule } from '../../src/model';
import { t } from '../messages';
import { accept, call, inOrder, say } from './call';
import { asking, kept, NOT_ASKED, read, type Loaded } from './loaded';
import { sayOf } from './schedule';
import type { Session } from './session';

const put = ({ store }: Session, id: string, details: Loaded<DatasetDetails>): void =>
  store.set({ details: { ...store.get().details, [id]: details } });

/**
 * Asked for when a data set is opened, and again when it was refreshed meanwhile: also while the first answer
 * is on its way, which may be of before.
 */
export const loadDetails = async (session: Session, id: string): Promise<void> => {
  const of = () => session.store.get().details[id] ?? NOT_ASKED;
  const isNews = inOrder(session, `details/${id}`);
  put(session, id, asking(of()));
  const answer = await read(() => session.client.datasetDetails(id));
  if (isNews(answer.is === 'here')) put(session, id, kept(of(), answer));
};

export const toggleOpen = ({ store }: Session, id: string): void => {
  const { list } = store.get();
  const open = list.open.includes(id)
    ? list.open.filter((other) => other !== id)
    : [...list.open, id];
  store.set({ list: { ...list, open } });
};

/** Opens a data set and waits until all of it can be read. */
export const showDetails = async (session: Session, id: string): Promise<void> => {
  if (!session.store.get().list.open.includes(id)) toggleOpen(session, id);
  await loadDetails(session, id);
};

/** @returns whether it was saved. */
export const setDestination = async (
  session: Session,
  id: string,
  title: string,
  to: Destination,
): Promise<boolean> => {
  const console = await call(
    session,
    `to/${id}`,
    () => session.client.setDestination(id, to),
    () => void setDestination(session, id, title, to),
  );
  if (!console) return false;
  accept(session, console);
  say(session, t.to.saved(title));
  await loadDetails(session, id);
  return true;
};

/** @returns whether it was saved. */
export const setSchedule = async (
  session: Session,
  id: string,
  title: string,
  schedule: Schedule,
): Promise<boolean> => {
  const console = await call(
    session,
    `schedule/${id}`,
    () => session.client.setSchedule(id, schedule),
    () => void setSchedule(session, id, title, schedule),
  );
  if (!console) return false;
  accept(session, console);
  say(session, t.schedule.saved(title, sayOf(schedule)));
  return true;
};
