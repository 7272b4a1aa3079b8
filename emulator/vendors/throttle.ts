/** What a server counts of its clients: so many requests in so many milliseconds, up to any moment. */
export interface Throttle {
  /** Counts a request. @returns milliseconds until there is room; 0: it was let in. */
  enter(now: number): number;
  left(now: number): number;
}

export function createThrottle(limit: number, span: number): Throttle {
  let entered: number[] = [];
  const recent = (now: number): number[] => (entered = entered.filter((at) => at > now - span));
  return {
    enter: (now) => {
      const within = recent(now);
      if (within.length >= limit) return within[0]! + span - now;
      entered.push(now);
      return 0;
    },
    left: (now) => limit - recent(now).length,
  };
}
