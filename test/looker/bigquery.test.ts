import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import type { WarehouseInput } from '../../src/app/api';
import type { Shown } from '../../src/engine/shown';
import type { Host, StudioRequest } from '../../src/host/host';
import { directed } from '../../src/looker/direct';
import { conditionsOf, type StudioFilters } from '../../src/looker/filters';
import { schemaOf } from '../../src/looker/schema';
import { publishedFields, type Json } from '../../src/model';
import { registry as whole } from '../../src/registry';
import { dice } from '../kit/asked';
import { openSchool, type School } from '../kit/school';
import { sites, type Site } from '../warehouses/hosts';
import { expected, shown, type Answer, type Request, type Row, type Told } from './_player';
import { studioOf, type Params } from './_report';
import { placed } from './_placed';
import { fields, ROWS, sample, someRequest, TOLD } from './_sample';

/* Where the table lies in BigQuery, Looker Studio asks it itself, as the connector tells it to. */

type Place = Pick<WarehouseInput, 'settings' | 'secrets'>;
const NOW = Date.parse('2026-11-22T13:00:00.000Z');
const NUMBERS = ['INTEGER', 'FLOAT'];
const asWritten = (text: string): string => text;

describe('a question for BigQuery', () => {
  let site: Site;
  let of: Shown;
  let calls = 0;
  beforeAll(async () => {
    site = await sites['bigquery']!['the emulator’s BigQuery']!();
    const access = site.fresh();
    const { bigquery } = site.host;
    const counting: Host['bigquery'] = {
      ...bigquery,
      call: (request) => {
        calls += 1;
        return bigquery.call(request);
      },
    };
    const asked = await placed(site, 'bigquery', access, { bigquery: counting });
    of = {
      passport: {
        ...{ v: 1, dataset: sample.id, title: sample.title, checkedAt: '2026-11-22T10:30:00.000Z' },
        version: { number: 3, at: '2026-11-22T08:00:00.000Z', rows: ROWS.length, hash: 'h' },
        ...{ complete: false, quarantined: 2 },
        columns: fields.map(({ title }) => title),
        fields: fields.map(({ name }) => name),
      },
      dataset: sample,
      fields,
      ...asked,
    };
  }, 120_000);
  afterAll(() => site.close());

  /** As Looker Studio would ask it: parameters by their names, the answer as it comes. */
  const played = (request: Request): Answer & { readonly sql: string } => {
    const schema = schemaOf(of, true, asWritten);
    const before = calls;
    const question = directed(of, schema, request as unknown as StudioRequest, NOW)!;
    // To make it costs no call: whoever looks asks.
    expect(calls).toBe(before);
    const { schema: told, rows = [] } = site.host.bigquery.call({
      method: 'post',
      path: `projects/${question.project}/queries`,
      body: {
        query: question.sql,
        useLegacySql: false,
        parameterMode: 'NAMED',
        queryParameters: (question.parameters ?? []).map(({ name, type, value }) => ({
          ...{ name, parameterType: { type }, parameterValue: { value } },
        })),
      } as unknown as Json,
    } as never) as unknown as {
      schema: { fields: { name: string; type: string }[] };
      rows?: { f: { v: string | null }[] }[];
    };
    const value = (type: string, v: string | null): Told => {
      if (v === null || type === 'STRING') return v;
      expect([...NUMBERS, 'BOOLEAN']).toContain(type);
      return type === 'BOOLEAN' ? v === 'true' : Number(v);
    };
    return {
      sql: question.sql,
      names: told.fields.map(({ name }) => name),
      rows: rows.map(({ f }) => f.map(({ v }, i) => value(told.fields[i]!.type, v))),
      filtersApplied: false,
    };
  };
  const sorted = (rows: readonly (readonly Told[])[]): string[] =>
    rows.map((row) => JSON.stringify(row)).sort();
  const roles = () =>
    new Map(
      schemaOf(of, true, asWritten).columns.flatMap((column) =>
        column.of === 'dataset' ? [[column.id, [column.field, column.role]] as const] : [],
      ),
    );

  test('gets the rows that reports are to show, with Looker Studio’s own filters after it', () => {
    const roll = dice(7);
    let met = 0;
    let pushed = 0;
    for (let i = 0; i < 250; i++) {
      const request = someRequest(roll, i);
      const answer = played(request);
      const rows = expected(TOLD, request, 'day');
      expect({ request, rows: sorted(shown(answer, request)) }).toEqual({
        ...{ request, rows: sorted(rows) },
      });
      met += rows.length;
      // What can be said in conditions is applied where the rows are, patterns aside.
      const filters = (request.dimensionsFilters ?? []) as StudioFilters;
      const patterns = filters.flat().some(({ operator }) => operator.startsWith('REGEXP'));
      if (patterns || !conditionsOf(filters, roles())) continue;
      pushed += 1;
      expect(answer.rows).toHaveLength(rows.length);
      // Nothing of a filter's values stands in the statement.
      for (const { values = [] } of filters.flat())
        for (const text of values.filter((one) => String(one).length > 2))
          expect(answer.sql).not.toContain(String(text));
    }
    expect(met).toBeGreaterThan(2_500);
    expect(pushed).toBeGreaterThan(40);
  }, 240_000);

  test('has what is ours in every row, and few rows for a first look', () => {
    const names = ['homeroom_age_hours', 'record_id', 'homeroom_complete', 'homeroom_published_at'];
    const request = { fields: names.map((name) => ({ name })) };
    const { rows } = played(request);
    expect(rows).toHaveLength(300);
    for (const [age, , complete, at] of rows)
      expect([age, complete, at]).toEqual([2.5, false, '20261122080000']);
    const few = { ...request, scriptParams: { sampleExtraction: true } };
    expect(played(few).rows).toHaveLength(100);
  });

  test('is none where the field is gone, or the school leaves it out', () => {
    expect(() => played({ fields: [{ name: 'nobody' }] })).toThrow('field');
    const isShown = ({ name }: { name: string }): boolean => name !== 'word';
    const all = of;
    of = { ...all, fields: all.fields.filter(isShown) };
    try {
      const { sql } = played({ fields: of.fields.map(({ name }) => ({ name })) });
      expect(sql).not.toContain('word');
      expect(() => played({ fields: [{ name: 'word' }] })).toThrow('field');
      const filter = { fieldName: 'word', type: 'INCLUDE', operator: 'IS_NULL' } as const;
      const spied = { fields: [{ name: 'record_id' }], dimensionsFilters: [[filter]] };
      expect(() => played(spied)).toThrow('field');
    } finally {
      of = all;
    }
  });
});

/** As the first engine told them: all tell the same. */
const rowsTold = new Map<string, readonly Row[]>();

describe.each([
  { engine: 'postgres', query: false },
  { engine: 'bigquery', query: false },
  { engine: 'bigquery', query: true },
])(
  'over the built bundle, without a document: $engine, by a query: $query',
  ({ engine, query }) => {
    const DATABASE = 'db.school.example:5432';
    const PLACE: Place =
      engine === 'postgres'
        ? {
            settings: { server: DATABASE, database: 'postgres', user: 'postgres' },
            secrets: { password: 'demo-secret' },
          }
        : { settings: { project: 'my-school-123', location: 'EU' }, secrets: {} };
    const ids = ['schools', 'student_enrollment', 'school_calendar'];
    let bundle: string;
    let school: School;
    let studio: ReturnType<typeof studioOf>;
    beforeAll(async () => {
      bundle = mkdtempSync(join(tmpdir(), 'homeroom-bigquery-'));
      cpSync(resolve(__dirname, '../../dist'), bundle, { recursive: true });
      const manifest = JSON.parse(readFileSync(join(bundle, 'appsscript.json'), 'utf8')) as {
        oauthScopes: string[];
        dataStudio: Record<string, unknown>;
      };
      const scope = 'https://www.googleapis.com/auth/bigquery';
      if (!manifest.oauthScopes.includes(scope)) manifest.oauthScopes.push(scope);
      if (query) manifest.dataStudio['advancedServices'] = { data: true };
      writeFileSync(join(bundle, 'appsscript.json'), JSON.stringify(manifest));
      // As the build writes it where `src/org/scopes.json` names the permission.
      const parts = readFileSync(join(bundle, 'main.js'), 'utf8').split('scopes:Object.freeze([])');
      expect(parts).toHaveLength(2);
      writeFileSync(join(bundle, 'main.js'), parts.join('scopes:Object.freeze(["bigquery"])'));
      school = await openSchool({
        district: { students: 20, schools: 2 },
        machine: { bundle, databases: { [DATABASE]: { pglite: null } } },
      });
      studio = studioOf(school);
      await school.connect();
      await school.switchOn(...ids);
      expect((await school.refresh()).is).toBe('succeeded');
      await school.command('moveWarehouse', { engine, edits: false, ...PLACE });
      for (let i = 0; i < 20 && !(await school.command('consoleState')).warehouse; i++)
        await school.work();
      // From now on the tabs are not what is published.
      for (const id of ids) await school.command('setDestination', id, 'table');
      await school.refresh();
    }, 240_000);
    afterAll(async () => {
      await school.close();
      rmSync(bundle, { recursive: true });
    });

    const paramsOf = (dataset: string, more: Params = {}): Params => ({
      ...{ workbook: FIRST_WORKBOOK, dataset },
      ...(query ? { direct: true } : {}),
      ...more,
    });

    test('is offered where it can be chosen', async () => {
      const names = (await studio.config(paramsOf('schools'))).configParams.map(({ name }) => name);
      expect(names.includes('direct')).toBe(engine === 'bigquery');
    });

    test.each(ids)('%s: the same rows from every engine', async (id) => {
      const past = rowsTold.get(id);
      const key = publishedFields(whole.datasets.get(id)!).map(({ name }) => name);
      const request: Request = { fields: key.map((name) => ({ name })) };
      const { rows } = await studio.data(paramsOf(id), request);
      const told = rows.map((row): Row =>
        Object.fromEntries(key.map((name, i) => [name, row[i]!])),
      );
      expect(told.length).toBeGreaterThan(0);
      const sorted = (all: readonly Row[]): string[] =>
        all.map((row) => JSON.stringify(row)).sort();
      if (past) expect(sorted(told)).toEqual(sorted(past));
      else rowsTold.set(id, told);
      const [first] = told;
      const filtered: Request = {
        fields: [{ name: key[0]! }, { name: 'site', forFilterOnly: true }],
        dimensionsFilters: [
          [
            {
              fieldName: key[0]!,
              type: 'EXCLUDE',
              operator: 'EQUALS',
              values: [String(first![key[0]!])],
            },
          ],
          [
            { fieldName: 'site', type: 'INCLUDE', operator: 'IS_NULL', values: [] },
            { fieldName: 'site', type: 'INCLUDE', operator: 'CONTAINS', values: ['e'] },
          ],
        ],
      };
      const answer = await studio.data(paramsOf(id), filtered);
      const wanted = expected(told, filtered)
        .map((row) => JSON.stringify(row))
        .sort();
      expect(
        shown(answer, filtered)
          .map((row) => JSON.stringify(row))
          .sort(),
      ).toEqual(wanted);
    });

    test('reads the table, or nothing at all, and no tab', async () => {
      const { execution, error } = await school.machine.studio('getData', {
        configParams: paramsOf('schools'),
        fields: [{ name: 'school_id' }],
      });
      expect(error).toBeUndefined();
      const calls = Object.keys(execution.calls);
      expect(calls.filter((op) => /Values|getRange/i.test(op))).toEqual([]);
      expect(calls.some((op) => op.startsWith('Jdbc'))).toBe(engine === 'postgres');
      const asked = Object.keys(execution.requests).some((name) => name === 'bigquery.jobs.query');
      expect(asked).toBe(engine === 'bigquery' && !query);
    });

    test('answers as the manifest says, and as nothing else', async () => {
      const other = paramsOf('schools', { direct: !query });
      const asked = studio.data(other, { fields: [{ name: 'school_id' }] });
      if (engine === 'postgres') expect((await asked).rows.length).toBeGreaterThan(0);
      else await expect(asked).rejects.toThrow('dataStudio.advancedServices.data');
    });
  },
);
