import type { Connector, Discovery, Exchange, ResourceField, Setting } from './connector';
import type { Json } from './field';
import type { FileId } from './records';

/** A connector that a person of the school made from a file. It is data; its kind makes a connector of it. */
export interface CustomConnector {
  readonly v: 1;
  /** `own_` and a few letters and digits: it stands in names of tables. */
  readonly id: string;
  /** Of the kinds: `manifest`… */
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly settings: readonly Setting[];
  /** Enough to list its data sets for colleagues, who cannot read the file. */
  readonly streams: readonly CustomStream[];
  /** The definition's text, in the steward's Drive. */
  readonly file: FileId;
  readonly createdAt: string;
}

export interface CustomStream {
  readonly name: string;
  /** SQL table without the connector's prefix. */
  readonly table: string;
  readonly title: string;
  /** A field's name; `_key` where it is made up. */
  readonly key: string;
  readonly fields: readonly ResourceField[];
  /** What its records looked like, where the definition does not say. */
  readonly schema?: Json;
  /** How the definition makes it, where only the settings or the system itself say that it is there. */
  readonly made?: Json;
  /**
   * The fields that tell the rows of its data set apart, where the records' key is not one of them: then it
   * holds the lines as well that could not be taken (`row_line`, `row_aside`, `row_cells`).
   */
  readonly rows?: readonly string[];
  /** How often it was changed in the way it is read: what was landed before is read anew. Absent: never. */
  readonly revision?: number;
}

/**
 * A thing of a table that can be read in two ways. `heading`: one that stands above empty cells, and is taken
 * for their columns too; `key`: a cell of several rows tells rows apart; `amount`: a number of several rows is
 * taken for each of them.
 */
export type Unsure =
  | { readonly is: 'heading'; readonly what: string }
  | { readonly is: 'key' | 'amount'; readonly what: string; readonly rows: number };

/** A definition as it would be of what a person points at, for them to approve or change. */
export interface Draft {
  /** The definition's text. */
  readonly text: string;
  /** What was seen of each column, in the order of the definition: its first values. */
  readonly columns: readonly {
    readonly from: string;
    readonly seen: readonly string[];
    /** Days that may be read in another way. */
    readonly or?: string;
  }[];
  /** Rows that were looked at. */
  readonly rows: number;
  /** What can be read in two ways, and how it was read. */
  readonly unsure?: readonly Unsure[];
  /** What else may be chosen: the tabs of a spreadsheet. */
  readonly choices?: readonly string[];
}

export interface CustomProblem {
  readonly line?: number;
  readonly text: string;
  /** What it stops: `all`, a stream by its name, or nothing. */
  readonly stops: string | null;
}

/** A way to write a connector down as data. */
export interface Kind {
  readonly id: string;
  readonly title: string;
  /**
   * What it would be, before it is saved. Nothing unsupported is silent: each is named with its line.
   * @param found streams that the text alone does not tell.
   */
  inspect(
    text: string,
    found?: readonly Pick<CustomStream, 'name' | 'schema' | 'made'>[],
  ): {
    readonly title: string;
    readonly description: string;
    readonly settings: readonly Setting[];
    readonly streams: readonly CustomStream[];
    readonly problems: readonly CustomProblem[];
    /** The servers it can reach, with names of settings where they depend on answers. */
    readonly hosts?: readonly string[];
  };
  /**
   * Looks at what a person points at, and writes its definition. Absent: they bring it.
   * @param given where it is, and what the person says of it.
   */
  readonly draft?: {
    /** How it is asked. */
    readonly connector: Connector;
    look(given: Readonly<Record<string, string>>): Exchange<Draft>;
  };
  /** Whether a stream is read alike by both texts, whatever it is called. Absent: where they are the same. */
  isAlike?(before: string, after: string, stream: string): boolean;
  /** @param streams as saved: what was found out when it was. */
  compile(id: string, text: string, streams?: readonly CustomStream[]): Connector;
  /** The streams with those that a survey found anew; null: there are none. None that there was goes. */
  learn?(
    text: string,
    streams: readonly CustomStream[],
    found: Discovery,
  ): readonly CustomStream[] | null;
}

/** Ids of connectors that people make, which no definition has. */
export const isCustomId = (id: string): boolean => /^own_[a-z0-9]{4,8}$/.test(id);
