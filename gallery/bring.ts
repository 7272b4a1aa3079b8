import { useEffect, useRef, useState } from 'preact/hooks';
import { client } from './server';

/** How often is looked at what has arrived while an execution is at work. */
const LOOK_MS = 4_000;

/**
 * Fetches what was switched on here at once, as the console would. An execution's share of it: what does not
 * fit into that comes with the next refresh, and so does all of it where somebody else is the steward.
 * @param look shows what has arrived. @returns whether it is being fetched, and a way to begin.
 */
export const useBring = (look: () => void): readonly [boolean, () => void] => {
  const [busy, setBusy] = useState(false);
  const here = useRef(true);
  const wanted = useRef({ working: false, again: false });
  useEffect(() => () => void (here.current = false), []);
  const bring = async (): Promise<void> => {
    const asked = wanted.current;
    asked.again = true;
    if (asked.working) return;
    asked.working = true;
    setBusy(true);
    const timer = setInterval(look, LOOK_MS);
    // What is wanted meanwhile may come too late for the execution that is at work.
    while (asked.again && here.current) {
      asked.again = false;
      await client.work().catch(() => undefined);
    }
    clearInterval(timer);
    asked.working = false;
    if (!here.current) return;
    setBusy(false);
    look();
  };
  return [busy, () => void bring()];
};
