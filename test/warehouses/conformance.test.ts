import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, createContext, runInContext } from 'node:vm';
import type { Warehouse } from '../../src/model';
import type { Host } from '../../src/host/host';
import { upstream } from '../../src/registry.generated';
import { storeSuite } from '../suites/store';
import { warehouseSuite } from '../suites/warehouse';
import { assets, NOTHING, sites, type Site } from './hosts';

const warehouses: readonly Warehouse<Host>[] = upstream.warehouses;

/** There is no SQL Server for a test to run: golden.test.ts shows its statements, and nothing has run them. */
const NOT_RUN = ['sqlserver'];

it('knows how to open every warehouse there is', () => {
  expect(warehouses.map(({ id }) => id).filter((id) => !sites[id])).toEqual(NOT_RUN);
  expect(warehouses.map(({ id }) => id)).toContain('embedded');
});

const everywhere = warehouses.flatMap((warehouse) =>
  Object.entries(sites[warehouse.id] ?? {}).map(
    ([where, site]) => [warehouse.id, where, warehouse, site] as const,
  ),
);

describe.each(everywhere)('%s, %s', (_, where, warehouse, at) => {
  let site: Site;
  beforeAll(async () => {
    site = await at();
  });
  afterAll(() => site.close());
  warehouseSuite(() => warehouse.open(site.host, site.fresh()));

  if (warehouse.id === 'embedded')
    it('lasts no longer than the execution', async () => {
      const engine = await warehouse.open(site.host, NOTHING);
      expect(engine.store).toBeUndefined();
      engine.close();
    });
  else
    describe('that lasts', () => {
      storeSuite(() => {
        const access = site.fresh();
        return () => warehouse.open(site.host, access);
      }, where === 'PGlite');
    });
});

describe('embedded, where there is nothing but the language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeroom-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  execFileSync(process.execPath, [join(__dirname, 'bare.cjs'), folder], { stdio: 'inherit' });
  const bundle = readFileSync(join(folder, 'bare.js'), 'utf8');

  const load = (before: string): { context: object; warehouse: Warehouse<Host> } => {
    const context = createContext(constants.DONT_CONTEXTIFY as unknown as object);
    runInContext(before, context);
    runInContext(bundle, context);
    return { context, warehouse: runInContext('embedded', context) as Warehouse<Host> };
  };
  const host = { assets } as Host;

  const ABSENT = ['TextDecoder', 'TextEncoder', 'crypto', 'performance', 'setTimeout', 'process'];

  it.each([
    ['synchronous WebAssembly', ''],
    ['asynchronous WebAssembly only', 'delete WebAssembly.Module; delete WebAssembly.Instance;'],
  ])('with %s leaves no global behind', async (_, before) => {
    const { context, warehouse } = load(before);
    const names = (): string[] => runInContext('Object.getOwnPropertyNames(globalThis)', context);
    const was = names();
    expect(ABSENT.filter((name) => was.includes(name))).toEqual([]);
    const engine = await warehouse.open(host, NOTHING);
    expect(engine.select('SELECT 1 + 1')).toEqual([[2]]);
    expect(engine.select('SELECT random()')[0]![0]).toEqual(expect.any(Number));
    engine.close();
    expect(names()).toEqual(was);
  });

  it('touches nothing before it is opened', () => {
    expect(() => load('delete globalThis.WebAssembly; delete globalThis.console;')).not.toThrow();
  });

  it('reads SQLite once for all that is opened', async () => {
    const { warehouse } = load('');
    const read: string[] = [];
    const counting = { text: (name: string) => (read.push(name), assets.text(name)) };
    const [a, b] = [
      await warehouse.open({ assets: counting } as unknown as Host, NOTHING),
      await warehouse.open({ assets: counting } as unknown as Host, NOTHING),
    ];
    a.close();
    b.close();
    expect(read).toEqual(['sqlite']);
  });

  it.each([
    ['is no WebAssembly', 'AAAA', /WebAssembly/],
    [
      'is another WebAssembly',
      'AGFzbQEAAAA=',
      /not that of sql\.js 1\.16\.0: build the project anew/,
    ],
  ])('says so when the file %s', async (_, text, message) => {
    const { warehouse } = load('');
    const opening = warehouse.open({ assets: { text: () => text } } as unknown as Host, NOTHING);
    await expect(opening).rejects.toThrow(message);
  });

  const { warehouse } = load('delete WebAssembly.Module; delete WebAssembly.Instance;');
  warehouseSuite(() => warehouse.open(host, NOTHING));
});
