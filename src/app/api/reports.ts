/** Reports, as pages, as tabs and on the live board. */
import type { Cell, FieldType, Filters, Key, Picture } from '../../model';
import type { Trouble } from './answer';

/**
 * What a report is drawn from: `waiting` is on and not published yet, `failed` could not be when it was tried,
 * `unknown` comes with no system here.
 */
export interface ReportNeed {
  readonly id: string;
  readonly title: string;
  readonly is: 'shown' | 'waiting' | 'failed' | 'off' | 'unknown';
}

export interface ReportCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly questions: readonly string[];
  readonly needs: readonly ReportNeed[];
  /** Of the school's own layer, or changed by it. */
  readonly own?: true;
}

export interface GalleryCard {
  readonly reports: readonly ReportCard[];
  /** Groups of fewer people are shown nowhere. */
  readonly smallGroup: number;
  readonly workbook: string;
  readonly timeZone: string;
  readonly now: string;
}

/** A report drawn, with what it can be filtered by and what the school can choose of it. */
export interface ReportView {
  readonly card: ReportCard;
  readonly pictures: readonly Picture[];
  readonly choices: ReportChoices;
  readonly settings: readonly {
    readonly id: string;
    readonly title: string;
    readonly meaning: string;
    readonly type: 'number' | 'percent' | 'text';
    readonly value: string;
    readonly default: string;
  }[];
  readonly filters: Filters;
  readonly now: string;
  readonly timeZone: string;
}

/** What a viewer of the live board looks at. */
export interface BoardInput {
  readonly report: string;
  readonly filters: Filters;
  /** The mark of what is drawn there already. */
  readonly have: string | null;
  /** At the script's own address: the link's token. */
  readonly token?: string;
  /** The answer may wait about a second for a drawing that is another than `have`. */
  readonly waits?: true;
}

/** How the live board stands. */
export interface BoardState {
  /** Something else than what is there. */
  readonly drawn?: { readonly mark: string; readonly view: ReportView };
  readonly now: string;
  /** When what is shown was last found as its sources are; of several data sets the earliest. */
  readonly checkedAt?: string;
  /** `live`: an execution keeps it fresh, for all who look. */
  readonly is: 'live' | 'idle';
  /** Milliseconds from one look at the sources to the next. */
  readonly every?: number;
  /** Why the last execution that kept it fresh has ended. */
  readonly ended?: 'nobody' | 'quota' | 'work' | 'time' | 'asked' | 'failed';
  readonly failing: readonly {
    readonly site: string;
    readonly since: string;
    readonly trouble: Trouble;
  }[];
  /** Data sets that could not be published. */
  readonly refused: readonly { readonly title: string; readonly trouble: Trouble }[];
  /** Whether it is in the asker's name that sources are read; with the first answer alone. */
  readonly you?: boolean;
}

/** A report as a tab of the workbook. */
export interface ReportTab {
  readonly sheetId: number;
  readonly title: string;
  /** It was there, and was written anew. */
  readonly again: boolean;
}

export interface ReportChoices {
  readonly site: readonly string[];
  readonly school: readonly { readonly id: string; readonly name: string }[];
  readonly grade: readonly string[];
  readonly dates?: { readonly from: string; readonly to: string };
}

/** A point of a chart, by what it stands at. */
export interface PointAt {
  readonly x?: Key;
  readonly series?: Key;
}

/** The rows behind a point: the first of them, and how many there are. */
export interface BehindPoint {
  readonly fields: readonly {
    readonly name: string;
    readonly title: string;
    readonly type: FieldType;
  }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly count: number;
}
