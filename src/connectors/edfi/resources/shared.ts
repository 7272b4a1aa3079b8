import { text, timestamp } from '../../../model';

/** Ed-Fi's resource id: it never changes, not even when the natural key does. */
export const id = text('id');

/** When the record last changed, from the 7.x servers on. */
export const modified = timestamp('_lastModifiedDate', 'none', 'last_modified_date');

/** What can be derived: the record's hash and the hypermedia links inside its references. */
export const links = (...references: readonly string[]): readonly string[] => [
  '_etag',
  ...references.map((reference) => `${reference}.link`),
];
