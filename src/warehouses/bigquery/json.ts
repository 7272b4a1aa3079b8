import { failureOf, type Json } from '../../model';

/* What BigQuery answers is JSON that nobody has promised the shape of. */

export type Body = Readonly<Record<string, Json>>;
type Read = { readonly [name: string]: Json | undefined };

export const objectOf = (value: Json | undefined): Body & Read =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
export const asked = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** What is not there is undefined; everything else that goes wrong is thrown. */
export const found = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (failureOf(error).code !== 'warehouse.missing') throw error;
    return undefined;
  }
};
