import { openDesk, DATASETS, type Desk, type Id, type Tab } from './_desk';
import type { Fault } from '../../emulator/district/faults';

/**
 * Bad answers of the source: what a person reads, that the last good tab is as it was, that the run ends,
 * and that what does not need the broken part is published.
 */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterEach(() => desk?.assertDiscreet());
afterAll(() => desk?.close());

interface Case {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly broken: readonly Id[];
  readonly code: string;
  readonly message: RegExp;
  readonly next: RegExp;
}

const STUDENTS: readonly Id[] = ['student_enrollment'];

const ALL = DATASETS;
const cases: readonly Case[] = [
  {
    name: 'a web page instead of JSON',
    faults: [{ kind: 'html', resource: 'students' }],
    broken: STUDENTS,
    code: 'source.not_json',
    message: /^127\.0\.0\.1:\d+ answered with a web page where students should be\.$/,
    next: /Check the address: it may lead to a sign-in page/,
  },
  {
    name: 'JSON that is cut off',
    faults: [{ kind: 'truncated', resource: 'students' }],
    broken: STUDENTS,
    code: 'source.not_json',
    message: /answered with a cut-off answer where students should be/,
    next: /tell the vendor/,
  },
  {
    name: 'a page of 60 MB',
    faults: [{ kind: 'huge', resource: 'students', megabytes: 60 }],
    broken: STUDENTS,
    code: 'source.too_large',
    message: /A page of students is larger than 50 MB/,
    next: /Ask the vendor whether students holds a record of unusual size/,
  },
  {
    name: 'a record without its id',
    faults: [{ kind: 'noId', resource: 'students' }],
    broken: STUDENTS,
    code: 'data.no_key',
    message: /^1 record\(s\) of students came without id, so they cannot be told apart\.$/,
    next: /Ask whoever enters the data to complete the record/,
  },
  {
    name: 'a number where text was promised',
    faults: [{ kind: 'numberForText', resource: 'students', field: 'studentUniqueId' }],
    broken: STUDENTS,
    code: 'data.wrong_type',
    message: /^1 value\(s\) of students\.student_unique_id are a number where text was promised\.$/,
    next: /leading zeros may be lost/,
  },
  {
    name: 'pages that follow each other without end',
    faults: [{ kind: 'endlessToken', resource: 'calendarDates' }],
    broken: ['school_calendar', 'student_enrollment'],
    code: 'source.endless',
    message: /repeats the same pages of calendarDates without end/,
    next: /Tell the vendor that paging does not end/,
  },
  {
    name: 'a resource the key may not read any more',
    faults: [{ kind: 'denied', resource: 'students' }],
    broken: STUDENTS,
    code: 'source.forbidden',
    message: /^The key may not read students\. .*correlation id/,
    next: /Ask your vendor to add students to the key’s claim set/,
  },
  {
    name: 'a refused key',
    faults: [{ kind: 'denied', resource: 'token' }],
    broken: ALL,
    code: 'source.refused_key',
    message: /^127\.0\.0\.1:\d+ refused the key and secret\.$/,
    next: /Open Connections and give the key and secret anew/,
  },
  {
    name: 'an error of the server in one collection that does not pass',
    faults: [{ kind: 'serverError', resource: 'students' }],
    broken: STUDENTS,
    code: 'source.error',
    message: /answered with error 500 for students/,
    next: /If it lasts, send this message to the vendor/,
  },
  {
    name: 'no answer for one collection, whatever one does',
    faults: [{ kind: 'closeSocket', resource: 'students' }],
    broken: STUDENTS,
    code: 'source.unreachable',
    message: /No answer from 127\.0\.0\.1/,
    next: /the system may be down/,
  },
  {
    name: 'silence in the middle of a walk by cursor',
    faults: [{ kind: 'closeSocket', resource: 'calendarDates', after: 2 }],
    broken: ['school_calendar', 'student_enrollment'],
    code: 'source.unreachable',
    message: /No answer from 127\.0\.0\.1/,
    next: /the system may be down/,
  },
  {
    name: 'a throttled collection that does not say for how long, for ever',
    faults: [{ kind: 'tooMany', resource: 'students' }],
    broken: STUDENTS,
    code: 'source.too_busy',
    message: /asks to slow down/,
    next: /Nothing to do/,
  },
];

const values = (id: Id): Tab['values'] => desk.tab(id).values;

test.each(cases)('$name', async ({ faults, broken, code, message, next }) => {
  const before = new Map(DATASETS.map((id) => [id, values(id)]));
  desk.happen();
  // What changed long ago is forgotten: the next read is a full one, of many pages.
  desk.district.data.forgetChangesBefore(desk.district.data.version());
  desk.district.faults.add(...faults);
  const run = await desk.refresh(6);
  expect(run.is).toBe('failed');
  expect(run.trouble).toMatchObject({ code, message: expect.stringMatching(message) });
  const state = await desk.state();
  for (const card of state.datasets.filter((d) => DATASETS.includes(d.id as Id))) {
    const id = card.id as Id;
    if (!broken.includes(id)) {
      expect([id, card.status]).toEqual([id, 'fresh']);
      continue;
    }
    expect(card.status).toBe('failed');
    expect(card.trouble?.code).toBe(code);
    expect(card.trouble?.message).toMatch(message);
    expect(card.trouble?.next).toMatch(next);
    expect(`${card.trouble?.message} ${card.trouble?.next}`).not.toMatch(/\{|undefined|\bat .*:\d/);
    expect(values(id)).toEqual(before.get(id));
  }
  // Well again, and nothing of the trouble is left.
  desk.district.faults.clear();
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect((await desk.card(broken[0] as Id)).trouble).toBeUndefined();
});

test('one 429 that says nothing of time is waited for, and nobody learns of it', async () => {
  desk.happen();
  // The first strikes the question whether it cuts into partitions, which can do without an answer.
  desk.district.faults.add({ kind: 'tooMany', resource: 'students', times: 2 });
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(desk.mails()).toEqual([]);
  expect(desk.logs().filter((line) => line.includes('"http.retry"'))).toHaveLength(1);
});

test('a key that ends in mid-walk is renewed, and nobody learns of it', async () => {
  desk.happen();
  desk.district.data.forgetChangesBefore(desk.district.data.version());
  let asked = 0;
  const stop = desk.district.onRequest((phase, { resource }) => {
    if (phase === 'before' && resource !== '' && ++asked % 7 === 0) desk.district.expireTokens();
  });
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  stop();
  expect(asked).toBeGreaterThan(7);
  expect(desk.mails()).toEqual([]);
  expect(desk.logs().filter((line) => /"read\.failed"|"http\.failed"/.test(line))).toEqual([]);
});

test('what only passes is mailed to nobody; what needs a person once', async () => {
  desk.happen();
  desk.district.faults.add({ kind: 'serverError', resource: 'students' });
  expect(await desk.refresh(6)).toMatchObject({ is: 'failed', trouble: { code: 'source.error' } });
  expect(desk.mails()).toEqual([]);
  desk.district.faults.clear();
  desk.district.faults.add({ kind: 'html', resource: 'students' });
  for (let again = 0; again < 3; again++) expect((await desk.refresh(6)).is).toBe('failed');
  expect(desk.mails().map(({ subject }) => subject)).toEqual([
    'Homeroom: Student Demographics & Enrollment needs you',
  ]);
  desk.district.faults.clear();
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(
    desk
      .mails()
      .map(({ subject }) => subject)
      .slice(1),
  ).toEqual(['Homeroom: Student Demographics & Enrollment is well again']);
});
