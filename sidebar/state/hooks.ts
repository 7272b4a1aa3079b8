import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Session, State } from './session';
import type { Store } from './store';

const Context = createContext<Session | null>(null);
export const SessionProvider = Context.Provider;

export const useSession = (): Session => {
  const session = useContext(Context);
  if (!session) throw new Error('There is no session around this component.');
  return session;
};

/** Renders again only when what `select` answers is another value. */
const useStore = <T extends object, S>(store: Store<T>, select: (value: T) => S): S => {
  const [, again] = useState({});
  const latest = useRef({ select, selected: select(store.get()) });
  latest.current = { select, selected: select(store.get()) };
  useEffect(() => {
    const check = () => {
      const { current } = latest;
      if (!Object.is(current.select(store.get()), current.selected)) again({});
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return latest.current.selected;
};

export const useSelect = <S>(select: (state: State) => S): S =>
  useStore(useSession().store, select);

const QUARTER_MS = 15 * 60_000;

/** The time by which moments are told, and its zone: to the quarter of an hour, so that few views change. */
export const useClock = (): { readonly now: string; readonly timeZone: string } => {
  const quarter = useSelect(({ now }) => Math.floor(now / QUARTER_MS));
  const timeZone = useSelect(({ console }) => console?.timeZone ?? 'UTC');
  return { now: new Date(quarter * QUARTER_MS).toISOString(), timeZone };
};

export const useBusy = (name: string): boolean => useSelect(({ busy }) => busy.includes(name));
