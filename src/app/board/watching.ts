/** What one execution needs that keeps the live board fresh: it lies in a file of its own. */
export { admit } from './gate';
export { watch } from './watch';
