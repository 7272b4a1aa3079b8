/**
 * What few executions need: it lies in a file of its own, beside the bundle, which every execution reads.
 * `scripts/build/code.mjs` writes it; `src/host/google/shared.ts` names what of the model it is handed.
 */
export { activity, runStory } from './activity';
export { reportPromise, runSystemCheck, sweepSystemCheck, systemCheck } from './check';
export { clearAway } from './clearing';
export { pauseConnection, saveConnection, testConnection } from './connections';
export {
  draftSource,
  fetchSource,
  inspectSource,
  previewSource,
  removeSource,
  saveSource,
} from './custom';
export { openSource, savedSources } from './custom-saved';
export { exploreDatabase } from './explore';
export { lookAtFile } from './look';
export { lookerLinks } from './looker';
export { saveConnections, testConnections } from './many';
export { setPersonal } from './personal';
export { readsAhead, readsToMove } from './reads';
export { removeConnection } from './removal';
export { repair } from './repair';
export { saveSettings, settings } from './settings';
export { closeHook, makeToken, openHook, revokeToken, share } from './share';
export { supportBundle } from './support';
export { takeOver } from './takeover';
export {
  cancelMove,
  clearOldPlace,
  moveWarehouse,
  saveWarehouse,
  testWarehouse,
  warehouse,
} from './warehouse';
