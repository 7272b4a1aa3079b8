/** A file in Drive as a source: by the steward's own account, in parts where it is large, and by whom it is seen. */
import { draftFile } from '../../src/connectors/_files/draft';
import { file } from '../../src/connectors/_files';
import { readFile } from '../../src/connectors/_files/read';
import { openTable } from '../../src/connectors/_files/table';
import { readDefinition } from '../../src/connectors/_files/definition';
import { PART } from '../../src/connectors/_files/fetch';
import type { HttpResponse, Json, SourceRecord } from '../../src/model';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

const SCOPES = ['spreadsheets', 'drive.file', 'script.external_request', 'script.scriptapp'];
const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

describe('in the workbook', () => {
  let school: School;
  beforeAll(async () => {
    const granted = [...SCOPES, 'script.container.ui', 'userinfo.email', 'drive.readonly'];
    school = await openSchool({
      district: { students: 5, schools: 1 },
      machine: { grantedScopes: granted.map(scope) },
    });
  }, 300_000);
  afterAll(() => school.close());

  it('is read from a shared drive, and not again while its bytes are the same', async () => {
    const { drive } = school.machine;
    const place = (text: string) =>
      drive.place({ name: 'club.csv', content: Buffer.from(text), where: 'shared drive' });
    const id = place('ID,Points\n00123,5\n00456,7\n');
    const address = `https://drive.google.com/file/d/${id}/view?usp=sharing`;
    const { text } = await school.command('draftSource', {
      kind: 'file',
      given: { address },
      secrets: {},
    });
    const saved = await school.command('saveSource', { kind: 'file', text, title: 'Club' });
    await school.command('saveConnection', {
      connector: saved.id,
      site: 'Campus',
      settings: { address },
      secrets: {},
    });
    const dataset = `${saved.id}__rows`;
    await school.switchOn(dataset);
    expect((await school.refresh([dataset])).is).toBe('succeeded');
    const told = () => rowsOf(school.machine, 'Club').map((row) => [row['Id'], row['Points']]);
    const before = rowsOf(school.machine, 'Club');
    expect(before).toHaveLength(2);
    place('ID,Points\n00123,6\n');
    expect((await school.refresh([dataset])).is).toBe('succeeded');
    expect(told()).toHaveLength(1);
    expect(rowsOf(school.machine, 'Club')[0]?.['Points']).toBe(6);
  }, 300_000);
});

it('a copy that may only open what it made says so', async () => {
  const school = await openSchool({
    district: { students: 5, schools: 1 },
    machine: { servers: { 'drive.google.com': 'http://127.0.0.1:9' } },
  });
  const id = school.machine.drive.place({ name: 'a.csv', content: Buffer.from('a,b\n1,2\n') });
  await expect(
    school.command('draftSource', { kind: 'file', given: { address: id }, secrets: {} }),
  ).rejects.toThrow(/drive\.google\.com|Drive shows no such file/);
  await school.close();
}, 120_000);

/** A server that knows ranges, without a socket. */
const serving = (content: () => Buffer, etag: () => string) => {
  const asked: string[] = [];
  const answer = (headers: Readonly<Record<string, string>>, charset = 'UTF-8'): HttpResponse => {
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(headers['range'] ?? '') ?? [];
    asked.push(headers['range'] ?? '');
    const all = content();
    if (headers['if-none-match'] === etag())
      return { status: 304, headers: { etag: etag() }, text: '' };
    if (Number(from) >= all.length)
      return { status: 416, headers: { 'content-range': `bytes */${all.length}` }, text: '' };
    const part = all.subarray(Number(from), Number(to) + 1);
    return {
      status: 206,
      headers: {
        etag: etag(),
        'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${all.length}`,
      },
      text:
        charset === 'ISO-8859-1'
          ? part.toString('latin1')
          : new TextDecoder(charset, { ignoreBOM: true }).decode(part),
    };
  };
  return { asked, answer };
};

describe('a large file', () => {
  const address = 'https://files.example/large.csv';
  const line = (i: number): string => `${i},"Zoë, ""${i}""\nłódź 😀${LONG}",${i % 100}\r\n`;
  const COUNT = 60_000;
  const LONG = 'x'.repeat(270);
  const large = Buffer.from(
    `\ufeffid,name,points\r\n${Array.from({ length: COUNT }, (_, i) => line(i)).join('')}`,
  );

  const conversation = (
    server: ReturnType<typeof serving>,
    checkpoint: Json,
    stopAfter = Infinity,
  ) => {
    const { definition } = readDefinition(text);
    const reader = readFile(
      { ...definition!, open: (header, where) => openTable(definition!, header, where) },
      { settings: { address } },
      checkpoint,
    );
    const rows: SourceRecord[] = [];
    let last: Json = checkpoint;
    let restarts = 0;
    let step = reader.next([]);
    for (let batches = 0; !step.done && batches < stopAfter;) {
      if ('batch' in step.value) {
        const { batch } = step.value;
        if (batch.restart) restarts++;
        rows.push(...(batch.rows ?? []));
        last = batch.checkpoint;
        batches++;
        step = reader.next([]);
      } else
        step = reader.next(
          step.value.ask.map(({ headers = {}, charset }) => server.answer(headers, charset)),
        );
    }
    return { rows, checkpoint: last, restarts };
  };

  let text = '';
  const server = serving(
    () => large,
    () => '"one"',
  );

  it('comes in parts, none of its rows is cut, and after a crash it goes on', () => {
    expect(large.length).toBeGreaterThan(2 * PART);
    const looking = draftFile({ address });
    let step = looking.next([]);
    while (!step.done)
      step = looking.next(
        step.value.ask.map(({ headers = {}, charset }) => server.answer(headers, charset)),
      );
    ({ text } = step.value);
    expect(file.inspect(text).problems).toEqual([]);
    server.asked.length = 0;
    const whole = conversation(server, null);
    expect(server.asked.length).toBe(Math.ceil(large.length / PART));
    expect(whole.restarts).toBe(1);
    expect(whole.rows).toHaveLength(COUNT);
    expect(whole.rows[COUNT - 1]).toMatchObject({
      id: COUNT - 1,
      name: `Zoë, "${COUNT - 1}"\nłódź 😀${LONG}`,
      row_line: 2 * COUNT,
    });
    // Stopped in the second part, it goes on behind the first.
    const first = conversation(server, null, 3);
    const rest = conversation(server, first.checkpoint);
    expect(rest.restarts).toBe(0);
    const keys = new Set([...first.rows, ...rest.rows].map((row) => row['_key']));
    expect(keys.size).toBe(COUNT);
    expect(rest.rows.length).toBeLessThan(COUNT);
    server.asked.length = 0;
    expect(conversation(server, whole.checkpoint).rows).toEqual([]);
    expect(server.asked).toHaveLength(1);
  }, 120_000);

  it('that changes meanwhile is begun again', () => {
    const first = conversation(server, null, 3);
    const changed = serving(
      () => Buffer.from('id,name,points\r\n1,Eva,2\r\n'),
      () => '"two"',
    );
    const again = conversation(changed, first.checkpoint);
    expect(again.restarts).toBe(1);
    expect(again.rows).toHaveLength(1);
  }, 120_000);
});
