/** PISA by Country against an independent computation: made-up responses, and the survey's own file of 2018. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { responses } from '../../src/connectors/pisa';
import type { SourceRecord } from '../../src/model';
import { nothing, openBase, readOnce, type Base } from '../connectors/sql/_database';
import { chanceOf } from '../kit/pisa';
import { buildSample, type Row } from '../suites/sample';

const TODAY = '2026-11-22';

/** What a response says; null: not known. */
interface Said {
  readonly id: string;
  readonly country: string;
  readonly escs: number | null;
  readonly tmins: number | null;
  readonly belong: number | null;
  readonly at: string;
}

const known = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value): value is number => value !== null);
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The slope of the line through the pairs, by what they differ from their means. */
const slope = (pairs: readonly (readonly [number, number])[]): number | null => {
  const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
  if (x === null || y === null) return null;
  const wide = pairs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return wide < 1e-9 ? null : pairs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / wide;
};

const expected = (all: readonly Said[]): ReadonlyMap<string, Record<string, unknown>> =>
  new Map(
    [...new Set(all.map(({ country }) => country))].map((country) => {
      const own = all.filter((one) => one.country === country);
      const minutes = mean(known(own.map(({ tmins }) => tmins)));
      const pairs = own.flatMap(({ escs, belong }) =>
        escs === null || belong === null ? [] : [[escs, belong] as const],
      );
      return [
        country,
        {
          responses: own.length,
          responses_today: own.filter(({ at }) => at.startsWith(TODAY)).length,
          learning_hours: minutes === null ? null : minutes / 60,
          escs: mean(known(own.map(({ escs }) => escs))),
          belong: mean(known(own.map(({ belong }) => belong))),
          belong_by_escs: slope(pairs),
          last_response: own.map(({ at }) => at).sort()[own.length - 1],
        },
      ];
    }),
  );

const compare = (rows: readonly Row[], all: readonly Said[]): void => {
  const wanted = expected(all);
  expect(rows.map((row) => row['country']).sort()).toEqual([...wanted.keys()].sort());
  for (const row of rows)
    for (const [field, value] of Object.entries(wanted.get(String(row['country']))!))
      if (typeof value === 'number')
        expect([row['country'], field, Math.abs(Number(row[field] ?? NaN) - value) < 1e-9]).toEqual(
          [row['country'], field, true],
        );
      else expect([row['country'], field, row[field]]).toEqual([row['country'], field, value]);
};

const buildFrom = (records: readonly SourceRecord[]): Promise<readonly Row[]> =>
  buildSample('pisa_countries', {
    connector: 'pisa',
    today: TODAY,
    records: { responses: records },
  });

test('counts, means and slopes of made-up responses are what an independent computation comes to', async () => {
  const chance = chanceOf(41);
  const maybe = (low: number, high: number): number | null =>
    chance() < 0.15 ? null : Math.round((low + chance() * (high - low)) * 1e4) / 1e4;
  const all = Array.from({ length: 400 }, (_, i): Said => {
    const country = ['AUS', 'BRA', 'CAN', 'NAM'][i % 4]!;
    const hour = `${i % 24}`.padStart(2, '0');
    return {
      id: `${i}`.padStart(8, '0'),
      country,
      escs: maybe(-3, 3),
      tmins: country === 'NAM' ? null : maybe(600, 2400),
      belong: maybe(-3, 3),
      at: `2026-11-${i % 3 === 0 ? '22' : '21'}T${hour}:30:00Z`,
    };
  });
  // One response alone: no line goes through it.
  all.push({
    id: 'x',
    country: 'ISL',
    escs: 1,
    tmins: 60,
    belong: 0.5,
    at: '2026-11-22T00:00:00Z',
  });
  const rows = await buildFrom(
    all.map(({ id, country, escs, tmins, belong, at }) => ({
      ...{ id, country, durecec: null, submitted_at: at },
      ...{ escs: escs?.toString() ?? null, tmins: tmins?.toString() ?? null },
      belong: belong?.toString() ?? null,
    })),
  );
  compare(rows, all);
  expect(rows.find(({ country }) => country === 'NAM')?.['learning_hours']).toBeNull();
  expect(rows.find(({ country }) => country === 'ISL')?.['belong_by_escs']).toBeNull();
});

/** Cells of a line, of which some are in quotes: `"ISCED 5A, 6"`. */
const cellsOf = (line: string): readonly string[] =>
  [...line.trim().matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? '');

const FILE = resolve(__dirname, '../../../shared/assets/datasets/pisa/student_subset_2018.csv');
const has = existsSync(FILE);
if (!has) console.log('Skipped: ../shared/assets/datasets/pisa is absent.');

(has ? describe : describe.skip)('1,900 students of PISA 2018', () => {
  let base: Base;
  beforeAll(async () => {
    base = await openBase('postgres');
  }, 90_000);
  afterAll(() => base?.close());

  test('are read from a database with NA as null, and come to the same measures', async () => {
    const [head = '', ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
    const names = cellsOf(head);
    const students = lines.map((line) => {
      const cells = cellsOf(line);
      return (name: string): string => cells[names.indexOf(name)] ?? '';
    });
    expect(students.length).toBe(1900);
    // The file has neither lessons nor belonging: that index is another real one, wealth, with its own gaps.
    const text = (value: string): string => (value === '' ? "'NA'" : `'${value}'`);
    const at = (i: number): string => `2026-11-2${i % 2 === 0 ? 2 : 1} 07:30:00`;
    await base.run(
      'CREATE TABLE responses (id varchar(12) PRIMARY KEY, country char(3), escs text, tmins text, ' +
        'belong text, durecec text, submitted_at timestamp)',
      `INSERT INTO responses VALUES ${students
        .map(
          (of, i) =>
            `('${of('student_id')}', '${of('country')}', ${text(of('escs'))}, 'NA', ${text(of('wealth'))}, 'NA', '${at(i)}')`,
        )
        .join(', ')}`,
    );
    const to = nothing();
    const table = {
      resource: 'responses',
      from: { table: 'responses' },
      key: 'id',
      change: 'submitted_at',
      columns: responses.fields.map(({ path }) => path),
      nulls: ['NA', ''],
    };
    await readOnce(base, table, responses, to, { page: 500 });
    const records = [...to.rows.values()];
    expect(records).toHaveLength(1900);
    const blank = (name: string): number => students.filter((of) => of(name) === '').length;
    expect(blank('escs')).toBeGreaterThan(0);
    expect(records.filter(({ escs }) => escs === null)).toHaveLength(blank('escs'));
    expect(records.filter(({ belong }) => belong === null)).toHaveLength(blank('wealth'));
    expect(records.every(({ tmins, durecec }) => tmins === null && durecec === null)).toBe(true);
    const number = (value: string): number | null => (value === '' ? null : Number(value));
    compare(
      await buildFrom(records),
      students.map((of, i) => ({
        ...{ id: of('student_id'), country: of('country'), tmins: null },
        ...{ escs: number(of('escs')), belong: number(of('wealth')) },
        at: `${at(i).replace(' ', 'T')}Z`,
      })),
    );
  }, 60_000);
});
