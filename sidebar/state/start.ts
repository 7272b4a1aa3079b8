import type { Session, TabName } from './session';

const NAMES: readonly TabName[] = ['datasets', 'connections', 'activity', 'settings'];

/**
 * Where the sidebar opens, as the menu entry has written into `<html data-start="…">`: a tab, `check`, or
 * `connect:` and what is to be connected.
 */
export const startAt = ({ store }: Session, name: string | undefined): void => {
  const tab = NAMES.find((known) => known === name);
  if (tab) store.set({ tab });
  else if (name?.startsWith('connect:'))
    store.set({ tab: 'connections', form: { connector: name.slice('connect:'.length) } });
  else if (name === 'check') store.set({ tab: 'settings', page: { is: 'check' } });
};
