/** A system of a school, as its API shows it: what the demo servers have in common. */

export type Body = null | boolean | number | string | Body[] | { [name: string]: Body };
export type Row = { [name: string]: Body };

/** A request, read. Header names are in lower case. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Epoch milliseconds of the vendor's clock. */
  readonly now: number;
  /** Where this server is reached, without a slash at the end. */
  readonly base: string;
  /** How its paging misbehaves just now. */
  readonly paging: PagingFaults;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is text or bytes. */
  readonly body: Body | Buffer;
}

/** Ways of paging that real servers have been seen with. */
export interface PagingFaults {
  /** The second page is empty although others follow it. */
  readonly empty?: boolean;
  /** The second page is the first one again, and so on without end. */
  readonly repeat?: boolean;
  /** There is always a next page. */
  readonly endless?: boolean;
  /** Told by the vendor of each answer that is other than it would be without them. */
  readonly struck?: () => void;
}

/** What a vendor's protocol is like, as far as it decides what can befall who reads it. */
export interface Medium {
  /** `SQL`: statements over a connection, to a driver. */
  readonly speaks: 'HTTP' | 'SQL';
  /**
   * How the next page is found: by links, whole or relative, by tokens, also until a page is empty, by
   * places up to a count or until a page is empty or short, by the last key that was read; `one`: an answer
   * holds all there is.
   */
  readonly pages:
    | ('links' | 'relative links' | 'tokens' | 'tokens until empty')
    | ('counted' | 'until empty' | 'until short')
    | ('keys' | 'one');
  /** Whether what opens it ends by itself. */
  readonly key: 'ends' | 'lasts';
  /** Whether values stand under the names of their fields, or by their places. */
  readonly values: 'named' | 'placed';
}

/** What happens to a record in the meantime, to its key, or to how a field is written. */
export type Happening = 'add' | 'change' | 'remove' | 'retyped' | 'sameKey';

/** A system with synthetic records, which tests and people may change. */
export interface Demo {
  /** The connector's id, or that of the kind of source. */
  readonly id: string;
  /** What a person types into the connection's form. */
  connect(url: string): {
    readonly settings: Readonly<Record<string, string>>;
    readonly secrets: Readonly<Record<string, string>>;
  };
  /** One answer holds all there is, whatever that is: how many requests a reading takes. */
  readonly whole?: number;
  /** What differs from HTTP with pages by links, a key that ends, and values by their names. */
  readonly medium?: Partial<Medium>;
  /** What does not happen to a resource of it, by the resource. */
  readonly still?: Readonly<Record<string, readonly Happening[]>>;
  /** Of a kind of source that people of the school add: the definition's text. */
  definition?(url: string): string;
  /** The resources it has, by the connector's names. */
  readonly resources: readonly string[];
  /** The keys of a resource's records as they are now: what a complete reading holds. */
  keys(resource: string): readonly string[];
  /**
   * The school goes on: one record more, one changed, one gone, at `now`. Each answers the record's key;
   * null: such a thing does not happen to this resource.
   */
  add(resource: string, now: number): string | null;
  change(resource: string, now: number): string | null;
  remove(resource: string, now: number): string | null;
}

/** One vendor's system behind an API. */
export interface Vendor extends Demo {
  answer(asked: Asked): Answer;
  /** All tokens end. */
  expireTokens(): void;
}

export const json = (body: Body, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

export const refusal = (status: number, body: Body = { error: String(status) }): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body,
});

/** Part of a list, as a page of it, with the paging faults applied. */
export function pageOf<T>(
  all: readonly T[],
  from: number,
  size: number,
  faults: PagingFaults,
): { readonly rows: readonly T[]; readonly next: number | null } {
  // Nothing is lost by an empty page: what would have stood on it comes after it.
  const hole = faults.empty && all.length > size ? size : 0;
  const more = from + size < all.length + hole;
  const next = more || faults.endless ? from + size : null;
  const again = faults.repeat === true && from > 0;
  if (again || (hole > 0 && from === size) || (!more && faults.endless)) faults.struck?.();
  if (again) return { rows: all.slice(0, size), next: from + size };
  if (hole > 0 && from === size) return { rows: [], next };
  const start = from > size ? from - hole : from;
  return { rows: all.slice(start, start + size), next };
}

/** A list with a page of holes in it: records that were taken out after paging, and are counted all the same. */
export const holed = <T>(
  all: readonly T[],
  size: number,
  { empty }: PagingFaults,
): readonly (T | null)[] =>
  empty && all.length > size
    ? [...all.slice(0, size), ...Array<null>(size).fill(null), ...all.slice(size)]
    : all;

/** What stands in a page of such a list. */
export const without = <T>(page: readonly (T | null)[], { struck }: PagingFaults): T[] => {
  const rows = page.flatMap((row) => (row === null ? [] : [row]));
  if (rows.length === 0 && page.length > 0) struck?.();
  return rows;
};
