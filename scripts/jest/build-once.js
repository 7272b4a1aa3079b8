const { spawnSync } = require('node:child_process');
const { resolve } = require('node:path');

/**
 * Suites run the built bundle, so it must be the one of these sources. `npm test` has built it by now
 * and would have stopped; under a bare `jest` the suites that need no bundle may still run.
 */
module.exports = () => {
  // The workers' servers end with this process: see test/kit/servers.ts.
  process.env.HOMEROOM_RUN = `${process.pid}.${Date.now()}`;
  if (process.env.HOMEROOM_BUILT === '1') return;
  const { status } = spawnSync(process.execPath, [resolve(__dirname, '../build.mjs'), '--quiet'], {
    stdio: 'inherit',
  });
  if (status !== 0) console.error('WARNING: what is tested here is not what the sources say.');
};
