import type { Menu } from '../host/host';

/** What Google shows of Homeroom before anything is authorized: no service but the user interface. */
export const menu = (create: () => Menu) => ({
  onOpen: (): void => create().add([{ label: 'Open Homeroom', handler: 'showConsole' }]),
  showConsole: (): void => create().sidebar('sidebar', 'Homeroom'),
});
