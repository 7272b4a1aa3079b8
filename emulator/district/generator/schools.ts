import type { Body } from '../identities';
import { refer, referOrganization, referShared, type Emitter } from './emit';
import { random } from './random';
import type { SchoolYear } from './years';

export const GRADES = [
  'Kindergarten',
  'First grade',
  'Second grade',
  'Third grade',
  'Fourth grade',
  'Fifth grade',
  'Sixth grade',
  'Seventh grade',
  'Eighth grade',
  'Ninth grade',
  'Tenth grade',
  'Eleventh grade',
  'Twelfth grade',
] as const;

export type Kind = 'elementary' | 'middle' | 'high';

export interface School {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  /** Indexes into GRADES. */
  readonly grades: readonly number[];
  readonly reference: Body;
  readonly organization: Body;
}

export const AGENCY_ID = 815900;
export const agency = refer('localEducationAgencies', { localEducationAgencyId: AGENCY_ID });
export const agencyOrganization = referOrganization('localEducationAgencies', {
  localEducationAgencyId: AGENCY_ID,
});
export const yearReference = (year: number): Body =>
  referShared('schoolYearTypes', { schoolYear: year });

const KINDS: readonly Kind[] = ['elementary', 'middle', 'high', 'high'];
const SPANS: Readonly<Record<Kind, readonly [number, number]>> = {
  elementary: [0, 5],
  middle: [6, 8],
  high: [9, 12],
};
const CATEGORY = { elementary: 'Elementary School', middle: 'Middle School', high: 'High School' };
const NAMES = ['Alder Creek', 'Birchwood', 'Cedar Hill', 'Dogwood', 'Elm Park', 'Foxglove'];

export function planSchools(count: number): School[] {
  return Array.from({ length: count }, (_, i) => {
    const kind = KINDS[i % KINDS.length] as Kind;
    const [from, to] = SPANS[kind];
    const id = AGENCY_ID * 1000 + i + 1;
    const series = i < NAMES.length ? '' : ` ${Math.floor(i / NAMES.length) + 1}`;
    return {
      id,
      kind,
      name: `${NAMES[i % NAMES.length]}${series} ${CATEGORY[kind]}`,
      grades: Array.from({ length: to - from + 1 }, (_unused, g) => from + g),
      reference: refer('schools', { schoolId: id }),
      organization: referOrganization('schools', { schoolId: id }),
    };
  });
}

export function emitSchools(out: Emitter, schools: readonly School[], seed: number): void {
  const address = (street: string): Body => ({
    addressTypeDescriptor: out.code('AddressType', 'Physical'),
    stateAbbreviationDescriptor: out.code('StateAbbreviation', 'OR'),
    city: 'Meadowbrook',
    postalCode: '01907',
    streetNumberName: street,
    nameOfCounty: 'Lindero',
  });
  const category = (value: string): Body[] => [
    {
      educationOrganizationCategoryDescriptor: out.code('EducationOrganizationCategory', value),
    },
  ];
  out.add('localEducationAgencies', () => ({
    localEducationAgencyId: AGENCY_ID,
    categories: category('Local Education Agency'),
    localEducationAgencyCategoryDescriptor: out.code('LocalEducationAgencyCategory', 'Independent'),
    nameOfInstitution: 'Meadowbrook School District',
    shortNameOfInstitution: 'MSD',
    addresses: [address('1 District Way')],
    webSite: 'https://meadowbrook.example/',
  }));
  for (const school of schools) {
    const chance = random(seed, 'school', school.id);
    out.add('schools', () => ({
      schoolId: school.id,
      educationOrganizationCategories: category('School'),
      gradeLevels: school.grades.map((g) => ({
        gradeLevelDescriptor: out.code('GradeLevel', GRADES[g] as string),
      })),
      localEducationAgencyReference: agency,
      nameOfInstitution: school.name,
      shortNameOfInstitution: school.name.split(' ')[0],
      schoolCategories: [
        { schoolCategoryDescriptor: out.code('SchoolCategory', CATEGORY[school.kind]) },
      ],
      schoolTypeDescriptor: out.code('SchoolType', 'Regular'),
      operationalStatusDescriptor: out.code('OperationalStatus', 'Active'),
      addresses: [address(`${chance.int(10, 980)} ${school.name.split(' ')[0]} Road`)],
      institutionTelephones: [
        {
          institutionTelephoneNumberTypeDescriptor: out.code(
            'InstitutionTelephoneNumberType',
            'Main',
          ),
          telephoneNumber: `(555) 010-${String(chance.int(0, 9999)).padStart(4, '0')}`,
        },
      ],
    }));
  }
}

export const calendarCode = (school: School): string => `${school.id}-REG`;

export const calendarReference = (school: School, year: number): Body =>
  referShared('calendars', {
    calendarCode: calendarCode(school),
    schoolId: school.id,
    schoolYear: year,
  });

export const sessionReference = (school: School, year: number, sessionName: string): Body =>
  referShared('sessions', { schoolId: school.id, schoolYear: year, sessionName });

export function emitYears(
  out: Emitter,
  schools: readonly School[],
  years: readonly SchoolYear[],
  current: number,
): void {
  // Every year that a class or a cohort may name, not only those the district has data of.
  for (let year = current - 10; year <= current + 15; year++) {
    out.add('schoolYearTypes', () => ({
      schoolYear: year,
      currentSchoolYear: year === current,
      schoolYearDescription: `${year - 1}-${year}`,
    }));
  }
  for (const school of schools) for (const year of years) emitYear(out, school, year);
}

function emitYear(out: Emitter, school: School, year: SchoolYear): void {
  const own = {
    schoolReference: school.reference,
    schoolYearTypeReference: yearReference(year.year),
  };
  out.add('calendars', () => ({
    calendarCode: calendarCode(school),
    ...own,
    calendarTypeDescriptor: out.code('CalendarType', 'School'),
  }));
  const calendar = calendarReference(school, year.year);
  for (const { date, event } of year.weekdays) {
    out.add('calendarDates', () => ({
      date,
      calendarReference: calendar,
      calendarEvents: [{ calendarEventDescriptor: out.code('CalendarEvent', event) }],
    }));
  }
  for (const quarter of year.quarters) {
    out.add('gradingPeriods', () => ({
      gradingPeriodDescriptor: out.code('GradingPeriod', quarter.term),
      gradingPeriodName: quarter.name,
      ...own,
      beginDate: quarter.begin,
      endDate: quarter.end,
      periodSequence: quarter.sequence,
      totalInstructionalDays: quarter.days,
    }));
  }
  for (const term of year.terms) {
    out.add('sessions', () => ({
      sessionName: term.name,
      ...own,
      beginDate: term.begin,
      endDate: term.end,
      termDescriptor: out.code('Term', term.term),
      totalInstructionalDays: term.days,
      gradingPeriods: year.quarters
        .filter((quarter) => quarter.termName === term.name)
        .map((quarter) => ({
          gradingPeriodReference: referShared('gradingPeriods', {
            gradingPeriodDescriptor: out.code('GradingPeriod', quarter.term),
            gradingPeriodName: quarter.name,
            schoolId: school.id,
            schoolYear: year.year,
          }),
        })),
    }));
  }
}
