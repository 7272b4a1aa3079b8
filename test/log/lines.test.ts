import { EVENT_FIELDS, EVENTS, type EventField, type EventName } from '../../src/model';
import { openSchool, type School } from '../kit/school';

const COMMON = ['severity', 'event', 'run', 'phase', 'ms', 'hostCalls'];
/** A name, an id, a code: no sentence, no address of a person. */
const PLAIN = /^[^@\n"]{0,120}$/;

const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (v) => typeof v === 'string' && PLAIN.test(v),
  ids: (v) => Array.isArray(v) && v.every((one) => typeof one === 'string' && PLAIN.test(one)),
  count: (v) => Number.isInteger(v) && (v as number) >= 0,
  ms: (v) => typeof v === 'number' && v >= 0,
  code: (v) => typeof v === 'string' && /^[\w.]{1,40}$/.test(v),
  time: (v) => typeof v === 'string' && !Number.isNaN(Date.parse(v)),
  params: (v) =>
    typeof v === 'object' &&
    Object.values(v as object).every((one) => typeof one === 'number' || PLAIN.test(String(one))),
};

describe('the lines of a school’s first days', () => {
  let school: School;
  let lines: Record<string, unknown>[] = [];
  beforeAll(async () => {
    school = await openSchool();
    await school.connect();
    await school.switchOn('schools', 'student_enrollment');
    await school.refresh();
    school.district.faults.add({ kind: 'tooMany', resource: 'students', times: 2 });
    school.district.passDay();
    await school.refresh();
    school.district.passDay();
    school.district.faults.add({ kind: 'denied', resource: 'students' });
    await school.refresh();
    lines = school.machine.logs().map((entry) => entry.jsonPayload as Record<string, unknown>);
  });
  afterAll(() => school.close());

  it('are there, of runs that went well and of those that did not', () => {
    const events = lines.map((line) => line['event']);
    for (const event of [
      'connection.saved',
      'run.begin',
      'read.end',
      'dataset.published',
      'run.end',
    ])
      expect(events).toContain(event);
    for (const event of ['http.retry', 'http.failed', 'read.failed', 'dataset.failed'])
      expect(events).toContain(event);
  });

  it('each hold exactly what the table says, and nothing that is not plain', () => {
    for (const line of lines) {
      const entry = EVENTS[line['event'] as EventName];
      expect(line['severity']).toBe(entry.severity);
      const own = Object.keys(line).filter((name) => !COMMON.includes(name));
      const allowed: readonly string[] = [...entry.fields, ...(entry.maybe ?? [])];
      expect(own.filter((name) => !allowed.includes(name))).toEqual([]);
      expect(entry.fields.filter((name) => !own.includes(name))).toEqual([]);
      for (const name of own) {
        const { kind } = EVENT_FIELDS[name as EventField];
        expect([line['event'], name, line[name], fits[kind]!(line[name])]).toEqual([
          line['event'],
          name,
          line[name],
          true,
        ]);
      }
    }
  });

  it('name their run and phase, and count time and host calls upwards', () => {
    const reading = lines.filter((line) => line['event'] === 'read.end');
    for (const line of reading) {
      expect(line['run']).toMatch(/^r[0-9a-f]{8}$/);
      expect(line['phase']).toBe('read');
      expect(line['hostCalls']).toBeGreaterThan(0);
    }
    const published = lines.filter((line) => line['event'] === 'dataset.published');
    for (const line of published) expect(['build', 'publish']).toContain(line['phase']);
    const saved = lines.find((line) => line['event'] === 'connection.saved');
    expect(saved).not.toHaveProperty('run');
  });
});
