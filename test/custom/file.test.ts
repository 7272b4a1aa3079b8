/** A file at an address, from its link to rows in a tab: the built bundle in the emulator. */
import { openSchool, type School } from '../kit/school';
import { serve, type Served } from '../kit/served';
import { rowsOf } from '../kit/tabs';

const HOST = 'files.campus.example';
const URL = `https://${HOST}/export/reading_club.csv`;

const file = (...lines: string[]): Buffer =>
  Buffer.from(
    `\ufeff${['Student ID;Name;Points;Joined;Notes', ...lines].join('\r\n')}\r\n`,
    'utf8',
  );
const LINES = [
  '00123;Zoë Łukasz;3,5;12/09/2026;"two\r\nlines"',
  '00456;=1+2;10;30/10/2026;',
  '00789;Reader 3;7,25;01/11/2026;"a ""quoted"" word"',
];

describe('a file at an address', () => {
  let server: Served;
  let school: School;
  let body = file(...LINES);
  const asked: { status: number; range: string }[] = [];
  beforeAll(async () => {
    server = await serve((request, response) => {
      const etag = `"${body.length}-${body.toString('base64').slice(-24)}"`;
      const known = request.headers['if-none-match'] === etag;
      const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const part = body.subarray(Number(from), Number(to) + 1);
      const status = known ? 304 : from === '' ? 200 : 206;
      asked.push({ status, range: request.headers.range ?? '' });
      response.writeHead(status, {
        etag,
        'content-type': 'text/csv',
        ...(status === 206
          ? { 'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${body.length}` }
          : {}),
      });
      response.end(known ? undefined : from === '' ? body : part);
    });
    school = await openSchool({
      district: { students: 5, schools: 1 },
      machine: { servers: { [HOST]: server.url } },
    });
  }, 300_000);
  afterAll(async () => {
    await school.close();
    await server.close();
  });

  let text = '';
  let id = '';

  it('is looked at: how it is written, its columns, their types', async () => {
    const draft = await school.command('draftSource', {
      kind: 'file',
      given: { address: URL },
      secrets: {},
    });
    ({ text } = draft);
    expect(JSON.parse(text)).toMatchObject({
      title: 'Reading club',
      encoding: 'UTF-8',
      delimiter: ';',
      header: 1,
      key: ['student_id'],
      columns: [
        { from: 'Student ID', name: 'student_id', type: 'text', class: 'personal' },
        { from: 'Name', name: 'name', type: 'text', class: 'personal' },
        { from: 'Points', name: 'points', type: 'number', format: '1.234,5' },
        { from: 'Joined', name: 'joined', type: 'date', format: 'DD/MM/YYYY' },
        { from: 'Notes', name: 'notes', type: 'text' },
      ],
    });
    expect(draft.columns[0]?.seen).toEqual(['00123', '00456', '00789']);
  });

  it('shows its first rows as they would stand, and says what cannot be taken', async () => {
    body = file(...LINES, '00999;Short', '01000;Late;many;02/11/2026;');
    const [sample] = await school.command('previewSource', {
      kind: 'file',
      text,
      settings: { address: URL },
      secrets: {},
    });
    expect(sample).toMatchObject({
      rows: 4,
      columns: ['student_id', 'name', 'points', 'joined', 'notes'],
      asides: 2,
      aside: [
        { line: 6, why: '2 cells, where there are 5 columns' },
        { line: 7, why: '“Points” is not a number: “many”' },
      ],
    });
    expect(sample!.first[0]).toEqual(['00123', 'Zoë Łukasz', '3.5', '2026-09-12', 'two\r\nlines']);
  });

  it('is connected as any other; its rows stand in a tab, and what was set aside in another', async () => {
    ({ id } = await school.command('saveSource', { kind: 'file', text }));
    await school.command('saveConnection', {
      connector: id,
      site: 'Library',
      settings: { address: URL },
      secrets: {},
    });
    await school.switchOn(`${id}__rows`, `${id}__rows_aside`);
    const run = await school.refresh([`${id}__rows`, `${id}__rows_aside`]);
    expect(run.is).toBe('succeeded');
    const rows = rowsOf(school.machine, 'Reading club');
    expect(
      rows.map((row) => [row['Student id'], row['Name'], row['Points'], row['Notes'], row['Site']]),
    ).toEqual([
      ['00123', 'Zoë Łukasz', 3.5, 'two\r\nlines', 'Library'],
      ['00456', '=1+2', 10, null, 'Library'],
      ['00789', 'Reader 3', 7.25, 'a "quoted" word', 'Library'],
      ['01000', 'Late', null, null, 'Library'],
    ]);
    expect(
      rowsOf(school.machine, 'Reading club: set aside').map((row) => [row['Line'], row['Why']]),
    ).toEqual([
      [6, '2 cells, where there are 5 columns'],
      [7, '“Points” is not a number: “many”'],
    ]);
    const { findings } = await school.command('datasetDetails', `${id}__rows`);
    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'check',
        params: { title: 'Every line of the file could be taken whole', rows: 2 },
      }),
    ]);
  }, 300_000);

  it('is not read again while it is as it was; what is not in it any more is gone', async () => {
    asked.length = 0;
    await school.refresh([`${id}__rows`]);
    expect(asked.map(({ status }) => status)).toEqual([304]);
    body = file(LINES[0]!, LINES[2]!.replace('7,25', '8'));
    await school.refresh([`${id}__rows`]);
    expect(
      rowsOf(school.machine, 'Reading club').map((row) => [row['Student id'], row['Points']]),
    ).toEqual([
      ['00123', 3.5],
      ['00789', 8],
    ]);
  }, 300_000);

  it('is changed: what becomes of its data set is said first, and what is published stays until then', async () => {
    const opened = await school.command('openSource', id);
    expect(opened).toMatchObject({ kind: 'file', title: 'Reading club', streams: ['rows'], text });
    const made = JSON.parse(text) as {
      columns: { name: string; type: string; class: string; format?: string }[];
      left: string[];
    };
    const [key, name, points] = made.columns;
    const other = JSON.stringify({
      ...made,
      columns: [key, { ...name, class: 'sensitive' }, { ...points!, type: 'text' }],
      left: ['Joined', 'Notes'],
    });
    const change = (of: string) => school.command('inspectSource', { kind: 'file', text: of, id });
    expect((await change(other)).changes).toEqual([
      {
        is: 'other',
        stream: 'Reading club',
        on: true,
        feeds: [],
        gained: [],
        lost: ['joined', 'notes'],
        other: ['points'],
        classed: ['name'],
      },
    ]);
    const lined = { is: 'other', gained: [], lost: [], other: [], classed: [], key: [] };
    expect((await change(JSON.stringify({ ...made, key: [] }))).changes).toEqual([
      { ...lined, stream: 'Reading club', on: true, feeds: [] },
    ]);
    const far = JSON.stringify({
      ...made,
      title: 'Another',
      address: 'https://else.example/a.csv',
    });
    expect((await change(far)).changes).toEqual([]);
    expect((await change(JSON.stringify({ ...made, encoding: 'windows-1252' }))).changes).toEqual([
      { is: 'again', stream: 'Reading club', on: true, feeds: [] },
    ]);
    await school.command('saveSource', { kind: 'file', id, text: other, title: 'Reading club' });
    const titles = () => Object.keys(rowsOf(school.machine, 'Reading club')[0]!);
    expect(titles()).toContain('Notes');
    // The file is as it was: it is read all the same, for it is read in another way.
    asked.length = 0;
    expect((await school.refresh([`${id}__rows`])).is).toBe('succeeded');
    expect(asked.map(({ status }) => status)).toEqual([206]);
    expect(titles()).not.toContain('Notes');
    const told = () =>
      rowsOf(school.machine, 'Reading club').map((row) => [row['Student id'], row['Points']]);
    expect(told()).toEqual([
      ['00123', '3,5'],
      ['00789', '8'],
    ]);
    // And back again, with what the file had all the time.
    await school.command('saveSource', { kind: 'file', id, text, title: 'Reading club' });
    await school.refresh([`${id}__rows`]);
    expect(rowsOf(school.machine, 'Reading club').map((row) => row['Notes'])).toEqual([
      'two\r\nlines',
      'a "quoted" word',
    ]);
    expect(told()[1]).toEqual(['00789', 8]);
    asked.length = 0;
    await school.refresh([`${id}__rows`]);
    expect(asked.map(({ status }) => status)).toEqual([304]);
  }, 300_000);

  it('tells in the language of whoever made it why a line cannot be taken', async () => {
    body = file(...LINES, '00999;Short', '01000;Late;many;02/11/2026;');
    const french = JSON.stringify({ ...(JSON.parse(text) as object), language: 'fr' });
    const [sample] = await school.command('previewSource', {
      kind: 'file',
      text: french,
      settings: { address: URL },
      secrets: {},
    });
    expect(sample!.aside).toEqual([
      { line: 6, why: '2 cellules, là où il y a 5 colonnes' },
      { line: 7, why: '«\u00a0Points\u00a0» n’est pas un nombre\u00a0: «\u00a0many\u00a0»' },
    ]);
    body = file(LINES[0]!, LINES[2]!);
  });

  it('says which column is missing when one was renamed, and keeps what was read', async () => {
    body = Buffer.from(body.toString('utf8').replace('Points', 'Score'));
    const run = await school.refresh([`${id}__rows`]);
    expect(run.is).not.toBe('succeeded');
    const { datasets } = await school.command('consoleState');
    expect(JSON.stringify(datasets.find((one) => one.id === `${id}__rows`))).toMatch(/“Points”/);
    expect(rowsOf(school.machine, 'Reading club')).toHaveLength(2);
  }, 300_000);
});
