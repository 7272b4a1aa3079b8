import { answer, type Held } from '../../src/engine/answer';
import type { Shown } from '../../src/engine/shown';
import type { Host, WebRequest } from '../../src/host/host';
import {
  defineDataset,
  FailureError,
  publishedFields,
  type Cell,
  type Json,
  type Registry,
  type Version,
} from '../../src/model';
import { nodeDigest } from '../kit/digest';

/** Two data sets as they are published, in two versions; what `engine/shown` opens in these tests. */
export const marks = defineDataset({
  id: 'marks',
  title: 'Marks',
  description: 'What students scored.',
  grain: 'One row per student.',
  fields: [
    { name: 'student_id', title: 'Student ID', type: 'text', meaning: 'Who.', class: 'personal' },
    { name: 'name', title: 'Name', type: 'text', meaning: 'The name.', class: 'personal' },
    {
      name: 'grade',
      title: 'Grade',
      type: 'text',
      meaning: 'The level.',
      class: 'none',
      values: ['9', '10'],
    },
    {
      name: 'score',
      title: 'Score',
      type: 'number',
      meaning: 'Points.',
      unit: 'points',
      class: 'sensitive',
      range: [0, 100],
    },
    { name: 'day', title: 'Day', type: 'date', meaning: 'When.', class: 'none' },
    {
      name: 'passed',
      title: 'Passed',
      type: 'boolean',
      meaning: 'Whether.',
      class: 'none',
      required: true,
    },
    { name: 'extra', title: 'Extra', type: 'json', meaning: 'More.', class: 'none' },
  ],
  key: ['student_id'],
  sql: { demo: 'select 1' },
});
export const secret = defineDataset({ ...marks, id: 'secret', title: 'Secret' });

export const ROWS: readonly (readonly Cell[])[] = [
  ['007', 'O’Brien, "Ada"', '9', 12.5, '2026-11-02', true, '{"a":[1]}', 'North', 'demo'],
  ['008', '=HYPERLINK("http://x")', '10', null, '2026-11-03', false, null, 'North', 'demo'],
  ['009', 'Zoë\nLee', '9', -3, null, true, null, 'South', 'demo'],
  ['010', '  +1', '10', 99, '2026-11-05', false, null, 'South', 'demo'],
];
const BEFORE = [
  ...ROWS.slice(0, 2).map((row, i) => (i === 0 ? row.map((c) => (c === 12.5 ? 11 : c)) : row)),
  ROWS[2]!,
  ['099', 'Gone', '9', 1, null, true, null, 'South', 'demo'],
];

export interface World {
  readonly host: Host;
  readonly registry: Registry<Host>;
  readonly records: Map<string, Json>;
  readonly lines: { event: string; fields: object }[];
  /** Milliseconds since 1970. */
  now: number;
  /** Reads of rows. */
  reads: number;
  version: number;
  open(id: string, options?: { asOf?: number | string }): Shown;
  past(id: string): readonly Version[];
}

const list = <T extends { id: string }>(all: readonly T[]) => ({
  all,
  own: [],
  get: (id: string) => all.find((entry) => entry.id === id),
});

export const createWorld = (): World => {
  let made = 0;
  const records = new Map<string, Json>();
  const secrets = new Map<string, Json>();
  const cache = new Map<string, string>();
  const store = (of: Map<string, Json>) => ({
    get: (key: string) => of.get(key),
    all: (prefix: string) => Object.fromEntries([...of].filter(([key]) => key.startsWith(prefix))),
    set: (key: string, value: Json) => void of.set(key, value),
    setAll: (values: Record<string, Json>) =>
      Object.entries(values).forEach(([k, v]) => of.set(k, v)),
    remove: (key: string) => void of.delete(key),
  });
  const world = {
    records,
    lines: [] as World['lines'],
    now: Date.parse('2026-11-22T12:00:00Z'),
    reads: 0,
    version: 2,
  };
  const host = {
    clock: {
      now: () => world.now,
      timeZone: () => 'UTC',
      local: (at: number) => ({
        date: new Date(at).toISOString().slice(0, 10),
        hour: 0,
        minute: 0,
      }),
    },
    digest: nodeDigest,
    turn: { tryAcquire: () => true, release: () => undefined },
    person: {
      email: () => 'ada@school.org',
      uuid: () =>
        nodeDigest
          .sha256(String((made += 1)))
          .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    },
    records: store(records),
    secrets: store(secrets),
    cache: {
      getAll: (keys: string[]) =>
        Object.fromEntries(keys.flatMap((k) => (cache.has(k) ? [[k, cache.get(k)]] : []))),
      putAll: (values: Record<string, string>) =>
        Object.entries(values).forEach(([k, v]) => cache.set(k, v)),
      removeAll: (keys: string[]) => keys.forEach((key) => cache.delete(key)),
    },
    log: { write: (event: string, fields: object) => void world.lines.push({ event, fields }) },
    address: () => 'https://script.google.com/macros/s/x/exec',
  } as unknown as Host;
  const registry = {
    connectors: list([]),
    datasets: list([marks, secret]),
    warehouses: list([]),
    reports: list([]),
  } as unknown as Registry<Host>;
  const versionOf = (number: number) => ({
    number,
    at: `2026-11-2${number}T05:00:00.000Z`,
    rows: 4,
    hash: `hash${number}`,
  });
  const open: World['open'] = (id, { asOf } = {}) => {
    const number = typeof asOf === 'number' ? asOf : world.version;
    if (number < 1 || number > world.version)
      throw new FailureError('shown.past', { dataset: id, asOf: number });
    const dataset = id === 'marks' ? marks : id === 'secret' ? secret : undefined;
    if (!dataset) throw new FailureError('shown.missing', { dataset: id });
    const rows = number === 1 ? BEFORE : ROWS;
    const fields = publishedFields(dataset);
    const held: Held = {
      columns: (names) => {
        world.reads += 1;
        return names.map((name) =>
          rows.map((row) => row[fields.findIndex((f) => f.name === name)] ?? null),
        );
      },
    };
    return {
      passport: {
        v: 1,
        dataset: id,
        title: dataset.title,
        version: versionOf(number),
        checkedAt: '2026-11-22T06:00:00.000Z',
        complete: true,
        quarantined: 3,
        columns: fields.map((f) => f.title),
        fields: fields.map((f) => f.name),
      },
      dataset,
      fields,
      columns: held.columns,
      ask: (question) => answer(held, dataset, fields, question),
    };
  };
  const past = (): readonly Version[] =>
    world.version > 1 ? [versionOf(1) as unknown as Version] : [];
  return Object.assign(world, { host, registry, open, past });
};

/** A visit by GET. */
export const get = (
  parameters: Readonly<Record<string, string | readonly string[]>>,
): WebRequest => ({
  method: 'GET',
  path: '',
  parameters: Object.fromEntries(
    Object.entries(parameters).map(([k, v]) => [k, typeof v === 'string' ? [v] : v]),
  ),
});
export const post = (
  body: unknown,
  parameters: Readonly<Record<string, string>> = {},
): WebRequest => ({
  ...get(parameters),
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
