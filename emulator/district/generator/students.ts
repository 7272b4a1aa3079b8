import type { Body } from '../identities';
import { refer, referShared, type Emitter } from './emit';
import { plain, personName } from './names';
import { NASTY_STUDENTS } from './nasty';
import { random } from './random';
import { agencyOrganization, AGENCY_ID, GRADES, type School } from './schools';
import { CURRENT_YEAR } from './years';

/** A student as the whole generator sees one; everything else follows from it and the seed. */
export interface Student {
  readonly index: number;
  readonly uniqueId: string;
  readonly reference: Body;
  readonly girl: boolean;
  /** Index into GRADES in the current year, or in the last year of one who left. */
  readonly grade: number;
  readonly school: School;
  readonly retained: boolean;
  /** Left the district before the current year. */
  readonly former: boolean;
  readonly learnsEnglish: boolean;
  readonly specialEducation: boolean;
  readonly lowIncome: boolean;
}

export function planStudents(seed: number, count: number, schools: readonly School[]): Student[] {
  const grades = [...new Set(schools.flatMap((school) => school.grades))].sort((a, b) => a - b);
  const bySchool = grades.map((grade) => schools.filter((school) => school.grades.includes(grade)));
  return Array.from({ length: count }, (_, index) => {
    const chance = random(seed, 'student', index);
    const place = chance.int(0, grades.length - 1);
    const uniqueId = NASTY_STUDENTS[index]?.studentUniqueId ?? String(604000 + index);
    return {
      index,
      uniqueId,
      reference: refer('students', { studentUniqueId: uniqueId }),
      girl: chance.chance(0.49),
      grade: grades[place] as number,
      school: chance.pick(bySchool[place] as School[]),
      retained: chance.chance(0.03),
      former: index >= NASTY_STUDENTS.length && chance.chance(0.05),
      learnsEnglish: chance.chance(0.14),
      specialEducation: chance.chance(0.13),
      lowIncome: chance.chance(0.42),
    };
  });
}

export function emitStudents(out: Emitter, seed: number, students: readonly Student[]): void {
  for (const student of students) {
    out.add('students', () => studentBody(out, seed, student));
  }
  for (const student of students) {
    out.add('studentEducationOrganizationAssociations', () => demographics(out, seed, student));
  }
}

function studentBody(out: Emitter, seed: number, student: Student): Body {
  const chance = random(seed, 'person', student.index);
  const name = personName(chance, student.girl);
  const nasty = NASTY_STUDENTS[student.index] ?? {};
  const age = 5 + student.grade + (student.retained ? 1 : 0);
  const born = CURRENT_YEAR - 1 - age;
  const month = String(chance.int(1, 12)).padStart(2, '0');
  const day = String(chance.int(1, 28)).padStart(2, '0');
  return {
    studentUniqueId: student.uniqueId,
    birthDate: nasty.birthDate ?? `${born}-${month}-${day}`,
    birthSexDescriptor: out.code('Sex', student.girl ? 'Female' : 'Male'),
    firstName: nasty.firstName ?? name.first,
    ...(name.middle === undefined ? {} : { middleName: name.middle }),
    lastSurname: nasty.lastSurname ?? name.last,
    ...(nasty.preferredFirstName ? { preferredFirstName: nasty.preferredFirstName } : {}),
    ...(chance.chance(0.02) ? { generationCodeSuffix: 'Jr.' } : {}),
  };
}

const RACES: readonly (readonly [string, number])[] = [
  ['White', 0.44],
  ['Black or African American', 0.62],
  ['Asian', 0.74],
  ['American Indian or Alaska Native', 0.77],
  ['Native Hawaiian or Pacific Islander', 0.79],
  ['Two', 0.86],
  ['None', 1],
];

function demographics(out: Emitter, seed: number, student: Student): Body {
  const chance = random(seed, 'demographics', student.index);
  const race = (value: string): Body => ({ raceDescriptor: out.code('Race', value) });
  const draw = chance.next();
  const drawn = RACES.find(([, below]) => draw < below)?.[0] ?? 'White';
  const races =
    drawn === 'None' ? [] : drawn === 'Two' ? [race('White'), race('Asian')] : [race(drawn)];
  const characteristics = [
    student.lowIncome ? 'Economic Disadvantaged' : '',
    chance.chance(0.02) ? 'Homeless' : '',
    chance.chance(0.01) ? 'Migrant' : '',
    chance.chance(0.008) ? 'Foster Care' : '',
  ].filter(Boolean);
  const languageUse = [{ languageUseDescriptor: out.code('LanguageUse', 'Home language') }];
  const language = student.learnsEnglish ? chance.pick(['spa', 'vie', 'ara', 'som']) : 'eng';
  const limited = student.learnsEnglish
    ? chance.pick(['Limited', 'Limited Monitored 1', 'Limited'])
    : 'NotLimited';
  return {
    educationOrganizationReference: agencyOrganization,
    studentReference: student.reference,
    hispanicLatinoEthnicity: chance.chance(0.27),
    // Leaving the sex out is allowed, and some districts do.
    ...(chance.chance(0.01)
      ? {}
      : { sexDescriptor: out.code('Sex', student.girl ? 'Female' : 'Male') }),
    limitedEnglishProficiencyDescriptor: out.code('LimitedEnglishProficiency', limited),
    loginId: `${plain(student.uniqueId) || 's'}${student.index}`,
    races,
    languages: [{ languageDescriptor: out.code('Language', language), uses: languageUse }],
    studentCharacteristics: characteristics.map((value) => ({
      studentCharacteristicDescriptor: out.code('StudentCharacteristic', value),
      periods: [{ beginDate: '2026-07-01' }],
    })),
    studentIdentificationCodes: [
      {
        assigningOrganizationIdentificationCode: 'State',
        studentIdentificationSystemDescriptor: out.code('StudentIdentificationSystem', 'State'),
        // State numbers have leading zeros, as in many states.
        identificationCode: String(1_000_000 + student.index).padStart(10, '0'),
      },
    ],
    studentIndicators: student.specialEducation
      ? [{ indicatorName: 'IEP on file', indicator: 'true', indicatorGroup: 'Services' }]
      : [],
    electronicMails: [
      {
        electronicMailTypeDescriptor: out.code('ElectronicMailType', 'Home/Personal'),
        electronicMailAddress: `student${student.index}@meadowbrook.example`,
      },
    ],
    cohortYears:
      student.grade >= 9
        ? [
            {
              cohortYearTypeDescriptor: out.code('CohortYearType', 'Ninth grade'),
              schoolYearTypeReference: referShared('schoolYearTypes', {
                schoolYear: CURRENT_YEAR - (student.grade - 9),
              }),
            },
          ]
        : [],
  };
}

/** The grade level descriptor of a grade. */
export const gradeLevel = (out: Emitter, grade: number): string =>
  out.code('GradeLevel', GRADES[grade] ?? 'Ungraded');

export { AGENCY_ID };
