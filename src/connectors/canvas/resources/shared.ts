import { date, text, timestamp } from '../../../model';

export const id = text('id');
export const created = timestamp('created_at');
export const updated = timestamp('updated_at');
/** A time and the day of it. */
export const span = [
  timestamp('start_at'),
  timestamp('end_at'),
  date('start_at', 'none', 'start_on'),
  date('end_at', 'none', 'end_on'),
];
