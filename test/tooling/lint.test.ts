import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './_run';

interface Finding {
  rule: string | null;
  message: string;
}
/** File, code, and the rule and words that must come; null where nothing may. */
type Case = [file: string, code: string, rule: string | null, words?: RegExp];

const use = (from: string): string => `import { thing } from '${from}';\nthing();\n`;
const see = (from: string): string =>
  `import type { Thing } from '${from}';\nexport type Mine = Thing[];\n`;

const ARROWS = 'homeroom/arrows';
const GLOBALS = 'no-restricted-globals';
const SYNTAX = 'no-restricted-syntax';

const cases: Case[] = [
  // Google's globals
  ['src/engine/land.ts', 'DriveApp.getFiles();', GLOBALS, /Only src\/host\/google/],
  ['src/app/sidebar.ts', 'SpreadsheetApp.getActive();', GLOBALS, /Only src\/host\/google/],
  ['src/main.ts', 'Logger.log(1);', GLOBALS, /Only src\/host\/google/],
  ['src/http/fetch.ts', 'UrlFetchApp.fetch("x");', GLOBALS, /Only src\/host\/google/],
  [
    'src/host/host.ts',
    'export type S = GoogleAppsScript.Spreadsheet.Sheet;',
    SYNTAX,
    /Only src\/host\/google/,
  ],
  ['src/host/google/files.ts', 'export const app = () => SpreadsheetApp;', null],
  ['src/engine/a.ts', 'globalThis.SpreadsheetApp.getUi();', GLOBALS, /Only src\/host\/google/],
  // What the host lacks
  ['src/engine/run.ts', 'setTimeout(() => 1, 1);', GLOBALS, /Apps Script does not have it/],
  ['src/host/google/http.ts', 'new URL("x");', GLOBALS, /Apps Script does not have it/],
  ['src/engine/run.ts', use('node:fs'), ARROWS, /does not run in Node/],
  ['src/warehouses/mysql.ts', use('crypto'), ARROWS, /does not run in Node/],
  // Printing
  ['src/engine/run.ts', 'console.log(1);', 'no-console'],
  ['src/host/google/log.ts', 'console.log(1);', null],
  // model imports nothing
  ['src/model/field.ts', use('../engine/run'), ARROWS, /model may not import engine/],
  ['src/model/field.ts', see('../host/host'), ARROWS, /model may not import host/],
  ['src/model/field.ts', use('valibot'), ARROWS, /model imports nothing from outside/],
  ['src/model/field.ts', use('./record'), null],
  // definitions
  ['src/connectors/edfi/index.ts', use('../../http/paging'), null],
  ['src/connectors/edfi/index.ts', use('../../model'), null],
  ['src/connectors/edfi/index.ts', use('./resources'), null],
  ['src/connectors/edfi.ts', use('../engine/run'), ARROWS, /connectors may not import engine/],
  ['src/datasets/grades/index.ts', "import sql from './edfi.sql';\nexport default sql;\n", null],
  [
    'src/datasets/grades/index.ts',
    use('../../http/paging'),
    ARROWS,
    /datasets may not import http/,
  ],
  ['src/warehouses/mysql.ts', use('../engine/run'), ARROWS, /warehouses may not import engine/],
  ['src/reports/grades.ts', use('../datasets/grades'), ARROWS, /reports may not import datasets/],
  // engine and above
  ['src/engine/run.ts', use('../model'), null],
  ['src/engine/run.ts', use('../http/retry'), null],
  ['src/engine/run.ts', use('../connectors/edfi'), ARROWS, /engine may not import connectors/],
  [
    'src/engine/build.ts',
    use('../warehouses/embedded'),
    ARROWS,
    /engine may not import warehouses/,
  ],
  ['src/engine/run.ts', use('../registry.generated'), ARROWS, /engine may not import registry/],
  ['src/engine/run.ts', use('../app/commands'), ARROWS, /engine may not import app/],
  ['src/app/commands.ts', use('../engine/run'), null],
  ['src/app/commands.ts', use('../registry.generated'), null],
  ['src/app/commands.ts', use('../host/google'), ARROWS, /app may not import host\/google/],
  ['src/looker/schema.ts', use('../connectors/edfi'), ARROWS, /looker may not import connectors/],
  ['src/main.ts', use('./host/google'), null],
  ['src/main.ts', use('./warehouses/embedded'), null],
  ['src/registry.ts', use('./model'), null],
  ['src/registry.ts', see('./host/host'), null],
  ['src/registry.ts', use('./engine/run'), ARROWS, /registry may not import engine/],
  ['src/engine/run.ts', use('../registry'), ARROWS, /engine may not import registry/],
  // the outside world is a type
  ['src/engine/run.ts', see('../host/host'), null],
  ['src/connectors/edfi.ts', see('../host/host'), null],
  ['src/engine/run.ts', use('../host/host'), ARROWS, /as a type only/],
  ['src/app/commands.ts', "export * from '../host/host';\n", ARROWS, /as a type only/],
  [
    'src/engine/run.ts',
    "import { type Host } from '../host/host';\nexport type Mine = Host;\n",
    null,
  ],
  [
    'src/engine/run.ts',
    "export const f = () => import('../app/x');\n",
    ARROWS,
    /may not import app/,
  ],
  // the school's layer
  ['src/org/datasets/ours.ts', use('../../datasets/grades'), null],
  ['src/org/datasets/ours.ts', use('../../engine/run'), ARROWS, /org may not import engine/],
  ['src/app/commands.ts', use('../org/datasets/ours'), ARROWS, /only the generated registry/],
  ['src/main.ts', use('./org/datasets/ours'), ARROWS, /only the generated registry/],
  ['src/datasets/a/index.ts', use('../../org/x'), ARROWS, /only the generated registry/],
  // the neighbours
  ['src/engine/run.ts', use('../../emulator/limits'), ARROWS, /engine may not import emulator/],
  ['src/engine/run.ts', use('../../scripts/x'), ARROWS, /outside src/],
  ['sidebar/client.ts', see('../src/app/commands'), null],
  ['sidebar/client.ts', use('../src/app/commands'), ARROWS, /as a type only/],
  ['sidebar/list.tsx', use('../src/engine/run'), ARROWS, /sidebar may not import engine/],
  ['emulator/machine/drive.ts', use('../../src/engine/run'), ARROWS, /emulator may not import/],
  ['emulator/machine/drive.ts', use('node:fs'), null],
];

describe('lint says so when code goes against the design', () => {
  let findings: Finding[][];
  beforeAll(() => {
    const input = JSON.stringify(cases.map(([file, code]) => ({ file: join(root, file), code })));
    const lint = join(__dirname, 'lint-cases.mjs');
    findings = JSON.parse(
      execFileSync(process.execPath, [lint], { cwd: root, input, encoding: 'utf8' }),
    ) as Finding[][];
  });

  it.each(cases.map((entry, index) => [...entry.slice(0, 2), index] as [string, string, number]))(
    '%s: %j',
    (_file, _code, index) => {
      const [, , rule, words] = cases[index]!;
      const structural = findings[index]!.filter(
        ({ rule: found }) =>
          found === null || [ARROWS, GLOBALS, SYNTAX, 'no-console'].includes(found),
      );
      expect(structural.map((finding) => finding.rule)).toEqual(rule === null ? [] : [rule]);
      if (words) expect(structural[0]!.message).toMatch(words);
    },
  );
});
