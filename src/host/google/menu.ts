import type { Menu } from '../host';
import type { Google } from './globals';

/** The add-on's menu and sidebar: all that may be touched in AuthMode NONE (facts: Triggers). */
export const createMenu = (g: Google): Menu => {
  const ui = g.SpreadsheetApp.getUi();
  return {
    add: (items) => {
      const made = ui.createAddonMenu();
      for (const { label, handler } of items) made.addItem(label, handler);
      made.addToUi();
    },
    sidebar: (file, title) =>
      ui.showSidebar(g.HtmlService.createHtmlOutputFromFile(file).setTitle(title)),
  };
};
