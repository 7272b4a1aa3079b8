/** A small district as PowerSchool's API writes it: ids are numbers, and so is many a code. */
import type { Row } from '../vendor';

export interface District {
  readonly schools: Row[];
  readonly students: Row[];
  readonly staff: Row[];
  readonly terms: Row[];
  readonly courses: Row[];
  readonly sections: Row[];
  readonly section_enrollments: Row[];
  readonly powerqueries: Row[];
}
export type Resource = keyof District;

const FIRST = ['Zoë', 'Björn', 'María José', 'Łukasz', 'Aisha', '=1+2', 'Nguyễn', 'Chloé'];
const LAST = ['Nuñez', 'Åkesson', 'O’Brien', 'Żółć', 'al-Farsi', 'Smith', 'Trần', 'de la Cruz'];
export const QUERY = 'org.willow.clubs';

export const districtOf = (students: number): District => {
  let made = 0;
  const next = (): number => (made += 1);
  const schools = ['École Voltaire', 'Lincoln High'].map((name, n) => ({
    id: next(),
    ...{ name, school_number: n === 0 ? '00123' : 124, low_grade: 9, high_grade: 12 },
    ...{ alternate_school_number: 0, phones: '', addresses: { physical: { postal_code: 501 } } },
  }));
  const terms = schools.flatMap(({ id: school }) => [
    { school, id: next(), name: '2026-2027', abbreviation: '26-27', start_year: 2026 },
    { school, id: next(), name: 'Fall', abbreviation: 'S1', start_year: 2026 },
  ]);
  const dated: Row[] = terms.map((term) => ({
    ...{ ...term, start_date: '2026-08-24', portion: 1 },
    end_date: term.name === 'Fall' ? '2027-01-15' : '2027-06-11',
  }));
  const courses = ['Algebra I', 'Français', 'Homeroom'].map((course_name, n) => ({
    ...{ id: next(), course_number: n === 0 ? '0301' : 302 + n, course_name },
  }));
  const named = (n: number): Row => ({
    first_name: FIRST[n % FIRST.length]!,
    last_name: LAST[(n * 3) % LAST.length]!,
  });
  const people = Array.from({ length: students }, (_, n) => ({
    id: next(),
    ...{ local_id: n === 0 ? '00417' : 10_000 + n, student_username: `student${n}` },
    ...{ name: named(n), alerts: '', fees: '' },
    demographics: { gender: n % 2 === 0 ? 'F' : 'M', birth_date: `2011-0${(n % 9) + 1}-10` },
    school_enrollment: {
      ...{ enroll_status: n % 7 === 6 ? 'T' : 'A', enroll_status_code: n % 7 === 6 ? 2 : 0 },
      ...{ grade_level: 9 + (n % 2), entry_date: '2026-08-24', exit_date: '2027-06-12' },
      ...{ school_id: schools[n % 2]!.id, school_number: schools[n % 2]!.school_number },
    },
    ethnicity_race: {
      scheduling_reporting_ethnicity: 'W',
      federal_ethnicity: n % 5 === 0 ? 'YES' : 'NO',
    },
  }));
  const staff = schools.map(({ id: school }, n) => ({
    ...{ school, id: next(), users_dcid: 900 + n, local_id: 77 + n, name: named(n + 4) },
    emails: { work_email: `teacher${n}@willow.example` },
  }));
  const sections = schools.flatMap(({ id: school_id }, s) =>
    courses.map((course, n) => ({
      ...{ school: school_id, id: next(), school_id, course_id: course.id, staff_id: staff[s]!.id },
      ...{
        term_id: terms[s * 2 + (n % 2)]!.id,
        section_number: n + 1,
        expression: `${n + 1}(A-E)`,
      },
    })),
  );
  return {
    ...{ schools, students: people, staff, terms: dated, courses, sections },
    section_enrollments: sections.flatMap((section) =>
      people
        .filter(({ school_enrollment: at }) => at.school_id === section.school_id)
        .map((person, n) => ({
          ...{ id: next(), section_id: section.id, student_id: person.id, dropped: n === 3 },
          ...{ entry_date: '2026-08-24', exit_date: n === 3 ? '2026-09-30' : '2027-01-16' },
        })),
    ),
    // What a PowerQuery answers is text, but for its own number of the row.
    powerqueries: Array.from({ length: 17 }, (_, n) => ({
      ...{ _id: next(), _name: 'clubs', club: ['Chess', 'Théâtre'][n % 2]!, members: String(n) },
    })),
  };
};
