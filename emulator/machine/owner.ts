/** Whose a store, a cache or a lock is: the document's, the script's or the user's. */
import type { Call } from './service';

export type Owner = 'document' | 'script' | 'user';

/** The workbook that is there from the start. */
export const FIRST_WORKBOOK = '1HomeroomEmulatedWorkbook0000000000000000000';

/** Where an execution has no document around it. */
export const NO_WORKBOOK = '';

export const documentKey = (workbook: string): string =>
  workbook === FIRST_WORKBOOK ? 'document' : `document:${workbook}`;

/** The key under which what belongs to the caller's document, script or user is kept. */
export const keyOf = (owner: Owner, { user, execution }: Pick<Call, 'user' | 'execution'>) =>
  owner === 'user'
    ? `user:${user}`
    : owner === 'document'
      ? documentKey(execution.workbook)
      : owner;
