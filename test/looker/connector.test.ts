import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { createFigures } from '../../emulator/vendors/figures';
import { serve, type Running } from '../../emulator/vendors/serve';
import { publishedFields, type Field } from '../../src/model';
import { registry } from '../../src/registry';
import { openSchool, type School } from '../kit/school';
import { dice } from '../kit/asked';
import {
  expected,
  OPERATORS,
  shown,
  type Filter,
  type Request,
  type Row,
  type Told,
} from './_player';
import { optionsOf, specOf, studioOf, type Params } from './_report';
import { LOOKS, wrongIn } from './_rules';

/* The connector over the built bundle, without any document around it, for every data set there is. */

/* Those that the district or the demo of Figures feeds. */
const ALL = registry.datasets.all.filter(({ sql }) => 'edfi' in sql || 'figures' in sql);
let school: School;
let figures: Running;
let studio: ReturnType<typeof studioOf>;
beforeAll(async () => {
  school = await openSchool({ district: { students: 40 } });
  studio = studioOf(school);
  await school.connect();
  figures = await serve(createFigures());
  await school.command('saveConnection', {
    ...{ connector: 'figures', site: 'Demo platform' },
    ...figures.vendor.connect(figures.url),
  });
  await school.switchOn(...ALL.map(({ id }) => id));
  expect((await school.refresh()).is).toBe('succeeded');
}, 240_000);
afterAll(async () => {
  await school.close();
  await figures.close();
});

/** A cell of the tab as Looker Studio is to be told of it, worked out from what stands there. */
const tell = ({ name, type }: Field, cell: unknown): Told => {
  if (cell === null || cell === undefined || cell === '') return null;
  if (type === 'date' || type === 'timestamp') {
    const seconds = Math.round((Number(cell) - 25_569) * 86_400_000) / 1000;
    const when = new Date(Math.floor(seconds) * 1000);
    const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
    const day = `${when.getUTCFullYear()}${two(when.getUTCMonth() + 1)}${two(when.getUTCDate())}`;
    const time = `${two(when.getUTCHours())}${two(when.getUTCMinutes())}${two(when.getUTCSeconds())}`;
    return type === 'date' ? day : day + time;
  }
  if (type === 'integer' && /(^|_)year$/.test(name)) return String(cell as number);
  if (name === 'weekday') return String((cell as number) % 7);
  return cell as Told;
};

const rowsIn = (id: string): readonly Row[] => {
  const { title } = registry.datasets.get(id)!;
  const [header = [], ...lines] = school.machine.workbook.tab(title).values as unknown[][];
  const fields = publishedFields(registry.datasets.get(id)!);
  return lines.map((line) =>
    Object.fromEntries(fields.map((f) => [f.name, tell(f, line[header.indexOf(f.title)])])),
  );
};
const paramsOf = (dataset: string, more: Params = {}): Params => ({
  ...{ workbook: FIRST_WORKBOOK, dataset },
  ...more,
});

test('a data source is made step by step', async () => {
  expect(await studio.ask('getAuthType', {})).toEqual({ type: 'NONE' });
  // Whoever has never opened Homeroom has no list, and may give an address.
  const none = await studio.config();
  expect(none.configParams.map(({ name }) => name)).toEqual(['intro', 'address']);
  await school.command('consoleState');
  const first = await studio.config();
  expect(first.isSteppedConfig).toBe(true);
  expect(first.configParams.map(({ name }) => name)).toEqual(['intro', 'workbook', 'address']);
  expect(optionsOf(first, 'workbook')).toEqual([FIRST_WORKBOOK]);
  const second = await studio.config({ workbook: FIRST_WORKBOOK });
  expect(second.isSteppedConfig).toBe(true);
  expect([...optionsOf(second, 'dataset')].sort()).toEqual(ALL.map(({ id }) => id).sort());
  const third = await studio.config(paramsOf('attendance'));
  expect(third.isSteppedConfig).toBe(false);
  expect(third.dateRangeRequired).toBe(false);
  const names = third.configParams.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['freshness', 'language']));
  // It has no date of its own, and so no question about it.
  expect(names).not.toContain('dated');
  const dated = await studio.config(paramsOf('discipline', { dated: true }));
  expect(dated.configParams.map(({ name }) => name)).toContain('dated');
  expect(dated.dateRangeRequired).toBe(true);
});

describe.each(ALL.map(({ id }) => id))('%s', (id) => {
  const fields = publishedFields(registry.datasets.get(id)!);

  test('has a schema that Looker Studio takes, and values that agree with it', async () => {
    const schema = (await studio.schema(paramsOf(id, { freshness: true }))).map(specOf);
    expect(wrongIn(schema)).toEqual([]);
    // In another order than the schema's, ours between them.
    const names = schema.map((field) => field.id).reverse();
    const answer = await studio.data(paramsOf(id), { fields: names.map((name) => ({ name })) });
    expect(answer.names).toEqual(names);
    const typeOf = new Map(schema.map((field) => [field.id, field.type]));
    const wrong = answer.rows.flatMap((row) =>
      row.flatMap((value, i) =>
        value === null || LOOKS[typeOf.get(names[i]!)!]!(value) ? [] : [[names[i], value]],
      ),
    );
    expect(wrong).toEqual([]);
    const own = names.flatMap((name, i) => (name.startsWith('homeroom_') ? [] : [i]));
    const rows = rowsIn(id);
    expect(rows.length).toBeGreaterThan(0);
    expect(answer.rows.map((row) => own.map((i) => row[i]))).toEqual(
      rows.map((row) => own.map((i) => row[names[i]!])),
    );
  });

  test('every operator shows what the rows of the tab say', async () => {
    const rows = rowsIn(id);
    const roll = dice(id.length * 7 + 1);
    const filled = fields.filter(({ name }) => rows.some((row) => row[name] !== null));
    const types = new Set<string>();
    for (const operator of OPERATORS) {
      // Operators of numbers go to numbers where there are some; the others meet every type in turn.
      const numbers = filled.filter(({ type }) => type === 'number' || type === 'integer');
      const of = operator.startsWith('NUMERIC') && numbers.length > 0 ? numbers : filled;
      const fresh = of.filter(({ type }) => !types.has(type));
      const { name, type } = (fresh.length > 0 ? fresh : of)[
        roll((fresh.length > 0 ? fresh : of).length)
      ]!;
      types.add(type);
      const values = rows.flatMap((row) => (row[name] === null ? [] : [String(row[name])]));
      const [low, high] = [values[roll(values.length)]!, values[roll(values.length)]!].sort();
      const given: Readonly<Record<string, readonly string[]>> = {
        ...{ BETWEEN: [low!, high!], IN_LIST: [low!, high!], IS_NULL: [] },
        ...{ CONTAINS: [low!.slice(0, 2)], REGEXP_PARTIAL_MATCH: ['[a-m1-4]'] },
        REGEXP_EXACT_MATCH: ['.*[aeiou0-5].*'],
      };
      const one = (more: Partial<Filter>): Filter => ({
        ...{ fieldName: name, type: roll(2) === 0 ? 'INCLUDE' : 'EXCLUDE', operator },
        values: given[operator] ?? [low!],
        ...more,
      });
      const key = registry.datasets.get(id)!.key.map((field) => ({ name: field }));
      const shownToo = key.some((field) => field.name === name);
      const request: Request = {
        fields: [
          ...key,
          ...(shownToo ? [] : [{ name, forFilterOnly: true }]),
          ...(name === 'site' ? [] : [{ name: 'site', forFilterOnly: true }]),
        ],
        dimensionsFilters: [
          [one({}), one({ operator: 'EQUALS', type: 'INCLUDE', values: [high!] })],
          [{ fieldName: 'site', type: 'EXCLUDE', operator: 'EQUALS', values: ['Nowhere'] }],
        ],
      };
      const answer = await studio.data(paramsOf(id), request);
      expect({ request, rows: shown(answer, request) }).toEqual({
        ...{ request, rows: expected(rows, request) },
      });
    }
  }, 120_000);
});

test('a second time no sheet is read, and the answer is the same', async () => {
  const request = { fields: ['school', 'grade_level', 'days_absent'].map((name) => ({ name })) };
  const calls = async () => {
    const { result, execution } = await school.machine.studio('getData', {
      ...request,
      configParams: paramsOf('attendance', { language: 'fr' }),
    });
    const read = Object.entries(execution.calls).filter(([op]) => /Values|getRange/i.test(op));
    return { result, read };
  };
  school.machine.forgetCache();
  const first = await calls();
  const second = await calls();
  expect(first.read.length).toBeGreaterThan(0);
  expect(second.read).toEqual([]);
  expect(second.result).toEqual(first.result);
});
