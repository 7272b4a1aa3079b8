/**
 * What only warehouses that outlive the execution need: it lies in a file of its own, beside the bundle,
 * and is read when one is opened.
 */
export { clearConnection, clearPlace, isSame } from './clear';
export { countingOf } from './counting';
export { isFresh, keysToBuild, makingOf, prune } from './keyed';
export { buildRanges } from './ranges';
export { openLedger } from './ledger';
export { mergeIn, rawTables } from './merge-in';
export { freshPlaces, keyedPlaces, placesOf } from './places';
export { publishTable } from './publish-table';
