/** The console over a server of a few answers, for what its rooms work out. */
import type { Client } from '../../sidebar/client';
import { valueOf } from '../../sidebar/state/loaded';
import { createSession, type Session } from '../../sidebar/state/session';
import { consoleOf, good } from '../browser/sidebar-fixture';
import { TWO } from '../browser/sidebar-rooms';

type Commands = Partial<Record<keyof Client, (...args: any[]) => unknown>>;
export const sessionOf = (commands: Commands): Session =>
  createSession({
    consoleState: async () => good(consoleOf({ connections: TWO })),
    ...Object.fromEntries(
      Object.entries(commands).map(([name, answer]) => [
        name,
        async (...args: unknown[]) => answer(...args),
      ]),
    ),
  } as unknown as Client);
export const rooms = (session: Session) => session.store.get().rooms;
export const ids = (session: Session) =>
  valueOf(rooms(session).activity.page)?.runs.map(({ id }) => id);
