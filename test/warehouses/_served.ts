import type { Host } from '../../src/host/host';
import {
  failureOf,
  type Access,
  type Cell,
  type Engine,
  type Store,
  type Table,
  type Warehouse,
} from '../../src/model';
import mysql from '../../src/warehouses/mysql';
import postgres from '../../src/warehouses/postgres';
import { sites, type Site } from './hosts';

export type Lasting = Engine & { readonly store: Store };

export const TABLE: Table = {
  schema: 'raw_suite',
  name: 'rows',
  comment: 'Rows of the suite; it’s a test.',
  columns: [
    { name: 'id', type: 'integer', comment: 'A number? Yes.' },
    { name: 'body', type: 'text', comment: "What it's about." },
    { name: 'day', type: 'date' },
  ],
  key: ['id'],
  indexes: [['day'], ['body']],
};
export const DONE: Table = {
  schema: 'homeroom',
  name: 'done',
  columns: [
    { name: 'what', type: 'text' },
    { name: 'seq', type: 'integer' },
  ],
  key: ['what'],
};

export const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return failureOf(error).code;
  }
};
export const codeOfOpening = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'nothing',
    (error: unknown) => failureOf(error).code,
  );

export const SERVED = [
  ['postgres', 'PostgreSQL', postgres],
  ['mysql', 'MariaDB', mysql],
] as const;

/** A real server behind the emulator's Jdbc, a place in it, and an engine that is open there: each test has its own. */
export interface Desk {
  readonly site: Site;
  readonly access: Access;
  readonly engine: Lasting;
}

/** Opens one before each test of a file's block. */
export const sitAt = (id: string, where: string, warehouse: Warehouse<Host>): Desk => {
  const desk = {} as { -readonly [Part in keyof Desk]: Desk[Part] };
  beforeAll(async () => {
    desk.site = await sites[id]![where]!();
  });
  afterAll(() => desk.site.close());
  beforeEach(async () => {
    desk.access = desk.site.fresh();
    desk.engine = (await warehouse.open(desk.site.host, desk.access)) as Lasting;
  });
  afterEach(() => desk.engine.close());
  return desk;
};

export const rowsOf = ({ dialect, select }: Engine): Cell[][] =>
  select(`SELECT id, body FROM ${dialect.table(TABLE)} ORDER BY id`, ['integer', 'text']);
