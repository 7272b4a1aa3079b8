/** Connections to systems, one or many by a list. */
import type { Connector, Fact, LookedColumn, Setting } from '../../model';
import type { Trouble } from './answer';
import type { SourceSample } from './sources';

export interface ConnectorCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Under which heading a person finds it; absent: among the others. */
  readonly group?: Exclude<Connector['group'], undefined>;
  readonly settings: readonly Setting[];
}

export interface ConnectionCard {
  readonly id: string;
  readonly connector: string;
  readonly site: string;
  /** Secrets are absent. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the last good test said. */
  readonly about?: readonly Fact[];
  /** It is read no more until a person lets it go on. */
  readonly paused: boolean;
  /** Absent: no secret of it is in the steward's account. */
  readonly credential?: { readonly since: string; readonly expires?: string };
  /** Why it is not read, where that is not a person's wish. */
  readonly trouble?: Trouble;
  /** Since when it could not be read while other sources of a data set were, and why. */
  readonly unread?: { readonly since: string; readonly trouble: Trouble };
  /** Titles of the data sets that are on and that no other connection feeds. */
  readonly depends: readonly string[];
}

export interface ConnectionInput {
  /** Absent: a new connection. */
  readonly id?: string;
  readonly connector: string;
  readonly site: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Only those given anew. */
  readonly secrets: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`: when the key stops working, where the vendor has said so. */
  readonly expires?: string;
}

/** A file as a connection would take it. */
export interface FileSeen {
  /** What the settings take from it, by the columns they name. */
  readonly columns: readonly LookedColumn[];
  /** Lines that were looked at. */
  readonly lines: number;
  readonly samples: readonly SourceSample[];
  /** Answers with which the file could be taken as it is. */
  readonly offer?: Readonly<Record<string, string>>;
}

/** Connections that differ by a name only: twenty databases of one server, each its own site. */
export interface ConnectionsInput {
  readonly connector: string;
  /** How each is called: `{name}` stands for its name. Empty: by its name. */
  readonly site: string;
  /** `{name}` stands for the name of each. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** One name a line. Behind a tab may stand a password of its own, as when two columns are pasted. */
  readonly names: string;
}

/** What became of each name: the same list can be given again. */
export interface ConnectionsTold {
  readonly good: readonly string[];
  readonly failed: readonly { readonly name: string; readonly trouble: Trouble }[];
  /** Not tried yet: the time of one execution did not suffice. */
  readonly left: readonly string[];
}

/** What happens to what was published from a connection that is removed. */
export type Leftovers = 'keep' | 'delete';
