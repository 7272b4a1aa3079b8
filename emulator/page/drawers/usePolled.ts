import { useCallback, useEffect, useState } from 'preact/hooks';
import { share } from '../state/share';

const EVERY_MS = 1500;

/**
 * What `load` answers, asked again while the drawer is open. `null` until the first answer; an
 * emulator that is away leaves the last one standing. `again` asks at once.
 */
export function usePolled<T>(load: () => Promise<T>): readonly [T | null, () => Promise<void>] {
  const [value, setValue] = useState<T | null>(null);
  const again = useCallback(async () => {
    const next = await load().catch(() => null);
    if (next !== null) setValue((before) => share(before, next));
  }, []);
  useEffect(() => {
    void again();
    const timer = setInterval(() => void again(), EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  return [value, again];
}
