import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import type { Machine } from '../../emulator/machine/machine';
import { cleanUp, machineOf, tempFolder } from '../emulator/kit';

/* The host's ways to read what is published, over the emulator's globals: the same code as on Google's. */

const root = join(__dirname, '../..');
const SCRIPT = `
import { createHost } from './src/host/google';
import { google } from './src/host/google/globals';
globalThis.ask = (code, workbook) => {
  const host = createHost(google(), { workbook });
  try { return new Function('host', 'return (' + code + ')(host)')(host); }
  catch (error) { return { failed: error.failure ? error.failure.code : error.message }; }
};
`;
let bundle: string;
beforeAll(() => {
  bundle = join(tempFolder(), 'dist');
  mkdirSync(bundle);
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      '--bundle',
      '--log-level=error',
      '--format=iife',
      '--target=es2019',
      `--outfile=${join(bundle, 'main.js')}`,
    ],
    { cwd: root, input: SCRIPT },
  );
  copyFileSync(join(root, 'dist/reading.html'), join(bundle, 'reading.html'));
});
let machine: Machine;
beforeEach(async () => {
  machine = await machineOf('', { bundle });
});
afterEach(async () => {
  await machine.close();
});
afterAll(cleanUp);

const run = async (code: string) => {
  const { result, error, execution } = await machine.call('ask', [code]);
  if (error) throw new Error(error.message);
  return { result: result as any, calls: execution.calls };
};
const ask = async (code: string) => (await run(code)).result;

describe('the cache', () => {
  const PUT = `({ cache }) => cache.putAll({
    short: 'é=#1', long: 'x'.repeat(250_000), wide: '😀'.repeat(60_000), '': 'empty key' }, 600)`;
  const GET = `({ cache }) => {
    const found = cache.getAll(['long', 'short', 'none', 'wide']);
    return { keys: Object.keys(found).sort(), short: found.short, long: found.long === 'x'.repeat(250_000),
      wide: found.wide === '😀'.repeat(60_000) };
  }`;

  it('gives back what it was given, however long, in two calls', async () => {
    await ask(PUT);
    const { result, calls } = await run(GET);
    expect(result).toEqual({
      keys: ['long', 'short', 'wide'],
      short: 'é=#1',
      long: true,
      wide: true,
    });
    expect(calls['CacheService.getAll']).toBe(2);
    const { calls: few } = await run(`({ cache }) => cache.getAll(['short'])`);
    expect(few['CacheService.getAll']).toBe(1);
  });

  it('forgets a text as a whole: when its time is over, or a part of it is gone', async () => {
    await ask(PUT);
    await ask(`({ cache }) => cache.removeAll(['short'])`);
    expect((await ask(GET)).keys).toEqual(['long', 'wide']);
    const stamped = `() => {
      const raw = CacheService.getUserCache();
      const [, count, stamp] = /^#(\\d+)\\.(\\w+)$/.exec(raw.get('long'));
      raw.remove('long#' + stamp + '.1');
      return Number(count);
    }`;
    expect(await ask(stamped)).toBe(3);
    expect((await ask(GET)).keys).toEqual(['wide']);
    await machine.advance(601_000);
    expect((await ask(GET)).keys).toEqual([]);
  });

  it('never mixes two texts of one key, and is the person’s own', async () => {
    await ask(`({ cache }) => cache.putAll({ k: 'a'.repeat(150_000) }, 600)`);
    await ask(`({ cache }) => cache.putAll({ k: 'b'.repeat(120_000) }, 600)`);
    const of = `({ cache }) => [...new Set(cache.getAll(['k']).k || '')].join('')`;
    expect(await ask(of)).toBe('b');
    const { result } = await machine.call('ask', [of], { user: 'eve@else.example' });
    expect(result).toBe('');
  });

  it('keeps no giant, and throws for nothing', async () => {
    const result = await ask(`({ cache }) => {
      cache.putAll({ giant: 'x'.repeat(11_000_000), ok: 'y' }, 99_999);
      cache.putAll({ ['k'.repeat(300)]: 'z' }, 60);
      return cache.getAll(['giant', 'ok', 'k'.repeat(300)]);
    }`);
    expect(result).toEqual({ ok: 'y' });
    machine.faults({ transient: { service: 'CacheService', rate: 1, seed: 1 } });
    expect(
      await ask(
        `({ cache }) => (cache.putAll({ a: 'b' }, 60), cache.removeAll(['a']), cache.getAll(['a']))`,
      ),
    ).toEqual({});
  });
});

describe('what a tab says of itself', () => {
  const set = (sheetId: number | null, value: string | null) =>
    `{ do: 'set_metadata', sheetId: ${sheetId}, key: 'homeroom', value: ${JSON.stringify(value)} }`;
  const all = () => ask(`({ workbook }) => workbook.metadata()`);

  it('is written with the tab’s own changes, replaced and removed', async () => {
    const { calls } = await run(`({ workbook }) => workbook.change([
      { do: 'add_tab', sheetId: 5, title: 'Data', rows: 3, columns: 2, hidden: false }, ${set(5, 'one')},
      ${set(null, 'book')}])`);
    expect(calls).toMatchObject({
      'Sheets.Spreadsheets.get': 1,
      'Sheets.Spreadsheets.batchUpdate': 1,
    });
    const book = { sheetId: null, key: 'homeroom', value: 'book' };
    expect(await all()).toEqual([book, { sheetId: 5, key: 'homeroom', value: 'one' }]);
    await ask(`({ workbook }) => workbook.change([${set(5, 'two')}])`);
    expect(await all()).toEqual([book, { sheetId: 5, key: 'homeroom', value: 'two' }]);
    await ask(`({ workbook }) => workbook.change([${set(5, null)}, ${set(0, null)}])`);
    expect(await all()).toEqual([book]);
    // nothing to remove is nothing to send
    const nothing = await run(`({ workbook }) => workbook.change([${set(5, null)}])`);
    expect(nothing.calls['Sheets.Spreadsheets.batchUpdate']).toBeUndefined();
  });

  it('is not looked at again by who has just looked at the tabs', async () => {
    const { result, calls } = await run(`({ workbook }) => {
      for (const value of ['one', 'two', 'three']) {
        workbook.tabs();
        workbook.change([{ do: 'set_metadata', sheetId: 0, key: 'homeroom', value }]);
      }
      workbook.change([${set(0, 'four')}]);
      return workbook.metadata();
    }`);
    expect(result).toEqual([{ sheetId: 0, key: 'homeroom', value: 'four' }]);
    // Of the last change alone, which came without a look, and of the last line.
    expect(calls['Sheets.Spreadsheets.get']).toBe(3 + 2);
  });

  it('is one, where an answer that was lost has made two', async () => {
    const create = `{ createDeveloperMetadata: { developerMetadata: { metadataKey: 'homeroom',
      metadataValue: 'x', location: { sheetId: 0 }, visibility: 'PROJECT' } } }`;
    await ask(
      `() => void Sheets.Spreadsheets.batchUpdate({ requests: [${create}, ${create}] }, '${FIRST_WORKBOOK}')`,
    );
    await ask(`({ workbook }) => workbook.change([${set(0, 'y')}])`);
    expect(
      await ask(
        `() => Sheets.Spreadsheets.get('${FIRST_WORKBOOK}', { fields: 'sheets.developerMetadata.metadataValue' })`,
      ),
    ).toEqual({ sheets: [{ developerMetadata: [{ metadataValue: 'y' }] }] });
  });

  it('is not taken for ours, nor touched, when another project wrote it', async () => {
    const theirs = `{ createDeveloperMetadata: { developerMetadata: { metadataKey: 'homeroom',
      metadataValue: 'theirs', location: { sheetId: 0 }, visibility: 'DOCUMENT' } } }`;
    await ask(
      `() => void Sheets.Spreadsheets.batchUpdate({ requests: [${theirs}] }, '${FIRST_WORKBOOK}')`,
    );
    expect(await all()).toEqual([]);
    await ask(`({ workbook }) => workbook.change([${set(0, 'ours')}])`);
    await ask(`({ workbook }) => workbook.change([${set(0, null)}])`);
    expect(
      await ask(
        `() => Sheets.Spreadsheets.get('${FIRST_WORKBOOK}', { fields: 'sheets.developerMetadata.metadataValue' })`,
      ),
    ).toEqual({ sheets: [{ developerMetadata: [{ metadataValue: 'theirs' }] }] });
  });
});

describe('whole columns', () => {
  const READ = (columns: string, from: string) =>
    run(`({ workbook }) => {
      const tab = workbook.tabs()[0];
      return workbook.readColumns(tab, ${columns}, ${from});
    }`);
  beforeEach(() => {
    machine.workbook.type('Sheet1', [
      {
        row: 1,
        column: 1,
        values: [['H1', 'H2', 'H3', 'H4'], ['00123', '1.5', 'x'], ['b'], ['c', '', 'y']],
      },
    ]);
  });

  it('come in the order asked, each without its trailing empties, in one call', async () => {
    const { result, calls } = await READ('[3, 1, 4, 2, 3]', '{ row: 2, rows: 3 }');
    expect(result).toEqual([['x', '', 'y'], [123, 'b', 'c'], [], [1.5], ['x', '', 'y']]);
    expect(calls['Sheets.Spreadsheets.Values.batchGet']).toBe(1);
    expect((await READ('[2]', '{ row: 2, rows: 0 }')).calls).not.toHaveProperty([
      'Sheets.Spreadsheets.Values.batchGet',
    ]);
    expect((await READ('[]', '{ row: 2, rows: 3 }')).result).toEqual([]);
  });

  it('come in several calls where one would be too large', async () => {
    const { result, calls } = await run(`({ workbook }) => {
      workbook.change([{ do: 'set_size', sheetId: 0, rows: 200_000, columns: 5 },
        { do: 'write', sheetId: 0, row: 200_000, column: 5, values: [['last']] }]);
      const tab = workbook.tabs()[0];
      const read = workbook.readColumns(tab, [1, 2, 3, 5], { row: 2, rows: 199_999 });
      return read.map((column) => [column.length, column[column.length - 1]]);
    }`);
    expect(result).toEqual([
      [3, 'c'],
      [1, 1.5],
      [3, 'y'],
      [199_999, 'last'],
    ]);
    expect(calls['Sheets.Spreadsheets.Values.batchGet']).toBe(2);
  });
});

describe('a workbook by its id, without a document around the script', () => {
  it.each([
    ['no workbook', undefined, undefined],
    ['one that is not there', '1nothing', undefined],
    ['one of somebody else', FIRST_WORKBOOK, 'eve@else.example'],
  ])('is unreachable: %s', async (_what, workbook, user) => {
    machine.share(['analyst@school.example']);
    for (const code of [
      '(h) => h.workbook.name()',
      '(h) => h.workbook.metadata()',
      '(h) => h.clock.timeZone()',
    ]) {
      const answer = await machine.call('ask', [code, workbook], {
        ...(user === undefined ? {} : { user }),
        kind: 'studio',
      });
      expect(answer.result).toEqual({ failed: 'workbook.unreachable' });
    }
  });

  it('is read by whoever may open it, and has no records', async () => {
    const answer = async (code: string) =>
      (await machine.call('ask', [code, FIRST_WORKBOOK], { kind: 'studio' })).result;
    expect(await answer('(h) => [h.workbook.id(), h.workbook.name(), h.clock.timeZone()]')).toEqual(
      [FIRST_WORKBOOK, 'School data', 'America/New_York'],
    );
    expect(await answer('(h) => h.workbook.tabs().length')).toBe(1);
    expect(await answer("(h) => h.records.get('settings')")).toEqual({
      failed: 'workbook.unreachable',
    });
    expect(await answer("(h) => (h.secrets.set('k', 1), h.secrets.get('k'))")).toBe(1);
    expect(await answer('(h) => h.address()')).toBeNull();
  });
});
