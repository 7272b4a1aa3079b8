/** `Ui`: menus, sidebar, dialogs. */
import { emulated } from '../emulated';
import { host } from '../host';

type MenuItem =
  | { readonly kind: 'item'; readonly title: string; readonly function: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly title: string; readonly items: readonly MenuItem[] };

/** Where a menu keeps its items, for the menu it is put into. */
const itemsOf = new WeakMap<object, { title: string; items: MenuItem[] }>();

function menu(title: string, addon: boolean) {
  const state = { title, items: [] as MenuItem[] };
  const add = (item: MenuItem) => {
    state.items.push(item);
    return self;
  };
  const self: Record<string, (...args: never[]) => unknown> = emulated('Menu', {
    addItem: (caption: string, functionName: string) =>
      add({ kind: 'item', title: caption, function: functionName }),
    addSeparator: () => add({ kind: 'separator' }),
    addSubMenu: (inner: object) => {
      const held = itemsOf.get(inner);
      if (!held)
        throw new Error('The parameters do not match the method signature for Menu.addSubMenu.');
      return add({ kind: 'menu', ...held });
    },
    addToUi: () => {
      host('SpreadsheetApp.Ui.addMenu', addon, state);
    },
  });
  itemsOf.set(self, state);
  return self;
}

/** What `HtmlService` makes, or plain text. */
interface HtmlLike {
  getContent(): string;
  getTitle(): string;
  getWidth(): number | null;
  getHeight(): number | null;
}

const shown = (html: HtmlLike, title?: string) => ({
  title: title ?? html.getTitle(),
  html: html.getContent(),
  width: html.getWidth(),
  height: html.getHeight(),
});

const Button = Object.freeze({
  CLOSE: 'CLOSE',
  OK: 'OK',
  CANCEL: 'CANCEL',
  YES: 'YES',
  NO: 'NO',
});
const ButtonSet = Object.freeze({
  OK: 'OK',
  OK_CANCEL: 'OK_CANCEL',
  YES_NO: 'YES_NO',
  YES_NO_CANCEL: 'YES_NO_CANCEL',
});

/** `alert(prompt)`, `alert(prompt, buttons)` or `alert(title, prompt, buttons)`. */
function alert(...args: readonly string[]): string {
  const [title, prompt, buttons] =
    args.length >= 3 ? args : ['', args[0] ?? '', args[1] ?? ButtonSet.OK];
  return host<string>('SpreadsheetApp.Ui.alert', title, prompt, buttons);
}

export const ui = emulated('Ui', {
  Button,
  ButtonSet,
  createMenu: (caption: string) => menu(caption, false),
  /** In an add-on the menu carries the add-on's name. */
  createAddonMenu: () => menu('Homeroom', true),
  showSidebar: (html: HtmlLike) => {
    host('SpreadsheetApp.Ui.showSidebar', shown(html));
  },
  showModalDialog: (html: HtmlLike, title: string) => {
    host('SpreadsheetApp.Ui.showDialog', shown(html, title), true);
  },
  showModelessDialog: (html: HtmlLike, title: string) => {
    host('SpreadsheetApp.Ui.showDialog', shown(html, title), false);
  },
  alert,
});
