/**
 * What there must be one of, however many files the code lies in: a failure thrown in one of them is the
 * bundle's own, and calls are counted once. Code in files of its own is handed these, and finds nothing
 * else of these modules: the build says what is missing here.
 */
export {
  boolean,
  catalog,
  date,
  defineConnector,
  defineDataset,
  defineReport,
  defineResource,
  discreet,
  EVENTS,
  extend,
  factsOf,
  FailureError,
  failureOf,
  FAILURES,
  columnTitles,
  fill,
  integer,
  isAsked,
  isCustomId,
  isOver,
  isSecret,
  json,
  logged,
  mapped,
  number,
  ofFamily,
  ORIGIN_FIELDS,
  PHASES,
  publishedFields,
  publishedKey,
  refsOf,
  sized,
  tell,
  text,
  TICK_MINUTES,
  timestamp,
  unquoted,
  VERSION,
} from '../../model';
export { callsMade, counted, hostError, once, repeatable } from './errors';
export { began } from './probes/loaded';
