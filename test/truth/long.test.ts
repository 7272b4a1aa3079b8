/** Work that does not fit one execution: triggers finish it, and nobody has to be there. */
import { resources } from '../../src/connectors/edfi/resources';
import { manifestsOf } from '../kit/landed';
import { openSchool, type School } from '../kit/school';
import { expectSame, freshTabs, tabsOf } from './_fresh';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-21T15:20Z');

/** Rows that are safe in Drive. */
const landedRows = ({ machine }: School): number =>
  manifestsOf(machine).reduce(
    (sum, { segments }) =>
      sum + segments.reduce((n, s) => n + s.chunks.reduce((m, c) => m + c.rows, 0), 0),
    0,
  );

const rowsOfSource = ({ district }: School): number =>
  resources.reduce((n, { name }) => n + district.data.count(name), 0);

const ticksOf = ({ machine }: School) =>
  machine.executions().filter((one) => one.function === 'tick');

/** Lets time pass until a run is over. @returns what was safe after each step of time. */
const letPass = async (school: School, step: number, most: number): Promise<number[]> => {
  const before = (await school.command('runState'))?.id;
  const safe: number[] = [];
  for (let n = 0; n < most; n++) {
    await school.machine.advance(step);
    safe.push(landedRows(school));
    const run = await school.command('runState');
    if (run?.is === 'failed') throw new Error(JSON.stringify(run.trouble));
    if (run?.is === 'succeeded' && run.id !== before) return safe;
  }
  const ticks = ticksOf(school).map(
    (one) => `${one.outcome} ${Math.round(one.virtualMs / 1000)} s`,
  );
  throw new Error(`Not over yet: ${ticks.join(', ')}`);
};

const expectOrderly = (school: School, safe: readonly number[]): void => {
  for (const { outcome, error, virtualMs } of ticksOf(school)) {
    expect({ outcome, error }).toEqual({ outcome: 'ok', error: undefined });
    expect(virtualMs).toBeLessThan(6 * 60_000);
  }
  // No execution loses what one before it made safe.
  safe.forEach((rows, i) => i > 0 && expect(rows).toBeGreaterThanOrEqual(safe[i - 1]!));
};

const SLOW = { latency: { UrlFetchApp: 25_000 } };
/** So that it takes several executions however few calls are made. */
const SLOWER = { latency: { UrlFetchApp: 30_000 } };

describe('a slow source, in a workbook with the add-on', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({
      district: { students: 300 },
      machine: { mode: 'addon', startTime: START },
    });
    const { datasets } = await school.connect();
    await school.switchOn(...datasets.map(({ id }) => id));
  }, 60_000);
  afterAll(() => school.close());

  test('a first refresh of several hours, by hourly triggers, without a person', async () => {
    school.machine.faults(SLOW);
    const safe = await letPass(school, HOUR, 14);
    school.machine.faults({});
    expectOrderly(school, safe);
    expect(safe.length).toBeGreaterThan(2);
    expect(new Set(safe).size).toBeGreaterThan(1);
    expect(ticksOf(school).every(({ kind }) => kind === 'trigger')).toBe(true);
    // Nothing was read again that was safe already.
    expect(safe[safe.length - 1]).toBeLessThanOrEqual(rowsOfSource(school));
    expectSame(await tabsOf(school), await freshTabs(school));
  }, 120_000);

  test('the next night, by triggers again, only what changed', async () => {
    school.district.passDay();
    school.district.requests.clear();
    await school.machine.advance(12 * HOUR);
    school.machine.faults(SLOW);
    const safe = await letPass(school, HOUR, 14);
    school.machine.faults({});
    expectOrderly(school, safe);
    const sent = school.district.requests.log.reduce((n, { rows }) => n + rows, 0);
    expect(sent).toBeLessThan(rowsOfSource(school) / 10);
    expectSame(await tabsOf(school), await freshTabs(school));
  }, 120_000);
});

describe('a script the school owns, with a trigger every minute', () => {
  test('goes on where it was a minute later', async () => {
    const school = await openSchool({
      district: { students: 150 },
      machine: { mode: 'owned', startTime: START },
    });
    try {
      const { datasets } = await school.connect();
      await school.switchOn(...datasets.map(({ id }) => id));
      // Asked for in Settings: a trigger that they do not know of is taken away by the first tick.
      const settings = await school.command('settings');
      await school.command('saveSettings', { ...settings, tickMinutes: 1 });
      school.machine.faults(SLOWER);
      const safe = await letPass(school, 60_000, 120);
      school.machine.faults({});
      expectOrderly(school, safe);
      const took = school.machine.now() - START;
      expect(took).toBeGreaterThan(10 * 60_000);
      // About 900 s of calls, in executions that begin a minute after one another at most: by the hour it would be two hours.
      expect(took).toBeLessThan(20 * 60_000);
      expect(ticksOf(school).length).toBeGreaterThan(2);
      expectSame(await tabsOf(school), await freshTabs(school));
    } finally {
      await school.close();
    }
  }, 120_000);
});

describe('a tab that takes longer to write than there is time', () => {
  test('is marked, hidden and written on by the next triggers', async () => {
    const school = await openSchool({
      district: { students: 900 },
      machine: { mode: 'addon', startTime: START },
    });
    try {
      const { datasets } = await school.connect();
      const { title } = datasets.find(({ id }) => id === 'assessment_results')!;
      await school.switchOn('assessment_results');
      // One block of cells takes nearly all of an execution.
      school.machine.faults({ latency: { 'Sheets.Spreadsheets.Values.batchUpdate': 280_000 } });
      const states: unknown[] = [];
      for (let n = 0; n < 8; n++) {
        await school.machine.advance(HOUR);
        const tab = (school.machine.workbook.tabs() as { title: string; hidden: boolean }[]).find(
          (one) => one.title.startsWith(title),
        );
        const is = (await school.command('runState'))?.is;
        states.push({ is, hidden: tab?.hidden, whole: tab?.title === title });
        if (is === 'succeeded') break;
      }
      school.machine.faults({});
      expect(states.length).toBeGreaterThan(1);
      expect(states.pop()).toEqual({ is: 'succeeded', hidden: false, whole: true });
      expect(states).toContainEqual({ is: 'queued', hidden: true, whole: false });
      expect(states).not.toContainEqual(expect.objectContaining({ whole: true }));
      expectSame(await tabsOf(school), await freshTabs(school));
    } finally {
      await school.close();
    }
  }, 120_000);
});
