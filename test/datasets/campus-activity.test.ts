/** Campus Activity against an independent count of what the demo 42 serves. */
import { buildSample } from '../suites/sample';
import { buildVendor, readVendor, type Records } from './vendor';

const HOUR = 3_600_000;
type Any = Record<string, any>;
interface Count {
  seconds: number;
  sessions: number;
  validated: number;
  exams: number;
  failed: number;
  given: number;
}

/** Minute by minute, and record by record: no code of the data set's. */
const expected = (records: Records): Map<string, Count> => {
  const days = new Map<string, Count>();
  const at = (campus: string, user: string, day: string): Count => {
    const key = `${campus}|${user}|${day}`;
    if (!days.has(key))
      days.set(key, { seconds: 0, sessions: 0, validated: 0, exams: 0, failed: 0, given: 0 });
    return days.get(key)!;
  };
  for (const one of records['locations'] as Any[]) {
    if (!one.end_at) continue;
    const touched = new Set<string>();
    const [from, to] = [Date.parse(one.begin_at), Date.parse(one.end_at)];
    for (let t = from; t < to; t += 1_000) {
      const day = new Date(t).toISOString().slice(0, 10);
      at(one.campus_id, one.user.id, day).seconds += Math.min(1, (to - t) / 1_000);
      touched.add(day);
    }
    for (const day of touched) at(one.campus_id, one.user.id, day).sessions += 1;
  }
  const campusOf = new Map((records['users'] as Any[]).map((u) => [u.id, u.campus_id as string]));
  for (const one of records['projects_users'] as Any[])
    if (one.marked_at && one['validated?'] !== null)
      at(campusOf.get(one.user.id)!, one.user.id, one.marked_at.slice(0, 10))[
        one['validated?'] ? 'validated' : 'failed'
      ] += 1;
  const exams = new Set(
    (records['projects'] as Any[]).filter(({ exam }) => exam === true).map(({ id }) => id),
  );
  for (const one of records['projects_users'] as Any[])
    if (one.marked_at && one['validated?'] && exams.has(one.project.id))
      at(campusOf.get(one.user.id)!, one.user.id, one.marked_at.slice(0, 10)).exams += 1;
  for (const one of records['scale_teams'] as Any[])
    if (one.filled_at && one.corrector !== 'invisible')
      at(campusOf.get(one.corrector.id)!, one.corrector.id, one.filled_at.slice(0, 10)).given += 1;
  return days;
};

test('every day of every person is what an independent count comes to', async () => {
  const records = readVendor('intra42');
  const wanted = expected(records);
  const rows = await buildVendor('campus_activity', 'intra42', records);
  expect(rows.length).toBe(wanted.size);
  expect(rows.length).toBeGreaterThan(300);
  for (const row of rows) {
    const count = wanted.get(`${row['campus_id']}|${row['user_id']}|${row['day']}`);
    expect(count).toBeDefined();
    expect(row['presence_hours']).toBeCloseTo((count!.seconds * 1_000) / HOUR, 2);
    expect(row).toMatchObject({
      sessions: count!.sessions,
      projects_validated: count!.validated,
      exams_validated: count!.exams,
      projects_failed: count!.failed,
      evaluations_given: count!.given,
    });
  }
  expect(rows.some((row) => Number(row['exams_validated']) > 0)).toBe(true);
  expect(rows.some((row) => row['login'] === 'élève003' && row['campus'] === 'Lyon')).toBe(true);
});

test('the level is that of the cursus begun last; without users it is known by presence', async () => {
  const [row] = await buildSample('campus_activity', {
    connector: 'intra42',
    today: '2026-11-22',
    records: {
      campus: [{ id: '1', name: 'Paris' }],
      cursus: [
        { id: '9', name: 'C Piscine' },
        { id: '21', name: '42cursus' },
      ],
      users: [{ id: '42', login: 'andré' }],
      cursus_users: [
        { id: '1', user: { id: '42' }, cursus_id: '9', level: 8, begin_at: '2025-08-01T00:00:00Z' },
        {
          id: '2',
          user: { id: '42' },
          cursus_id: '21',
          level: 2.5,
          begin_at: '2025-10-01T00:00:00Z',
        },
      ],
      projects: [],
      projects_users: [],
      scale_teams: [{ id: '5', corrector: { id: '42' }, filled_on: '2026-11-20' }],
      locations: [
        {
          id: '6',
          user: { id: '42' },
          campus_id: '1',
          presence: [{ day: '2026-11-20', hours: 1.5 }],
        },
      ],
    },
  });
  expect(row).toMatchObject({
    campus: 'Paris',
    login: 'andré',
    cursus: '42cursus',
    level: 2.5,
    presence_hours: 1.5,
    evaluations_given: 1,
  });
});
