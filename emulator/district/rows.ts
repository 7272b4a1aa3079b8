import { keyValuesOf, type Body } from './identities';
import { idOf } from './links';

/** One record. Its body is kept as JSON text: a big district fits in memory and pages are joins. */
export interface Row {
  /** The place in the server's order, given once, like the aggregate id of an ODS table. */
  readonly seq: number;
  readonly id: string;
  readonly version: number;
  readonly modified: string;
  readonly json: string;
}

/** A row as the API sends it. */
export function toJson(row: Row): string {
  const body = row.json.slice(1, -1);
  const meta = `"_etag":"${row.version}","_lastModifiedDate":"${row.modified}"}`;
  return `{"id":"${row.id}",${body}${body ? ',' : ''}${meta}`;
}

/**
 * A row whose body is made whenever it is read. The millions of events of a very big district
 * would fill gigabytes as text; the function that makes one takes a hundred bytes. `make` must
 * give the same body every time. (A class, because a million literals with getters are as heavy.)
 */
export class LazyRow implements Row {
  constructor(
    readonly seq: number,
    readonly version: number,
    readonly modified: string,
    private readonly resource: string,
    private readonly make: () => Body,
  ) {}

  get id(): string {
    return idOf(this.resource, keyValuesOf(this.resource, this.make()));
  }

  get json(): string {
    return JSON.stringify(this.make());
  }
}

/** Rows stand in the order of `seq`; the index of the first that is not before it. */
export function indexOfSeq(rows: readonly Row[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row).seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
