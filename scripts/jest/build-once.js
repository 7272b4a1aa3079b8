const { spawnSync } = require('node:child_process');
const { resolve } = require('node:path');

/** Suites run the built bundle, so it must be the one of these sources. */
module.exports = () => {
  if (process.env.HOMEROOM_BUILT === '1') return;
  const { status } = spawnSync(process.execPath, [resolve(__dirname, '../build.mjs'), '--quiet'], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build did not succeed (see above): no test was run.');
};
