/** A small district as Clever's API 3.1 writes it (its OpenAPI document has every field). */
import type { Row } from '../vendor';

export type Resource = 'districts' | 'schools' | 'terms' | 'courses' | 'sections' | 'users';
export type District = Record<Resource, Row[]>;

const FIRST = ['Zoë', 'Björn', 'María José', 'Łukasz', 'Aisha', '=1+2', 'Nguyễn', 'Chloé'];
const LAST = ['Nuñez', 'Åkesson', 'O’Brien', 'Żółć', 'al-Farsi', 'Smith', 'Trần', 'de la Cruz'];
const RACES = [
  'Caucasian',
  'Asian',
  'Black or African American',
  'Two or More Races',
  'Unknown',
  '',
];

/** Ids are 24 hexadecimal digits that grow with time, as MongoDB makes them. */
export const idOf = (n: number): string => `66c5e000${n.toString(16).padStart(16, '0')}`;

export const districtOf = (students: number): District => {
  let made = 0;
  const next = (): string => idOf((made += 1));
  const times = { created: '2026-08-01T06:00:00.000Z', last_modified: '2026-08-20T06:00:00.000Z' };
  const district = next();
  const schools = ['École Voltaire', 'Lincoln High'].map((name, n): Row & { id: string } => ({
    id: next(),
    ...{ district, name, school_number: `0012${n}`, sis_id: `0012${n}`, low_grade: '9' },
    ...{ high_grade: '12', state_id: '', phone: '' },
    ...{ principal: { name: 'Ada Reyes', email: 'ada@willow.example' }, ...times },
    location: { city: 'Willow', zip: '00501' },
  }));
  const terms = [
    ['Fall', '2026-08-24', '2027-01-15'],
    ['Spring', '2027-01-19', '2027-06-11'],
  ].map(([name, from, to]): Row & { id: string } => ({
    id: next(),
    ...{ district, name: name!, start_date: from!, end_date: to! },
  }));
  const courses = ['Algebra I', 'Français', 'Advisory'].map((name, n): Row & { id: string } => ({
    id: next(),
    ...{ district, name, number: `00${n}1` },
  }));
  const named = (n: number) => ({
    first: FIRST[n % FIRST.length]!,
    last: LAST[(n * 3) % LAST.length]!,
    middle: '',
  });
  const people = Array.from({ length: students }, (_, n): Row & { id: string } => {
    const school = schools[n % 2]!.id;
    return {
      id: next(),
      ...{ district, email: `student${n}@willow.example`, name: named(n), ...times },
      roles: {
        student: {
          ...{ school, schools: [school], sis_id: `00${417 + n}`, student_number: `00${417 + n}` },
          ...{ dob: `${(n % 12) + 1}/${(n % 28) + 1}/2011`, gender: ['M', 'F', 'X', ''][n % 4]! },
          ...{
            grade: ['9', '10'][n % 2]!,
            race: RACES[n % RACES.length]!,
            home_language: 'Spanish',
          },
          ...{ hispanic_ethnicity: n % 5 === 0 ? 'Y' : 'N', ell_status: n % 3 === 0 ? 'Y' : 'N' },
          ...{ frl_status: ['Free', 'Paid', ''][n % 3]!, iep_status: n % 4 === 0 ? 'Y' : 'N' },
          enrollments: n % 6 === 0 ? [] : [{ school, start_date: '2026-08-24', end_date: '' }],
        },
      },
    };
  });
  const staff = schools.map((school, n): Row & { id: string } => ({
    id: next(),
    ...{ district, email: `teacher${n}@willow.example`, name: named(n + 4), ...times },
    roles: {
      teacher: {
        ...{ school: school.id, schools: [school.id], sis_id: `T00${n}`, title: 'Teacher' },
        teacher_number: `T00${n}`,
      },
      ...(n === 0 ? { staff: { staff_id: 'P1', title: 'Dean', schools: [school.id] } } : {}),
    },
  }));
  const sections = schools.flatMap((school, s) =>
    courses.map((course, n): Row & { id: string } => ({
      id: next(),
      ...{ district, school: school.id, course: course.id, term_id: terms[n % 2]!.id, ...times },
      ...{
        name: `Group ${n + 1}`,
        section_number: `00${n}`,
        sis_id: `x${s}${n}`,
        period: String(n),
      },
      ...{ subject: ['math', 'language', 'homeroom/advisory'][n]!, grade: '9' },
      ...{ teacher: staff[s]!.id, teachers: [staff[s]!.id] },
      students: people.filter((_, p) => p % 2 === s).map(({ id }) => id),
    })),
  );
  return {
    districts: [
      {
        ...{ id: district, name: 'Willow District', nces_id: '0601234', state: 'running' },
        ...{ sis_type: 'powerschool', last_sync: '2026-11-22T04:00:00.000Z' },
      },
    ],
    ...{ schools, terms, courses, sections, users: [...people, ...staff] },
  };
};
