/** A source by a file, from its text to rows in a tab: the built bundle in the emulator. */
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';
import { badLine, HOST, LOANS, manifest, openLibrary, type Library } from './_library';

function retrieverOf(path: string) {
  return {
    type: 'SimpleRetriever',
    requester: {
      ...{ type: 'HttpRequester', url_base: `https://${HOST}/v1/`, path },
      authenticator: { type: 'BearerAuthenticator', api_token: "{{ config['api_key'] }}" },
    },
    record_selector: {
      type: 'RecordSelector',
      extractor: { type: 'DpathExtractor', field_path: ['items'] },
    },
  };
}

/** The library's shelves are streams of their own: only it knows which there are. */
const SHELVES = JSON.stringify({
  version: '6.5.2',
  type: 'DeclarativeSource',
  check: { type: 'CheckDynamicStream', stream_count: 1 },
  dynamic_streams: [
    {
      type: 'DynamicDeclarativeStream',
      name: 'shelves',
      stream_template: {
        type: 'DeclarativeStream',
        name: '',
        primary_key: 'id',
        retriever: retrieverOf('shelves/x'),
        schema_loader: {
          type: 'InlineSchemaLoader',
          schema: {
            type: 'object',
            properties: { id: { type: 'string' }, code: { type: 'string' } },
          },
        },
      },
      components_resolver: {
        type: 'HttpComponentsResolver',
        retriever: retrieverOf('shelves/'),
        components_mapping: [
          {
            ...{ type: 'ComponentMappingDefinition', field_path: ['name'] },
            value: '{{ components_values.name }}',
          },
          {
            type: 'ComponentMappingDefinition',
            field_path: ['retriever', 'requester', 'path'],
            value: 'shelves/{{ components_values.name }}',
          },
        ],
      },
    },
  ],
  spec: {
    type: 'Spec',
    connection_specification: {
      ...{ type: 'object', title: 'Shelves Spec', required: ['api_key'] },
      properties: { api_key: { type: 'string', airbyte_secret: true } },
    },
  },
});

describe('a source by a file', () => {
  let shelves = ['novels', 'maps'];
  const shelf = (name: string) => () =>
    JSON.stringify({ items: [{ id: `${name}-1`, code: name }] });
  let library: Library;
  let school: School;
  beforeAll(async () => {
    library = await openLibrary({
      '/v1/shelves/': () => JSON.stringify({ items: shelves.map((name) => ({ name })) }),
      ...Object.fromEntries(
        ['novels', 'maps', 'atlases'].map((name) => [`/v1/shelves/${name}`, shelf(name)]),
      ),
    });
    school = await openSchool({
      district: { students: 5, schools: 1 },
      machine: { servers: { [HOST]: library.url } },
    });
  }, 300_000);
  afterAll(async () => {
    await school.close();
    await library.close();
  });

  let id = '';

  it('says what it would be, and what of it does not go, by line', async () => {
    const text = manifest();
    const card = await school.command('inspectSource', { kind: 'manifest', text });
    expect(card.title).toBe('Campus Library');
    expect(card.streams.map(({ name }) => name)).toEqual(['loans']);
    expect(card.settings).toEqual([expect.objectContaining({ name: 'api_key', type: 'secret' })]);
    expect(card.problems).toEqual([
      { line: badLine(text), text: expect.stringContaining('Python'), stops: 'reports' },
    ]);
  });

  it('names the line of a file that cannot be read, and saves nothing', async () => {
    const text = 'version: 6.0.0\nstreams:\n  - [unclosed\n';
    const card = await school.command('inspectSource', { kind: 'manifest', text });
    expect(card.problems[0]).toMatchObject({ stops: 'all', line: expect.any(Number) });
    await expect(school.command('saveSource', { kind: 'manifest', text })).rejects.toThrow(
      /cannot be read as a source/,
    );
  });

  it('shows the first page of each stream before anything is saved', async () => {
    const samples = await school.command('previewSource', {
      kind: 'manifest',
      text: manifest(),
      settings: {},
      secrets: { api_key: 'k-1' },
    });
    expect(samples).toEqual([
      expect.objectContaining({
        stream: 'loans',
        rows: 2,
        columns: ['id', 'reader_name', 'code', 'copies'],
        first: [
          ['l0', 'Zoë Łukasz', 'c0', '0'],
          ['l1', 'Reader 1', '00123', '1'],
        ],
      }),
    ]);
    expect(
      (await school.command('consoleState')).connectors.some((one) => one.id.startsWith('own_')),
    ).toBe(false);
  });

  it('is connected as any other, and its rows stand in a tab', async () => {
    ({ id } = await school.command('saveSource', { kind: 'manifest', text: manifest() }));
    const state = await school.command('saveConnection', {
      connector: id,
      site: 'Library',
      settings: {},
      secrets: { api_key: 'k-1' },
    });
    expect(state.connectors.find((one) => one.id === id)?.title).toBe('Campus Library');
    const dataset = `${id}__loans`;
    expect(state.datasets.find((one) => one.id === dataset)).toMatchObject({ available: true });
    await school.switchOn(dataset);
    const run = await school.refresh([dataset]);
    expect(run.is).toBe('succeeded');
    const rows = rowsOf(school.machine, 'Campus Library: Loans');
    expect(
      rows.map((row) => [row['Id'], row['Reader name'], row['Code'], row['Copies'], row['Site']]),
    ).toEqual(
      LOANS.map(({ id: key, readerName, code, copies }) => [
        key,
        readerName,
        code,
        copies,
        'Library',
      ]),
    );
  }, 300_000);

  it('costs a look at the run, or at the console, no more calls than without it', async () => {
    const without = await openSchool({ district: { students: 5, schools: 1 } });
    for (const command of ['runState', 'consoleState'] as const) {
      await school.command(command);
      await without.command(command);
      // The first look at a workbook settles what it is; the second is what is asked again and again.
      await school.command(command);
      const own = school.last();
      await without.command(command);
      expect({ command, calls: own.calls['Properties.getProperties'] }).toEqual({
        command,
        calls: without.last().calls['Properties.getProperties'],
      });
      expect(Object.keys(own.calls).filter((name) => /File|Drive/.test(name))).toEqual(
        Object.keys(without.last().calls).filter((name) => /File|Drive/.test(name)),
      );
    }
    await without.close();
  }, 120_000);

  it('has what the system itself names: what is new is found by a refresh, what went is told', async () => {
    const input = { kind: 'manifest', text: SHELVES };
    const card = await school.command('inspectSource', input);
    expect([card.streams, card.problems.map(({ stops }) => stops)]).toEqual([[], [null]]);
    const secrets = { api_key: 'k-1' };
    const samples = await school.command('previewSource', { ...input, settings: {}, secrets });
    expect(samples.map(({ stream, first }) => [stream, first])).toEqual([
      ['novels', [['novels-1', 'novels']]],
      ['maps', [['maps-1', 'maps']]],
    ]);
    const made = Object.fromEntries(samples.map((one) => [one.stream, one.made!]));
    const { id: own } = await school.command('saveSource', { ...input, made });
    const connection = { connector: own, site: 'North', settings: {}, secrets };
    await school.command('saveConnection', connection);
    const maps = `${own}__maps`;
    await school.switchOn(maps);
    expect((await school.refresh([maps])).is).toBe('succeeded');

    shelves = ['novels', 'atlases'];
    const { is } = await school.refresh([maps]);
    expect(is).toBe('failed');
    const state = await school.command('consoleState');
    const told = state.datasets.find((one) => one.id === maps);
    expect(JSON.stringify(told)).toContain('no longer has Maps');
    expect(rowsOf(school.machine, 'Shelves: Maps').map((row) => row['Code'])).toEqual(['maps']);
    // Found meanwhile, it can be switched on like any other.
    expect(state.datasets.map((one) => one.id)).toContain(`${own}__atlases`);
    await school.switchOn(`${own}__atlases`);
    expect((await school.refresh([`${own}__atlases`])).is).toBe('succeeded');
    expect(rowsOf(school.machine, 'Shelves: Atlases')).toHaveLength(1);
  }, 300_000);

  it('goes only after the connections that use it', async () => {
    await expect(school.command('removeSource', id)).rejects.toThrow(/Library/);
    const { connections } = await school.command('consoleState');
    await school.command(
      'removeConnection',
      connections.find((one) => one.connector === id)!.id,
      'delete',
    );
    await school.command('removeSource', id);
    const state = await school.command('consoleState');
    expect(state.connectors.some((one) => one.id === id)).toBe(false);
    expect(library.asked.length).toBeGreaterThan(0);
  });
});
