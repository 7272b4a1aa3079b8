import { FailureError } from '../../model';
import { TemplateError } from './template';

/** An expression that cannot be evaluated is the file's fault, and says so; all else goes on as it is. */
const told = (error: unknown, resource: string): unknown =>
  error instanceof TemplateError
    ? new FailureError('source.expression', { resource, problem: error.message })
    : error;

/** @throws source.expression */
export const evaluated = <T>(resource: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    throw told(error, resource);
  }
};

/** The same of a conversation. */
export function* conversed<Y, R, N>(
  resource: string,
  begin: () => Generator<Y, R, N>,
): Generator<Y, R, N> {
  try {
    return yield* begin();
  } catch (error) {
    throw told(error, resource);
  }
}
