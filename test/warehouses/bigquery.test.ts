import { parse } from '../../emulator/machine/bigquery/sql/grammar';
import { statementsOf, tokensOf } from '../../emulator/machine/bigquery/sql/tokens';
import { failureOf, MACROS, type Cell, type Table } from '../../src/model';
import { SETTINGS, siteOf } from '../../src/warehouses/bigquery/access';
import { dialectOf, literal, quote } from '../../src/warehouses/bigquery/dialect';
import { digest, nameOf } from '../../src/warehouses/bigquery/names';
import { linesOf } from '../../src/warehouses/bigquery/rows';
import { bodyOf, rewriting } from '../../src/warehouses/bigquery/shapes';
import { LATE, statementsFor } from '../../src/warehouses/bigquery/statements';
import { readerOf } from '../../src/warehouses/bigquery/values';

const dialect = dialectOf('my-school-123', 'school');
const statements = statementsFor(dialect);

const NOTES: Table = {
  schema: 'raw_edfi',
  name: 'notes',
  comment: 'Notes.',
  columns: [
    { name: '_connection', type: 'text' },
    { name: '_epoch', type: 'integer' },
    { name: 'id', type: 'text', comment: 'Tells notes apart.' },
    { name: 'size', type: 'number' },
    { name: 'done', type: 'boolean' },
    { name: 'day', type: 'date' },
    { name: '_landed_at', type: 'timestamp' },
    { name: 'extra', type: 'json' },
  ],
  key: ['_connection', '_epoch', 'id'],
};
const ROWS: Cell[][] = [
  ['c1', 3, 'a', 0.5, true, '2026-11-22', '2026-11-22T07:30:00Z', '{"a":1}'],
  ['c1', 3, 'b', null, false, '2026-02-30', null, null],
];
const some = (...names: string[]): Table => ({
  ...NOTES,
  columns: names.map((name) => NOTES.columns.find((c) => c.name === name)!),
});
const portionsOf = (table: Table, rows: readonly Cell[][], load = (): string => '`p.h.load_x`') => {
  const lines = linesOf(load);
  const portions = lines.add(table, rows);
  return { portions, rows: lines.done() };
};
const one = (step: 'upsert' | 'update' | 'delete', table: Table, rows: readonly Cell[][]): string =>
  statements.of[step](portionsOf(table, rows).portions[0]!);

/** What node-sql-parser's grammar reads of a statement: of a MERGE, which it does not know, the rows. */
const inGrammar = (sql: string): void => {
  const query = /^MERGE .*? USING \((.*)\) AS j ON /s.exec(sql)?.[1] ?? sql;
  for (const tokens of statementsOf(tokensOf(query))) parse(query, tokens);
};

describe('statements', () => {
  it('merge rows by key, and say themselves what all rows have alike', () => {
    const sql = one('upsert', NOTES, ROWS);
    expect(sql).toBe(
      'MERGE INTO `my-school-123.raw_edfi.notes` AS t USING (SELECT ' +
        "JSON_VALUE(j, '$.c0') AS c0, CAST(JSON_VALUE(j, '$.c1') AS INT64) AS c1, JSON_VALUE(j, '$.c2') AS c2, " +
        "CAST(JSON_VALUE(j, '$.c3') AS FLOAT64) AS c3, JSON_VALUE(j, '$.c4') = '1' AS c4, " +
        "CAST(JSON_VALUE(j, '$.c5') AS DATE) AS c5, CAST(JSON_VALUE(j, '$.c6') AS TIMESTAMP) AS c6, " +
        "JSON_VALUE(j, '$.c7') AS c7 FROM UNNEST(SPLIT(@rows, '\\n')) AS j WHERE JSON_VALUE(j, '$.s') = '1' " +
        "QUALIFY ROW_NUMBER() OVER (PARTITION BY JSON_VALUE(j, '$.c0'), JSON_VALUE(j, '$.c1'), JSON_VALUE(j, '$.c2') " +
        "ORDER BY CAST(JSON_VALUE(j, '$.n') AS INT64) DESC) = 1) AS j " +
        "ON t.`_connection` = 'c1' AND t.`_epoch` = 3 AND t.`id` = j.c2 " +
        'WHEN MATCHED THEN UPDATE SET `size` = j.c3, `done` = j.c4, `day` = j.c5, `_landed_at` = j.c6, `extra` = j.c7 ' +
        'WHEN NOT MATCHED THEN INSERT (`_connection`, `_epoch`, `id`, `size`, `done`, `day`, `_landed_at`, `extra`) ' +
        'VALUES (j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7)',
    );
    inGrammar(sql);
  });

  it('write rows as lines, every value a text, what the column cannot hold left out', () => {
    expect(portionsOf(NOTES, ROWS).rows).toBe(
      '{"s":"1","n":"1","c0":"c1","c1":"3","c2":"a","c3":"0.5","c4":"1","c5":"2026-11-22","c6":"2026-11-22T07:30:00","c7":"{\\"a\\":1}"}\n' +
        '{"s":"1","n":"2","c0":"c1","c1":"3","c2":"b","c4":"0"}',
    );
    expect(portionsOf(some('id'), [['é\n😀']]).rows).toBe(
      String.raw`{"s":"1","n":"1","c0":"\u00e9\n\ud83d\ude00"}`,
    );
  });

  it('update columns by key', () => {
    const sql = one('update', some('id', 'size'), [
      ['a', 1],
      ['b', 2],
    ]);
    expect(sql).toBe(
      'UPDATE `my-school-123.raw_edfi.notes` AS t SET `size` = j.c1 FROM (SELECT ' +
        "JSON_VALUE(j, '$.c0') AS c0, CAST(JSON_VALUE(j, '$.c1') AS FLOAT64) AS c1 " +
        "FROM UNNEST(SPLIT(@rows, '\\n')) AS j WHERE JSON_VALUE(j, '$.s') = '1' " +
        "QUALIFY ROW_NUMBER() OVER (PARTITION BY JSON_VALUE(j, '$.c0') ORDER BY CAST(JSON_VALUE(j, '$.n') AS INT64) DESC) = 1) AS j " +
        'WHERE t.`id` = j.c0',
    );
    inGrammar(sql);
  });

  it('delete by what rows have', () => {
    const several = one('delete', some('_connection', 'id'), [
      ['c1', 'a'],
      ['c1', 'b'],
    ]);
    expect(several).toBe(
      "DELETE FROM `my-school-123.raw_edfi.notes` AS t WHERE t.`_connection` = 'c1' AND EXISTS (SELECT 1 FROM " +
        "(SELECT JSON_VALUE(j, '$.c0') AS c0, JSON_VALUE(j, '$.c1') AS c1 FROM UNNEST(SPLIT(@rows, '\\n')) AS j " +
        "WHERE JSON_VALUE(j, '$.s') = '1') AS j WHERE t.`id` = j.c1)",
    );
    expect(one('delete', some('_connection', 'id'), [['c1', "it's"]])).toBe(
      "DELETE FROM `my-school-123.raw_edfi.notes` AS t WHERE t.`_connection` = 'c1' AND t.`id` = 'it\\'s'",
    );
  });

  it('insert where there is no key, as many as there are', () => {
    const sql = one('upsert', { ...some('id'), key: [] }, [['a'], ['a']]);
    expect(sql).toBe(
      "INSERT INTO `my-school-123.raw_edfi.notes` (`id`) SELECT j.c0 FROM (SELECT JSON_VALUE(j, '$.c0') AS c0 " +
        "FROM UNNEST(SPLIT(@rows, '\\n')) AS j WHERE JSON_VALUE(j, '$.s') = '1') AS j",
    );
    inGrammar(sql);
  });

  it('take many rows from tables they were loaded into, pile by pile', () => {
    const loaded: string[] = [];
    const load = (text: string): string => `\`p.h.load_${loaded.push(text)}\``;
    const long = 'x'.repeat(13_000_000);
    const { portions, rows } = portionsOf(
      some('_connection', 'id'),
      [
        ['c1', long],
        ['c1', long],
        ['c1', 'z'],
      ],
      load as never,
    );
    expect(rows).toBeNull();
    expect(loaded.map((text) => text.split('\n').length)).toEqual([2, 1]);
    expect(portions.map((portion) => statements.of.upsert(portion))).toEqual(
      [1, 2].map(
        (pile) =>
          'MERGE INTO `my-school-123.raw_edfi.notes` AS t USING (SELECT j.c0 AS c0, j.c1 AS c1 ' +
          `FROM \`p.h.load_${pile}\` AS j WHERE j.s = '${pile}' ` +
          'QUALIFY ROW_NUMBER() OVER (PARTITION BY j.c0, j.c1 ORDER BY CAST(j.n AS INT64) DESC) = 1) AS j ' +
          `ON t.\`_connection\` = 'c1' AND t.\`id\` = ${pile === 1 ? 'j.c1' : "'z'"} ` +
          'WHEN NOT MATCHED THEN INSERT (`_connection`, `id`) VALUES (j.c0, j.c1)',
      ),
    );
  });

  it('are one transaction, and end it where another was at work', () => {
    const expecting = statements.expect({ do: 'expect', sql: 'SELECT turn FROM t', answer: 4 });
    expect(statements.script(['UPDATE t SET turn = turn + 1 WHERE TRUE', expecting])).toBe(
      'BEGIN TRANSACTION;\nUPDATE t SET turn = turn + 1 WHERE TRUE;\n' +
        `ASSERT (SELECT turn FROM t) = 4 AS '${LATE}';\nCOMMIT TRANSACTION;`,
    );
  });

  it('put what a query selects into a table, each column made its type', () => {
    const sql = dialect.insertSelect(
      NOTES,
      NOTES.columns.map(({ name }) => `q.${quote(name)}`),
      'SELECT * FROM x',
    );
    expect(sql).toContain('SELECT CAST(q.`_connection` AS STRING), CAST(q.`_epoch` AS INT64)');
    // A column of nulls that nobody gave a type is an INT64, which becomes no date.
    expect(sql).toContain('CAST(CAST(q.`day` AS STRING) AS DATE)');
    inGrammar(sql);
  });
});

describe('macros', () => {
  it.each(Object.keys(MACROS))('%s is read by the grammar', (name) => {
    const macro = dialect.macros[name]!;
    const columns = ['a', 'b', 'c'].slice(0, macro.length || 3);
    const argument =
      name === 'today' ? ["'2026-11-22'"] : /flag|count_if/.test(name) ? ['a > b'] : columns;
    inGrammar(`SELECT ${macro(...argument)} AS x FROM t`);
  });
});

describe('names', () => {
  it('that BigQuery would refuse become others, and stay two', () => {
    expect(['id', '_parent', 'order'].map(nameOf)).toEqual(['id', '_parent', 'order']);
    const odd = [
      'a b',
      'a_b',
      'a-b',
      'tick`tock',
      'a\\b',
      '1st',
      '',
      'é',
      'è',
      '_PARTITIONTIME',
      '_table_x',
    ];
    const names = odd.map(nameOf);
    expect(new Set(names).size).toBe(odd.length);
    for (const name of names) expect(name).toMatch(/^(?!_table_|_partition)[A-Za-z_]\w{0,299}$/i);
    expect(nameOf('x'.repeat(400))).toHaveLength(300);
  });

  it('of workbooks that share a project stand apart', () => {
    const other = dialectOf('my-school-123', 'north');
    const at = (schema: string): string => other.table({ schema, name: 't' });
    expect(['school', 'raw_edfi', 'homeroom'].map(at)).toEqual([
      '`my-school-123.north.t`',
      '`my-school-123.north_raw_edfi.t`',
      '`my-school-123.north_homeroom.t`',
    ]);
  });

  it('of contents differ where contents do', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `row ${i} of ${i % 7}`);
    expect(new Set(texts.map(digest)).size).toBe(texts.length);
    expect(digest('ab')).not.toBe(digest('ba'));
  });
});

describe('literals', () => {
  it('end nowhere but at their end', () => {
    expect(literal(`it's \\ "x"\n\r`)).toBe(`'it\\'s \\\\ "x"\\n\\r'`);
    for (const text of [
      `'`,
      `\\`,
      `\\'`,
      `''`,
      `\\\\'; DROP TABLE x; --`,
      'a\nb',
      '\u2028',
      '```',
      '@rows',
    ]) {
      const [token, ...rest] = tokensOf(literal(text));
      expect([token!.kind, token!.text, rest]).toEqual(['text', text, []]);
    }
  });
});

describe('shapes', () => {
  it('are described with what columns mean, clustered by key and laid by day of landing', () => {
    expect(bodyOf(NOTES)).toMatchObject({
      description: 'Notes.',
      clustering: { fields: ['_connection', '_epoch', 'id'] },
      timePartitioning: { type: 'DAY', field: '_landed_at' },
    });
    expect((bodyOf(NOTES)['schema'] as { fields: unknown[] }).fields.slice(1, 4)).toEqual([
      { name: '_epoch', type: 'INT64', mode: 'NULLABLE' },
      { name: 'id', type: 'STRING', mode: 'NULLABLE', description: 'Tells notes apart.' },
      { name: 'size', type: 'FLOAT64', mode: 'NULLABLE' },
    ]);
  });

  it('of data sets have no days, and numbers cluster nothing', () => {
    const body = bodyOf({ ...some('size', 'id', 'day'), key: ['size', 'id'] });
    expect(body['timePartitioning']).toBeUndefined();
    expect(body['clustering']).toEqual({ fields: ['id'] });
  });

  it('are written anew where a column needs another type', () => {
    const there = {
      schema: {
        fields: [
          { name: 'id', type: 'STRING' },
          { name: 'size', type: 'FLOAT' },
        ],
      },
      timePartitioning: { type: 'DAY', field: '_landed_at' },
      clustering: { fields: ['id'] },
    };
    const sql = rewriting('`p.d.t`', there, new Map([['size', { name: 'size', type: 'text' }]]));
    expect(sql).toBe(
      'CREATE OR REPLACE TABLE `p.d.t` PARTITION BY DATE(`_landed_at`) CLUSTER BY `id` ' +
        'AS SELECT `id`, CAST(`size` AS STRING) AS `size` FROM `p.d.t`',
    );
  });
});

describe('values', () => {
  it.each([
    ['TIMESTAMP', '1795332600000000', '2026-11-22T07:30:00Z'],
    ['TIMESTAMP', '1795332600120000', '2026-11-22T07:30:00.120Z'],
    ['TIMESTAMP', '1795332600123456', '2026-11-22T07:30:00.123456Z'],
    ['TIMESTAMP', '-1000', '1969-12-31T23:59:59.999Z'],
    ['TIMESTAMP', '-1000000', '1969-12-31T23:59:59Z'],
    ['TIMESTAMP', '0', '1970-01-01T00:00:00Z'],
    ['TIMESTAMP', '253402300799999999', '9999-12-31T23:59:59.999999Z'],
    ['TIMESTAMP', '-62135596800000000', '0001-01-01T00:00:00Z'],
    ['FLOAT', '1.0E21', 1e21],
    ['FLOAT', '4.9E-324', 5e-324],
    ['INTEGER', '9007199254740991', Number.MAX_SAFE_INTEGER],
    ['NUMERIC', '12.5', 12.5],
    ['BOOLEAN', 'false', false],
    ['STRING', '00123', '00123'],
    ['DATE', '2026-11-22', '2026-11-22'],
  ])('%s %s is %j', (type, text, value) => expect(readerOf(type)(text)).toBe(value));
});

describe('settings', () => {
  const access = (settings: Record<string, string>) => ({ settings, secrets: {} });
  const good = { project: 'my-school-123', location: 'EU' };

  it('are a project and a location, a schema and a limit where wanted', () => {
    expect(siteOf(access(good))).toEqual({
      own: 'school',
      site: { project: 'my-school-123', location: 'EU', label: 'school' },
    });
    const { site, own } = siteOf(access({ ...good, schema: 'North', limit: '2,5 GB' }));
    expect([own, site.label, site.most]).toEqual(['North', 'north', 2.5 * 2 ** 30]);
    expect(SETTINGS.some(({ type }) => type === 'secret')).toBe(false);
  });

  it.each([
    [{ project: 'My School' }, 'warehouse.address'],
    [{ project: 'x`; DROP' }, 'warehouse.address'],
    [{ project: '' }, 'setup.missing'],
    [{ location: 'Europe (Paris)' }, 'warehouse.address'],
    [{ location: '' }, 'setup.missing'],
    [{ schema: 'a-b' }, 'warehouse.address'],
    [{ schema: 'raw_edfi' }, 'warehouse.address'],
    [{ limit: 'much' }, 'warehouse.address'],
    [{ limit: '0' }, 'warehouse.address'],
  ])('%j is refused as %s', (wrong, code) => {
    try {
      siteOf(access({ ...good, ...wrong }));
      throw new Error('It was taken.');
    } catch (error) {
      expect(failureOf(error).code).toBe(code);
    }
  });
});
