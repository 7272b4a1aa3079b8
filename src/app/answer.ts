import { failureOf, tell, type Failure } from '../model';
import type { Answer, Trouble } from './api';

export const troubleOf = (failure: Failure): Trouble => ({ ...failure, ...tell(failure) });

/** A command's value, or the trouble it met: nothing is thrown over `google.script.run`. */
export const answer = <T>(command: () => T): Answer<T> => {
  try {
    return { value: command() };
  } catch (error) {
    return { trouble: troubleOf(failureOf(error)) };
  }
};
