/**
 * What works on runs: it lies beside the bundle as well, because most executions only look. A trigger that
 * finds nothing due, a console that opens and a person's click never read it.
 */
export { advance } from '../engine/run';
export { work } from './work';
