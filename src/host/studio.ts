import type { Json } from '../model';

/**
 * The part of Looker Studio: it calls the script's functions with plain JSON and wants answers that its
 * own builders made. The builders get plain data from here.
 */
export interface Studio {
  /** @param kind `NONE`: the connector asks for no credentials of its own. */
  authType(kind: 'NONE'): unknown;
  config(form: ConfigForm): unknown;
  schema(fields: readonly FieldSpec[], defaults?: Defaults): unknown;
  data(answer: StudioData): unknown;
  /** Looker Studio asks BigQuery itself: no rows pass through the script. */
  bigquery(question: BigQueryQuestion): unknown;
  /** Ends the execution with a text for the person, and one for whoever makes connectors. */
  refuse(text: string, debug?: string): never;
}

export interface ConfigForm {
  readonly questions: readonly ConfigQuestion[];
  /** More is asked once this is answered; the next answer has all of these questions, and more. */
  readonly more: boolean;
  readonly dateRange?: boolean;
}
export type ConfigQuestion =
  | { readonly kind: 'info'; readonly id: string; readonly text: string }
  | (Named & { readonly kind: 'text' | 'area'; readonly placeholder?: string })
  | (Named & { readonly kind: 'check' })
  | (Named & { readonly kind: 'one' | 'many'; readonly options: readonly ConfigOption[] });
interface Named {
  readonly id: string;
  readonly name: string;
  readonly help?: string;
  /** What is asked after it depends on the answer. */
  readonly decides?: true;
  /** Whoever makes a report may answer anew. Not together with `decides`. */
  readonly override?: true;
}
export interface ConfigOption {
  readonly label: string;
  readonly value: string;
}

/** A column as Looker Studio is told of it; types and aggregations by their names there. */
export interface FieldSpec {
  readonly id: string;
  readonly name: string;
  readonly concept: 'dimension' | 'metric';
  readonly type: StudioType;
  readonly description?: string;
  readonly group?: string;
  readonly aggregation?: StudioAggregation;
  /** False: a mean or a share, which may not be added up again. */
  readonly reaggregatable?: boolean;
  readonly formula?: string;
  readonly hidden?: true;
}
export interface Defaults {
  readonly dimension?: string;
  readonly metric?: string;
}
export type StudioType =
  | ('TEXT' | 'NUMBER' | 'PERCENT' | 'BOOLEAN' | 'DURATION' | 'URL' | 'HYPERLINK' | 'IMAGE')
  | ('YEAR' | 'YEAR_QUARTER' | 'YEAR_MONTH' | 'YEAR_WEEK' | 'YEAR_MONTH_DAY')
  | ('YEAR_MONTH_DAY_HOUR' | 'YEAR_MONTH_DAY_SECOND' | 'HOUR' | 'DAY_OF_WEEK' | 'MONTH')
  | ('COUNTRY' | 'COUNTRY_CODE' | 'REGION' | 'CITY' | 'LATITUDE_LONGITUDE');
export type StudioAggregation =
  'AVG' | 'COUNT' | 'COUNT_DISTINCT' | 'MAX' | 'MIN' | 'SUM' | 'AUTO' | 'NO_AGGREGATION';

export interface StudioData {
  /** Those asked for, in their order; each row has its values in the same order. */
  readonly fields: readonly FieldSpec[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** All filters were applied, or none. */
  readonly filtersApplied: boolean;
}
export interface BigQueryQuestion {
  readonly project: string;
  readonly sql: string;
  /** A token that may run the query, where it is not the viewer's own. */
  readonly token?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly type: 'STRING' | 'INT64' | 'BOOL' | 'FLOAT64';
    readonly value: string;
  }[];
}

/** A request as it comes. What is in it is whatever Looker Studio sends (facts: Data Studio). */
export type StudioRequest = Readonly<Record<string, Json>>;

/** The functions that Looker Studio calls. */
export interface StudioConnector {
  getAuthType(): unknown;
  getConfig(request: StudioRequest): unknown;
  getSchema(request: StudioRequest): unknown;
  getData(request: StudioRequest): unknown;
  isAdminUser(): boolean;
}
