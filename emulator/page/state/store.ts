import { useEffect, useRef, useState } from 'preact/hooks';

/** One value that is replaced, never changed in place; who shows a part of it is told of changes. */
export interface Store<T extends object> {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = Object.freeze(initial);
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const keys = Object.keys(change) as (keyof T)[];
      if (keys.every((key) => value[key] === change[key])) return;
      value = Object.freeze({ ...value, ...change });
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Renders again only when what `select` answers is another value. */
export function useStore<T extends object, S>(store: Store<T>, select: (value: T) => S): S {
  const [, setShown] = useState({});
  // `select` may look at other things than the store, so the newest one is asked.
  const shown = useRef({ select, selected: select(store.get()) });
  shown.current = { select, selected: select(store.get()) };
  useEffect(() => {
    const check = () => {
      const { select: newest, selected } = shown.current;
      if (!Object.is(newest(store.get()), selected)) setShown({});
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return shown.current.selected;
}
