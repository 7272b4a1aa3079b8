/** What the script shows: menus, sidebar, dialogs, toasts. Kept for the page; not part of the workbook. */
import type { Call, Service } from '../service';

export type MenuItem =
  | { readonly kind: 'item'; readonly title: string; readonly function: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly title: string; readonly items: readonly MenuItem[] };

export interface Menu {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly modal: boolean;
}

export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  readonly seconds: number;
}

export interface Alert {
  readonly id: number;
  readonly title: string;
  readonly prompt: string;
  readonly buttons: string;
}

export interface Screen {
  readonly addonMenu: Menu | null;
  readonly menus: readonly Menu[];
  readonly sidebar: Panel | null;
  readonly dialog: Panel | null;
  readonly toasts: readonly Toast[];
  readonly alerts: readonly Alert[];
}

const EMPTY: Screen = Object.freeze({
  addonMenu: null,
  menus: [],
  sidebar: null,
  dialog: null,
  toasts: [],
  alerts: [],
});

/** An editor's sidebar is 300 px wide, whatever is asked for (facts: V8 runtime). */
const SIDEBAR_WIDTH = 300;
const DIALOG_WIDTH = 600;
const DIALOG_HEIGHT = 400;
const KEPT = 50;

/** What a person would have clicked: the button that goes on. */
const ANSWERS: Readonly<Record<string, string>> = {
  OK: 'OK',
  OK_CANCEL: 'OK',
  YES_NO: 'YES',
  YES_NO_CANCEL: 'YES',
};

export interface ScreenHolder {
  readonly service: Service;
  view(): Screen;
  restore(screen: Screen): void;
  /** The workbook is closed, and with it what stood beside and above it. */
  closeWindows(): void;
}

export function createScreen(): ScreenHolder {
  let screen = EMPTY;
  let lastId = 0;

  const latest = <T>(list: readonly T[], item: T): readonly T[] => [...list, item].slice(-KEPT);

  /** Menus may be made without authorization; what opens a window may not, nor in a simple trigger. */
  function checkWindow(call: Call): void {
    if (call.execution.mode !== 'FULL' || call.execution.kind === 'simple')
      call.fail(
        `You do not have permission to call ${call.op.replace('SpreadsheetApp.', '')}. Required permissions: https://www.googleapis.com/auth/script.container.ui`,
      );
  }

  const panel = (
    given: { title: string | null; html: string; width: number | null; height: number | null },
    modal: boolean,
  ): Panel => ({
    id: ++lastId,
    title: given.title ?? '',
    html: given.html,
    width: given.width ?? DIALOG_WIDTH,
    height: given.height ?? DIALOG_HEIGHT,
    modal,
  });

  const service: Service = {
    'SpreadsheetApp.getUi': (call) => {
      if (call.execution.kind === 'trigger')
        call.fail('Cannot call SpreadsheetApp.getUi() from this context.');
      return null;
    },
    'SpreadsheetApp.Ui.addMenu': (_call, addon: boolean, menu: Menu) => {
      const others = screen.menus.filter((one) => one.title !== menu.title);
      screen = addon ? { ...screen, addonMenu: menu } : { ...screen, menus: [...others, menu] };
      return null;
    },
    'SpreadsheetApp.Ui.showSidebar': (call, given) => {
      checkWindow(call);
      screen = { ...screen, sidebar: { ...panel(given, false), width: SIDEBAR_WIDTH } };
      return null;
    },
    'SpreadsheetApp.Ui.showDialog': (call, given, modal: boolean) => {
      checkWindow(call);
      screen = { ...screen, dialog: panel(given, modal) };
      return null;
    },
    'SpreadsheetApp.Ui.alert': (call, title: string, prompt: string, buttons: string) => {
      checkWindow(call);
      const alert = { id: ++lastId, title, prompt, buttons };
      screen = { ...screen, alerts: latest(screen.alerts, alert) };
      return ANSWERS[buttons] ?? 'OK';
    },
    'SpreadsheetApp.Spreadsheet.toast': (
      _call,
      message: string,
      title: string,
      seconds: number,
    ) => {
      const toast = { id: ++lastId, message, title, seconds };
      screen = { ...screen, toasts: latest(screen.toasts, toast) };
      return null;
    },
  };

  return {
    service,
    view: () => screen,
    restore(next) {
      screen = next;
      const shown = [...next.toasts, ...next.alerts, next.sidebar, next.dialog];
      lastId = Math.max(lastId, ...shown.map((one) => one?.id ?? 0));
    },
    closeWindows() {
      screen = { ...screen, sidebar: null, dialog: null };
    },
  };
}
