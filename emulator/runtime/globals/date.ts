/** `Date` on the virtual clock. What a script learns of time, it learns from here. */
declare const __now: () => number;
const clock = __now;

export const now = (): number => Math.floor(clock());

export function virtualDate(): DateConstructor {
  const real = Date;
  real.now = now;
  const virtual = new Proxy(real, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: (target) => new target(now()).toString(),
  });
  real.prototype.constructor = virtual;
  return virtual;
}
