import { useEffect, useRef, useState } from 'preact/hooks';

/** One value that is replaced, never changed in place. */
export interface Store<T extends object> {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

export const createStore = <T extends object>(initial: T): Store<T> => {
  let value: Readonly<T> = Object.freeze(initial);
  const listeners = new Set<() => void>();
  return Object.freeze({
    get: () => value,
    set: (change: Partial<T>) => {
      value = Object.freeze({ ...value, ...change });
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
};

/** Renders again only when what `select` answers is another value. */
export const useStore = <T extends object, S>(store: Store<T>, select: (value: T) => S): S => {
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
