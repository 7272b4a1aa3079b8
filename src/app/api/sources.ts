/** Sources of the school’s own: by a file, a spreadsheet, a database, a manifest. */
import type { CustomProblem, ExploreWanted, Json, Setting } from '../../model';
import type { Trouble } from './answer';

export type { ExploredColumn, ExploredTable, ExploreTold } from '../../model';

/** A source by a file: the kind of file, and its text. */
export interface SourceInput {
  readonly kind: string;
  readonly text: string;
}

/** A source that is saved, and what depends on it. */
export interface SavedSource {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** How many data sets it has, and the titles of those that are switched on. */
  readonly datasets: number;
  readonly on: readonly string[];
  /** The connections that use it. */
  readonly sites: readonly string[];
}

export interface SourceText extends SourceInput {
  readonly id: string;
  readonly title: string;
  /** What its streams are called, in the order of its definition. */
  readonly streams: readonly string[];
}

/** A data set of a saved source, and what depends on it. */
export interface StreamChange {
  readonly stream: string;
  readonly on: boolean;
  /** Data sets that are made of it, by their titles. */
  readonly feeds: readonly string[];
}

/** What becomes of it once its source's definition is another. */
export type SourceChange = StreamChange &
  (
    | { readonly is: 'new' | 'gone' }
    /** Its columns stay, and are read in another way. */
    | { readonly is: 'again' }
    | {
        readonly is: 'other';
        readonly gained: readonly string[];
        readonly lost: readonly string[];
        /** Columns of another type. */
        readonly other: readonly string[];
        /** Columns that tell more, or less, of a person. */
        readonly classed: readonly string[];
        /** Its rows are told apart by other columns; none: by their lines. */
        readonly key?: readonly string[];
      }
  );

export interface SourcePreview extends SourceInput {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What a person points at, and what they say of it. */
export interface SourceDraft {
  readonly kind: string;
  readonly given: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

export interface SourceCard {
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
  readonly streams: readonly {
    readonly name: string;
    readonly title: string;
    readonly fields: number;
  }[];
  /** The servers it can reach, with names of settings where they depend on answers. */
  readonly hosts?: readonly string[];
  /** What changes, where it takes the place of a saved one. */
  readonly changes?: readonly SourceChange[];
  readonly problems: readonly CustomProblem[];
}

/** Where a database is and who reads it, and what of it is to be told. */
export interface ExploreInput extends ExploreWanted {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What a stream's first page holds. */
export interface SourceSample {
  readonly stream: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** Columns that are not shown. */
  readonly more: number;
  readonly first: readonly (readonly string[])[];
  /** What its records look like, where the file does not say: it is saved with it. */
  readonly schema?: Json;
  /** How the file makes it, where only the settings or the system say that it is there: saved with it too. */
  readonly made?: Json;
  readonly trouble?: Trouble;
  /** There was no time left for it. */
  readonly late?: true;
  /** Lines of it that could not be taken, and the first of them. */
  readonly asides?: number;
  readonly aside?: readonly { readonly line: number; readonly why: string }[];
}
