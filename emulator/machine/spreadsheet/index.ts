/** The emulated spreadsheet: one workbook, its services, and what the control API does with it. */
import { FIRST_WORKBOOK } from '../owner';
import type { Part, Service } from '../service';
import { createApp } from './app';
import { createBook, type State } from './book';
import { addTab, edit, findTab, type Edit } from './control-edit';
import { overview, view, type TabView } from './control-view';
import { createMinuteQuota, type MinuteCounts, type MinuteQuota } from './minute-quota';
import { createSheetsApi } from './sheets-api';
import type { TabOverview } from './shown';
import { createScreen, type Screen, type Screens } from './ui';

export type { Edit, Screen, TabOverview, TabView };
export { Refusal } from './refusal';

export interface SpreadsheetSettings {
  readonly id?: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly locale?: string;
  /** The workbook's owner; the calling user when nobody is named. */
  readonly owner?: string;
  /** Virtual time for what a person types, ms since 1970. */
  readonly now?: () => number;
  /** Of all workbooks together: Google counts by user and project. */
  readonly quota?: MinuteQuota;
}

export interface Spreadsheet extends Part {
  readonly service: Service;
  /** Shares all cells with the workbook until they change: costs no cells. Plain data. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  about(): { id: string; name: string; timeZone: string; activeSheetId: number };
  tabs(): TabOverview[];
  /** Throws a `Refusal` when there is no such tab. Rows count from 1. */
  tab(title: string, window?: { from?: number; count?: number }): TabView;
  /** What a person does, all or nothing. */
  type(title: string, edits: readonly Edit[]): void;
  addTab(title?: string): TabOverview;
  activate(sheetId: number): void;
  /** Menus, sidebar, dialog, toasts and alerts as the script last showed them to a user (the owner). */
  screen(user?: string): Screen;
  /** Everybody's. */
  screens(): Screens;
  closeWindows(): void;
  /** Takes over all that another workbook holds, under this id and a name. */
  become(other: Spreadsheet, name: string): void;
}

interface Kept {
  readonly book: State;
  readonly screen: Screens | Screen;
  readonly requests: MinuteCounts;
}

export function createSpreadsheet(settings: SpreadsheetSettings = {}): Spreadsheet {
  const book = createBook({
    id: settings.id ?? FIRST_WORKBOOK,
    name: settings.name ?? 'School data',
    timeZone: settings.timeZone ?? 'America/Chicago',
    locale: settings.locale ?? 'en_US',
    now: () => now(),
  });
  const screen = createScreen();
  const quota = settings.quota ?? createMinuteQuota();
  const now = settings.now ?? Date.now;
  const owner = settings.owner ?? '';
  return {
    service: {
      ...createApp(book, (user) => settings.owner ?? user),
      ...createSheetsApi(book, quota),
      ...screen.service,
    },
    snapshot: (): Kept => ({
      book: book.snapshot(),
      screen: screen.snapshot(),
      requests: quota.counts(),
    }),
    restore(kept) {
      book.restore((kept as Kept).book);
      screen.restore((kept as Kept).screen, owner);
      quota.restore((kept as Kept).requests);
    },
    about: () => ({
      id: book.state.id,
      name: book.state.name,
      timeZone: book.state.timeZone,
      activeSheetId: book.state.activeSheetId,
    }),
    tabs: () => book.state.tabs.map((tab) => overview(book, tab)),
    tab: (title, window = {}) => view(book, findTab(book, title), window),
    type: (title, edits) => edit(book, title, edits, now()),
    addTab: (title) => addTab(book, title),
    activate(sheetId) {
      book.state.activeSheetId = sheetId;
    },
    screen: (user = owner) => screen.view(user),
    screens: () => screen.snapshot(),
    closeWindows: () => screen.closeWindows(),
    become(other, name) {
      const { id } = book.state;
      const { book: state } = other.snapshot() as Kept;
      book.restore({ ...state, id, name });
    },
  };
}
