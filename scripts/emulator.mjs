// npm run emulator -- [--port P] [--state DIR] [--mode addon|owned] [--district URL]: for tests and
// tools; npm start is the same with a demo district beside it.
import { parseArgs } from 'node:util';
import { main } from './lib/run.mjs';
import { freePort } from './lib/port.mjs';
import { holdOn, startService, stopAll, untilReady } from './lib/service.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      state: { type: 'string', default: '.state/emulator' },
      mode: { type: 'string', default: 'addon' },
      district: { type: 'string' },
      warehouse: { type: 'string' },
    },
  });
  await setup();
  await build();
  // A port that was asked for is a promise to the asker; only the default one may move.
  const port = values.port ?? String(await freePort(8787));
  const passed = ['state', 'mode', 'district', 'warehouse'].flatMap((name) =>
    values[name] ? [`--${name}`, values[name]] : [],
  );
  const args = ['--port', port, '--bundle', 'dist', ...passed];
  const emulator = startService('emulator', '.build/emulator/cli.js', args);
  try {
    await untilReady(emulator);
  } catch (error) {
    await stopAll([emulator]);
    throw error;
  }
  console.log(`Emulator ready at http://localhost:${port}/ (${values.mode} mode)`);
  await holdOn([emulator]);
});
