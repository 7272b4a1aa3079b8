import { accept, isStale, tick } from './call';
import { follow, isFollowing } from './follow';
import { isActive } from './run';
import { serverNow, type Session } from './session';

const AGES_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 60_000;
/** Data sets also fall due without any run: so often everything is asked anew. */
const LOOKS_PER_RELOAD = 10;

/**
 * While nothing is going on: ages are told as time passes, and what the trigger or a colleague does is
 * noticed. Silent on purpose: who has asked for nothing need not hear that nothing came.
 */
export const watch = (session: Session): (() => void) => {
  const { store, client } = session;
  let looks = 0;
  const ages = setInterval(() => store.set({ now: serverNow(session) }), AGES_EVERY_MS);

  const look = async (): Promise<void> => {
    const { console, run, busy } = store.get();
    if (!console || isFollowing(session) || busy.length > 0) return;
    if (document.visibilityState === 'hidden') return;
    looks += 1;
    const asked = tick(session);
    try {
      const answer = await client.runState();
      if ('trouble' in answer) return;
      const { value } = answer;
      const isOther = value?.id !== run?.id || value?.watched !== run?.watched;
      const news = isOther || isActive(value);
      if (!news && looks % LOOKS_PER_RELOAD !== 0) return;
      const anew = await client.consoleState();
      if ('trouble' in anew || isFollowing(session) || isStale(session, asked)) return;
      accept(session, anew.value);
      if (isActive(anew.value.run)) void follow(session);
    } catch {
      // The next look is a minute away.
    }
  };
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => {
    clearInterval(ages);
    clearInterval(looking);
  };
};
