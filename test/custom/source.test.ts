/** A source by a file, from its text to rows in a tab: the built bundle in the emulator. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

const HOST = 'api.campus-library.example';

const manifest = (streams = '["loans"]'): string => `version: 6.5.2
type: DeclarativeSource
description: Loans of the campus library.
check:
  type: CheckStream
  stream_names: ${streams}
definitions:
  base:
    type: HttpRequester
    url_base: https://${HOST}/v1/
    authenticator:
      type: BearerAuthenticator
      api_token: "{{ config['api_key'] }}"
streams:
  - type: DeclarativeStream
    name: loans
    primary_key: id
    retriever:
      type: SimpleRetriever
      requester:
        $ref: "#/definitions/base"
        path: loans
      record_selector:
        type: RecordSelector
        extractor:
          type: DpathExtractor
          field_path: [items]
      paginator:
        type: DefaultPaginator
        page_token_option:
          type: RequestOption
          inject_into: request_parameter
          field_name: page
        pagination_strategy:
          type: PageIncrement
          start_from_page: 1
          page_size: 2
    schema_loader:
      type: InlineSchemaLoader
      schema:
        type: object
        properties:
          id: {type: [string, "null"]}
          readerName: {type: [string, "null"]}
          code: {type: string}
          copies: {type: integer}
  - type: DeclarativeStream
    name: reports
    retriever:
      type: CustomRetriever
      class_name: source_library.Reports
spec:
  type: Spec
  connection_specification:
    type: object
    title: Campus Library Spec
    required: [api_key]
    properties:
      api_key: {type: string, title: API key, airbyte_secret: true}
`;

const LOANS = Array.from({ length: 5 }, (_, i) => ({
  id: `l${i}`,
  readerName: i === 0 ? 'Zoë Łukasz' : `Reader ${i}`,
  code: i === 1 ? '00123' : i === 2 ? '=1+2' : `c${i}`,
  copies: i,
}));

describe('a source by a file', () => {
  let server: Server;
  let school: School;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      asked.push(request.url ?? '');
      if (request.headers.authorization !== 'Bearer k-1') return void response.writeHead(401).end();
      const page = Number(url.searchParams.get('page') ?? 1);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items: LOANS.slice((page - 1) * 2, page * 2) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    school = await openSchool({
      district: { students: 5, schools: 1 },
      machine: { servers: { [HOST]: `http://127.0.0.1:${port}` } },
    });
  }, 300_000);
  afterAll(async () => {
    await school.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  let id = '';

  it('says what it would be, and what of it does not go, by line', async () => {
    const text = manifest();
    const card = await school.command('inspectSource', { kind: 'manifest', text });
    expect(card.title).toBe('Campus Library');
    expect(card.streams.map(({ name }) => name)).toEqual(['loans']);
    expect(card.settings).toEqual([expect.objectContaining({ name: 'api_key', type: 'secret' })]);
    const line = text.split('\n').findIndex((one) => one.includes('CustomRetriever')) + 1;
    expect(card.problems).toEqual([
      { line, text: expect.stringContaining('Python'), stops: 'reports' },
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
    expect(asked.length).toBeGreaterThan(0);
  });
});
