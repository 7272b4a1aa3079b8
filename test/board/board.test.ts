/** The live board over the built bundle: who works for it, for how long, and what becomes of what it meets. */
import { createMachine, type CallAnswer, type Machine } from '../../emulator/machine/machine';
import type { District } from '../../emulator/district/server';
import type { ActivityPage, ConsoleState, TokenSecret } from '../../src/app/api';
import { asksOf } from '../api/_school';
import { until } from '../kit/until';
import { ask, bringTogether, enroll, enrolled, startCountries, stateOf } from './_countries';

jest.setTimeout(180_000);

let districts: readonly District[];
let machine: Machine;
beforeAll(async () => {
  districts = await startCountries(3);
});
afterAll(() => Promise.all(districts.map((district) => district.close())));
beforeEach(async () => {
  machine = await createMachine({ cpuScale: 0, mode: 'owned' });
  await bringTogether(machine, districts, ['student_enrollment']);
  machine.faults({ latency: 0 });
});
afterEach(async () => {
  districts.forEach((district) => district.faults.clear());
  await machine.close();
});

const COLLEAGUE = 'colleague@school.example';
/** From here on a script's sleep takes its time: others come in between. */
const inRealTime = (): void => void Object.assign(machine.settings, { waits: 'sleeps' });
const watch = (): Promise<CallAnswer> => machine.call('watch', ['en', 'enrollment']);
const isLive = () => until(async () => (await stateOf(machine)).is === 'live');
const ended = () => machine.logs().filter((line) => eventOf(line) === 'watch.end');
const eventOf = (line: unknown): string =>
  (line as { jsonPayload?: { event?: string } }).jsonPayload?.event ?? '';
const endOf = (line: unknown): string => (line as { jsonPayload: { end: string } }).jsonPayload.end;

test('two look and one execution works: both see a new row, in the tab it stands too', async () => {
  inRealTime();
  const before = enrolled(await stateOf(machine))!;
  await stateOf(machine, {}, COLLEAGUE);
  const first = watch();
  await isLive();
  // Whoever asks meanwhile is not needed: it ends at once.
  const another = await watch();
  expect(another.execution.requests).toEqual({});
  enroll(districts[0]!);
  for (const user of [undefined, COLLEAGUE]) {
    const seen = await until(async () => {
      const state = await stateOf(machine, {}, user);
      return enrolled(state) === before + 1 && state;
    });
    expect(seen.is).toBe('live');
  }
  await until(async () => {
    const tab = machine.workbook.tab('Student Demographics & Enrollment') as { values: string[][] };
    return Promise.resolve(tab.values.flat().some((cell) => String(cell).startsWith('99000')));
  });
  // Rounds are one line of the history.
  enroll(districts[1]!);
  await until(async () => enrolled(await stateOf(machine)) === before + 2);
  const { runs } = await until(async () => {
    const page = await ask<ActivityPage>(machine, 'activity', [{}]);
    return page.runs.some(({ cause }) => cause === 'watch') && page;
  });
  expect(runs.filter(({ cause }) => cause === 'watch')).toHaveLength(1);
  // A person who changes something gets the lock, and the board goes on afterwards.
  const { id } = (await ask<{ connections: { id: string }[] }>(machine, 'consoleState', []))
    .connections[2]!;
  await ask(machine, 'removeConnection', [id, 'keep']);
  await first;
  expect(ended().map(endOf)).toEqual(['asked']);
  expect(machine.outbox()).toEqual([]);
});

test('while nobody looks nobody works, and what is due goes first', async () => {
  await stateOf(machine);
  // Virtual time: half a minute without anybody passes at once.
  const { execution } = await watch();
  expect(ended().map(endOf)).toEqual(['nobody']);
  expect(execution.virtualMs).toBeGreaterThan(29_000);
  expect(execution.virtualMs).toBeLessThan(60_000);

  await stateOf(machine);
  await ask(machine, 'refresh', [['student_enrollment']]);
  await watch();
  expect(await ask(machine, 'runState', [])).toMatchObject({ is: 'succeeded' });
  expect(ended()).toHaveLength(1);
});

test('a source that is down keeps its last numbers and says since when; the others go on', async () => {
  inRealTime();
  const before = enrolled(await stateOf(machine))!;
  const all = watch();
  await isLive();
  districts[0]!.faults.add({ kind: 'closeSocket', resource: '*' } as never);
  const down = await until(async () => {
    const state = await stateOf(machine);
    return state.failing.length > 0 && state;
  });
  expect(down.failing).toMatchObject([
    { site: 'Albania', trouble: { code: 'source.unreachable' } },
  ]);
  enroll(districts[0]!);
  enroll(districts[1]!);
  await until(async () => enrolled(await stateOf(machine)) === before + 1);
  districts[0]!.faults.clear();
  await until(async () => {
    const state = await stateOf(machine);
    return enrolled(state) === before + 2 && state.failing.length === 0;
  });
  // It is no failure of the data set: nobody gets a mail for seconds that somebody watched.
  const { datasets } = await ask<{ datasets: { id: string; trouble?: unknown }[] }>(
    machine,
    'consoleState',
    [],
  );
  expect(datasets.find(({ id }) => id === 'student_enrollment')!.trouble).toBeUndefined();
  expect(machine.outbox()).toEqual([]);
  Object.assign(machine.settings, { waits: 'nothing' });
  await all;
});

test.each([
  ['does not answer', { kind: 'closeSocket', resource: '*' }, 'source.unreachable'],
  [
    'refuses a collection',
    { kind: 'denied', resource: 'studentSchoolAssociations' },
    'source.forbidden',
  ],
])('before anybody refreshes, rows say that a source %s', async (_, fault, code) => {
  const { text } = await ask<TokenSecret>(machine, 'makeToken', [
    { name: 'Reader', scope: { student_enrollment: {} } },
  ]);
  const told = async (): Promise<unknown> => {
    const answer = await asksOf({ machine }, 'GET', `token=${text}`);
    return (JSON.parse(answer) as { datasets: unknown[] }).datasets[0];
  };
  expect(await told()).toMatchObject({ complete: true });
  enroll(districts[0]!);
  districts[0]!.faults.add(fault as never);
  await stateOf(machine);
  await watch();
  // Nothing of the others is new.
  expect(await told()).toMatchObject({
    complete: false,
    failing: { sites: ['Albania'], more: 0 },
  });
  const { datasets } = await ask<ConsoleState>(machine, 'consoleState', []);
  const card = datasets.find(({ id }) => id === 'student_enrollment')!;
  expect(card.failing).toMatchObject({ sites: [{ site: 'Albania', trouble: { code } }], of: 3 });
  districts[0]!.faults.clear();
  await stateOf(machine);
  await watch();
  const after = await told();
  expect(after).toMatchObject({ complete: true });
  expect(after).not.toHaveProperty('failing');
});

test('ended anywhere in the middle, the next that watches brings the same numbers', async () => {
  const clean = machine.snapshot();
  const calls = async (): Promise<number> => {
    await stateOf(machine);
    enroll(districts[0]!);
    await watch();
    return machine.faults().calls;
  };
  const before = enrolled(await stateOf(machine))!;
  machine.faults({ latency: 0 });
  const most = await calls();
  expect(enrolled(await stateOf(machine))).toBe(before + 1);
  const rows = (): unknown =>
    (machine.workbook.tab('Student Demographics & Enrollment') as { values: unknown[] }).values;
  const wanted = rows();
  // Early on is where it reads, lands, builds and publishes; the rest is waiting.
  for (let k = 5; k < Math.min(most, 140); k += 9) {
    machine.restore(clean);
    machine.faults({ latency: 0 });
    await stateOf(machine);
    machine.faults({ latency: 0, killAtCall: k });
    await watch();
    machine.faults({ latency: 0 });
    await stateOf(machine);
    await watch();
    expect([k, enrolled(await stateOf(machine))]).toEqual([k, before + 1]);
    expect(rows()).toEqual(wanted);
  }
});

test('a link opens its board and nothing else, until it is revoked', async () => {
  const made = await ask<TokenSecret>(machine, 'makeToken', [
    { name: 'Wall', scope: {}, board: 'enrollment' },
  ]);
  const visit = (name: string, ...args: unknown[]) =>
    machine.pageCall(name, ['en', ...args])!.then(({ result, error }) => {
      if (error) throw new Error(error.message);
      return result as { value?: unknown; trouble?: { code: string } };
    });
  const look = (token?: string, report = 'enrollment') =>
    visit('boardState', { report, filters: {}, have: null, ...(token ? { token } : {}) });
  expect((await look(made.text)).value).toMatchObject({ is: 'idle' });
  for (const refused of [await look(), await look('hr_x'), await look(made.text, 'attendance')])
    expect(refused.trouble?.code).toBe('board.link');
  for (const name of ['consoleState', 'gallery', 'share', 'report', 'makeToken', 'refresh'])
    expect((await visit(name)).trouble?.code).toBe('web.visitor');
  // What these answer is lost; they do nothing either.
  for (const name of ['work', 'watch', 'runSystemCheck']) {
    const { execution } = await machine.pageCall(name, ['en', 'enrollment', 'hr_x'])!;
    expect([name, execution.requests, execution.calls['LockService.tryLock']]).toEqual([
      name,
      {},
      undefined,
    ]);
  }
  await expect(visit('getData', {})).rejects.toThrow('This page shows the board');
  // Nor does it read rows.
  const asked = await machine.visit({ method: 'GET', query: `token=${made.text}` });
  expect(JSON.stringify(asked)).toContain('link of a board');
  const [card] = (await ask<TokenSecret>(machine, 'share', [])).tokens;
  expect(card).toMatchObject({ name: 'Wall', board: 'enrollment' });
  await ask(machine, 'revokeToken', [card!.id]);
  await machine.advance(61_000);
  expect((await look(made.text)).trouble?.code).toBe('board.link');
});
