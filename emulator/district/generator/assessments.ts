import type { Body } from '../identities';
import { referShared, type Emitter } from './emit';
import type { Spell } from './enrollment';
import { random } from './random';
import { yearReference, type School } from './schools';
import { gradeLevel } from './students';

interface Test {
  readonly identifier: string;
  readonly title: string;
  readonly subject: string;
  readonly year: number;
  readonly date: string;
  readonly objectives: readonly string[];
}

const NAMESPACE = 'uri://meadowbrook.example/Assessment';
const ELA = ['Reading literature', 'Reading information', 'Writing'];
const MATH = ['Numbers', 'Geometry', 'Data'];

export const TESTS: readonly Test[] = [
  test('ELA', 'English Language Arts', 'Spring 2026', 2026, '2026-04-21T09:00:00', ELA),
  test('MATH', 'Mathematics', 'Spring 2026', 2026, '2026-04-23T09:00:00', MATH),
  test('ELA', 'English Language Arts', 'Fall 2026', 2027, '2026-10-06T09:00:00', ELA),
  test('MATH', 'Mathematics', 'Fall 2026', 2027, '2026-10-08T09:00:00', MATH),
];

function test(
  code: string,
  subject: string,
  when: string,
  year: number,
  date: string,
  objectives: readonly string[],
): Test {
  const identifier = `${code}-${when.replace(' ', '-')}`;
  return { identifier, title: `${subject} ${when}`, subject, year, date, objectives };
}

const LEVELS = [
  [2600, 'Advanced'],
  [2450, 'Met Standard'],
  [0, 'Did Not Meet Standard'],
] as const;

const method = (out: Emitter, value: string): string =>
  out.code('AssessmentReportingMethod', value);
const integer = (out: Emitter): string => out.code('ResultDatatypeType', 'Integer');

export function emitAssessments(out: Emitter, schools: readonly School[]): void {
  const grades = [...new Set(schools.flatMap((s) => s.grades))].filter((g) => g >= 3 && g <= 11);
  for (const { identifier, title, subject, objectives } of TESTS) {
    const reference = referShared('assessments', {
      assessmentIdentifier: identifier,
      namespace: NAMESPACE,
    });
    const subjectCode = (): string => out.code('AcademicSubject', subject);
    out.add('assessments', () => ({
      assessmentIdentifier: identifier,
      namespace: NAMESPACE,
      academicSubjects: [{ academicSubjectDescriptor: subjectCode() }],
      assessedGradeLevels: grades.map((grade) => ({
        gradeLevelDescriptor: gradeLevel(out, grade),
      })),
      assessmentCategoryDescriptor: out.code('AssessmentCategory', 'Benchmark test'),
      assessmentTitle: title,
      assessmentFamily: 'Meadowbrook Benchmark',
      assessmentVersion: 2026,
      maxRawScore: 60,
      performanceLevels: LEVELS.map(([least, level]) => ({
        assessmentReportingMethodDescriptor: method(out, 'Scale score'),
        performanceLevelDescriptor: out.code('PerformanceLevel', level),
        resultDatatypeTypeDescriptor: integer(out),
        minimumScore: String(least),
      })),
      scores: [
        {
          assessmentReportingMethodDescriptor: method(out, 'Scale score'),
          minimumScore: '2200',
          maximumScore: '2800',
          resultDatatypeTypeDescriptor: integer(out),
        },
      ],
    }));
    for (const item of ITEMS)
      out.add('assessmentItems', () => ({
        identificationCode: `${identifier}-Q${item}`,
        assessmentReference: reference,
        possibleResponses: ANSWERS.map((responseValue, at) => ({
          responseValue,
          correctResponse: at === rightAnswer(item),
        })),
        maxRawScore: 1,
      }));
    for (const [index, description] of objectives.entries()) {
      out.add('objectiveAssessments', () => ({
        identificationCode: `${identifier}-${index + 1}`,
        assessmentReference: reference,
        academicSubjectDescriptor: subjectCode(),
        description,
        maxRawScore: 20,
        percentOfAssessment: 0.33,
        assessmentItems: ITEMS.filter((item) => objectiveOf(item) === index).map((item) => ({
          assessmentItemReference: itemReference(identifier, item),
        })),
      }));
    }
  }
}

/** Questions of a test, two for each objective; the right answer wanders. */
const ITEMS = [1, 2, 3, 4, 5, 6];
const ANSWERS = ['A', 'B', 'C', 'D'];
const objectiveOf = (item: number): number => Math.floor((item - 1) / 2);
const itemReference = (identifier: string, item: number): Body =>
  referShared('assessmentItems', {
    assessmentIdentifier: identifier,
    identificationCode: `${identifier}-Q${item}`,
    namespace: NAMESPACE,
  });
const rightAnswer = (item: number): number => item % ANSWERS.length;

/** Who knows more answers right more often; who does not is drawn to the answer beside the right one. */
function answers(out: Emitter, seed: number, sat: Test, score: number, student: number): Body[] {
  const chance = random(seed, 'answers', sat.identifier, student);
  return ITEMS.flatMap((item): Body[] => {
    const [knows, wrong, skips] = [chance.next(), chance.next(), chance.next()];
    if (skips < 0.02) return [];
    const right = rightAnswer(item);
    const isRight = knows < Math.min(0.95, Math.max(0.2, (score - 2200) / 500 - item * 0.03));
    const away = wrong < 0.55 ? 1 : wrong < 0.8 ? 2 : 3;
    return [
      {
        assessmentItemReference: itemReference(sat.identifier, item),
        assessmentItemResultDescriptor: out.code(
          'AssessmentItemResult',
          isRight ? 'Correct' : 'Incorrect',
        ),
        assessmentResponse: ANSWERS[(right + (isRight ? 0 : away)) % ANSWERS.length],
        rawScoreResult: isRight ? 1 : 0,
      },
    ];
  });
}

/** What a student scored in the tests of a school year. */
export function emitResults(out: Emitter, seed: number, spell: Spell): void {
  const { student, grade } = spell;
  if (grade < 3 || grade > 11 || !spell.primary) return;
  const chance = random(seed, 'tests', student.index, spell.year.year);
  const talent = 2300 + Math.floor(chance.next() * 360);
  for (const sat of TESTS.filter(({ year }) => year === spell.year.year)) {
    const score = talent + chance.int(-60, 60);
    const missed = chance.chance(0.04);
    const spread = chance.int(0, 20);
    const day = sat.date.slice(0, 10);
    if (spell.entry > day || (spell.exit !== undefined && spell.exit <= day)) continue;
    const missing = out.code('ReasonNotTested', 'Absent');
    const place = out.code('AdministrationEnvironment', 'School');
    for (const name of ['Percentile', 'Raw score']) method(out, name);
    for (const name of ['Correct', 'Incorrect']) out.code('AssessmentItemResult', name);
    out.add('studentAssessments', () => ({
      studentAssessmentIdentifier: `${sat.identifier}/${student.index}`,
      assessmentReference: referShared('assessments', {
        assessmentIdentifier: sat.identifier,
        namespace: NAMESPACE,
      }),
      reportedSchoolReference: spell.school.reference,
      schoolYearTypeReference: yearReference(sat.year),
      studentReference: student.reference,
      administrationDate: sat.date,
      administrationEnvironmentDescriptor: place,
      whenAssessedGradeLevelDescriptor: gradeLevel(out, grade),
      ...(missed
        ? { reasonNotTestedDescriptor: missing }
        : {
            ...results(out, sat, score, spread),
            items: answers(out, seed, sat, score, student.index),
          }),
    }));
  }
}

function results(out: Emitter, sat: Test, score: number, spread: number): Body {
  const level = LEVELS.find(([least]) => score >= least)?.[1] ?? 'Did Not Meet Standard';
  const entry = (name: string, result: number): Body => ({
    assessmentReportingMethodDescriptor: method(out, name),
    resultDatatypeTypeDescriptor: integer(out),
    result: String(result),
  });
  const percentile = Math.min(99, Math.max(1, Math.round((score - 2240) / 4.8)));
  const reached = (name: string): Body[] => [
    {
      assessmentReportingMethodDescriptor: method(out, 'Scale score'),
      performanceLevelDescriptor: out.code('PerformanceLevel', name),
    },
  ];
  return {
    performanceLevels: reached(level),
    scoreResults: [entry('Scale score', score), entry('Percentile', percentile)],
    studentObjectiveAssessments: sat.objectives.map((_, index) => {
      const raw = Math.min(
        20,
        Math.max(0, Math.round((score - 2240) / 24) + ((spread + index) % 5) - 2),
      );
      return {
        objectiveAssessmentReference: referShared('objectiveAssessments', {
          assessmentIdentifier: sat.identifier,
          identificationCode: `${sat.identifier}-${index + 1}`,
          namespace: NAMESPACE,
        }),
        performanceLevels: reached(raw >= 10 ? 'Met Standard' : 'Did Not Meet Standard'),
        scoreResults: [entry('Raw score', raw)],
      };
    }),
  };
}
