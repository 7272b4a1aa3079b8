import { t } from '../messages';
import type { TabName } from '../state/session';

/** The console's tabs, in the order in which they stand. */
export const TABS: readonly { readonly name: TabName; readonly title: string }[] = [
  { name: 'datasets', title: t.tabs.datasets },
  { name: 'connections', title: t.tabs.connections },
  { name: 'activity', title: t.tabs.activity },
  { name: 'settings', title: t.tabs.settings },
];
