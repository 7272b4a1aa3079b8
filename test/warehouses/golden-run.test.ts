import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearConnection, clearPlace } from '../../src/engine/clear';
import { openLedger } from '../../src/engine/ledger';
import { asJson, keys } from '../../src/engine/store';
import type { Host, SqlConnection } from '../../src/host/host';
import type { Cell, Engine, Registry } from '../../src/model';
import sqlserver from '../../src/warehouses/sqlserver';
import { known, openDesk, type Desk } from '../kit/desk';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';

/*
 * What the stages say to SQL Server, beside what the engine itself says (golden.test.ts): a first refresh, one
 * of a few changed keys, a build by ranges of the key, a connection that goes, a place that is left. Nothing
 * here has run on a SQL Server.
 */
const FILE = join(__dirname, 'golden/sqlserver-run.sql');
const WRITE = process.env['GOLDEN'] === 'write';
const NOTE =
  '-- SQL Server. NOT RUN: no SQL Server has seen these statements. They are what the stages of a refresh say.\n' +
  '-- Written by test/warehouses/golden-run.test.ts with GOLDEN=write.\n';

type Row = (string | null)[];
const BULK = /^(MERGE INTO|DELETE t FROM) \[homeroom\]\.\[(\w+)\]/;

/** A server that remembers what bulk statements say of Homeroom's own tables, and has nothing to tell of others. */
const serverOf = () => {
  const lines: string[] = [];
  let breaks = false;
  const [BROKEN, LOOKS] = [2, 4];
  const looked = (at: number): string => (at >= LOOKS || (breaks && at === BROKEN) ? '1' : '0');
  const tables = new Map<string, Map<string, Row>>();
  const keySizes: Readonly<Record<string, number>> = { loaded: 3 };
  const said = new Set<string>();
  const tell = (sql: string, parameters: readonly Cell[] = []): void => {
    // What comes again as it was says nothing new.
    if (said.has(sql)) return;
    said.add(sql);
    lines.push(`${sql};`, ...parameters.map((p) => `-- ? ${JSON.stringify(p)}`));
  };
  const text = (cell: unknown): string | null => (cell === null ? null : String(cell));
  const execute = (sql: string, parameters?: readonly Cell[]): number => {
    tell(sql, parameters);
    const [, how, name = ''] = BULK.exec(sql) ?? [];
    if (how === undefined) return 1;
    const rows = tables.get(name) ?? new Map<string, Row>();
    tables.set(name, rows);
    for (const row of JSON.parse(String(parameters![0])) as unknown[][]) {
      const key = row.slice(0, keySizes[name] ?? 1).join('\n');
      if (how === 'MERGE INTO') rows.set(key, row.map(text));
      else rows.delete(key);
    }
    return 1;
  };
  /** The ledger, as one statement asks for it: each row says first which table it is of. */
  const ledger = (sql: string, columns: number): Row[] =>
    [...sql.matchAll(/SELECT '(\w+)', .* FROM \[homeroom\]\.\[\1\]$/gm)].flatMap(([, name]) =>
      [...(tables.get(name!)?.values() ?? [])].map((row) => {
        const all: Row = [name!, ...row];
        return [...all, ...Array<string>(columns - all.length).fill('')];
      }),
    );
  const query = (sql: string, parameters: readonly Cell[], columns: number): Row[] => {
    tell(sql, parameters);
    if (/^SELECT CAST\(SERVERPROPERTY/.test(sql)) return [['16.0.4135.4', '268435456']];
    if (/^SELECT workbook/.test(sql)) return [['workbook']];
    if (/^SELECT 'turn', /.test(sql)) return ledger(sql, columns);
    // Every seventh key ends a range.
    if (/ROW_NUMBER\(\) OVER/.test(sql)) return [['s12'], ['s3']];
    // Keys that are missing, stand twice, rules that are broken, a check: nothing is wrong. Then what is counted.
    if (/^SELECT \(/.test(sql)) return [[...Array(columns).keys()].map((at) => looked(at))];
    if (/^SELECT (COUNT|MIN)\(/.test(sql)) return [Array<string>(columns).fill('0')];
    if (breaks && /WHERE \[points\] < 0/.test(sql)) return [Array<string>(columns).fill('x')];
    return [];
  };
  const connection: SqlConnection = {
    execute,
    executeMany: (sql) => tell(sql),
    query: (sql, parameters = [], columns = 1) => query(sql, parameters, columns),
    typed: (sql) => (tell(sql), { types: [], rows: [] }),
    describe: (sql) => (tell(sql), { names: [], types: [] }),
    begin: () => undefined,
    commit: () => undefined,
    rollback: () => undefined,
    close: () => undefined,
    pace: () => ({ calls: 0, ms: 0 }),
  };
  const host = {
    sql: { connect: () => connection },
    clock: { now: () => Date.UTC(2026, 10, 22), sleep: () => undefined },
    workbook: { id: () => 'workbook' },
  } as unknown as Host;
  const open = (): Promise<Engine> =>
    sqlserver.open(host, {
      settings: { server: 'db.school.org:1433', database: 'school', user: 'homeroom' },
      secrets: { password: 'secret' },
    });
  /** From now on a row breaks a rule, or none does. */
  const breaking = (is: boolean): void => void (breaks = is);
  return { lines, open, breaking };
};

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test('SQL Server is told what it was told before, from a first refresh to the last deletion', async () => {
  const { lines, open, breaking } = serverOf();
  const part = (title: string): void => void lines.push('', `-- ${title}`);
  let most = Infinity;
  const engine = async (): Promise<Engine> => {
    const opened = await open();
    const { rows, chars } = opened.store!.batch;
    const batch = { rows: Math.min(rows, most), chars };
    return { ...opened, store: { ...opened.store!, batch } };
  };
  const desk: Desk = openDesk(lab, [roster, results], { sqlserver: engine });
  const here = { v: 1, id: 'w', engine: 'sqlserver', settings: {}, since: '2026-01-01T00:00:00Z' };
  desk.host.records.set(keys.warehouse, asJson(here));
  for (const id of ['roster', 'results']) {
    const on = { v: 1, dataset: id, on: true, schedule: { every: 'never' }, to: 'table' };
    desk.host.records.set(keys.subscription(id), asJson(on));
  }
  desk.connect('c1');
  desk.land('c1', 'courses', { rows: [course(1)], restart: true });
  desk.land('c1', 'pupils', { rows: [pupil(1), pupil(2)], restart: true });
  desk.land('c1', 'marks', { rows: [mark(1, 1)], restart: true });
  const refreshed = async (): Promise<void> => {
    const { status, outcomes } = await desk.refresh(['roster', 'results']);
    expect([status, outcomes]).toEqual([
      { is: 'succeeded', at: expect.anything() },
      expect.anything(),
    ]);
  };

  lines.push('-- a first refresh');
  await refreshed();
  part('a refresh of changed keys');
  desk.land('c1', 'pupils', { rows: [pupil(2, { name: 'Zoë' })] });
  desk.land('c1', 'marks', { rekeys: [{ key: 'm1', values: { pupil: 's2' } }], deletes: ['m9'] });
  await refreshed();
  part('a row that breaks a rule');
  breaking(true);
  desk.land('c1', 'marks', { rows: [mark(2, 1, { points: -1 })] });
  await refreshed();
  breaking(false);
  part('a build by ranges of the key');
  most = 1;
  desk.land('c1', 'marks', { rows: range(20).map((n) => mark(n, n % 5)), restart: true });
  await refreshed();

  const registry = {
    connectors: known([lab]),
    datasets: known([roster, results]),
  } as never as Pick<Registry<never>, 'connectors' | 'datasets'>;
  const opened = await open();
  const ledger = openLedger(opened, opened.store!, 'r9 1');
  part('a connection that goes, and what it published');
  expect(clearConnection(ledger, registry, 'c1', { whole: [] }, () => false)).toBe(true);
  part('a place that is left');
  clearPlace(ledger, registry);

  const told = `${NOTE}\n${lines.join('\n')}\n`;
  if (WRITE) writeFileSync(FILE, told);
  expect(existsSync(FILE)).toBe(true);
  expect(told).toBe(readFileSync(FILE, 'utf8'));
});
