import type { Cell } from './field';
import type { Version } from './records';

/**
 * How a value is compared. `contains`: the text stands somewhere in it, in this spelling. `matches_part`,
 * `matches_whole`: a regular expression finds it, or all of it. `in_list`: it is one of the values.
 * `between`: both ends count.
 */
export type Operator =
  | 'equals'
  | 'contains'
  | 'matches_part'
  | 'matches_whole'
  | 'in_list'
  | 'is_null'
  | 'between'
  | 'greater'
  | 'greater_or_equal'
  | 'less'
  | 'less_or_equal';

/**
 * A row meets it when its value compares so. What is empty meets `is_null` alone; with `exclude` exactly
 * the rows meet it that do not without: what is empty among them.
 */
export interface Condition {
  readonly field: string;
  readonly exclude?: true;
  readonly operator: Operator;
  /** As text, read as the field's type says: `12.5`, `true`, `2026-11-22`, `2026-11-22T08:00:00Z`. */
  readonly values: readonly string[];
}

/** All of these, of each at least one. */
export type Conditions = readonly (readonly Condition[])[];

/** The key of the last row that was seen: rows after it come next. */
export type Cursor = readonly Cell[];

/** What is asked of a published data set. */
export interface Question {
  readonly fields: readonly string[];
  readonly where?: Conditions;
  /** Dates, both ends included. */
  readonly range?: { readonly field: string; readonly from: string; readonly to: string };
  readonly limit?: number;
  /** Only with a limit or a cursor are rows in the order of their key; else they stand as published. */
  readonly after?: Cursor;
}

/**
 * What is published says so of itself, beside its rows: whoever reads a tab by the workbook's id alone has
 * neither records nor files of ours.
 */
export interface Passport {
  readonly v: 1;
  readonly dataset: string;
  readonly title: string;
  readonly version: Pick<Version, 'number' | 'at' | 'rows' | 'hash'>;
  /** When it was last found to be what the sources hold. ISO time. */
  readonly checkedAt: string;
  /** False: a later refresh failed or is held, or some sources could not be read: see `failing`. */
  readonly complete: boolean;
  /** Sites whose rows are older than the version: the first, how many more, and since when. ISO time. */
  readonly failing?: {
    readonly sites: readonly string[];
    readonly more: number;
    readonly since: string;
  };
  /** Rows that broke a rule and were kept out. */
  readonly quarantined: number;
  readonly sheetId?: number;
  /** The titles as published, and the fields they are of. */
  readonly columns: readonly string[];
  readonly fields: readonly string[];
  /** Fields that are published as codes instead of what they hold. */
  readonly hashed?: readonly string[];
  /** Its table, where it has one, as SQL of its warehouse writes it, and that warehouse's record. */
  readonly table?: string;
  /** No past versions are kept: it is larger than what is kept of one. */
  readonly tooLarge?: true;
  /**
   * The contract of a data set that the school made from a file: no definition has it, and where there is no
   * workbook around the script its record is out of reach.
   */
  readonly own?: {
    readonly description: string;
    readonly grain: string;
    readonly key: readonly string[];
    /** As the record of the source packs them. */
    readonly fields: string;
  };
}

/** What of a person's data is published: absent fields as they are. */
export type PersonalChoice = Readonly<Record<string, 'hashed' | 'left_out'>>;
