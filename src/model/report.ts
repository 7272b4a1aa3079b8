import type { Field } from './field';
import type { Conditions, Passport } from './question';

/*
 * A ready-made picture of data sets. Reports and charts are data: no function stands in them, so that the
 * same chart is drawn as a picture, written as formulas into a tab, and extended by a school.
 */

export interface Report {
  readonly id: string;
  readonly title: string;
  /** Two sentences for the person who decides whether to open it. */
  readonly description: string;
  /** What it is drawn from: data sets by id, or Homeroom's own records ({@link RECORDS}). */
  readonly datasets: readonly string[];
  /** What it answers, in a person's words. */
  readonly questions: readonly string[];
  readonly charts: readonly Chart[];
  /** Numbers and words that the school chooses for itself: its cut-offs, its thresholds. */
  readonly settings?: readonly ReportSetting[];
  /**
   * The fields it needs of data sets that not every version has: whoever brings a system of this kind
   * writes the data set so, and the report works. Of others their own contract tells.
   */
  readonly needs?: Readonly<Record<string, Need>>;
}

/** A data set's contract as far as a report relies on it. */
export interface Need {
  readonly title: string;
  /** One row per … */
  readonly grain: string;
  readonly key: readonly string[];
  readonly fields: readonly Field[];
}

/** Stands in conditions as `{id}`, in thresholds by its id. */
export interface ReportSetting {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it changes. */
  readonly meaning: string;
  readonly type: 'number' | 'percent' | 'text';
  /** As text; of a percent its share: 0.1 is 10 %. */
  readonly default: string;
}

export type Mark = 'bar' | 'line' | 'area' | 'point' | 'heat' | 'number' | 'table';

export interface Chart {
  /** Unique within its report. */
  readonly id: string;
  readonly title: string;
  /** What it answers, in one sentence: also its description for whoever cannot see it. */
  readonly question: string;
  readonly dataset: string;
  readonly mark: Mark;
  /** Which rows count: all of these, of each at least one. A value `{id}` is the report's setting. */
  readonly where?: Conditions;
  /** Only rows of the last hours before now. */
  readonly recent?: { readonly field: string; readonly hours: number };
  /** What values stand beside each other; absent for `number`. Of `point`: what each dot is. */
  readonly x?: Encoding;
  readonly y: Measure;
  /** More columns of a `table`; of `point` the first is the horizontal value. */
  readonly also?: readonly Measure[];
  /** Told apart by colour; of `heat` the rows. */
  readonly series?: Encoding;
  readonly thresholds?: readonly Threshold[];
  /** By x unless said otherwise; by value the empty ones come last. */
  readonly sort?: 'x' | 'ascending' | 'descending';
  /** How many values of x are shown; after sorting. */
  readonly top?: number;
  /**
   * The newest school year and how it differs from the one before. The data set has a field
   * `school_year`; without x or series of that field only the newest year's rows count.
   */
  readonly compare?: 'year_over_year';
  /** What a reader must know to read it right. */
  readonly note?: string;
}

export interface Threshold {
  readonly value: number | { readonly setting: string };
  readonly label: string;
  readonly tone: 'good' | 'watch' | 'act';
}

/**
 * How a field's value is grouped. Moments are read in the workbook's zone; a week begins on Monday and is
 * called by it; a school year by the year in which it ends, and begins on 1 July. `tens`: by tens of a number.
 */
export type Grouping =
  'value' | 'hour' | 'day' | 'week' | 'month' | 'weekday' | 'school_year' | 'tens';

export interface Encoding {
  readonly field: string;
  /** `value` unless said otherwise. */
  readonly as?: Grouping;
  /** The field's own title unless said otherwise. */
  readonly title?: string;
  /** Numbers by size and texts by alphabet unless said otherwise; what a list does not name comes last. */
  readonly order?: 'grade' | readonly string[];
}

export type Format = 'integer' | 'percent' | 'decimal';

/**
 * Who stands behind a value: a field that identifies a person; or, where rows hold counts, the field with
 * the count, of which the largest sum over the rows of one value of `per` is taken.
 */
export type People = string | { readonly sum: string; readonly per: string };

interface Measured {
  readonly title: string;
  readonly unit?: string;
  readonly format: Format;
  /** Absent: the value says nothing about single persons. */
  readonly people?: People;
}

/** What is computed, without its words. Empty values count in `rows` alone. */
export type Quantity =
  | { readonly of: 'rows'; readonly where?: Conditions }
  /** Different values within a site, and within what else tells them apart: a number at its school. */
  | {
      readonly of: 'distinct';
      readonly field: string;
      readonly within?: readonly string[];
      readonly where?: Conditions;
    }
  | {
      readonly of: 'sum' | 'mean' | 'median' | 'min' | 'max';
      readonly field: string;
      readonly where?: Conditions;
    }
  /** The value below which `at` per cent lie, between two values in proportion (as PERCENTILE.INC has it). */
  | {
      readonly of: 'percentile';
      readonly field: string;
      readonly at: number;
      readonly where?: Conditions;
    }
  /** Of the rows, or of the different values of a field, those that meet the conditions. */
  | {
      readonly of: 'share';
      readonly where: Conditions;
      readonly among?: Conditions;
      readonly distinct?: string;
    }
  /** One by the other; nothing where the other is 0. */
  | { readonly of: 'ratio'; readonly above: Quantity; readonly below: Quantity }
  /** The text that is most frequent among rows that meet the conditions, and its share of all rows. */
  | { readonly of: 'top'; readonly field: string; readonly where?: Conditions };

export type Measure = Measured & Quantity;

/** What readers choose to see less. Matched to a data set's fields by what they mean. */
export interface Filters {
  readonly site?: string;
  /** A school's id, or its name. */
  readonly school?: string;
  readonly grade?: string;
  /** Dates, both included; matched to the chart's own date. */
  readonly from?: string;
  readonly to?: string;
}
export type FilterName = 'site' | 'school' | 'grade' | 'dates';

/** What a group is called by: as the data has it (`2026-09`, `1` for Monday, true), null when empty. */
export type Key = string | number | boolean | null;

export interface Axis {
  readonly title: string;
  /** `time`: keys are ISO dates or months, and there may be gaps between them. */
  readonly kind: 'category' | 'time' | 'number';
  /** In the order in which they are shown, in the reader's words. */
  readonly values: readonly { readonly key: Key; readonly text: string }[];
}

export interface Scale {
  readonly title: string;
  readonly unit?: string;
  readonly format: Format;
}

/** A value and, of a measure that answers with a text, the text. */
export interface Worth {
  readonly value: number | null;
  readonly text?: string;
}

export interface Point extends Worth {
  /** Absent where the chart has no x. */
  readonly x?: Key;
  readonly series?: Key;
  /** Distinct persons behind the value; of a value that is about nobody, its rows; null when suppressed. */
  readonly people: number | null;
  /** Too few persons, or others could be told from it. Its value is null. */
  readonly suppressed?: true;
  /** In the order of the chart's `also`. */
  readonly also?: readonly Worth[];
  /** Of `compare`: a year earlier, and the difference; null where either is missing or suppressed. */
  readonly before?: number | null;
  readonly change?: number | null;
}

/** A chart computed: everything a renderer needs, in the reader's language. */
export interface Picture {
  /** With its texts in the reader's language, and its settings filled in. */
  readonly chart: Chart;
  readonly x?: Axis;
  readonly series?: Axis;
  readonly y: Scale;
  readonly also?: readonly Scale[];
  /** In the order of x, then series. */
  readonly points: readonly Point[];
  readonly thresholds: readonly {
    readonly value: number;
    readonly label: string;
    readonly tone: Threshold['tone'];
  }[];
  /** Of `compare`: the years compared. */
  readonly years?: { readonly now: number; readonly before: number };
  /** How many points are suppressed; the persons fewer than whom are not shown. */
  readonly suppressed: number;
  readonly smallGroup: number;
  /** What was chosen and does not apply to this chart, in a sentence. */
  readonly notApplied: readonly string[];
  /** Why there is nothing to see, in a sentence. */
  readonly empty?: string;
  /** Absent where the data set is not published. */
  readonly version?: Passport['version'];
  readonly checkedAt?: string;
  readonly complete: boolean;
  readonly failing?: Passport['failing'];
  readonly quarantined: number;
}

/** Homeroom's own records, which reports may be drawn from as if they were data sets. */
export const RECORDS = ['homeroom_runs', 'homeroom_datasets'] as const;

export const defineReport = (report: Report): Report => Object.freeze(report);
