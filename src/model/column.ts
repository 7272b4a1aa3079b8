import type { ResourceField } from './connector';
import type { FieldType, PersonalClass } from './field';

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

const column =
  (type: FieldType) =>
  /** @param path dotted path in the record; @param name the column, by default the path's last part. */
  (path: string, cls: PersonalClass = 'none', name?: string): ResourceField => ({
    name: name ?? snake(path.slice(path.lastIndexOf('.') + 1)),
    path,
    type,
    class: cls,
  });

/** Short hands for a resource's fields: `text('studentReference.studentUniqueId', 'personal')`. */
export const text = column('text');
export const integer = column('integer');
export const number = column('number');
export const boolean = column('boolean');
export const date = column('date');
export const timestamp = column('timestamp');
export const json = column('json');
