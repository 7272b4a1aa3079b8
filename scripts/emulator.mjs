// npm run emulator -- [--port P] [--state DIR] [--mode addon|owned] …: the emulator alone, for tests
// and tools. Its options are its own (`--help` prints them); npm start adds a demo district.
import { main } from './lib/run.mjs';
import { freePort } from './lib/port.mjs';
import { holdOn, startService, stopAll, untilReady } from './lib/service.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const given = process.argv.slice(2);
const isGiven = (name) => given.some((arg) => arg === name || arg.startsWith(`${name}=`));
const unlessGiven = (name, value) => (isGiven(name) ? [] : [name, value]);

await main(async () => {
  await setup();
  await build();
  // A port that was asked for is a promise to the asker; only the usual one may move.
  const port = isGiven('--port') ? [] : ['--port', String(await freePort(8787))];
  const usual = [
    ...unlessGiven('--state', '.state/emulator'),
    ...unlessGiven('--bundle', 'dist'),
    ...port,
  ];
  const emulator = startService('emulator', '.build/emulator/cli.js', [...given, ...usual]);
  try {
    console.log(await untilReady(emulator));
  } catch (error) {
    await stopAll([emulator]);
    throw error;
  }
  await holdOn([emulator]);
});
