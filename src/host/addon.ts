/**
 * What Google shows of an add-on around its sidebar: menu, windows, card. The menu is made before anything
 * is authorized, so making one asks no other service.
 */
export interface AddOn {
  /** The asker's language, a tag such as `fr`; `en` where Google does not tell. */
  language(): string;
  menu(items: readonly (MenuItem | 'line')[]): void;
  /** Shows an HTML file of the script project beside the workbook. @param start where it begins. */
  sidebar(file: string, title: string, start?: string): void;
  /** Shows an HTML file of the script project in a window above the workbook, which stays usable. */
  window(file: string, title: string, start?: string): void;
  /** Shows a page above the workbook. @param html a whole document. */
  dialog(title: string, html: string, height: number): void;
  /** A card as Google wants it from an entry point. */
  card(card: Card): unknown;
  /** What a card's button answers: a short text in the corner. */
  notification(text: string): unknown;
}

export interface MenuItem {
  readonly label: string;
  /** Name of a global function. */
  readonly handler: string;
}

/** The page at the right, behind the add-on's own icon. */
export interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly button: MenuItem;
  /** A page of Google's, opened in a window of its own. */
  readonly link?: { readonly label: string; readonly url: string };
}

/** What Google hands an entry point that it calls itself. */
export interface Opened {
  readonly authMode?: unknown;
}
