import type { AddOn, Opened } from '../host/addon';
import { addOnIn, pageIn } from '../messages';
import type { Answer, ConsoleState, RunCard, Trouble } from './api';
import { homeCard } from './card';
import { heightOf, pageOf } from './dialog';

/** What the menu asks of the server, as the sidebar does. */
interface Asked {
  consoleState(language: string): Answer<ConsoleState>;
  refresh(language: string, ids: null): Answer<RunCard | null>;
}

/**
 * The entry points around the sidebar. Google calls `onOpen` in AuthMode NONE before the add-on was used
 * in a document, where no service answers but the user interface (facts: Triggers).
 */
export const entryPoints = (create: () => AddOn, commands: Asked) => {
  const spoken = (addOn: AddOn) => {
    const language = addOn.language();
    return { language, ...addOnIn(language) };
  };
  const console = (addOn: AddOn, start?: string): void => {
    const { language, words } = spoken(addOn);
    addOn.sidebar(pageIn(language, 'sidebar'), words.title, start);
  };
  const sources = (addOn: AddOn): void => {
    const { language, words } = spoken(addOn);
    addOn.window(pageIn(language, 'sources'), words.sources, 'sources');
  };
  const say = (addOn: AddOn, title: string, paragraphs: readonly string[]): void => {
    const { language, words } = spoken(addOn);
    const page = { title, paragraphs, close: words.close, language };
    addOn.dialog(title, pageOf(page), heightOf(page));
  };
  const tell = (addOn: AddOn, title: string, { message, next }: Trouble): void =>
    say(addOn, title, [message, next]);

  const onOpen = (event?: Opened): void => {
    const addOn = create();
    const before = String(event?.authMode) === 'NONE';
    const { words } = before ? addOnIn('en') : spoken(addOn);
    addOn.menu([
      { label: words.open, handler: 'showConsole' },
      { label: words.reports, handler: 'showReports' },
      { label: words.sources, handler: 'showSources' },
      { label: words.refreshAll, handler: 'refreshAll' },
      'line',
      { label: words.check, handler: 'showSystemCheck' },
      { label: words.help, handler: 'showHelp' },
    ]);
  };

  return {
    onOpen,
    onInstall: onOpen,
    showConsole: (): void => console(create()),
    /** `gallery`, `console` and `connect:<connector>` stand beside the workbook; a report, and what is shared, in a window above it. */
    showReports: (_language?: string, start = 'gallery'): Answer<null> => {
      const addOn = create();
      const { language, words } = spoken(addOn);
      const file = pageIn(language, 'gallery');
      if (start === 'console') console(addOn);
      else if (start.startsWith('connect:')) console(addOn, start);
      else if (start === 'sources') sources(addOn);
      else if (start === 'gallery') addOn.sidebar(file, words.reports, start);
      else addOn.window(file, words.reports, start);
      return { value: null };
    },
    showSources: (): void => sources(create()),
    showSystemCheck: (): void => console(create(), 'check'),
    /** Queues a refresh of all that is on; the console, which opens, drives it and shows it. */
    refreshAll: (): void => {
      const addOn = create();
      const { language, words } = spoken(addOn);
      const told = commands.refresh(language, null);
      if ('trouble' in told) tell(addOn, words.refused, told.trouble);
      else console(addOn);
    },
    showHelp: (): void => {
      const addOn = create();
      const { words } = spoken(addOn);
      say(addOn, words.helpTitle, words.helpText);
    },
    homepage: (): unknown => {
      const addOn = create();
      const { language, words, forms } = spoken(addOn);
      return addOn.card(homeCard(commands.consoleState(language), words, forms));
    },
    /** Whether a card's button may open a sidebar is not documented: where it may not, it says how to. */
    openFromCard: (): unknown => {
      const addOn = create();
      const { words } = spoken(addOn);
      try {
        console(addOn);
        return addOn.notification(words.title);
      } catch {
        return addOn.notification(words.openByMenu);
      }
    },
  };
};
