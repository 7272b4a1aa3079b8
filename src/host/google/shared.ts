/**
 * What there must be one of, however many files the code lies in: a failure thrown in one of them is the
 * bundle's own, and calls are counted once. Code in files of its own is handed these, and finds nothing
 * else of these modules: the build says what is missing here.
 */
export {
  catalog,
  defineReport,
  discreet,
  extend,
  factsOf,
  FailureError,
  failureOf,
  FAILURES,
  fill,
  isOver,
  isSecret,
  logged,
  mapped,
  ORIGIN_FIELDS,
  publishedFields,
  publishedKey,
  refsOf,
  sized,
  tell,
  TICK_MINUTES,
  unquoted,
  VERSION,
} from '../../model';
export { callsMade, counted, hostError, once, repeatable } from './errors';
export { began } from './probes/loaded';
