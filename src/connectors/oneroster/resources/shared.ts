import { text, timestamp } from '../../../model';

/** The id by which records refer to each other. */
export const id = text('sourcedId', 'none', 'sourced_id');
export const personId = text('sourcedId', 'personal', 'sourced_id');

/** Of every record: whether it counts, and when it last changed. */
export const common = [text('status'), timestamp('dateLastModified')];

/** What references repeat beside the id: where it is and what it is of. */
export const links = (...references: readonly string[]): readonly string[] =>
  references.flatMap((reference) => [`${reference}.href`, `${reference}.type`]);

/** A reference as servers send it. */
export const refTo = (type: string, sourcedId: string) => ({
  href: `https://sis.example.org/ims/oneroster/rostering/v1p2/${type}s/${sourcedId}`,
  sourcedId,
  type,
});
export const CHANGED = '2026-09-01T06:00:00.000Z';
export const active = { status: 'active', dateLastModified: CHANGED };
export const landed = { status: 'active', date_last_modified: CHANGED };
