/** What happened and what to do next, in words a school would use. */
export interface Trouble {
  readonly code: string;
  /** What fills the words: names and counts, never a secret or a student. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly next: string;
}

/** Every command answers with its value or with the trouble it met; it never throws on purpose. */
export type Answer<T> = { readonly value: T } | { readonly trouble: Trouble };
