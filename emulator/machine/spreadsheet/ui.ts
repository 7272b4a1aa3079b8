/** What the script shows: menus, sidebar, dialogs, toasts. Kept for the page; not part of the workbook. */
import type { Call, Service } from '../service';
import type { Menu, Toast } from './shown';

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly modal: boolean;
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

/** By user: what a script shows, it shows to whom it runs for. */
export type Screens = Readonly<Record<string, Screen>>;

/** Nobody sits before the workbook. */
const WITHOUT_EDITOR: readonly string[] = ['trigger', 'visit', 'page', 'studio'];

export interface ScreenHolder {
  readonly service: Service;
  /** What this user sees. */
  view(user: string): Screen;
  snapshot(): Screens;
  restore(screens: Screens | Screen, owner: string): void;
  /** The workbook is closed, and with it what stood beside and above it. */
  closeWindows(): void;
}

export function createScreen(): ScreenHolder {
  let screens: Screens = {};
  let lastId = 0;

  const of = (user: string): Screen => screens[user] ?? EMPTY;
  const change = ({ user }: Call, next: (screen: Screen) => Partial<Screen>): null => {
    screens = { ...screens, [user]: { ...of(user), ...next(of(user)) } };
    return null;
  };
  const latest = <T>(list: readonly T[], item: T): readonly T[] => [...list, item].slice(-KEPT);

  /** Menus may be made without authorization; what opens a window may not, nor in a simple trigger. */
  function checkWindow(call: Call): void {
    // Not documented either way: an editor's windows are refused to cards unless a machine is told otherwise.
    // assumes: card-windows
    if (call.execution.kind === 'card' && !call.settings.windowsFromCards)
      call.fail('Cannot call SpreadsheetApp.getUi() from this context.');
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
      if (WITHOUT_EDITOR.includes(call.execution.kind))
        call.fail('Cannot call SpreadsheetApp.getUi() from this context.');
      return null;
    },
    'SpreadsheetApp.Ui.addMenu': (call, addon: boolean, menu: Menu) =>
      change(call, ({ menus }) =>
        addon
          ? { addonMenu: menu }
          : { menus: [...menus.filter((one) => one.title !== menu.title), menu] },
      ),
    'SpreadsheetApp.Ui.showSidebar': (call, given) => {
      checkWindow(call);
      return change(call, () => ({ sidebar: { ...panel(given, false), width: SIDEBAR_WIDTH } }));
    },
    'SpreadsheetApp.Ui.showDialog': (call, given, modal: boolean) => {
      checkWindow(call);
      return change(call, () => ({ dialog: panel(given, modal) }));
    },
    'SpreadsheetApp.Ui.alert': (call, title: string, prompt: string, buttons: string) => {
      checkWindow(call);
      const alert = { id: ++lastId, title, prompt, buttons };
      change(call, ({ alerts }) => ({ alerts: latest(alerts, alert) }));
      return ANSWERS[buttons] ?? 'OK';
    },
    'SpreadsheetApp.Spreadsheet.toast': (call, message: string, title: string, seconds: number) => {
      const toast = { id: ++lastId, message, title, seconds };
      return change(call, ({ toasts }) => ({ toasts: latest(toasts, toast) }));
    },
  };

  return {
    service,
    view: of,
    snapshot: () => screens,
    restore(saved, owner) {
      // a state of before there were several people has one screen
      screens = 'addonMenu' in saved ? { [owner]: saved as Screen } : (saved as Screens);
      const shown = Object.values(screens).flatMap((one) => [
        ...[...one.toasts, ...one.alerts],
        ...[one.sidebar, one.dialog],
      ]);
      lastId = Math.max(lastId, ...shown.map((one) => one?.id ?? 0));
    },
    closeWindows() {
      screens = Object.fromEntries(
        Object.entries(screens).map(([user, one]) => [
          user,
          { ...one, sidebar: null, dialog: null },
        ]),
      );
    },
  };
}
