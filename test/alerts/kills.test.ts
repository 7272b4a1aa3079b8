import { openSchool, type School } from '../kit/school';

/** The calls of an execution's end: a mail is intended, sent and noted, and the log is kept. */
const LAST_CALLS = 30;

describe('an execution that has something to tell', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    await school.connect();
    await school.switchOn('schools');
    await school.refresh();
  });
  afterAll(() => school.close());

  it('tells it once, killed at any call of its end, before or after the call’s effect', async () => {
    const { machine, district } = school;
    district.data.patch('schools', (district.data.all('schools')[0] as { id: string }).id, {
      nameOfInstitution: 'Another name',
    });
    district.faults.add({ kind: 'denied', resource: 'schools' });
    await school.command('refresh', ['schools']);
    const start = machine.snapshot();
    const whole = await machine.call('work');
    expect(whole.execution.outcome).toBe('ok');
    const mails = machine.outbox().map(({ subject }) => subject);
    expect(mails).toEqual(['Homeroom: Schools needs you']);

    const wrong: string[] = [];
    const sent: number[] = [];
    const { totalCalls } = whole.execution;
    for (let k = totalCalls - LAST_CALLS; k <= totalCalls; k++)
      for (const kill of ['killAtCall', 'killAfterCall'] as const) {
        machine.restore(start);
        machine.faults({ [kill]: k });
        await machine.call('work');
        sent.push(machine.outbox().length);
        machine.faults({});
        await machine.call('work');
        const found = machine.outbox().map(({ subject }) => subject);
        if (JSON.stringify(found) !== JSON.stringify(mails)) wrong.push(`${kill} ${k}: ${found}`);
      }
    expect(wrong).toEqual([]);
    // The mail itself was among the calls.
    expect([sent[0], sent[sent.length - 1]]).toEqual([0, 1]);
  }, 400_000);
});
