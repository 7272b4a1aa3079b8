// npm run check-host -- report.json [--write emulator.json]: compares what a Google account's Apps Script
// really does with what the emulator does. Ends with 1 where Homeroom relies on what that host does not do.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { at } from './lib/paths.mjs';
import { main } from './lib/run.mjs';
import { VERDICTS, compare, violated } from './check-host/compare.mjs';
import { checkEmulator } from './check-host/emulator.mjs';
import { reliedOn } from './check-host/relied.mjs';
import { machineLike, readReport } from './check-host/report.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const USAGE = `npm run check-host -- report.json                the host against the emulator
npm run check-host -- --write emulator.json      the emulator's own report
See docs/check-host.md.`;

const argumentsOf = (given) => {
  const rest = [...given];
  const at = rest.indexOf('--write');
  const write = at < 0 ? undefined : rest.splice(at, 2)[1];
  const wrong = (at >= 0 && !write) || rest.length > 1 || rest.some((arg) => arg.startsWith('-'));
  if (wrong || (!write && rest.length === 0))
    throw new Error(`that is not how it is called.\n${USAGE}`);
  return { report: rest[0], write };
};

const WIDTH = 60;
const brief = (value) => {
  const text = value === null ? '-' : JSON.stringify(value).replace(/^{|}$|"/g, '');
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
};

const print = (rows) => {
  for (const [verdict, title] of Object.entries(VERDICTS)) {
    const these = rows.filter((row) => row.verdict === verdict);
    if (these.length === 0) continue;
    console.log(`\n${title}: ${these.length}`);
    for (const { id, host, emulator } of these)
      if (verdict === 'agree' || verdict === 'unknown') console.log(`  ${id}`);
      else console.log(`  ${id}\n    host      ${brief(host)}\n    emulator  ${brief(emulator)}`);
  }
};

/** Says what Homeroom relies on in vain, and where. @returns how much that is */
const printViolated = (host) => {
  const broken = violated(host);
  for (const { id, title, found, expected } of broken) {
    console.log(`\nHomeroom relies on this, and the host does otherwise: ${id}`);
    console.log(`  ${title}\n  found     ${brief(found)}\n  expected  ${brief(expected ?? null)}`);
    for (const place of reliedOn(id)) console.log(`  relied on in ${place}`);
  }
  return broken.length;
};

await main(async () => {
  const { report, write } = argumentsOf(process.argv.slice(2));
  const path = (name) => resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const host = report === undefined ? null : readReport(path(report));
  await setup();
  await build({ only: ['registry', 'server', 'sqlite', 'emulator'], say: console.error });
  const emulator = await checkEmulator({ ...machineLike(host), bundle: at('dist') });
  if (write) {
    writeFileSync(path(write), `${JSON.stringify(emulator, null, 2)}\n`);
    console.log(`The emulator’s own report is in ${write}.`);
  }
  if (!host) return;
  console.log(
    `Host: Homeroom ${host.version}, checked ${host.at}. Emulator: Homeroom ${emulator.version}.`,
  );
  print(compare(emulator, host));
  const count = printViolated(host);
  console.log(
    count === 0 ? '\nThe host does all that Homeroom relies on.' : `\nNot as relied on: ${count}.`,
  );
  if (count > 0) process.exitCode = 1;
});
