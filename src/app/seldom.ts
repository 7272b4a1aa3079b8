/**
 * What few executions need: it lies in a file of its own, beside the bundle, which every execution reads.
 * `scripts/build/code.mjs` writes it; `src/host/google/shared.ts` names what of the model it is handed.
 */
export { lookerLinks } from './looker';
export { readsAhead } from './reads';
export { closeHook, makeToken, openHook, revokeToken, share } from './share';
export { supportBundle } from './support';
export { cancelMove, moveWarehouse, saveWarehouse, testWarehouse, warehouse } from './warehouse';
