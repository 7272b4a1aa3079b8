import type { Host, SqlConnection } from '../../src/host/host';
import type { Access, Cell, Engine, Step, Table } from '../../src/model';
import mysql from '../../src/warehouses/mysql';
import type { Lasting } from './_served';
import { sites, type Site } from './hosts';

describe('texts that MariaDB keeps short', () => {
  const CODES: Table = {
    schema: 'raw_suite',
    name: 'codes',
    columns: [
      { name: 'id', type: 'text', short: true },
      { name: 'code', type: 'text', short: true, comment: 'Short as a rule.' },
      { name: 'n', type: 'integer' },
    ],
    key: ['id'],
    joined: [['code']],
  };
  const LONG = 'Zażółć gęślą jaźń 😀 '.repeat(200);
  let site: Site;
  let access: Access;
  const engines: Lasting[] = [];
  beforeAll(async () => {
    site = await sites['mysql']!['MariaDB']!();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    access = site.fresh();
  });
  afterEach(() => engines.splice(0).forEach((engine) => engine.close()));
  const open = async (host = site.host): Promise<Lasting> => {
    const engine = (await mysql.open(host, access)) as Lasting;
    engines.push(engine);
    return engine;
  };
  const rows = (engine: Engine): Cell[][] =>
    engine.select(`SELECT id, code, n FROM ${engine.dialect.table(CODES)} ORDER BY n`);
  const typesOf = (engine: Engine): Cell[] =>
    engine
      .select(
        `SELECT column_type FROM information_schema.columns WHERE table_schema = database()
           AND table_name = '${access.settings['schema']}_raw_suite__codes' ORDER BY ordinal_position`,
      )
      .map(([type]) => type!)
      .slice(0, 2);
  const insert = (...some: Cell[][]): Step => ({ do: 'upsert', table: CODES, rows: some });
  const OLD = [
    ['a', 'short', 1],
    ['b', 'x'.repeat(120), 2],
  ];

  test('get a longer type before the commit that brings a longer one', async () => {
    const engine = await open();
    engine.store.ensure([CODES]);
    engine.store.commit([insert(...OLD)]);
    expect(typesOf(engine)).toEqual(['varchar(120)', 'varchar(120)']);
    engine.store.commit([insert(['c', LONG, 3])]);
    expect(typesOf(engine)).toEqual(['varchar(120)', 'longtext']);
    engine.store.commit([insert(['d'.repeat(400), 'x', 4])]);
    expect(typesOf(engine)).toEqual(['varchar(760)', 'longtext']);
    const all = [...OLD, ['c', LONG, 3], ['d'.repeat(400), 'x', 4]];
    expect(rows(engine)).toEqual(all);
    // Said anew, they stay as they are.
    const later = await open();
    const columns = CODES.columns.map((column) => ({ ...column, comment: 'Said anew.' }));
    later.store.ensure([{ ...CODES, columns }]);
    expect(typesOf(later)).toEqual(['varchar(760)', 'longtext']);
    expect(rows(later)).toEqual(all);
  });

  test('lose nothing when the execution ends between the longer type and the commit', async () => {
    const engine = await open();
    engine.store.ensure([CODES]);
    engine.store.commit([insert(...OLD)]);
    let ends = false;
    const dying = {
      ...site.host,
      sql: {
        connect: (to) => {
          const connection = site.host.sql!.connect(to);
          return {
            ...connection,
            execute: (...call: Parameters<SqlConnection['execute']>) => {
              if (ends) throw new Error('The execution has ended.');
              const told = connection.execute(...call);
              ends = call[0].includes('MODIFY');
              return told;
            },
            begin: () => {
              if (ends) throw new Error('The execution has ended.');
              connection.begin();
            },
          };
        },
      },
    } as Host;
    const killed = await open(dying);
    killed.store.ensure([CODES]);
    expect(() => killed.store.commit([insert(['c', LONG, 3])])).toThrow(/has ended/);
    expect(ends).toBe(true);
    const next = await open();
    expect([typesOf(next)[1], rows(next)]).toEqual(['longtext', OLD]);
    next.store.ensure([CODES]);
    next.store.commit([insert(['c', LONG, 3])]);
    expect(rows(next)).toEqual([...OLD, ['c', LONG, 3]]);
  });

  test('find their room whatever call a connection is cut at', async () => {
    const engine = await open();
    for (const when of ['before', 'in', 'after'] as const)
      for (let at = 1; at <= 9; at += 1) {
        engine.create(CODES);
        engine.store.commit([insert(...OLD)]);
        site.databases!.faults({ cutConnection: { at, when } });
        engine.store.commit([insert(['c', LONG, 3])]);
        site.databases!.faults({});
        expect([at, when, typesOf(engine)[1], rows(engine)]).toEqual([
          ...[at, when, 'longtext'],
          [...OLD, ['c', LONG, 3]],
        ]);
      }
  });

  test('are taken as they come where an older table keeps them long', async () => {
    const engine = await open();
    const long = CODES.columns.map(({ name, type }) => ({ name, type }));
    const { schema, name, key } = CODES;
    engine.store.ensure([{ schema, name, key, columns: long }]);
    engine.store.commit([insert(...OLD)]);
    expect(typesOf(engine)).toEqual(['varchar(760)', 'longtext']);
    engine.store.ensure([CODES]);
    engine.store.commit([insert(['c', LONG, 3])]);
    expect(typesOf(engine)).toEqual(['varchar(760)', 'longtext']);
    expect(rows(engine)).toEqual([...OLD, ['c', LONG, 3]]);
  });
});
