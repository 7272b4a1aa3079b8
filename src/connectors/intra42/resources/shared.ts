import { text, timestamp } from '../../../model';

export const id = text('id');
export const created = timestamp('created_at');
export const updated = timestamp('updated_at');
