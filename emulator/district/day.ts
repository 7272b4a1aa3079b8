import type { Store } from './store';

export interface DaySummary {
  readonly date: string;
  readonly changed: Readonly<Record<string, unknown>>;
}

export function passDay(store: Store, seed: number): DaySummary {
  throw new Error(`Days do not pass yet (${store.version()}, ${seed}).`);
}
