import type { Connector, Exchange } from './connector';
import type { FieldType, PersonalClass } from './field';

/** What of a database is to be told. */
export interface ExploreWanted {
  /** Tables whose columns are wanted; with neither these nor a query, the tables there are. */
  readonly tables?: readonly (readonly string[])[];
  readonly query?: string;
}

export interface ExploredTable {
  /** Schema and table, or the table alone. */
  readonly path: readonly string[];
  readonly view: boolean;
  /** About; null: the database does not know. */
  readonly rows: number | null;
  /** This user may read some of it. */
  readonly readable: boolean;
}

export interface ExploredColumn {
  readonly name: string;
  /** As the database calls it. */
  readonly type: string;
  /** What it becomes; null: it cannot be read, for it holds no text or has a dot in its name. */
  readonly as: FieldType | null;
  readonly class: PersonalClass;
  /** `key` tells rows apart by itself; `part` together with others. */
  readonly is: 'key' | 'part' | '';
}

export interface ExploreTold {
  readonly tables: readonly ExploredTable[];
  /** There are more tables than these. */
  readonly more: boolean;
  /** Of the tables that were asked for, or of the query. */
  readonly opened: readonly {
    readonly path: readonly string[];
    readonly columns: readonly ExploredColumn[];
  }[];
}

/** A database that is looked at before it is a source: how to get in, and what to ask. */
export interface Explorer {
  readonly connector: Connector;
  /** @throws setup.bad_database, setup.query_one, setup.query_writes, source failures */
  explore(settings: Readonly<Record<string, string>>, wanted: ExploreWanted): Exchange<ExploreTold>;
}
