import { answer, type Asked } from '../../src/engine/answer';
import { heldInTable } from '../../src/engine/shown-table';
import { filterOf, conditionsOf } from '../../src/engine/filter';
import { publishedTable } from '../../src/engine/lasting';
import type { Host } from '../../src/host/host';
import type { Cell, Registry, Warehouse } from '../../src/model';
import { registry as whole } from '../../src/registry';
import {
  compareKeys,
  dice,
  keyOf,
  plainAnswer,
  sample,
  sampleFields,
  sampleRows,
  someQuestion,
} from '../kit/asked';
import { onlyVersion, sayStanding } from '../kit/table-version';
import { sites, type Site } from '../warehouses/hosts';

const ROWS = sampleRows(400, 7);
const known = <T extends { readonly id: string }>(list: readonly T[]) => ({
  all: list,
  own: [],
  get: (id: string) => list.find((entry) => entry.id === id),
});
const inMemory: Asked = (() => {
  const held = {
    columns: (names: readonly string[]) =>
      names.map((name) => {
        const at = sampleFields.findIndex((f) => f.name === name);
        return ROWS.map((row) => row[at]!);
      }),
  };
  return { ...held, ask: (question) => answer(held, sample, sampleFields, question) };
})();

/** Asks random questions, whole and page by page, and compares with what was worked out plainly. */
const compareAll = (asked: Asked, count: number, seed: number): void => {
  const roll = dice(seed);
  let met = 0;
  for (let i = 0; i < count; i++) {
    const question = someQuestion(roll, i);
    const expected = plainAnswer(ROWS, question);
    met += expected.length;
    const { rows, next } = asked.ask(question);
    expect({ question, rows }).toEqual({ question, rows: expected });
    expect(next).toBeUndefined();
    if (i % 10 > 0) continue;
    const limit = 1 + roll(60);
    const paged: Cell[][] = [];
    let after: readonly Cell[] | undefined;
    do {
      const page = asked.ask({ ...question, limit, ...(after ? { after } : {}) });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      paged.push(...page.rows);
      after = page.next;
    } while (after);
    expect({ question, limit, paged }).toEqual({ question, limit, paged: expected });
  }
  // Questions that nothing meets would prove nothing.
  expect(met).toBeGreaterThan(count * 10);
};

describe('questions', () => {
  it('are answered from columns in memory as they are worked out plainly', () => {
    compareAll(inMemory, 1_500, 1);
  });

  it('are answered row by row alike', () => {
    const roll = dice(2);
    for (let i = 0; i < 500; i++) {
      const question = someQuestion(roll, i);
      const fields = sampleFields.map((f) => f.name);
      const met = filterOf(sampleFields, conditionsOf(question));
      expect({ question, rows: ROWS.filter(met) }).toEqual({
        question,
        rows: plainAnswer(ROWS, { ...question, fields }),
      });
    }
  });

  it('find rows in the order of the key whatever order they stand in', () => {
    const mixed = [...ROWS].sort((a, b) => String(a[2]).localeCompare(String(b[2])));
    const held = {
      columns: (names: readonly string[]) =>
        names.map((name) =>
          mixed.map((row) => row[sampleFields.findIndex((f) => f.name === name)]!),
        ),
    };
    const fields = sampleFields.map((f) => f.name);
    const { rows } = answer(held, sample, sampleFields, { fields, limit: 1_000 });
    expect(rows).toEqual([...ROWS].sort((a, b) => compareKeys(keyOf(a), keyOf(b))));
  });

  it.each([
    [{ fields: ['nobody'] }, 'question.field', /nobody/],
    [
      { fields: ['id'], where: [[{ field: '_connection', operator: 'equals', values: ['x'] }]] },
      'question.field',
      /_connection/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'id', operator: 'like', values: ['x'] }]] },
      'question.value',
      /like/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'id', operator: 'constructor', values: ['x'] }]] },
      'question.value',
      /constructor/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'id', operator: 'equals', values: [] }]] },
      'question.value',
      /equals/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'day', operator: 'between', values: ['2026-01-01'] }]] },
      'question.value',
      /between/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'whole', operator: 'less', values: ['many'] }]] },
      'question.value',
      /many/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'whole', operator: 'equals', values: [''] }]] },
      'question.value',
      /numbers/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'day', operator: 'equals', values: ['2026-02-30'] }]] },
      'question.value',
      /2026-02-30/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'open', operator: 'equals', values: ['maybe'] }]] },
      'question.value',
      /true or false/,
    ],
    [
      { fields: ['id'], where: [[{ field: 'word', operator: 'matches_part', values: ['('] }]] },
      'question.value',
      /regular expression/,
    ],
    [
      { fields: ['id'], range: { field: 'day', from: 'x', to: '2026-01-01' } },
      'question.value',
      /YYYY-MM-DD/,
    ],
    [{ fields: ['id'], limit: 0 }, 'question.value', /limit/],
    [{ fields: ['id'], after: ['North'] }, 'question.value', /cursor/],
    [
      { fields: ['id'], after: ['North', 'Ed-Fi', 'a', '1; DROP TABLE'] },
      'question.value',
      /cursor/,
    ],
  ])('that make no sense are refused by name: %j', (question, code, says) => {
    const wrong = (): unknown => inMemory.ask(question as never);
    expect(wrong).toThrow(code);
    let failure: unknown;
    try {
      wrong();
    } catch (error) {
      failure = (error as { failure: unknown }).failure;
    }
    expect(JSON.stringify(failure)).toMatch(says);
  });
});

const engines = ['postgres', 'mysql', 'bigquery'].flatMap((id) =>
  Object.entries(sites[id]!).flatMap(([name, open]) =>
    name === 'PGlite' ? [] : [{ id, name, open }],
  ),
);
describe.each(engines)('questions to $name', ({ id, name, open }) => {
  let site: Site;
  let asked: Asked;
  const statements: { sql: string; parameters: readonly Cell[] }[] = [];
  beforeAll(async () => {
    site = await open();
    const access = site.fresh();
    const warehouse = whole.warehouses.get(id)!;
    const engine = await warehouse.open(site.host, access);
    const table = publishedTable(sample);
    engine.store!.ensure([table]);
    const names = ['_connection', ...sampleFields.map((f) => f.name)];
    const at = table.columns.map((column) => names.indexOf(column.name));
    const rows = ROWS.map((row, i) => {
      // A text without characters is as empty as a null.
      const all: Cell[] = [
        'c1',
        ...row.map((cell, f) => (f === 2 && cell === null && i % 2 ? '' : cell)),
      ];
      return at.map((place) => all[place]!);
    });
    engine.store!.commit([{ do: 'upsert', table, rows }]);
    sayStanding(engine, sample, {
      ...{ hash: 'h1', after: 0, at: '2026-11-22T07:00:00.000Z' },
      ...{ rows: rows.length, quarantined: 0 },
    });
    const another = { hash: 'h9', after: 8, at: '', rows: 0, quarantined: 0 };
    sayStanding(engine, { id: 'another' }, another);
    engine.close();
    const spying: Warehouse<Host> = {
      ...warehouse,
      read: (...args) => {
        const reading = warehouse.read!(...args);
        return {
          ...reading,
          select: (sql, parameters, types) => {
            statements.push({ sql, parameters });
            return reading.select(sql, parameters, types);
          },
        };
      },
    };
    const registry = {
      datasets: known([sample]),
      warehouses: known([spying]),
    } as unknown as Registry<Host>;
    const host = { ...site.host, secrets: { get: () => access.secrets } } as unknown as Host;
    const place = { id: 'w', engine: id, settings: access.settings };
    asked = heldInTable(host, registry, sample, sampleFields, place, onlyVersion(sample));
  }, 120_000);
  afterAll(() => site.close());

  it('are answered as they are worked out plainly, and no value stands in a statement', () => {
    compareAll(asked, name.includes('BigQuery') ? 120 : 300, 3);
    const texts = statements.map(({ sql }) => sql);
    // Names of columns and tables are quoted otherwise; the one literal there is has no characters.
    for (const sql of texts) expect(sql.replace(/''/g, '')).not.toMatch(/'/);
    // Every one looks in the ledger whose rows stand there.
    for (const sql of texts) expect(sql).toMatch(/built/);
    expect(statements.some(({ parameters }) => parameters.length > 2)).toBe(true);
  }, 240_000);

  it('takes whole columns', () => {
    const names = ['at', 'word', 'open'];
    expect(asked.columns(names)).toEqual(inMemory.columns(names));
  });
});
