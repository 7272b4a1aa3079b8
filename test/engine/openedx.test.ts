/** A learning platform from its connection to the tab: by Open edX, and by Figures beside it. */
import { createFigures } from '../../emulator/vendors/figures';
import { createOpenedx } from '../../emulator/vendors/openedx';
import { serve, type Running } from '../../emulator/vendors/serve';
import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

const DATASETS = ['learning_activity', 'course_learners'];
const HOUR = 3_600_000;

let school: School;
let lms: Running;
let figures: Running;
beforeAll(async () => {
  school = await openSchool();
  const term = { courses: 3, learners: 25, days: 40, until: '2026-09-20' };
  const now = () => school.machine.now();
  lms = await serve(createOpenedx(term), { now });
  figures = await serve(createFigures({ ...term, until: '2026-09-01' }), { now });
  for (const [connector, site, one] of [
    ['openedx', 'North', lms],
    ['figures', 'South', figures],
  ] as const)
    await school.command('saveConnection', { connector, site, ...one.vendor.connect(one.url) });
});
afterAll(async () => {
  await school.close();
  await lms.close();
  await figures.close();
});

test('both stand in one tab; what Open edX does not tell grows night by night', async () => {
  await school.switchOn(...DATASETS);
  expect((await school.refresh(DATASETS)).is).toBe('succeeded');
  const rows = (): Record<string, unknown>[] =>
    rowsOf(school.machine, 'Learning Activity').filter((row) => row['Scope'] === 'site');
  const known = (site: string): number =>
    rows().filter(
      (row) =>
        row['Site'] === site && row['Period'] === 'day' && String(row['Active Learners']) !== '',
    ).length;
  expect(known('South')).toBeGreaterThan(30);
  // Its first reading saw how things stand, and nothing happen.
  const [first, enrolled] = [known('North'), rows().filter((row) => row['Site'] === 'North')];
  expect(enrolled.length).toBeGreaterThan(0);
  for (let night = 0; night < 3; night++) {
    await school.machine.advance(24 * HOUR);
    expect((await school.refresh(DATASETS)).is).toBe('succeeded');
  }
  expect(known('North')).toBeGreaterThan(first);
  const learners = rowsOf(school.machine, 'Course Learners');
  expect(new Set(learners.map((row) => row['Source']))).toEqual(new Set(['Open edX', 'Figures']));
  expect(learners.map((row) => row['Learner ID'])).toContain('00123');
  expect(learners.some((row) => String(row['Learner']).endsWith('=1+2'))).toBe(true);
}, 120_000);
