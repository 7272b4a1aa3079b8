import type { Machine } from '../../emulator/machine/machine';
import type { CheckReport } from '../../src/app/api';
import { openDesk, traces, type Checked, type Desk } from './_desk';

/** What cannot be asked from inside, on any host. */
const UNASKED = [
  ...['promise-value', 'log-shape', 'time-limit', 'protected-cells', 'quota-day'],
  ...[
    'workbook-copy',
    'uninstall',
    'session-early',
    'card-windows',
    'fetch-limits',
    'request-size',
  ],
  ...['web-app', 'metadata-elsewhere', 'studio'],
  ...['jdbc-tls', 'jdbc-cloud-sql'],
  ...['bigquery-api', 'bigquery-upload', 'bigquery-latency'],
  // Only where data sets are built in a database: test/check/database.test.ts.
  ...['rows', 'batch', 'null', 'numbers', 'parameters', 'texts', 'session', 'latency', 'size'].map(
    (name) => `jdbc-${name}`,
  ),
];
const not = (report: CheckReport, is: 'as_expected' | 'unknown') =>
  report.checks.filter(
    (check) => check.is !== is && !(is === 'as_expected' && UNASKED.includes(check.id)),
  );

const open: Desk[] = [];
const desk = async (...args: Parameters<typeof openDesk>): Promise<Desk> => {
  const made = await openDesk(...args);
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const tabOf = (machine: Machine, title = 'System check') =>
  machine.workbook.tab(title) as unknown as { values: unknown[][]; formulas: unknown[][] };

describe.each(['addon', 'owned'] as const)('in %s mode', (mode) => {
  test('every answer is as expected, or unknown with a reason; nothing is left behind', async () => {
    const { machine, run } = await desk({ mode });
    const before = traces(machine);
    const report = await run();
    expect(not(report, 'as_expected')).toEqual([]);
    const unknown = report.checks.filter(({ is }) => is === 'unknown');
    expect(unknown.map(({ id }) => id).sort()).toEqual([...UNASKED].sort());
    for (const { id, reason } of unknown)
      expect([id, (reason ?? '').length > 20]).toEqual([id, true]);
    expect(report.checks.length).toBeGreaterThan(40);
    expect(report.trouble).toBeUndefined();
    expect(traces(machine)).toEqual(before);
  });
});

test('an execution that checks is short', async () => {
  const { machine } = await desk();
  const { execution } = await machine.call('runSystemCheck', ['en']);
  expect(execution.virtualMs).toBeLessThan(60_000);
  expect(execution.totalCalls).toBeLessThan(400);
});

test('what differs between hosts shows', async () => {
  const addon = await desk({ mode: 'addon', account: 'consumer' });
  await addon.run();
  expect((await addon.answer('trigger-kinds')).found).toMatchObject({
    mode: 'addon',
    minutes: [],
    second: false,
  });
  expect((await addon.answer('mail-quota')).found).toEqual({ left: 100 });
  expect((await addon.answer('wasm-sync')).found).toEqual({ works: false });
  const owned = await desk({ mode: 'owned', syncWebAssembly: true });
  await owned.run();
  expect((await owned.answer('trigger-kinds')).found).toMatchObject({
    mode: 'owned',
    minutes: [1, 5, 10, 15, 30],
    second: true,
  });
  expect((await owned.answer('mail-quota')).found).toEqual({ left: 1_500 });
  expect((await owned.answer('wasm-sync')).found).toEqual({ works: true });
});

test('what Homeroom relies on and is not so, differs', async () => {
  const { machine, run, answer } = await desk();
  machine.faults({
    latency: { 'MailApp.getRemainingDailyQuota': 4_000, 'Sheets.Spreadsheets.Values.get': 2_500 },
  });
  await run();
  expect(await answer('latency-mail')).toMatchObject({
    is: 'differs',
    found: { ms: 4_000 },
    expected: { ms: '≤ 1500' },
  });
  expect(await answer('latency-sheets-read')).toMatchObject({
    is: 'differs',
    found: { ms: 2_500 },
  });
  expect(await answer('latency-properties')).toMatchObject({ is: 'as_expected' });
});

test('a trigger that is there is not touched', async () => {
  for (const mode of ['addon', 'owned'] as const) {
    const { machine, run, answer } = await desk({ mode, grantedScopes: null });
    // The steward's trigger, as another build of the same script would have made it.
    await addTick(machine);
    const before = machine.triggers();
    expect(before).toHaveLength(1);
    await run();
    expect(machine.triggers()).toEqual(before);
    const { is, found, reason } = await answer('trigger-kinds');
    if (mode === 'owned') expect([is, found]).toMatchObject(['as_expected', { mode: 'owned' }]);
    else {
      expect(is).toBe('unknown');
      expect(reason).toMatch(/own trigger is there/);
    }
  }
});

/** Puts a trigger of `tick` into the machine's state. */
const addTick = async (machine: Machine): Promise<void> => {
  const saved = machine.snapshot();
  const trigger = {
    id: '77',
    function: 'tick',
    user: machine.settings.user,
    plan: { function: 'tick', everyHours: 1 },
    every: 3_600_000,
    next: machine.now() + 3_600_000,
    last: null,
  };
  // Newer machines know in which workbook.
  const workbook = (await machine.call('systemCheck', ['en'])).execution.workbook;
  machine.restore({ ...saved, triggers: [{ ...trigger, workbook }] });
};

test('the report tab: values only, not in front, written anew each time', async () => {
  const { machine, run } = await desk();
  const report = await run();
  const { values, formulas } = tabOf(machine);
  expect(values[1]).toEqual([
    'Question',
    'Answer',
    'Found',
    'Expected',
    'Took, ms',
    'Why it is unknown',
  ]);
  expect(values.slice(2).map(([title]) => title)).toEqual(report.checks.map(({ title }) => title));
  expect(formulas.flat().filter(Boolean)).toEqual([]);
  expect(machine.workbook.about()).toMatchObject({ activeSheetId: 0 });
  await machine.advance(60_000);
  const again = await run();
  expect(again.at).not.toBe(report.at);
  expect(machine.workbook.tabs().map(({ title }) => title)).toEqual(['Sheet1', 'System check']);
  expect(tabOf(machine).values[0]![1]).toBe(again.at);
});

test('a tab of the person’s own with that name stays as it is', async () => {
  const { machine, run } = await desk();
  machine.workbook.type('Sheet1', [{ title: 'System check' }]);
  machine.workbook.type('System check', [{ range: 'A1', input: 'mine' }]);
  await run();
  expect(tabOf(machine).values[0]![0]).toBe('mine');
  expect(tabOf(machine, 'System check 2').values[0]![0]).toMatch(/^Homeroom/);
});

test('neither the address nor anything secret is in the report', async () => {
  const { machine, run } = await desk({ user: 'planted.person@school.example' });
  const report = await run();
  const told = JSON.stringify([
    report,
    tabOf(machine).values,
    machine.logs(),
    machine.properties().document,
  ]);
  expect(told).not.toContain('planted.person');
  expect(told).not.toMatch(/ya29|Bearer/);
});

test('whoever has not granted everything gets clear answers', async () => {
  const { machine, run, answer } = await desk();
  const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
  machine.faults({
    revokedScopes: ['spreadsheets', 'script.scriptapp', 'script.external_request'].map(scope),
  });
  const before = traces(machine);
  const report = await run();
  for (const id of [
    'write-raw',
    'trigger-kinds',
    'fetch-any-host',
    'drive-files',
    'latency-script',
  ]) {
    const { is, reason } = await answer(id);
    expect([id, is, reason]).toEqual([
      id,
      'unknown',
      expect.stringMatching(/grant Homeroom its permissions/),
    ]);
  }
  expect(await answer('authorization')).toMatchObject({ is: 'differs', found: { required: true } });
  expect(await answer('property-size')).toMatchObject({ is: 'as_expected' });
  expect(report.trouble).toMatchObject({ code: 'host.unauthorized' });
  machine.faults({});
  expect(traces(machine)).toEqual(before);
});

test('what the time does not suffice for is asked by the next execution', async () => {
  const { machine, report, run } = await desk();
  machine.faults({ latency: 14 });
  const { execution } = await machine.call('runSystemCheck', ['en']);
  expect(execution.outcome).toBe('ok');
  const half = await report();
  expect(half).toMatchObject({ running: false, trouble: { code: 'check.unfinished' } });
  machine.faults({});
  const whole = await run();
  expect(whole.checks.length).toBeGreaterThan(half!.checks.length);
  expect(whole.at).toBe(half!.at);
  expect(whole.trouble).toBeUndefined();
  expect(
    whole.checks
      .filter(({ is }) => is === 'unknown')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...UNASKED].sort());
});

test('a second check while one is at work leaves it alone', async () => {
  const { machine, report } = await desk();
  await Promise.all([
    machine.call('runSystemCheck', ['en']),
    machine.call('runSystemCheck', ['en']),
  ]);
  expect(not((await report())!, 'as_expected')).toEqual([]);
});

test.each(['lost', 'awaited'] as const)(
  'whether a promise arrives is told by who was promised: %s',
  async (promises) => {
    const { machine, run, answer } = await desk({ promises });
    const { result } = await machine.call('promised', ['en']);
    const arrived = result === 'kept';
    expect(arrived).toBe(promises === 'awaited');
    await machine.call('reportPromise', ['en', arrived]);
    await run();
    expect(await answer('promise-value')).toMatchObject({
      is: 'as_expected',
      found: { arrives: arrived },
    });
  },
);

test('in French it is French: questions, reasons, the tab', async () => {
  const { machine, run } = await desk();
  const english = await run();
  await machine.advance(60_000);
  await machine.call('runSystemCheck', ['fr']);
  const { result } = await machine.call('systemCheck', ['fr']);
  const { value } = result as { value: CheckReport };
  const same = value.checks.filter((check, i) => {
    const { title, reason } = english.checks[i] as Checked;
    return check.title === title || (reason !== undefined && check.reason === reason);
  });
  expect(same.map(({ id }) => id)).toEqual([]);
  expect(value.checks.map(({ found }) => found)).toHaveLength(english.checks.length);
  const { values } = tabOf(machine);
  expect(values[1]).toEqual([
    'Question',
    'Réponse',
    'Constaté',
    'Attendu',
    'Durée, ms',
    'Pourquoi on ne le sait pas',
  ]);
  expect(values.slice(2).map(([title]) => title)).toEqual(value.checks.map(({ title }) => title));
  // What is kept is English, so that anybody may read it in their own.
  const again = await machine.call('systemCheck', ['en']);
  expect((again.result as { value: CheckReport }).value.checks.map(({ title }) => title)).toEqual(
    english.checks.map(({ title }) => title),
  );
});

test('a short problem of Google’s is no answer: it is unknown, and nothing is left', async () => {
  const { machine, report, run } = await desk();
  const start = machine.snapshot();
  const nothing = traces(machine);
  let met = 0;
  let told = 0;
  for (const service of ['*', 'Drive'])
    for (let seed = 1; seed <= 6; seed++) {
      machine.restore(start);
      machine.faults({ transient: { service, rate: service === '*' ? 0.03 : 0.3, seed } });
      await machine.call('runSystemCheck', ['en']);
      met += machine.faults().thrown;
      machine.faults({});
      const answers = (await report())?.checks ?? [];
      told += answers.filter(({ reason }) => reason?.includes('a problem of its own')).length;
      expect([service, seed, answers.filter(({ is }) => is === 'differs')]).toEqual([
        service,
        seed,
        [],
      ]);
      // It may have met the store itself: then it goes on when the store answers again.
      await machine.advance(120_000);
      await run();
      expect(traces(machine)).toEqual(nothing);
    }
  expect(met).toBeGreaterThan(30);
  expect(told).toBeGreaterThan(10);
}, 120_000);
