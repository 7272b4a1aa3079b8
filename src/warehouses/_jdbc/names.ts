import type { TableName } from '../../model';
import { clean, hexOf } from './values';

const bytesOf = (text: string): number => hexOf(text).length / 2;

/** FNV-1a: tells names apart, keeps no secret. */
const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(36).padStart(7, '0');
};

/** A name that an engine would cut off, or refuse: its beginning and a hash of all of it. */
export const shorten = (name: string, most: number): string => {
  const whole = clean(name);
  if (bytesOf(whole) <= most) return whole;
  const end = `_${hash(whole)}`;
  let begin = '';
  for (const character of whole) {
    if (bytesOf(begin + character) > most - end.length) break;
    begin += character;
  }
  return begin + end;
};

/** The schema that a workbook has unless a person says otherwise. */
export const SCHOOL = 'school';

/**
 * Where a table stands. A workbook with a schema of its own takes `raw_…` and `homeroom` of its own with
 * it: several share one database without meeting.
 */
export const placing =
  (own: string, hasSchemas: boolean, longest: number) =>
  ({ schema, name }: TableName): TableName => {
    const mapped = schema === SCHOOL ? own : own === SCHOOL ? schema : `${own}_${schema}`;
    return hasSchemas
      ? { schema: shorten(mapped, longest), name: shorten(name, longest) }
      : { schema: '', name: shorten(`${mapped}__${name}`, longest) };
  };
