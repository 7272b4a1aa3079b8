/*
 * Mappings that are ready, by the column names that users of the vendors' result files have published. None
 * has been tried with a real file yet, and vendors change their columns: where one is
 * missing, its name is told and nothing is read.
 */

/** NWEA MAP Growth: the assessment results of a comprehensive data file. A goal's name stands in a cell. */
const mapGrowth = `student_id: StudentID
last_name: StudentLastName?
first_name: StudentFirstName?
result_id: TestID?
assessment: TestName
category: = Growth
subject: Discipline | Subject
school_year: TermName?
date: TestStartDate as MM/DD/YYYY
grade_level: Grade?
school: SchoolName?
score RIT score: TestRITScore
score Percentile: TestPercentile?
level: AchievementQuintile?
${Array.from(
  { length: 8 },
  (_, i) => `[objective: Goal${i + 1}Name?]
score RIT score: Goal${i + 1}RitScore?
level: Goal${i + 1}Adjective?`,
).join('\n')}
`;

/** @param also what other years' files call it. */
const domain = (name: string, also?: string): string => {
  const either = (what: string): string =>
    [name, ...(also === undefined ? [] : [also])].map((one) => `${one} ${what}`).join(' | ');
  return `[objective = ${name}]
score Scale score: ${either('Scale Score')}?
level: ${either('Placement')}?`;
};

/** Curriculum Associates i-Ready: diagnostic results, a file for reading and one for mathematics. */
const iReady = `student_id: Student ID
last_name: Last Name?
first_name: First Name?
assessment: = i-Ready Diagnostic
category: = Diagnostic
subject: Subject
school_year: Academic Year?
date: Completion Date | Start Date as MM/DD/YYYY
grade_level: Student Grade?
school: School?
score Scale score: Overall Scale Score
score Percentile: Percentile?
level: Overall Relative Placement | Overall Placement
${[
  ...['Phonological Awareness', 'Phonics', 'High-Frequency Words', 'Vocabulary'],
  ...['Literature', 'Informational Text'].map((of) => `Reading Comprehension: ${of}`),
  ...[
    'Number and Operations',
    'Algebra and Algebraic Thinking',
    'Measurement and Data',
    'Geometry',
  ],
]
  .map((name) =>
    domain(name, name.startsWith('Reading ') ? name.slice('Reading '.length) : undefined),
  )
  .join('\n')}
`;

export const VENDORS: Readonly<Record<string, string>> = {
  map_growth: mapGrowth,
  iready: iReady,
};
