import { readFileSync } from 'node:fs';
import { threadCpu } from '../../emulator/runtime/cpu';
import { PASSPORT } from '../../src/engine/passports';
import { publishedTable } from '../../src/engine/lasting';
import { createHost } from '../../src/host/google';
import type { Google } from '../../src/host/google/globals';
import type { Host, Studio } from '../../src/host/host';
import { createConnector } from '../../src/looker';
import { publishedFields, type Cell, type Passport } from '../../src/model';
import { registry } from '../../src/registry';
import { sharedServer } from '../kit/servers';
import { openSite } from './warehouse/site';

type Note = (name: string, value: number) => void;

const DATASET = registry.datasets.get('student_enrollment')!;
const FIELDS = publishedFields(DATASET);
/** What a report of enrollment shows: texts, numbers, dates and truths, the key among them. */
const ASKED = [
  ...['student_id', 'school_id', 'school', 'grade_level', 'sex', 'race_ethnicity'],
  ...['school_year', 'entry_date', 'birth_date', 'active'],
];
const ROUNDS = 9;
const SHEET = 7;
const WORKBOOK = 'workbook-of-the-bench';
const RACES = ['Hispanic/Latino', 'Asian', 'Black or African American', 'White'];
const EPOCH = Date.UTC(1899, 11, 30);
const two = (n: number): string => String(n).padStart(2, '0');

/** Rows of a district as the data set has them, in the order of their key. */
const rowsOf = (count: number): Cell[][] =>
  Array.from({ length: count }, (_, i) => {
    const born = `20${two(8 + (i % 12))}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`;
    const known: Readonly<Record<string, Cell>> = {
      student_id: String(600_000_000 + i),
      school_id: String(255_901_000 + (i % 60)),
      school: `School of Someone ${i % 60}`,
      grade_level: `${['First', 'Second', 'Third', 'Ninth'][i % 4]} grade`,
      sex: i % 2 ? 'Female' : 'Male',
      race_ethnicity: i % 9 === 0 ? null : RACES[i % 4]!,
      school_year: 2024 + (i % 3),
      entry_date: `20${23 + (i % 3)}-08-${two(15 + (i % 10))}`,
      birth_date: born,
      active: i % 3 === 2,
      site: 'Demo district',
      source: 'Ed-Fi',
    };
    return FIELDS.map(({ name, required, type }) =>
      name in known ? known[name]! : required ? (type === 'boolean' ? true : 1) : null,
    );
  });

const passportOf = (rows: number, more: Partial<Passport>): Passport => ({
  ...{ v: 1, dataset: DATASET.id, title: DATASET.title, checkedAt: '2026-11-22T08:00:00.000Z' },
  version: { number: 1, at: '2026-11-22T08:00:00.000Z', rows, hash: 'bench' },
  ...{ complete: true, quarantined: 0 },
  columns: FIELDS.map(({ title }) => title),
  fields: FIELDS.map(({ name }) => name),
  ...more,
});

/** Looker Studio takes the rows as JSON. */
const studio = {
  data: ({ rows, ...rest }: Parameters<Studio['data']>[0]) => ({
    ...rest,
    rows: rows.map((values) => ({ values })),
  }),
  refuse: (text: string, debug?: string): never => {
    throw new Error(`${text} ${debug}`);
  },
} as unknown as Studio;

interface Measured {
  readonly answer: string;
  readonly ms: number;
}
const cpu = threadCpu();
const timed = (work: () => string): Measured => {
  const before = cpu.read();
  const answer = work();
  return { answer, ms: cpu.read() - before };
};
const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Both in turn, so that whatever else the machine does meets both alike; the first round warms up. */
const compare = (note: Note, name: string, engine: () => string, floor: () => string): void => {
  const costs: { engine: number; floor: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const least = timed(floor);
    const ours = timed(engine);
    if (ours.answer !== least.answer) throw new Error(`${name}: the answers differ.`);
    if (round > 0) costs.push({ engine: ours.ms, floor: least.ms });
  }
  note(`looker.cpu_ms.${name}`, middle(costs.map(({ engine: ms }) => ms)));
  note(`looker.floor_ms.${name}`, middle(costs.map(({ floor: ms }) => ms)));
  note(`looker.cpu_ratio.${name}`, middle(costs.map((cost) => cost.engine / cost.floor)));
};

const request = {
  configParams: { workbook: WORKBOOK, dataset: DATASET.id },
  fields: ASKED.map((name) => ({ name })),
};

/** Sheets and the cache as Google's libraries hand them over: their answers come as text. */
const googleOf = (rows: readonly (readonly Cell[])[], passport: Passport) => {
  const cells = FIELDS.map(({ type, title }, at) => [
    title,
    ...rows.map((row) => {
      const value = row[at]!;
      if (value === null) return '';
      return type === 'date' ? (Date.parse(`${value}`) - EPOCH) / 86_400_000 : value;
    }),
  ]);
  const numberOf = (letters: string): number =>
    [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
  const texts = new Map<string, string>();
  const cache = new Map<string, string>();
  const reads: string[] = [];
  const sheets = [
    {
      properties: {
        ...{ sheetId: SHEET, title: 'T', hidden: false },
        gridProperties: { rowCount: rows.length + 1, columnCount: FIELDS.length },
      },
      developerMetadata: [
        {
          ...{ metadataId: 1, metadataKey: PASSPORT, visibility: 'PROJECT' },
          metadataValue: JSON.stringify(passport),
        },
      ],
    },
  ];
  const batchGet = (_: string, { ranges }: { ranges: string[] }): unknown => {
    const key = ranges.join();
    reads.push(key);
    let text = texts.get(key);
    if (text === undefined) {
      const valueRanges = ranges.map((range) => {
        const [, from = '', to = ''] = /!([A-Z]+)\d+:([A-Z]+)\d+/.exec(range)!;
        return { values: cells.slice(numberOf(from) - 1, numberOf(to)) };
      });
      texts.set(key, (text = JSON.stringify({ valueRanges })));
    }
    return JSON.parse(text);
  };
  let stamp = 0;
  const google = {
    ...{ UrlFetchApp: {}, MailApp: {}, PropertiesService: {} },
    Utilities: { sleep: () => undefined, getUuid: () => `${(stamp += 1)}`.padStart(32, '0') },
    SpreadsheetApp: { openById: () => ({ getId: () => WORKBOOK }) },
    Sheets: {
      Spreadsheets: {
        get: () => ({ sheets, developerMetadata: [] }),
        Values: {
          batchGet,
          get: () => ({ values: [FIELDS.map(({ title }) => title)] }),
        },
      },
    },
    CacheService: {
      getUserCache: () => ({
        getAll: (keys: string[]) =>
          Object.fromEntries(
            keys.flatMap((key) => (cache.has(key) ? [[key, cache.get(key)]] : [])),
          ),
        putAll: (values: Record<string, string>) => {
          for (const [key, value] of Object.entries(values)) cache.set(key, value);
        },
      }),
    },
    // Code beside the bundle is read as on the host.
    HtmlService: {
      createHtmlOutputFromFile: (name: string) => ({
        getContent: () => readFileSync(`dist/${name}.html`, 'utf8'),
      }),
    },
  };
  return { google: google as unknown as Google, texts, cache, reads };
};

const answerOf = (rows: readonly (readonly Cell[])[], fields: unknown): string => {
  const at = ASKED.map((name) => FIELDS.findIndex((f) => f.name === name));
  const told = rows.map((row) => ({
    values: at.map((place) => {
      const value = row[place]!;
      const { name, type } = FIELDS[place]!;
      if (value === null) return null;
      return type === 'date'
        ? String(value).replace(/-/g, '')
        : name.endsWith('_year')
          ? `${value}`
          : value;
    }),
  }));
  return JSON.stringify({ fields, filtersApplied: true, rows: told });
};

const inTab = (count: number, note: Note): void => {
  const rows = rowsOf(count);
  const { google, texts, cache, reads } = googleOf(rows, passportOf(count, { sheetId: SHEET }));
  const connector = createConnector(
    (workbook) => createHost(google, workbook ? { workbook } : {}),
    studio,
    registry,
  );
  const ask = (): string => JSON.stringify(connector.getData(request));
  const first = JSON.parse(ask()) as { fields: unknown };
  const answer = JSON.parse(answerOf(rows, first.fields)) as unknown;
  const sources = [...texts.values()];
  const write = (from: readonly string[]): string => {
    let length = 0;
    for (const text of from)
      length += JSON.stringify(Object.keys(JSON.parse(text) as object)).length;
    if (length === 0) throw new Error('Nothing was read.');
    return JSON.stringify(answer);
  };
  compare(
    note,
    'tab',
    () => {
      cache.clear();
      return ask();
    },
    () => write(sources),
  );
  const before = reads.length;
  ask();
  if (reads.length !== before) throw new Error('A second call read the sheet.');
  const kept = [...cache.keys()].filter((key) => !key.includes('#'));
  const host = createHost(google, { workbook: WORKBOOK });
  const again = Object.values(host.cache.getAll(kept));
  compare(note, 'tab_again', ask, () => write(again));
};

const inPostgres = async (count: number, note: Note): Promise<void> => {
  const rows = rowsOf(count);
  const site = await openSite('postgres');
  try {
    const table = publishedTable(DATASET);
    site.store.ensure([table]);
    const names = ['_connection', ...FIELDS.map(({ name }) => name)];
    const at = table.columns.map(({ name }) => names.indexOf(name));
    for (let from = 0; from < count; from += 10_000) {
      const some = rows.slice(from, from + 10_000).map((row) => ['c1', ...row]);
      site.store.commit([
        { do: 'upsert', table, rows: some.map((row) => at.map((place) => row[place]!)) },
      ]);
    }
    const { host, port, database, user, password, url } = site.place;
    const settings = { server: `${host}:${port}`, database, user };
    const passport = passportOf(count, { table: site.engine.dialect.table(table) });
    const said = [
      { sheetId: null, key: `${PASSPORT}/${DATASET.id}`, value: JSON.stringify(passport) },
      {
        sheetId: null,
        key: PASSPORT,
        value: JSON.stringify({ id: 'w', engine: 'postgres', settings }),
      },
    ];
    const open = (): Host =>
      ({
        sql: site.databases.sql,
        clock: { now: Date.now, sleep: () => undefined },
        workbook: { id: () => 'bench', metadata: () => said },
        secrets: { get: () => ({ password }) },
        assets: { text: () => '{}' },
      }) as unknown as Host;
    const connector = createConnector(open, studio, registry);
    const ask = (): string => JSON.stringify(connector.getData(request));
    const { fields } = JSON.parse(ask()) as { fields: unknown };
    const sorted = [...rows].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    const answer = JSON.parse(answerOf(sorted, fields)) as unknown;
    const quote = site.engine.dialect.quote;
    const sql =
      `SELECT ${ASKED.map(quote).join(', ')} FROM ${passport.table!} ` +
      `ORDER BY ${['site', 'source', ...DATASET.key].map(quote).join(', ')}`;
    const query = ASKED.map((_, i) => `getString(${i + 1})`).join(', ');
    const write = (): string => {
      const connection = site.databases.jdbc.getConnection(url, { user, password } as never);
      const result = connection.prepareStatement(sql).executeQuery();
      for (let size = 20_000; ;) if (result.getRows!(query, size).length < size) break;
      connection.close();
      return JSON.stringify(answer);
    };
    compare(note, 'postgres', ask, write);
  } finally {
    await site.close();
  }
};

/** What the connector costs above reading its source and writing its answer, of as many rows. */
export const lookerFigures = async (
  sizes: readonly number[],
  note: Note,
  say: (line: string) => void,
): Promise<void> => {
  for (const size of sizes) {
    inTab(size, note);
    const server = await sharedServer('postgres').catch((error: Error) => {
      say(`postgres: passed over, ${error.message}`);
      return null;
    });
    if (server) await inPostgres(size, note);
  }
};
