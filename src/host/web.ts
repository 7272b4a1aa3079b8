/**
 * A visit to the script's own address. It tells neither headers nor who asks, and an answer has no status
 * and no headers of its own: what has to be said stands in the text (Google's guide to web apps).
 */
export interface WebRequest {
  readonly method: 'GET' | 'POST';
  /** By name, as they were given: a name may come several times. Of a POST with a form, its fields too. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** What stands in the address behind `/exec/`; '' where nothing does. */
  readonly path: string;
  /** Of a POST: as it was sent, and what it was said to be. */
  readonly body?: string;
  readonly contentType?: string;
}

export type WebAnswer =
  | {
      readonly kind: 'text';
      /** `ndjson` goes out as plain text: the host has no other type for it. */
      readonly mime: 'json' | 'csv' | 'ndjson' | 'text';
      readonly text: string;
    }
  | {
      readonly kind: 'page';
      /** An HTML file of the script project. */
      readonly file: string;
      readonly title: string;
      /** Where the page begins: it stands in `data-start` of its root. */
      readonly start?: string;
    };
