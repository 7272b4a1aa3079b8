import type { ActivityPage, ActivityQuery } from '../../src/app/api';
import { t } from '../messages';
import { call, inOrder, say } from './call';
import { asking, here, kept, LOADING, read, valueOf } from './loaded';
import { setRoom } from './rooms';
import type { Session } from './session';

const roomOf = ({ store }: Session) => store.get().rooms.activity;

/** The newest runs. What was loaded before stays in sight until the answer is here. */
export const loadActivity = async (session: Session): Promise<void> => {
  const { query, page } = roomOf(session);
  const isNews = inOrder(session, 'activity');
  setRoom(session, 'activity', { page: asking(page) });
  const answer = await read(() => session.client.activity(query));
  const now = roomOf(session);
  // Another question was asked meanwhile: its answer is the one to show.
  if (now.query !== query || !isNews(answer.is === 'here')) return;
  const newest = valueOf(answer);
  const page2 = newest ? here(merged(newest, valueOf(now.page))) : kept(now.page, answer);
  setRoom(session, 'activity', { page: page2 });
};

/** The newest page, and below it what a person has already leafed back to. */
const merged = (newest: ActivityPage, before: ActivityPage | undefined): ActivityPage => {
  const oldest = newest.runs[newest.runs.length - 1];
  const known = newest.runs.map(({ id }) => id);
  const meets = before?.runs.some(({ id }) => known.includes(id));
  // Where the two do not meet, runs between them are missing: then only the newest are right.
  if (!before || !oldest || !newest.more || !meets) return newest;
  const older = before.runs.filter(({ id, at }) => !known.includes(id) && at <= oldest.at);
  return { runs: [...newest.runs, ...older], more: older.length > 0 ? before.more : newest.more };
};

export const showEarlier = async (session: Session): Promise<void> => {
  const { query, page } = roomOf(session);
  const shown = valueOf(page);
  const oldest = shown?.runs[shown.runs.length - 1];
  if (!shown || !oldest) return;
  const earlier = await call(
    session,
    'earlier',
    () => session.client.activity({ ...query, before: oldest.at }),
    () => void showEarlier(session),
  );
  const now = roomOf(session);
  const latest = valueOf(now.page);
  if (!earlier || !latest || now.query !== query) return;
  const known = new Set(latest.runs.map(({ id }) => id));
  const fresh = earlier.runs.filter(({ id }) => !known.has(id));
  const runs = [...latest.runs, ...fresh];
  setRoom(session, 'activity', { page: here({ runs, more: earlier.more && fresh.length > 0 }) });
  say(session, t.activity.earlierShown(fresh.length));
};

export const filterActivity = (session: Session, query: Omit<ActivityQuery, 'before'>): void => {
  setRoom(session, 'activity', { query, page: LOADING });
  void loadActivity(session).then(() => {
    const page = valueOf(roomOf(session).page);
    if (page && roomOf(session).query === query) say(session, t.activity.found(page.runs.length));
  });
};

/** Opens a run's story, from wherever it is named. */
export const openRun = (session: Session, id: string): void => {
  setRoom(session, 'activity', { last: id });
  session.store.set({ page: { is: 'run', id }, problem: null });
};

export const loadStory = async (session: Session, id: string): Promise<void> => {
  const set = (story: ReturnType<typeof storyOf>) =>
    setRoom(session, 'activity', { stories: { ...roomOf(session).stories, [id]: story } });
  const storyOf = () => roomOf(session).stories[id] ?? LOADING;
  const isNews = inOrder(session, `story/${id}`);
  set(asking(storyOf()));
  const answer = await read(() => session.client.runStory(id));
  if (isNews(answer.is === 'here')) set(kept(storyOf(), answer));
};
