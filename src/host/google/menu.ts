import type { AddOn, Card } from '../addon';
import { once, repeatable } from './errors';
import type { Google } from './globals';

const DIALOG_WIDTH = 420;
/** Of a report: as wide as most screens have it beside their own bars. */
const WINDOW = { width: 1_040, height: 720 };

/** The add-on's menu, windows and card. Nothing is touched before it is needed (facts: Triggers). */
export const createAddOn = (g: Google): AddOn => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const pageOf = (file: string, start?: string): GoogleAppsScript.HTML.HtmlOutput => {
    const page = repeatable('HtmlService', sleep, () =>
      g.HtmlService.createHtmlOutputFromFile(file),
    );
    if (start === undefined) return page;
    // A page knows nothing of how it came to be shown but what is written into it.
    const mark = `<html data-start="${start.replace(/[^\w:.-]/g, '')}"`;
    return g.HtmlService.createHtmlOutput(page.getContent().replace('<html', mark));
  };
  return {
    language: () => {
      try {
        return g.Session.getActiveUserLocale() || 'en';
      } catch {
        return 'en';
      }
    },
    menu: (items) => {
      const made = g.SpreadsheetApp.getUi().createAddonMenu();
      for (const item of items)
        if (item === 'line') made.addSeparator();
        else made.addItem(item.label, item.handler);
      made.addToUi();
    },
    sidebar: (file, title, start) =>
      once('Sidebar', () =>
        g.SpreadsheetApp.getUi().showSidebar(pageOf(file, start).setTitle(title)),
      ),
    window: (file, title, start) =>
      once('Dialog', () =>
        g.SpreadsheetApp.getUi().showModelessDialog(
          pageOf(file, start).setWidth(WINDOW.width).setHeight(WINDOW.height),
          title,
        ),
      ),
    dialog: (title, html, height) =>
      once('Dialog', () =>
        g.SpreadsheetApp.getUi().showModalDialog(
          g.HtmlService.createHtmlOutput(html).setWidth(DIALOG_WIDTH).setHeight(height),
          title,
        ),
      ),
    card: (card) => cardOf(g, card),
    notification: (text) =>
      g.CardService.newActionResponseBuilder()
        .setNotification(g.CardService.newNotification().setText(text))
        .build(),
  };
};

const cardOf = (
  g: Google,
  { title, subtitle, lines, button, link }: Card,
): GoogleAppsScript.Card_Service.Card => {
  const { CardService } = g;
  const section = CardService.newCardSection();
  for (const { label, text } of lines)
    section.addWidget(
      CardService.newDecoratedText()
        .setTopLabel(label)
        // The text of a card is HTML of a kind (Google's reference of DecoratedText).
        .setText(escaped(text))
        .setWrapText(true),
    );
  const buttons = CardService.newButtonSet().addButton(
    CardService.newTextButton()
      .setText(button.label)
      .setTextButtonStyle(CardService.TextButtonStyle.FILLED)
      .setOnClickAction(CardService.newAction().setFunctionName(button.handler)),
  );
  if (link)
    buttons.addButton(
      CardService.newTextButton()
        .setText(link.label)
        .setOpenLink(CardService.newOpenLink().setUrl(link.url)),
    );
  return CardService.newCardBuilder()
    .setHeader(CardService.newCardHeader().setTitle(title).setSubtitle(subtitle))
    .addSection(section.addWidget(buttons))
    .build();
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
