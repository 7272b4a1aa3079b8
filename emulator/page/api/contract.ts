/**
 * What the control API says, as the page understands it (`docs/emulator.md`). Rows and columns count
 * from 1. Times are ISO text in UTC, on the machine's virtual clock.
 */

import type { CellStyle, Menu, TabOverview, Toast } from '../../machine/spreadsheet/shown';

export type { ChartView, MenuItem, TabOverview, Toast } from '../../machine/spreadsheet/shown';

export type Value = string | number | boolean | null;

export interface Panel {
  readonly title: string;
  /** Another number: it was shown anew. */
  readonly id: number;
}
export interface DialogPanel extends Panel {
  readonly modal: boolean;
  readonly width: number;
  readonly height: number;
}
/** The script asked; the emulator has answered in the person's place. */
export interface Alert {
  readonly id: number;
  readonly title: string;
  readonly prompt: string;
}

export interface Person {
  readonly email: string;
  readonly installed: boolean;
  /** What the script asks for, and whether this person has granted it. */
  readonly scopes: Readonly<Record<string, boolean>>;
}

/** How the demo district is. */
export type Condition = 'well' | 'down' | 'wrong-key' | 'slow' | 'too-many';

export interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly (readonly CardWidget[])[];
}
export type CardWidget =
  | { readonly kind: 'decorated'; readonly label: string; readonly text: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly CardButton[] };
export interface CardButton {
  readonly text: string;
  readonly filled: boolean;
  readonly function?: string;
  readonly url?: string;
}
/** What a connector answers Looker Studio, as far as it is shown (docs/emulator.md). */
export interface StudioQuestion {
  readonly type:
    'INFO' | 'TEXTINPUT' | 'TEXTAREA' | 'SELECT_SINGLE' | 'SELECT_MULTIPLE' | 'CHECKBOX';
  readonly name: string;
  readonly displayName?: string;
  readonly helpText?: string;
  readonly text?: string;
  readonly placeholder?: string;
  readonly isDynamic?: boolean;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}
export interface StudioConfig {
  readonly configParams: readonly StudioQuestion[];
  readonly isSteppedConfig?: boolean;
}
export interface StudioField {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly semantics: {
    readonly conceptType: 'DIMENSION' | 'METRIC';
    readonly semanticType: string;
  };
}
export interface StudioData {
  readonly schema: readonly StudioField[];
  readonly rows: readonly { readonly values: readonly Value[] }[];
}

/** What a card's function hands back. */
export type CardAnswer =
  ({ readonly is: 'card' } & Card) | { readonly is: 'response'; readonly notification: string };

export interface Overview {
  readonly name: string;
  readonly timeZone: string;
  readonly id: string;
  readonly user: string;
  readonly people: readonly Person[];
  readonly workbooks: readonly { readonly id: string; readonly name: string }[];
  readonly mode: 'addon' | 'owned';
  readonly account: 'consumer' | 'workspace';
  /** Whether the add-on works in this workbook. */
  readonly enabled: boolean;
  /** Where the script answers visitors, on this server; null: it has no web app. */
  readonly webApp: string | null;
  /** The clock is being moved on. */
  readonly passing: { readonly from: string; readonly to: string } | null;
  /** Address of the demo district's API, when there is one, and what it asks for, when known. */
  readonly district: string | null;
  readonly districtKey: string | null;
  readonly districtSecret: string | null;
  /** Other demo systems: the connector of each, and what goes into which field of its form. */
  readonly systems: readonly {
    readonly id: string;
    readonly title: string;
    readonly entries: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly now: string;
  readonly activeSheetId: number;
  readonly tabs: readonly TabOverview[];
  /** What the script put under Extensions, and its own menus beside it. */
  readonly addonMenu: Menu | null;
  readonly menus: readonly Menu[];
  readonly sidebar: Panel | null;
  readonly dialog: DialogPanel | null;
  readonly toasts: readonly Toast[];
  readonly alerts: readonly Alert[];
}

export interface CellView {
  readonly value: Value;
  readonly text: string;
  readonly format: string;
  readonly formula: string | null;
  readonly note: string | null;
  readonly style: CellStyle | null;
}

export interface RowWindow {
  readonly from: number;
  /** One entry a row; a row ends at its last cell that holds anything. */
  readonly rows: readonly (readonly CellView[])[];
}

export interface Mail {
  /** Counts all that were sent, from 1; the outbox holds the newest. */
  readonly id: number;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly cc?: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
}

export type Severity = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';
export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly severity: Severity;
  readonly execution: string;
  readonly function: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Trigger {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  readonly when: string;
  readonly last: string | null;
  readonly next: string;
}

export interface Execution {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  readonly kind: string;
  readonly at: string;
  readonly outcome: 'completed' | 'failed' | 'killed' | 'timed out';
  readonly error: string | null;
  readonly virtualMs: number;
  readonly cpuMs: number;
  /** `service.method` → how often. */
  readonly calls: Readonly<Record<string, number>>;
}

export type Running = Pick<Execution, 'id' | 'function' | 'user'>;

export interface CallAnswer {
  readonly result?: unknown;
  readonly error?: string;
}
