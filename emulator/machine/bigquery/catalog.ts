/** Datasets, tables and jobs: values that are replaced and never changed, so that a snapshot is free. */
import type { ErrorProto } from './errors';
import type { Column } from './types';

export interface Labels {
  readonly [name: string]: string;
}
export interface Dataset {
  readonly project: string;
  readonly id: string;
  readonly location: string;
  readonly friendlyName?: string;
  readonly description?: string;
  readonly labels: Labels;
  readonly created: number;
  readonly modified: number;
  readonly owner: string;
  readonly tables: Readonly<Record<string, Table>>;
}
export interface Table {
  readonly id: string;
  readonly kind: 'TABLE' | 'VIEW';
  /** Its name in DuckDB; of a view none. */
  readonly physical: string | null;
  readonly columns: readonly Column[];
  readonly view?: string;
  readonly description?: string;
  readonly friendlyName?: string;
  readonly labels: Labels;
  readonly partition?: {
    readonly type: string;
    readonly field?: string;
    readonly required?: boolean;
  };
  readonly clustering?: readonly string[];
  readonly created: number;
  readonly modified: number;
  readonly expires?: number;
  readonly rows: number;
  /** Bytes by column, as BigQuery counts them. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** A configuration as it came, and what it means. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export interface JsonObject {
  readonly [key: string]: Json;
}

export interface ResultColumn extends Column {
  readonly physical: string;
}
export interface Job {
  readonly project: string;
  readonly id: string;
  readonly location: string;
  readonly user: string;
  readonly configuration: JsonObject;
  readonly statementType?: string;
  readonly created: number;
  /** When it starts to do something, and when it will be done; its effect is seen from then on. */
  readonly started: number;
  readonly ends: number;
  readonly state: 'RUNNING' | 'DONE';
  readonly error?: ErrorProto;
  readonly errors?: readonly ErrorProto[];
  readonly bytesProcessed: number;
  readonly bytesBilled: number;
  /** Bytes of a load, where they are kept in DuckDB. */
  readonly loaded?: {
    readonly rows: number;
    readonly inputBytes: number;
    readonly outputBytes: number;
    readonly badRecords: number;
  };
  readonly dml?: { readonly inserted: number; readonly updated: number; readonly deleted: number };
  readonly result?: {
    readonly physical: string | null;
    readonly columns: readonly Column[];
    readonly rows: number;
  };
  readonly parent?: string;
  /** Ids of the jobs of a script's statements. */
  readonly children: readonly string[];
  readonly script: boolean;
  /** What a load is to load, until it has. */
  readonly body?: Uint8Array;
}

/** Of one table: changes of its data in this day, and when its shape was changed lately. */
export interface Operations {
  readonly count: number;
  readonly shapes: readonly number[];
}

export interface Catalog {
  /** By `project.dataset`. */
  readonly datasets: Readonly<Record<string, Dataset>>;
  /** By `project:location.id`, oldest first. */
  readonly jobs: Readonly<Record<string, Job>>;
  /** Names given in DuckDB. */
  readonly count: number;
  /** Changes of each table in this day, by `project.dataset.table`. */
  readonly operations: { readonly day: number; readonly by: Readonly<Record<string, Operations>> };
}
export const EMPTY: Catalog = {
  datasets: {},
  jobs: {},
  count: 0,
  operations: { day: 0, by: {} },
};

export const datasetKey = (project: string, id: string): string => `${project}.${id}`;
export const jobKey = (project: string, id: string): string => `${project}:${id}`;
