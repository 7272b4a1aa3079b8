/**
 * When the bundle's first module was evaluated; `main.ts` imports this one before all others. Reading and
 * compiling the bundle come earlier and cannot be seen from inside.
 */
export const began = Date.now();
