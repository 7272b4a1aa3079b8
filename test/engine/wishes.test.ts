import type { Commands } from '../../src/app/api';
import type { Subscription } from '../../src/model';
import { visible } from '../kit/landed';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

/**
 * A person clicks while a run is at work, at each of its host calls in turn; and a run passes while a
 * person's click is at work, at each of its. The wish stands afterwards, and so do the run's results.
 */
const DATASET = 'student_enrollment';
const TITLE = 'Student Demographics & Enrollment';
const HOURLY = { every: 'hour' } as const;
type Snapshot = ReturnType<School['machine']['snapshot']>;
type Click = {
  [K in keyof Commands]: readonly [K, ...Parameters<Commands[K]>];
}[keyof Commands];

describe('a wish while a run is at work', () => {
  let school: School;
  let start: Snapshot;
  let held: Snapshot;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 14, schools: 1 } });
    await school.connect();
    await school.switchOn(DATASET);
    await school.refresh([DATASET]);
    const { data } = school.district;
    const ids = data.all('students').map(({ id }) => String(id));
    data.patch('students', ids[0]!, { firstName: 'Zoë' });
    await school.command('refresh', [DATASET]);
    start = school.machine.snapshot();
  });
  afterAll(() => school.close());

  const card = async () =>
    (await school.command('consoleState')).datasets.find(({ id }) => id === DATASET)!;
  const click = ([name, ...args]: Click): Promise<unknown> =>
    school.machine.call(name, ['en', ...args]);

  /** What a run knows of the data set: all that is not the person's, without times. */
  const results = () => {
    const stored = school.machine.properties().document[`subscription/${DATASET}`]!;
    const { version, history, sheetId, columns, failure } = JSON.parse(stored) as Subscription;
    const { number, rows, changed, hash } = version!;
    return { number, rows, changed, hash, history, sheetId, columns, failure };
  };
  const outcome = async () => {
    const run = await school.work(5);
    return { is: run.is, seen: visible(school.machine), results: results() };
  };

  /**
   * Lets something happen before each host call of something else, from the same state each time.
   * @param check throws for what must not be.
   */
  const atEveryCall = async (
    from: Snapshot,
    { of, happens }: { of: () => Promise<unknown>; happens: () => Promise<unknown> },
    check: () => Promise<void>,
  ): Promise<number> => {
    const { machine } = school;
    machine.restore(from);
    const before = machine.executions().length;
    await of();
    const calls = machine.executions()[before]!.totalCalls;
    expect(calls).toBeGreaterThan(3);
    const wrong: string[] = [];
    for (let k = 1; k <= calls && wrong.length < 4; k++) {
      machine.restore(from);
      let happened = 0;
      machine.meanwhile(k, () => {
        happened += 1;
        return happens();
      });
      try {
        await of();
        expect(happened).toBe(1);
        await check();
      } catch (problem) {
        wrong.push(`before call ${k}: ${(problem as Error).message.slice(0, 1500)}`);
      }
    }
    expect(wrong).toEqual([]);
    return calls;
  };
  const run = (): Promise<unknown> => school.machine.call('work', ['en']);

  describe('that switches the data set off and puts it on another schedule', () => {
    const off: Click = ['switchDataset', DATASET, false];
    const hourly: Click = ['setSchedule', DATASET, HOURLY];
    let expected: Awaited<ReturnType<typeof outcome>>;
    beforeAll(async () => {
      school.machine.restore(start);
      expected = await outcome();
      expect(expected).toMatchObject({ is: 'succeeded', results: { number: 2 } });
    });
    const stands = (wish: Record<string, unknown>) => async (): Promise<void> => {
      expect(await outcome()).toEqual(expected);
      expect(await card()).toMatchObject(wish);
    };

    it('stands, and so does what the run did', async () => {
      const both = () => Promise.all([click(off), click(hourly)]);
      const wish = { status: 'off', schedule: HOURLY };
      const calls = await atEveryCall(start, { of: run, happens: both }, stands(wish));
      console.log(`switched and scheduled before each of ${calls} calls of a run`);
      // And it stands when the next run has been over it too.
      await school.refresh([DATASET]);
      expect(await card()).toMatchObject(wish);
    }, 600_000);

    it.each<[string, Click, Record<string, unknown>]>([
      ['off', off, { status: 'off' }],
      ['on another schedule', hourly, { status: 'fresh', schedule: HOURLY }],
    ])(
      'undoes nothing of a run that passes while it is being put %s',
      async (_, wish, as) => {
        await atEveryCall(start, { of: () => click(wish), happens: run }, stands(as));
      },
      300_000,
    );

    it('is not undone by another wish of the same moment', async () => {
      const both = { status: 'off', schedule: HOURLY };
      const check = stands(both);
      await atEveryCall(start, { of: () => click(off), happens: () => click(hourly) }, check);
      await atEveryCall(start, { of: () => click(hourly), happens: () => click(off) }, check);
    }, 300_000);
  });

  describe('that approves of what is held', () => {
    let before: number;
    beforeAll(async () => {
      school.machine.restore(start);
      await school.work();
      before = rowsOf(school.machine, TITLE).length;
      const { data } = school.district;
      const students = data.all('students').map(({ id }) => String(id));
      for (const id of students.slice(0, 11)) data.delete('students', id, { cascade: true });
      await school.refresh([DATASET]);
      expect(await card()).toMatchObject({ status: 'held', rows: before });
      // Somebody asks for it once more, which holds it once more.
      await school.command('refresh', [DATASET]);
      held = school.machine.snapshot();
      await school.work();
      expect(await card()).toMatchObject({ status: 'held', rows: before });
    });
    const check = async (): Promise<void> => {
      expect((await school.work(5)).is).toBe('succeeded');
      const { status, rows } = await card();
      expect(status).toBe('fresh');
      expect(rows).toBeLessThan(before);
      expect(rowsOf(school.machine, TITLE)).toHaveLength(rows!);
      expect(results()).toMatchObject({ rows, number: 3 });
    };
    const approve = (): Promise<unknown> => click(['publishAnyway', DATASET]);

    it('is heard, whatever the run that is at work decides', async () => {
      const calls = await atEveryCall(held, { of: run, happens: approve }, check);
      console.log(`publishAnyway: before each of ${calls} calls of a run`);
    }, 600_000);

    it('is heard when a run passes while it is being recorded', async () => {
      await atEveryCall(held, { of: approve, happens: run }, check);
    }, 300_000);
  });
});
