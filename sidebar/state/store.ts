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
