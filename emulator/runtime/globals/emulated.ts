/** Names that JavaScript itself asks an object for; absent on a service object, and not a mistake. */
const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', 'valueOf']);

/**
 * Wraps a service object so that a method this emulator does not have throws by name, instead of
 * being quietly `undefined`: what the emulator lacks must never look like what the host lacks.
 */
export function emulated<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || ASKED_BY_THE_LANGUAGE.has(key))
        return Reflect.get(target, key, receiver) as unknown;
      throw new Error(
        `${name}.${key} is not emulated. Add it to emulator/runtime/globals, or use a method that is.`,
      );
    },
  });
}
