/** What a column can hold. Dates are ISO text (`2026-11-22`), timestamps ISO text in UTC. */
export type FieldType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp' | 'json';

/**
 * How close a value is to a person.
 * `none`: says nothing about anybody. `quasi`: identifies together with others (birth date).
 * `personal`: identifies by itself (name, number). `sensitive`: harms when it leaks (health, discipline).
 */
export type PersonalClass = 'none' | 'quasi' | 'personal' | 'sensitive';

/** What a value is, where neither type nor unit nor name tells: a map, a link or a calendar comes of it. */
export type Semantic =
  | 'country'
  | 'country_code'
  | 'region'
  | 'city'
  | 'position'
  | 'url'
  | 'image'
  | 'year'
  | 'year_month'
  | 'weekday'
  | 'text';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [k: string]: Json };

/** A value of a warehouse row or a sheet cell: SQL's and JSON's common ground. */
export type Cell = string | number | boolean | null;

/** A column of a data set, as an analyst reads about it. */
export interface Field {
  /** The SQL column and the stable id: lower snake case. */
  readonly name: string;
  /** The header in the tab. */
  readonly title: string;
  readonly type: FieldType;
  /** One sentence: what a value says. Shown in the sidebar, the docs and as the header's note. */
  readonly meaning: string;
  /** The unit of a number: `days`, `years`, `share of days`, `points`. */
  readonly unit?: string;
  readonly class: PersonalClass;
  /** Never null. Key fields are required by themselves. */
  readonly required?: boolean;
  /** The only values that are right; a row with another goes to quarantine. */
  readonly values?: readonly string[];
  /** Inclusive bounds of a number; a row outside them goes to quarantine. */
  readonly range?: readonly [min: number, max: number];
  /** For dashboards, see `src/looker/semantics.ts`, which finds it out by itself in most cases. */
  readonly semantic?: Semantic;
  /** How values of several rows become one, where the unit does not tell; `none`: they never do. */
  readonly combine?: 'sum' | 'mean' | 'max' | 'min' | 'none';
}

/** Fields every data set ends with: where a row came from. */
export const ORIGIN_FIELDS: readonly Field[] = [
  {
    name: 'site',
    title: 'Site',
    type: 'text',
    meaning: 'The label of the connection the row came from: a campus, a franchise, a country.',
    class: 'none',
    required: true,
  },
  {
    name: 'source',
    title: 'Source',
    type: 'text',
    meaning: 'The kind of system the row came from.',
    class: 'none',
    required: true,
  },
];
