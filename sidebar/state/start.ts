import type { Session, TabName } from './session';

const NAMES: readonly TabName[] = ['datasets', 'connections', 'activity', 'settings'];

/** Where the sidebar opens, as the menu entry has written into `<html data-start="…">`: a tab or `check`. */
export const startAt = ({ store }: Session, name: string | undefined): void => {
  const tab = NAMES.find((known) => known === name);
  if (tab) store.set({ tab });
  else if (name === 'check') store.set({ tab: 'settings', page: { is: 'check' } });
};
