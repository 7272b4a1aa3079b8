import type { Answer } from '../../src/app/api';
import { t } from '../messages';
import type { Problem } from './session';

/** Something that is asked of the server when it is first looked at. */
export type Loaded<T> =
  | { readonly is: 'not_asked' }
  | { readonly is: 'loading' }
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'failed'; readonly trouble: Problem['trouble'] };

export const NOT_ASKED = { is: 'not_asked' } as const;
export const LOADING = { is: 'loading' } as const;

export const here = <T>(value: T): Loaded<T> => ({ is: 'here', value });
export const valueOf = <T>(loaded: Loaded<T> | undefined): T | undefined =>
  loaded?.is === 'here' ? loaded.value : undefined;

/** Reads without showing as busy and without touching what is shown elsewhere. It never throws. */
export const read = async <T>(ask: () => Promise<Answer<T>>): Promise<Loaded<T>> => {
  try {
    const answer = await ask();
    return 'trouble' in answer ? { is: 'failed', trouble: answer.trouble } : here(answer.value);
  } catch {
    return {
      is: 'failed',
      trouble: { message: t.problem.noAnswer, next: t.problem.noAnswerNext },
    };
  }
};

/** What is to be shown while something is read anew: what is there stays until the answer is here. */
export const asking = <T>(before: Loaded<T>): Loaded<T> =>
  before.is === 'here' ? before : LOADING;

/** A reading that fails does not take away what was there. */
export const kept = <T>(before: Loaded<T>, after: Loaded<T>): Loaded<T> =>
  before.is === 'here' && after.is === 'failed' ? before : after;
