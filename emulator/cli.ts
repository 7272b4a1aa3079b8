/** The emulator as a program: one machine, its control API and its page. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { controlRoutes, type PageInfo } from './control/api';
import { listen } from './control/router';
import { databaseOf } from './machine/jdbc/address';
import type { Settings } from './machine/settings';

const USAGE = `emulator [--port P] [--state DIR] [--mode addon|owned] [--account consumer|workspace]
         [--bundle DIR] [--page DIR] [--district URL [--district-key K --district-secret S]]
         [--systems JSON]
         [--database HOST:PORT=pglite|HOST:PORT] [--properties FILE]
         [--user EMAIL] [--realtime] [--schedule arrival|time|SEED]`;

function scheduleOf(text: string): Settings['schedule'] {
  if (text === 'arrival' || text === 'time') return text;
  const seed = Number(text);
  if (!Number.isInteger(seed))
    throw new Error(`--schedule is arrival, time or a seed, not ${text}`);
  return { seed };
}

function options() {
  const { values } = parseArgs({
    strict: true,
    options: {
      port: { type: 'string', default: '8787' },
      state: { type: 'string' },
      // what a state was left with stays, where nothing is asked for
      mode: { type: 'string' },
      account: { type: 'string' },
      bundle: { type: 'string', default: 'dist' },
      page: { type: 'string', default: '.build/page' },
      district: { type: 'string' },
      'district-key': { type: 'string' },
      'district-secret': { type: 'string' },
      systems: { type: 'string', default: '[]' },
      database: { type: 'string', multiple: true, default: [] },
      properties: { type: 'string' },
      user: { type: 'string' },
      schedule: { type: 'string', default: 'arrival' },
      realtime: { type: 'boolean', default: false },
    },
  });
  const { mode, account } = values;
  const port = Number(values.port);
  if (mode !== undefined && mode !== 'addon' && mode !== 'owned')
    throw new Error(`--mode is addon or owned, not ${mode}`);
  if (account !== undefined && account !== 'consumer' && account !== 'workspace')
    throw new Error(`--account is consumer or workspace, not ${account}`);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port is a number from 0 to 65535, not ${values.port}`);
  if (!existsSync(values.bundle))
    throw new Error(`There is no bundle at ${values.bundle}. Build it first: npm run build`);
  return { ...values, mode, account, port, schedule: scheduleOf(values.schedule) } as const;
}

/** The script's time zone is the manifest's, and `Date` shows it: so it is this process's as well. */
function scriptTimeZone(bundle: string): string {
  const manifest = path.join(bundle, 'appsscript.json');
  if (!existsSync(manifest)) return 'Etc/UTC';
  const { timeZone } = JSON.parse(readFileSync(manifest, 'utf8')) as { timeZone?: string };
  return timeZone ?? 'Etc/UTC';
}

async function main(): Promise<void> {
  const given = options();
  const timeZone = scriptTimeZone(given.bundle);
  process.env.TZ = timeZone;
  const { createMachine } = await import('./machine/machine');
  const folder = given.state === undefined ? null : path.resolve(given.state);
  const machine = await createMachine({
    mode: given.mode,
    account: given.account,
    user: given.user,
    timeZone,
    realtime: given.realtime,
    schedule: given.schedule,
    startTime: Date.now(),
    bundle: path.resolve(given.bundle),
    runtime: __dirname,
    state: folder,
    databases: Object.fromEntries(given.database.map((text) => databaseOf(text, folder))),
    properties:
      given.properties === undefined
        ? {}
        : (JSON.parse(readFileSync(given.properties, 'utf8')) as Settings['properties']),
  });
  const info = {
    page: path.resolve(given.page),
    district: given.district ?? null,
    districtKey: given['district-key'] ?? null,
    districtSecret: given['district-secret'] ?? null,
    systems: JSON.parse(given.systems) as PageInfo['systems'],
  };
  const server = await listen(controlRoutes(machine, info), given.port);
  Object.assign(machine.settings, { address: `http://127.0.0.1:${server.port}` });
  const stop = (): void => {
    void Promise.all([server.close(), machine.close()]).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`emulator ready http://127.0.0.1:${server.port}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
  process.exit(1);
});
