import type { Host } from '../host/host';

/** What the school has chosen for all its reports: a record of its own. */
interface Chosen {
  readonly v: 1;
  readonly smallGroup?: number;
  readonly settings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export const CHOSEN = 'reports';
export const chosen = (host: Pick<Host, 'records'>): Chosen =>
  (host.records.get(CHOSEN) as unknown as Chosen | undefined) ?? { v: 1 };
