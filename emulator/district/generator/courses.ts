import type { Body } from '../identities';
import { refer, type Emitter } from './emit';
import { LONG_TEXT, NASTY_SECTION } from './nasty';
import { AGENCY_ID, agencyOrganization, sessionReference, type Kind, type School } from './schools';
import { gradeLevel } from './students';
import type { SchoolYear, Term } from './years';

export interface Course {
  readonly code: string;
  readonly title: string;
  readonly subject: string;
  readonly kind: Kind;
  readonly grade: number;
}

export interface Section {
  readonly school: School;
  readonly course: Course;
  readonly term: Term;
  readonly year: number;
  readonly identifier: string;
  /** Which of the parallel classes it is, from 0. */
  readonly part: number;
  readonly reference: Body;
  readonly key: Body;
}

const ELEMENTARY = [
  ['ELA', 'English Language Arts', 'English Language Arts'],
  ['MATH', 'Mathematics', 'Mathematics'],
  ['SCI', 'Science', 'Science'],
] as const;
const MIDDLE = [
  ...ELEMENTARY,
  ['SOC', 'Social Studies', 'Social Studies'],
  ['ART', 'Art & Music', 'Fine and Performing Arts'],
] as const;
const HIGH: readonly (readonly (readonly [string, string, string])[])[] = [
  [
    ['ENG-1', 'English I', 'English Language Arts'],
    ['ALG-1', 'Algebra I', 'Mathematics'],
    ['BIO', 'Biology', 'Science'],
    ['WORLD', 'World History', 'Social Studies'],
    ['SPAN-1', 'Español I', 'Foreign Language and Literature'],
  ],
  [
    ['ENG-2', 'English II', 'English Language Arts'],
    ['GEOM', 'Geometry', 'Mathematics'],
    ['CHEM', 'Chemistry', 'Science'],
    ['CIVICS', 'Civics', 'Social Studies'],
    ['ART-2', 'Studio Art', 'Fine and Performing Arts'],
  ],
  [
    ['ENG-3', 'English III', 'English Language Arts'],
    ['ALG-2', 'Algebra II', 'Mathematics'],
    ['PHYS', 'Physics', 'Science'],
    ['USHIST', 'United States History', 'Social Studies'],
    ['PE-3', 'Physical Education', 'Physical, Health, and Safety Education'],
  ],
  [
    ['ENG-4', 'English IV', 'English Language Arts'],
    ['CALC', 'Calculus', 'Mathematics'],
    ['ENV', 'Environmental Science', 'Science'],
    ['ECON', 'Economics', 'Social Studies'],
    ['CTE-4', 'Computer Science', 'Career and Technical Education'],
  ],
];

export const COURSES: readonly Course[] = [
  ...range(0, 5).flatMap((grade) => simple(ELEMENTARY, 'elementary', grade)),
  ...range(6, 8).flatMap((grade) => simple(MIDDLE, 'middle', grade)),
  ...HIGH.flatMap((list, i) =>
    list.map(
      ([code, title, subject]) => ({ code, title, subject, kind: 'high', grade: 9 + i }) as const,
    ),
  ),
];

function simple(
  list: readonly (readonly [string, string, string])[],
  kind: Kind,
  grade: number,
): Course[] {
  const label = grade === 0 ? 'K' : String(grade).padStart(2, '0');
  return list.map(([code, title, subject]) => ({
    code: `${code}-${label}`,
    title: `${title}, ${grade === 0 ? 'Kindergarten' : `Grade ${grade}`}`,
    subject,
    kind,
    grade,
  }));
}

const CLASS_SIZE = 25;

/** The sections of the year; `sizes` says how many students a school has in a grade. */
export function planSections(
  schools: readonly School[],
  year: SchoolYear,
  sizes: (school: School, grade: number) => number,
): Section[] {
  return schools.flatMap((school) =>
    year.terms.flatMap((term) =>
      COURSES.filter((course) => school.grades.includes(course.grade)).flatMap((course) => {
        const parts = Math.max(1, Math.ceil(sizes(school, course.grade) / CLASS_SIZE));
        return range(0, parts - 1).map((part) =>
          planSection(school, year.year, term, course, part),
        );
      }),
    ),
  );
}

function planSection(
  school: School,
  year: number,
  term: Term,
  course: Course,
  part: number,
): Section {
  const identifier = `${school.id}-${course.code}-${term.term.charAt(0)}-${part + 1}`;
  const key = {
    localCourseCode: course.code,
    schoolId: school.id,
    schoolYear: year,
    sectionIdentifier: identifier,
    sessionName: term.name,
  };
  return { school, course, term, year, identifier, part, key, reference: refer('sections', key) };
}

export function emitCourses(out: Emitter, schools: readonly School[], year: SchoolYear): void {
  const taught = COURSES.filter(({ grade }) => schools.some((s) => s.grades.includes(grade)));
  const standards = new Set(taught.map((course) => standardId(course)));
  for (const id of standards) out.add('learningStandards', () => standardBody(out, taught, id));
  for (const [index, course] of taught.entries()) {
    out.add('courses', () => ({
      courseCode: course.code,
      identificationCodes: [
        {
          courseIdentificationSystemDescriptor: out.code(
            'CourseIdentificationSystem',
            'LEA course code',
          ),
          identificationCode: course.code,
        },
      ],
      educationOrganizationReference: agencyOrganization,
      academicSubjects: [
        { academicSubjectDescriptor: out.code('AcademicSubject', course.subject) },
      ],
      // Real servers stop at 1,024 characters; one description shows what a longer one does.
      courseDescription:
        index === 0 ? LONG_TEXT : `${course.title} as the state board describes it.`,
      courseTitle: course.title,
      highSchoolCourseRequirement: course.kind === 'high',
      learningStandards: [
        {
          learningStandardReference: refer('learningStandards', {
            learningStandardId: standardId(course),
          }),
        },
      ],
      ...(course.kind === 'high' ? { maximumAvailableCredits: 0.5 } : {}),
      numberOfParts: 1,
      offeredGradeLevels: [{ gradeLevelDescriptor: gradeLevel(out, course.grade) }],
    }));
  }
  for (const school of schools) {
    for (const course of taught.filter(({ grade }) => school.grades.includes(grade))) {
      for (const term of year.terms) emitOffering(out, school, course, year.year, term);
    }
  }
}

function emitOffering(
  out: Emitter,
  school: School,
  course: Course,
  year: number,
  term: Term,
): void {
  out.add('courseOfferings', () => ({
    localCourseCode: course.code,
    courseReference: refer('courses', {
      courseCode: course.code,
      educationOrganizationId: AGENCY_ID,
    }),
    schoolReference: school.reference,
    sessionReference: sessionReference(school, year, term.name),
    localCourseTitle: course.title,
    instructionalTimePlanned: term.days * 50,
    offeredGradeLevels: [{ gradeLevelDescriptor: gradeLevel(out, course.grade) }],
  }));
}

export function emitSections(out: Emitter, sections: readonly Section[]): void {
  for (const [index, section] of sections.entries()) {
    out.add('sections', () => ({
      sectionIdentifier: section.identifier,
      courseOfferingReference: refer('courseOfferings', {
        localCourseCode: section.course.code,
        schoolId: section.school.id,
        schoolYear: section.year,
        sessionName: section.term.name,
      }),
      locationSchoolReference: section.school.reference,
      ...(section.course.kind === 'high' ? { availableCredits: 0.5 } : {}),
      educationalEnvironmentDescriptor: out.code('EducationalEnvironment', 'Classroom'),
      instructionLanguageDescriptor: out.code('Language', 'eng'),
      offeredGradeLevels: [{ gradeLevelDescriptor: gradeLevel(out, section.course.grade) }],
      sectionName: index === 0 ? NASTY_SECTION : `${section.course.title} (${section.part + 1})`,
      sequenceOfCourse: 1,
    }));
  }
}

const standardId = (course: Course): string => `MSD.${course.subject.slice(0, 4)}.${course.grade}`;

function standardBody(out: Emitter, taught: readonly Course[], id: string): Body {
  const course = taught.find((candidate) => standardId(candidate) === id) as Course;
  return {
    learningStandardId: id,
    namespace: 'uri://meadowbrook.example/LearningStandard',
    description: `What a student can do in ${course.subject} by the end of ${course.title}.`,
    academicSubjects: [{ academicSubjectDescriptor: out.code('AcademicSubject', course.subject) }],
    gradeLevels: [{ gradeLevelDescriptor: gradeLevel(out, course.grade) }],
    contentStandard: { title: 'Meadowbrook Standards', version: '2024' },
    learningStandardItemCode: id,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
