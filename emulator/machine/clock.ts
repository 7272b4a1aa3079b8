/** The machine's virtual time. It never goes back. */
export interface Clock {
  now(): number;
  reach(time: number): void;
  set(time: number): void;
}

/** With `realtime` it goes along with the wall clock as well, from wherever it stands. */
export function createClock(start: number, realtime: boolean): Clock {
  let time = start;
  let wall = Date.now();
  const follow = (): void => {
    if (!realtime) return;
    const current = Date.now();
    time += current - wall;
    wall = current;
  };
  return {
    now() {
      follow();
      return time;
    },
    reach(target) {
      follow();
      if (target > time) time = target;
    },
    set(target) {
      wall = Date.now();
      time = target;
    },
  };
}
