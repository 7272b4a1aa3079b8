/** What becomes of an answer that holds its records elsewhere than in one list. */
import type { Json } from '../../../src/model';
import { failureOf, inspected, readThings, small } from './_small';

type Rec = { [name: string]: Json };
const dpath = (...field_path: string[]): Rec => ({ type: 'DpathExtractor', field_path });
const things = (extractor: Rec, more: Rec = {}): string =>
  small({
    selector: { extractor },
    stream: {
      schema_loader: {
        type: 'InlineSchemaLoader',
        schema: {
          type: 'object',
          properties: Object.fromEntries(
            ['id', 'a', 'b', 'course', 'source'].map((name) => [name, { type: 'string' }]),
          ),
        },
      },
      ...more,
    },
  });
const rowsOf = (source: string, body: Json): Json => {
  expect(inspected(source).problems).toEqual([]);
  return readThings(source, () => body).rows as Json;
};

describe('a list of names and one of values', () => {
  const table = {
    heads: [{ name: 'id' }, { name: 'a' }],
    rows: [{ cells: [{ v: '1' }, { v: 'x' }] }, { cells: [{ v: '2' }, { v: 'y' }] }],
  };
  const cells: Rec = {
    type: 'KeyValueExtractor',
    keys_extractor: dpath('heads', '*', 'name'),
    values_extractor: dpath('rows', '*', 'cells', '*', 'v'),
  };

  it('are records, as many values at a time as there are names', () => {
    expect(rowsOf(things(cells), table)).toEqual([
      { id: '1', a: 'x' },
      { id: '2', a: 'y' },
    ]);
    expect(rowsOf(things(cells), { heads: [], rows: table.rows })).toEqual([]);
  });

  it('go side by side with those of another, as far as both go', () => {
    const zip: Rec = {
      type: 'CombinedExtractor',
      mode: 'zip_merge',
      extractors: [cells, dpath('more')],
    };
    const more: Json = [{ b: 'p', a: 'later' }, { b: 'q' }, { b: 'r' }];
    expect(rowsOf(things(zip), { ...table, more })).toEqual([
      { id: '1', a: 'later', b: 'p' },
      { id: '2', a: 'y', b: 'q' },
    ]);
    const failure = failureOf(() => readThings(things(zip), () => ({ ...table, more: ['text'] })));
    expect(failure.code).toBe('source.expression');
  });
});

it('takes all that several extractors find, or what the first finds that finds any', () => {
  const both = (mode: Rec): string =>
    things({ type: 'CombinedExtractor', ...mode, extractors: [dpath('one'), dpath('two')] });
  const body = { one: [{ id: '1' }], two: [{ id: '2' }, { id: '3' }] };
  expect(rowsOf(both({}), body)).toEqual([{ id: '1' }, { id: '2' }, { id: '3' }]);
  expect(rowsOf(both({ mode: 'first_match' }), body)).toEqual([{ id: '1' }]);
  expect(rowsOf(both({ mode: 'first_match' }), { ...body, one: [] })).toEqual([
    { id: '2' },
    { id: '3' },
  ]);
});

it('takes records that others hold, with what is said of those', () => {
  const nested: Rec = {
    type: 'NestedRecordExtractor',
    parent_extractor: dpath('courses'),
    child_field_path: ['lessons', 'items'],
    parent_fields: [
      { type: 'ParentFieldPath', parent_path: ['id'], record_path: ['course'] },
      { type: 'ParentFieldPath', parent_path: ['meta', 'from'], record_path: ['source'] },
    ],
  };
  const courses: Json = [
    {
      id: 'c1',
      meta: { from: 'x' },
      lessons: { items: [{ id: '1', course: 'own' }, null, 'text'] },
    },
    { id: 'c2', lessons: { items: { id: '2' } } },
    { id: 'c3', lessons: { items: [] } },
    { id: 'c4' },
    'text',
  ];
  expect(rowsOf(things(nested), { courses })).toEqual([
    { id: '1', course: 'c1', source: 'x' },
    { id: '2', course: 'c2' },
  ]);
});

it('takes an empty thing for no record', () => {
  expect(rowsOf(things(dpath('data')), { data: {} })).toEqual([]);
  expect(rowsOf(things(dpath()), {})).toEqual([]);
  expect(rowsOf(things(dpath('data')), { data: { id: '1' } })).toEqual([{ id: '1' }]);
});

describe('ForEach', () => {
  const each = (field_path: string[], transformations: Rec[]): string =>
    things(dpath('items'), {
      transformations: [{ type: 'ForEach', field_path, transformations }],
    });
  const added: Rec = {
    type: 'AddFields',
    condition: "{{ record.get('shown') and not record.get('text') }}",
    fields: [{ path: ['text'], value: "{{ record['shown'] }}!" }],
  };
  const extraOf = (source: string, item: Rec): Json =>
    (rowsOf(source, { items: [{ id: '1', ...item }] }) as Rec[]).map(({ _extra }) =>
      JSON.parse(String(_extra)),
    )[0] as Json;

  it('changes each record of a list within the record', () => {
    const cells: Json = [{ shown: 'a' }, null, { shown: 'b', text: 'kept' }];
    expect(extraOf(each(['cells'], [added]), { cells })).toEqual({
      cells: [{ shown: 'a', text: 'a!' }, null, { shown: 'b', text: 'kept' }],
    });
    expect(extraOf(each(['cells'], [added]), { cells: { shown: 'a' } })).toEqual({
      cells: { shown: 'a', text: 'a!' },
    });
  });

  it('goes by each, and by places counted from the end', () => {
    const rows = { x: { cells: [{ shown: 'a' }] }, y: { cells: [{ shown: 'b' }] } };
    expect(extraOf(each(['rows', '*', 'cells'], [added]), { rows })).toEqual({
      rows: {
        x: { cells: [{ shown: 'a', text: 'a!' }] },
        y: { cells: [{ shown: 'b', text: 'b!' }] },
      },
    });
    const list = [{ shown: 'a' }, { shown: 'b' }];
    expect(extraOf(each(['list', '-1'], [added]), { list })).toEqual({
      list: [{ shown: 'a' }, { shown: 'b', text: 'b!' }],
    });
  });

  it('leaves a record as it is that has no such list', () => {
    const remove: Rec = { type: 'RemoveFields', field_pointers: [['shown']] };
    expect(extraOf(each(['none', 'cells'], [remove]), { shown: 'a' })).toEqual({ shown: 'a' });
    expect(extraOf(each(['shown'], [remove]), { shown: 'a' })).toEqual({ shown: 'a' });
    expect(extraOf(each([], [remove]), { shown: 'a', z: 1 })).toEqual({ z: 1 });
  });

  it('says so where a list holds something else', () => {
    const source = each(['cells'], [added]);
    const failure = failureOf(() => readThings(source, () => ({ items: [{ cells: ['a'] }] })));
    expect(failure).toMatchObject({ code: 'source.expression' });
  });
});
