// npm start: a school on this machine. The demo district and the emulator, each its own process.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { main } from './lib/run.mjs';
import { connectPisa, pisaAsAsked, startPisa } from './lib/demo-pisa.mjs';
import { startWarehouse } from './lib/demo-warehouse.mjs';
import { freePort } from './lib/port.mjs';
import { holdOn, startService, stopAll, untilReady } from './lib/service.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const options = {
  port: { type: 'string' },
  district: { type: 'string' },
  students: { type: 'string' },
  mode: { type: 'string' },
  state: { type: 'string' },
  warehouse: { type: 'string' },
  pisa: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

const USAGE = `npm start [-- options]
  --district FOLDER|URL  a folder of JSON lines (one resource a file) to serve instead of the generated
                         district, or the address of an Ed-Fi API that runs already
  --students N           size of the generated district (1,200)
  --mode addon|owned     hourly triggers, or minute ones as in a school's own copy (addon)
  --state DIR            where the workbook and the files are kept (.state/demo)
  --port P               where to serve the workbook (8787, or the next that is free)
  --warehouse NAME       where data sets are built: embedded, postgres (nothing to install), or mysql
                         (a MariaDB of this machine) (embedded)
  --pisa                 twenty PostgreSQL databases of countries that grow every second, connected by one
                         list, merged and refreshed by the minute (wants PostgreSQL on this machine)`;

const given = (values, names) =>
  names.flatMap((name) => (values[name] ? [`--${name}`, values[name]] : []));

const choosePort = async (asked, usual, what) => {
  const wanted = Number(asked ?? usual);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65535) {
    throw new Error(`--port wants a number between 1 and 65535, not “${asked}”.`);
  }
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`Port ${wanted} is busy, so the ${what} takes ${port}.`);
  return port;
};

/** A folder as the person typed it, who may stand in another one than npm does. */
const fromHere = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

const folderOf = (district) => {
  const folder = fromHere(district);
  if (existsSync(folder)) return folder;
  throw new Error(`--district names a folder of JSON lines or an address; there is no ${folder}.`);
};

/** Our servers say “… ready <address> …”, and know best how they can be reached. */
const addressIn = (line) => /ready (\S+)/.exec(line)[1];

const startDistrict = async (values, services) => {
  const port = await choosePort(undefined, 8790, 'demo district');
  const source = values.district ? ['--folder', folderOf(values.district)] : [];
  const args = ['--port', String(port), ...source, ...given(values, ['students'])];
  const district = startService('demo district', '.build/district/cli.js', args);
  services.push(district);
  const said = await untilReady(district);
  const word = (name) => new RegExp(`${name}=(\\S+)`).exec(said)?.[1];
  return { url: addressIn(said), key: word('key'), secret: word('secret') };
};

const stateOf = ({ state }) => (state ? fromHere(state) : '.state/demo');

/** Every other system that Homeroom connects to, as a demo: one process serves them all. */
const startSystems = async (pisa, services) => {
  const systems = startService('demo systems', '.build/systems/cli.js', []);
  services.push(systems);
  const said = (await untilReady(systems)).replace(/^systems ready /, '');
  // Needs packages, which a fresh machine has by now.
  const { systemsAsAsked } = await import('./lib/demo-systems.mjs');
  return JSON.stringify([
    ...systemsAsAsked(JSON.parse(said)),
    ...(pisa ? [pisaAsAsked(pisa)] : []),
  ]);
};

const startEmulator = async (values, { url, key, secret }, systems, pisa, services) => {
  const port = await choosePort(values.port, 8787, 'emulator');
  const args = ['--port', String(port), '--bundle', 'dist', '--district', url];
  args.push('--systems', systems);
  if (key) args.push('--district-key', key, '--district-secret', secret);
  // A person watches: time passes, and triggers fire by themselves.
  args.push('--realtime', '--state', stateOf(values), ...given(values, ['mode']));
  // Copies that a school owns are refreshed by the minute.
  if (pisa) args.push(...pisa.options, ...(values.mode ? [] : ['--mode', 'owned']));
  args.push(...(await startWarehouse(values.warehouse ?? 'embedded', stateOf(values), services)));
  const emulator = startService('emulator', '.build/emulator/cli.js', args);
  services.push(emulator);
  return addressIn(await untilReady(emulator));
};

const welcome = (address, { url, key, secret }, state, warehouse) => `
Homeroom is running:   ${address}
The district's API:    ${url}${key ? `\n  key ${key}, secret ${secret}` : ''}

Open the first address: a workbook with the Homeroom sidebar beside it. Connect Ed-Fi with the
district's address, key and secret, switch a data set on, and watch it arrive. “Demo district” at the top
of the page has these, and those of the other demo systems.${
  warehouse
    ? `
The workbook's warehouse is ${warehouse}, unless the workbook has moved since.`
    : ''
}
The workbook is kept in ${state}; remove that folder to begin again. Ctrl-C ends everything.
`;

const twenty = ({ connected, failed, every }) =>
  `${connected} databases of countries are connected${failed > 0 ? `, ${failed} are not` : ''}. “PISA Responses” and “PISA by Country” ` +
  `hold them all, and follow them by the ${every}.`;

await main(async () => {
  const { values } = parseArgs({ options });
  if (values.help) return console.log(USAGE);
  await setup();
  await build();
  const services = [];
  try {
    const isUrl = /^https?:/.test(values.district ?? '');
    const district = isUrl ? { url: values.district } : await startDistrict(values, services);
    const pisa = values.pisa ? await startPisa(stateOf(values), services) : null;
    const systems = await startSystems(pisa, services);
    const address = await startEmulator(values, district, systems, pisa, services);
    console.log(welcome(address, district, stateOf(values), values.warehouse));
    if (pisa) console.log(twenty(await connectPisa(address, pisa)));
  } catch (error) {
    await stopAll(services);
    throw error;
  }
  await holdOn(services);
});
