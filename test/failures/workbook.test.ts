import type { Body } from '../../emulator/district/server';
import { openDesk, TITLES, type Desk, type Tab } from './_desk';

/** A workbook that has no room, that is locked, and that people treat as their own. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterEach(() => desk?.assertDiscreet());
afterAll(() => desk?.close());

let made = 0;
/** One more school opens: the tab needs one more row. */
const schoolOpens = (): void => {
  const [first] = [...desk.district.data.rows('schools')];
  const body = JSON.parse(first!.json) as Body;
  const number = 900_000 + ++made;
  desk.district.data.create('schools', {
    ...body,
    schoolId: number,
    nameOfInstitution: `New school ${number}`,
  } as Body);
};

/** All that a person can see of a tab; the revision only counts attempts. */
const look = (): Tab => desk.tab('schools');
const rows = (): number => desk.district.data.count('schools') + 1;

/** Empty cells that fill the workbook to Google's limit, to the last row. */
const fill = (): void => {
  const cells = desk.machine.workbook.tabs().reduce((n, tab) => n + tab.rows * tab.columns, 0);
  const { sheetId } = desk.machine.workbook.addTab('Budget');
  const saved = structuredClone(desk.machine.snapshot()) as unknown as {
    workbook: { book: { tabs: { sheetId: number; rowCount: number; columnCount: number }[] } };
  };
  const tab = saved.workbook.book.tabs.find((one) => one.sheetId === sheetId)!;
  tab.columnCount = 1;
  tab.rowCount = 10_000_000 - cells;
  desk.machine.restore(saved as unknown as ReturnType<typeof desk.machine.snapshot>);
};

test('a full workbook: what fits is refreshed, what does not says so and stays', async () => {
  const before = look();
  desk.happen();
  schoolOpens();
  fill();
  const run = await desk.refresh();
  expect(run.is).toBe('failed');
  const { trouble, status } = await desk.card('schools');
  expect(status).toBe('failed');
  expect(trouble).toMatchObject({
    code: 'workbook.full',
    message: 'The workbook has no room for Schools: it may hold 10 million cells.',
    next: 'Delete tabs or empty columns you do not need, or publish to a new workbook.',
  });
  expect(look()).toEqual(before);
  expect(await desk.card('school_calendar')).toMatchObject({ status: 'fresh' });

  desk.machine.workbook.type('Budget', [{ delete: true }]);
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(desk.tab('schools').values).toHaveLength(rows());
});

test('a full workbook has no room for a new tab: nothing half-made stays', async () => {
  fill();
  const tabs = () => desk.machine.workbook.tabs().map(({ revision: _, ...tab }) => tab);
  const before = tabs();
  await desk.school.switchOn('staff_assignments');
  expect(await desk.refresh()).toMatchObject({ is: 'failed', trouble: { code: 'workbook.full' } });
  const card = (await desk.state()).datasets.find(({ id }) => id === 'staff_assignments');
  expect(card?.trouble?.message).toMatch(/^The workbook has no room for Staff & Assignments: /);
  expect(card?.hasTab).toBe(false);
  expect(tabs()).toEqual(before);
});

test('a locked tab: one mail now, none when it is still so, one when it is over', async () => {
  const before = desk.tab('schools').values;
  schoolOpens();
  desk.type('schools', { lock: true }, { rename: 'Our schools' });
  expect(await desk.refresh()).toMatchObject({ is: 'failed' });
  expect((await desk.card('schools')).trouble).toMatchObject({
    code: 'workbook.locked',
    message: 'The tab “Our schools” is protected, so Homeroom may not write to it.',
    next: 'Remove the protection (Data, then Protected sheets and ranges) and refresh.',
  });
  expect(desk.tab('schools').values).toEqual(before);
  expect(await desk.card('student_enrollment')).toMatchObject({ status: 'fresh' });
  expect(desk.mails().map(({ subject }) => subject)).toEqual(['Homeroom: Schools needs you']);
  expect(desk.mails()[0]?.body).toContain('The tab “Our schools” is protected');
  expect(desk.mails()[0]?.body).toContain('Remove the protection');

  schoolOpens();
  expect(await desk.refresh()).toMatchObject({ is: 'failed' });
  await desk.machine.advance(26 * 3_600_000);
  expect(desk.mails()).toHaveLength(1);

  desk.type('schools', { lock: false });
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(
    desk
      .mails()
      .slice(1)
      .map(({ subject }) => subject),
  ).toEqual(['Homeroom: Schools is well again']);
  expect(desk.tab('schools').values).toHaveLength(rows());
});

test('a deleted tab is made again, and the log says so', async () => {
  await desk.refresh();
  const before = look();
  desk.type('schools', { delete: true });
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(desk.tab('schools')).toMatchObject({
    title: TITLES.schools,
    values: before.values,
    formats: before.formats,
    notes: before.notes,
  });
  expect(desk.logs().filter((line) => line.includes('"tab.made_again"'))).toEqual([
    expect.stringContaining('"dataset":"schools"'),
  ]);
  expect(desk.mails()).toEqual([]);
});

test('a renamed tab keeps its name and goes on being refreshed', async () => {
  const tabs = desk.machine.workbook.tabs().length;
  desk.type('schools', { rename: 'Campuses 2026' });
  schoolOpens();
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  const { title, values } = desk.tab('schools');
  expect(title).toBe('Campuses 2026');
  expect(values.flat()).toContain(`New school ${900_000 + made}`);
  expect(desk.machine.workbook.tabs()).toHaveLength(tabs);
});

test('a tab of the same name that is not ours is left alone', async () => {
  desk.type('schools', { delete: true });
  desk.machine.workbook.addTab(TITLES.schools);
  desk.machine.workbook.type(TITLES.schools, [{ range: 'A1', input: 'mine' }]);
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(desk.machine.workbook.tab(TITLES.schools).values).toEqual([['mine']]);
  expect(desk.tab('schools').title).toBe('Schools 2');
});

const isBold = ({ styles }: Tab, row: number): boolean =>
  (styles[row]?.[0] as { bold?: boolean } | null | undefined)?.bold === true;

test('what an analyst makes of a tab stays', async () => {
  const id = 'student_enrollment';
  const key = desk.tab(id).values[0]!.indexOf('Student ID');
  expect(key).toBeGreaterThanOrEqual(0);
  desk.type(id, { sortBy: key + 1, descending: true });
  const { values } = desk.tab(id);
  const width = values[0]!.length;
  desk.type(
    id,
    { row: 1, column: width + 1, values: [['Mentor', 'Twice']] },
    ...values.slice(1).map((row, i) => ({
      row: i + 2,
      column: width + 1,
      values: [[`mentor of ${String(row[key])}`, `=LEN(A${i + 2})`]],
    })),
    { row: 1, column: key + 1, values: [['Pupil']] },
    { bold: 'A3:C12' },
    { insertRow: 20 },
    { row: 20, column: width + 1, values: [['look at these again']] },
  );
  const sorted = desk
    .tab(id)
    .values.map((row) => row[key])
    .filter(Boolean)
    .slice(1);

  desk.happen();
  desk.district.passDay();
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });

  const after = desk.tab(id);
  // Our title is ours; everything else is theirs.
  expect(after.values[0]![key]).toBe('Student ID');
  expect(after.values[0]!.slice(width, width + 2)).toEqual(['Mentor', 'Twice']);
  const stayed = after.values.map((row) => row[key]).filter((cell) => sorted.includes(cell));
  // New rows stand below: the order is theirs.
  const kept = sorted.filter((cell) => stayed.includes(cell));
  expect(stayed.slice(0, kept.length)).toEqual(kept);
  const bold = after.values.filter((_, i) => i > 0 && isBold(after, i)).map((row) => row[key]);
  expect(bold).toEqual(sorted.slice(1, 11).filter((cell) => stayed.includes(cell)));
  expect(bold.length).toBeGreaterThan(5);
  let mentors = 0;
  for (const [i, row] of after.values.entries()) {
    const [mentor, formula] = [row[width], after.formulas[i]?.[width + 1]];
    if (i === 0 || !mentor) continue;
    if (mentor === 'look at these again') {
      expect(row.slice(0, width).some((cell) => cell !== null && cell !== '')).toBe(false);
      continue;
    }
    mentors++;
    expect([mentor, formula]).toEqual([`mentor of ${String(row[key])}`, `=LEN(A${i + 1})`]);
  }
  expect(after.values.flat()).toContain('look at these again');
  // A student's second enrolment may be over by now; nobody else is missing.
  expect(mentors).toBeGreaterThan(values.length - 10);
});
