/** A small school of two buildings, as OneRoster 1.2 writes it. */
import type { Row } from '../vendor';

export type Resource =
  | 'orgs'
  | 'academicSessions'
  | 'courses'
  | 'classes'
  | 'users'
  | 'enrollments'
  | 'demographics'
  | 'categories'
  | 'lineItems'
  | 'results';
export type School = Record<Resource, Row[]>;

const BEGIN = Date.parse('2026-08-01T00:00:00Z');
const FIRST = ['Zoë', 'Björn', 'María José', 'Łukasz', 'Aisha', '=1+2', 'Nguyễn', 'Chloé'];
const LAST = ['Nuñez', 'Åkesson', 'O’Brien', 'Żółć', 'al-Farsi', 'Smith', 'Trần', 'de la Cruz'];
const two = (n: number): string => String(n).padStart(2, '0');

/** @param students of both schools together. */
export const schoolOf = (students: number): School => {
  let made = 0;
  const record = (sourcedId: string, more: Row): Row => ({
    sourcedId,
    status: 'active',
    dateLastModified: new Date(BEGIN + (made += 1) * 60_000).toISOString(),
    ...more,
  });
  const ref = (type: string, sourcedId: string): Row => ({
    href: `https://sis.example.org/ims/oneroster/rostering/v1p2/${type}s/${sourcedId}`,
    sourcedId,
    type,
  });
  const schools = ['o-1', 'o-2'];
  const [terms, courses] = [
    ['t-1', 't-2'],
    ['k-1', 'k-2', 'k-3'],
  ];
  const classes = schools.flatMap((school) =>
    courses.map((course) => ({ id: `c-${school}-${course}`, school, course })),
  );
  const people = Array.from({ length: students }, (_, n) => ({
    id: `u-${two(n)}`,
    school: schools[n % 2]!,
    n,
  }));
  const teachers = schools.map((school, n) => ({ id: `p-${n}`, school, n }));
  const session = (id: string, title: string, type: string, days: [string, string], up?: string) =>
    record(id, {
      title,
      type,
      startDate: days[0],
      endDate: days[1],
      schoolYear: '2027',
      ...(up ? { parent: ref('academicSession', up) } : {}),
    });
  const named = (n: number): Row => ({
    givenName: FIRST[n % FIRST.length]!,
    familyName: LAST[(n * 3) % LAST.length]!,
  });
  const lineItems = classes.flatMap(({ id, school }) =>
    ['q-1', 'q-2'].map((period) => ({ id: `l-${id}-${period}`, class: id, school, period })),
  );

  return {
    orgs: [
      record('o-0', { name: 'Willow District', type: 'district', identifier: '00100' }),
      ...schools.map((id, n) =>
        record(id, {
          name: ['École Voltaire', 'Lincoln High'][n]!,
          type: 'school',
          identifier: `0012${n}`,
          parent: ref('org', 'o-0'),
        }),
      ),
    ],
    academicSessions: [
      session('y-1', '2026-2027', 'schoolYear', ['2026-08-24', '2027-06-11']),
      session('t-1', 'Fall', 'semester', ['2026-08-24', '2027-01-15'], 'y-1'),
      session('t-2', 'Spring', 'semester', ['2027-01-19', '2027-06-11'], 'y-1'),
      session('q-1', 'Quarter 1', 'gradingPeriod', ['2026-08-24', '2026-10-30'], 't-1'),
      session('q-2', 'Quarter 2', 'gradingPeriod', ['2026-11-02', '2027-01-15'], 't-1'),
    ],
    courses: courses.map((id, n) =>
      record(id, {
        title: ['Algebra I', 'Français', 'Homeroom'][n]!,
        courseCode: `00${n}1`,
        grades: ['09', '10'],
        subjects: [['Mathematics'], ['World languages', 'Literature'], []][n]!,
        org: ref('org', 'o-0'),
      }),
    ),
    classes: classes.map(({ id, school, course }, n) =>
      record(id, {
        title: `Group ${n + 1}`,
        classCode: `00${n}`,
        classType: course === 'k-3' ? 'homeroom' : 'scheduled',
        location: `B ${n + 10}`,
        grades: ['09'],
        course: ref('course', course),
        school: ref('org', school),
        terms: (course === 'k-1' ? terms : ['t-1']).map((term) => ref('academicSession', term)),
        periods: [String((n % 3) + 1)],
      }),
    ),
    users: [
      ...people.map(({ id, school, n }) =>
        record(id, {
          ...named(n),
          enabledUser: 'true',
          username: `student${n}`,
          identifier: `00${417 + n}`,
          roles: [{ roleType: 'primary', role: 'student', org: ref('org', school) }],
          grades: [n % 3 === 0 ? '10' : '09'],
        }),
      ),
      ...teachers.map(({ id, school, n }) =>
        record(id, {
          ...named(n + 4),
          enabledUser: 'true',
          identifier: `T00${n}`,
          email: `teacher${n}@willow.example`,
          roles: [
            {
              roleType: 'primary',
              role: 'teacher',
              org: ref('org', school),
              beginDate: '2019-08-01',
            },
          ],
        }),
      ),
    ],
    enrollments: classes.flatMap(({ id, school }) => [
      ...teachers
        .filter((teacher) => teacher.school === school)
        .map((teacher) =>
          record(`e-${id}-${teacher.id}`, {
            user: ref('user', teacher.id),
            class: ref('class', id),
            school: ref('org', school),
            role: 'teacher',
            primary: 'true',
          }),
        ),
      ...people
        .filter((person) => person.school === school)
        .map((person) =>
          record(`e-${id}-${person.id}`, {
            user: ref('user', person.id),
            class: ref('class', id),
            school: ref('org', school),
            role: 'student',
            primary: 'false',
            beginDate: person.n % 4 === 0 ? '2026-09-07' : '2026-08-24',
          }),
        ),
    ]),
    demographics: people.map(({ id, n }) =>
      record(id, {
        birthDate: `2011-${two((n % 12) + 1)}-${two((n % 28) + 1)}`,
        sex: n % 2 === 0 ? 'female' : 'male',
        white: n % 3 === 0 ? 'true' : 'false',
        asian: n % 3 === 1 ? 'true' : 'false',
        hispanicOrLatinoEthnicity: n % 5 === 0 ? 'true' : 'false',
      }),
    ),
    categories: [
      record('g-1', { title: 'Quarter', weight: 0.4 }),
      record('g-2', { title: 'Exam' }),
    ],
    lineItems: lineItems.map((item) =>
      record(item.id, {
        title: `Grade of ${item.period}`,
        assignDate: '2026-08-24T00:00:00.000Z',
        dueDate: '2026-10-30T00:00:00.000Z',
        class: ref('class', item.class),
        school: ref('org', item.school),
        category: ref('category', 'g-1'),
        gradingPeriod: ref('academicSession', item.period),
        resultValueMin: 0,
        resultValueMax: 100,
      }),
    ),
    results: lineItems
      .filter(({ period }) => period === 'q-1')
      .flatMap((item) =>
        people
          .filter(({ school }) => school === item.school)
          .map(({ id, n }) =>
            record(`r-${item.id}-${id}`, {
              lineItem: ref('lineItem', item.id),
              student: ref('user', id),
              ...standing(n),
            }),
          ),
      ),
  };
};

/** What a teacher enters: most are graded, some late, and some have nothing to be graded. */
const standing = (n: number): Row =>
  n % 11 === 9
    ? { scoreStatus: 'exempt' }
    : n % 11 === 10
      ? { scoreStatus: 'not submitted' }
      : {
          scoreStatus: 'fully graded',
          score: 60 + ((n * 7) % 40) + 0.5,
          textScore: ['A', 'B', 'C', 'D'][n % 4]!,
          scoreDate: '2026-10-30',
          // The grade book of 1.2 has these, and writes them as texts.
          ...(n % 5 === 1 ? { late: 'true', missing: 'false' } : {}),
        };

/** A record as 1.1 has it: one role and a list of organizations, and a small d in the birth date. */
export const older = (resource: Resource, record: Row): Row => {
  if (resource === 'users') {
    const { roles, ...rest } = record;
    const list = (roles ?? []) as Row[];
    return {
      ...rest,
      role: list[0]?.['role'] ?? null,
      orgs: list.map((one) => one['org'] ?? null),
    };
  }
  if (resource === 'demographics') {
    const { birthDate, ...rest } = record;
    return { ...rest, birthdate: birthDate ?? '' };
  }
  return record;
};
