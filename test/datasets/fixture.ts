import type { District, Source } from './harness';

/** A descriptor as Ed-Fi writes it. */
const d = (word: string): string => `uri://ed-fi.org/AnyDescriptor#${word}`;
let last = 0;
/** A record with an id of its own. */
const record = (fields: Source): Source => ({ id: `r${(last += 1)}`, ...fields });

const student = (studentUniqueId: string, more: Source = {}): Source =>
  record({
    studentUniqueId,
    firstName: `First ${studentUniqueId}`,
    lastSurname: `Last ${studentUniqueId}`,
    birthDate: '2012-02-03',
    ...more,
  });
const of = (studentUniqueId: string): Source => ({ studentReference: { studentUniqueId } });
const at = (schoolId: number): Source => ({ schoolReference: { schoolId } });
const during = (schoolYear: number): Source => ({ schoolYearTypeReference: { schoolYear } });

const enrollment = (id: string, school: number, entryDate: string, more: Source = {}): Source =>
  record({ ...of(id), ...at(school), entryDate, ...more });

const session = (school: number, year: number, name: string, days: [string, string], more = {}) =>
  record({
    ...at(school),
    ...during(year),
    sessionName: name,
    termDescriptor: d(name),
    beginDate: days[0],
    endDate: days[1],
    ...more,
  });

const days = (school: number, code: string, event: string, ...dates: string[]): Source[] =>
  dates.map((date) =>
    record({
      date,
      calendarReference: { calendarCode: code, schoolId: school, schoolYear: 2027 },
      calendarEvents: [{ calendarEventDescriptor: d(event) }],
    }),
  );
const november = (...numbers: number[]): string[] =>
  numbers.map((n) => `2026-11-${String(n).padStart(2, '0')}`);

export const event = (id: string, school: number, date: string, what: string, duration?: number) =>
  record({
    ...of(id),
    ...at(school),
    sessionReference: { schoolId: school, schoolYear: 2027, sessionName: 'Fall' },
    eventDate: date,
    attendanceEventCategoryDescriptor: d(what),
    ...(duration === undefined ? {} : { eventDuration: duration }),
  });

const profile = (id: string, organization: number, more: Source): Source =>
  record({
    ...of(id),
    educationOrganizationReference: { educationOrganizationId: organization },
    ...more,
  });

const section = { schoolId: 10, schoolYear: 2027, sessionName: 'Fall' };
const algebra = { ...section, localCourseCode: 'ALG-1', sectionIdentifier: 'A1' };
const art = { ...section, localCourseCode: 'ART', sectionIdentifier: 'B1' };

const incident = { incidentIdentifier: 'I1', schoolId: 10 };
const offense = (id: string, behavior: string, more: Source): Source =>
  record({ ...of(id), behaviorDescriptor: d(behavior), ...more });
const action = (name: string, id: string, date: string, what: string, more: Source): Source =>
  record({
    ...of(id),
    disciplineActionIdentifier: name,
    disciplineDate: date,
    responsibilitySchoolReference: { schoolId: 10 },
    disciplines: [{ disciplineDescriptor: d(what) }],
    ...more,
  });
const answers = (id: string, incidentIdentifier: string, behavior: string): Source => ({
  studentDisciplineIncidentBehaviorAssociations: [
    {
      studentDisciplineIncidentBehaviorAssociationReference: {
        behaviorDescriptor: d(behavior),
        incidentIdentifier,
        schoolId: 10,
        studentUniqueId: id,
      },
    },
  ],
});
const program = (name: string): Source => ({
  educationOrganizationReference: { educationOrganizationId: 1 },
  programReference: {
    educationOrganizationId: 1,
    programName: name,
    programTypeDescriptor: d(name),
  },
});
const score = (method: string, result: string): Source => ({
  assessmentReportingMethodDescriptor: d(method),
  resultDatatypeTypeDescriptor: d('Integer'),
  result,
});
const level = (method: string, word: string): Source => ({
  assessmentReportingMethodDescriptor: d(method),
  performanceLevelDescriptor: d(word),
});
const answer = (identificationCode: string, result: string, response: string): Source => ({
  assessmentItemReference: { ...test, identificationCode },
  assessmentItemResultDescriptor: d(result),
  assessmentResponse: response,
});
const test = { assessmentIdentifier: 'T-1', namespace: 'uri://test' };

/** A small district whose data sets are worked out by hand in `rules.test.ts`, as of 2026-11-20. */
export const district: District = {
  localEducationAgencies: [
    record({ localEducationAgencyId: 1, nameOfInstitution: 'Willow District' }),
  ],
  schools: [
    record({
      schoolId: 10,
      nameOfInstitution: 'High School',
      localEducationAgencyReference: { localEducationAgencyId: 1 },
      gradeLevels: [
        { gradeLevelDescriptor: d('Twelfth grade') },
        { gradeLevelDescriptor: d('Ninth grade') },
        { gradeLevelDescriptor: d('Tenth grade') },
      ],
      schoolCategories: [{ schoolCategoryDescriptor: d('High School') }],
    }),
    record({
      schoolId: 20,
      nameOfInstitution: 'Elementary School',
      gradeLevels: [
        { gradeLevelDescriptor: d('Kindergarten') },
        { gradeLevelDescriptor: d('Preschool/Prekindergarten') },
        { gradeLevelDescriptor: d('Harvest group') },
        { gradeLevelDescriptor: d('3') },
      ],
    }),
    ...[30, 40, 50].map((schoolId) =>
      record({ schoolId, nameOfInstitution: `School ${schoolId}` }),
    ),
  ],
  sessions: [
    session(10, 2026, 'Full Year', ['2025-08-25', '2026-05-29']),
    session(10, 2027, 'Fall', ['2026-08-24', '2026-12-18'], { totalInstructionalDays: 80 }),
    session(10, 2027, 'Spring', ['2027-01-05', '2027-05-28']),
    session(10, 2027, 'Summer Semester', ['2027-06-07', '2027-07-30']),
    session(20, 2027, 'Fall', ['2026-11-02', '2026-11-27']),
    session(30, 2027, 'Fall', ['2026-11-02', '2026-11-13'], { totalInstructionalDays: 5 }),
    session(40, 2027, 'Fall', ['2026-11-02', '2026-11-20'], { totalInstructionalDays: 15 }),
    session(40, 2027, 'Quarter', ['2026-11-09', '2026-11-20'], { totalInstructionalDays: 10 }),
  ],
  gradingPeriods: [
    record({
      ...at(10),
      ...during(2027),
      gradingPeriodDescriptor: d('First Six Weeks'),
      gradingPeriodName: 'P1',
      periodSequence: 1,
      beginDate: '2026-08-24',
      endDate: '2026-10-02',
    }),
  ],
  calendars: [
    record({
      ...at(20),
      ...during(2027),
      calendarCode: 'A',
      calendarTypeDescriptor: d('Student Specific'),
    }),
  ],
  calendarDates: [
    ...days(
      20,
      'A',
      'Instructional day',
      ...november(2, 3, 4, 5, 6, 9, 10, 12, 13, 16, 17, 18, 19),
    ),
    ...days(20, 'A', 'Make-up day', ...november(20)),
    ...days(20, 'A', 'Holiday', ...november(11)),
    ...days(20, 'A', 'Instructional day', ...november(23, 24)),
    // Not kept up: two days in three weeks.
    ...days(20, 'B', 'Instructional day', ...november(2, 3)),
    // A holiday on a weekday and one on a Saturday.
    ...days(10, 'H', 'Holiday', '2026-09-07', '2026-09-12'),
  ],
  students: [
    student('001', { middleName: 'Q' }),
    student('002', { birthSexDescriptor: d('Male') }),
    ...['003', '004', '005', '006', '007', '008', '009'].map((id) => student(id)),
  ],
  studentSchoolAssociations: [
    enrollment('001', 10, '2025-08-25', {
      ...during(2026),
      exitWithdrawDate: '2026-05-29',
      exitWithdrawTypeDescriptor: d('End of school year'),
      entryGradeLevelDescriptor: d('Ninth grade'),
    }),
    enrollment('001', 10, '2026-08-24', {
      ...during(2027),
      entryGradeLevelDescriptor: d('Ninth grade'),
    }),
    enrollment('002', 20, '2026-11-02', {
      calendarReference: { calendarCode: 'A', schoolId: 20, schoolYear: 2027 },
      entryGradeLevelDescriptor: d('Third grade'),
    }),
    enrollment('003', 20, '2026-11-12', {
      ...during(2027),
      exitWithdrawDate: '2026-11-16',
      entryGradeLevelDescriptor: d('Third grade'),
    }),
    enrollment('003', 20, '2026-11-18', {
      ...during(2027),
      entryGradeLevelDescriptor: d('Third grade'),
      repeatGradeIndicator: true,
    }),
    enrollment('004', 30, '2026-11-02', { entryGradeLevelDescriptor: d('First grade') }),
    enrollment('005', 40, '2026-11-02', { ...during(2027), exitWithdrawDate: '2026-11-10' }),
    enrollment('005', 40, '2026-11-09', during(2027)),
    enrollment('006', 50, '2026-08-03'),
    enrollment('008', 10, '2019-08-20', during(2020)),
    enrollment('009', 10, '2027-01-05', during(2027)),
  ],
  studentEducationOrganizationAssociations: [
    profile('001', 1, {
      sexDescriptor: d('Male'),
      limitedEnglishProficiencyDescriptor: d('Limited'),
    }),
    profile('001', 10, {
      sexDescriptor: d('Female'),
      hispanicLatinoEthnicity: true,
      races: [{ raceDescriptor: d('White') }],
      languages: [
        { languageDescriptor: d('eng'), uses: [{ languageUseDescriptor: d('Other') }] },
        { languageDescriptor: d('spa'), uses: [{ languageUseDescriptor: d('Home language') }] },
      ],
      studentCharacteristics: [
        {
          studentCharacteristicDescriptor: d('Economic Disadvantaged'),
          periods: [{ beginDate: '2025-08-01', endDate: '2026-06-30' }],
        },
      ],
    }),
    profile('002', 1, {
      limitedEnglishProficiencyDescriptor: d('Limited'),
      races: [{ raceDescriptor: d('White') }, { raceDescriptor: d('Asian') }],
      studentCharacteristics: [{ studentCharacteristicDescriptor: d('Economic Disadvantaged') }],
      languages: [{ languageDescriptor: d('fra') }],
    }),
    profile('003', 99, {
      limitedEnglishProficiencyDescriptor: d('Limited Monitored 1'),
      races: [{ raceDescriptor: d('Native Hawaiian - Pacific Islander') }],
    }),
    profile('004', 1, {
      limitedEnglishProficiencyDescriptor: d('NotLimited'),
      races: [{ raceDescriptor: d('Other') }],
    }),
    profile('005', 1, {
      races: [{ raceDescriptor: d('Hispanic or Latino') }, { raceDescriptor: d('Asian') }],
    }),
  ],
  studentSchoolAttendanceEvents: [
    event('001', 10, '2026-08-20', 'Unexcused Absence'),
    event('001', 10, '2026-09-01', 'Excused Absence', 1),
    event('001', 10, '2026-09-02', 'Excused Absence', 0.5),
    event('001', 10, '2026-09-02', 'Unexcused Absence', 0.5),
    event('001', 10, '2026-09-03', 'Excused Absence'),
    event('001', 10, '2026-09-03', 'Unexcused Absence'),
    event('001', 10, '2026-09-04', 'Tardy'),
    event('001', 10, '2026-09-08', 'Tardy'),
    event('001', 10, '2026-09-08', 'Excused Absence', 1),
    event('001', 10, '2026-09-09', 'Tardy'),
    event('001', 10, '2026-09-09', 'Excused Absence', 0.25),
    event('001', 10, '2026-09-10', 'Unexcused Absence', 2),
    event('001', 10, '2026-09-11', 'In Attendance', 1),
    event('001', 10, '2026-09-14', 'Partial'),
    event('002', 20, '2026-11-03', 'Unexcused Absence', 1),
    event('002', 20, '2026-11-04', 'Absent'),
    event('003', 20, '2026-11-17', 'Unexcused Absence', 1),
    event('003', 20, '2026-11-18', 'Excused Absence', 1),
    event('007', 20, '2026-11-05', 'Unexcused Absence', 1),
    event('005', 40, '2026-11-03', 'In Attendance'),
    event('006', 50, '2026-08-04', 'In Attendance'),
  ],
  courses: [
    record({
      courseCode: 'ALG',
      courseTitle: 'Algebra I',
      educationOrganizationReference: { educationOrganizationId: 1 },
      academicSubjects: [
        { academicSubjectDescriptor: d('Mathematics') },
        { academicSubjectDescriptor: d('Science') },
      ],
      maximumAvailableCredits: 1,
    }),
  ],
  courseOfferings: [
    record({
      localCourseCode: 'ALG-1',
      ...at(10),
      sessionReference: section,
      courseReference: { courseCode: 'ALG', educationOrganizationId: 1 },
    }),
    record({
      localCourseCode: 'ART',
      localCourseTitle: 'Art for all',
      ...at(10),
      sessionReference: section,
      courseReference: { courseCode: 'ARTS', educationOrganizationId: 1 },
    }),
  ],
  sections: [
    record({
      sectionIdentifier: 'A1',
      courseOfferingReference: { ...section, localCourseCode: 'ALG-1' },
      locationReference: { classroomIdentificationCode: '012', schoolId: 10 },
    }),
    record({
      sectionIdentifier: 'B1',
      courseOfferingReference: { ...section, localCourseCode: 'ART' },
      availableCredits: 0.5,
    }),
  ],
  staffs: [
    record({
      staffUniqueId: 'T1',
      firstName: 'Ann',
      lastSurname: 'Zed',
      electronicMails: [
        {
          electronicMailTypeDescriptor: d('Home/Personal'),
          electronicMailAddress: 'ann@home.test',
        },
        { electronicMailTypeDescriptor: d('Work'), electronicMailAddress: 'ann@school.test' },
      ],
    }),
    record({ staffUniqueId: 'T2', firstName: 'Bob', lastSurname: 'Best' }),
    record({ staffUniqueId: 'T3', firstName: 'Cy', lastSurname: 'Abel' }),
  ],
  staffSectionAssociations: (
    [
      ['T1', algebra, 'Teacher of Record'],
      ['T2', algebra, 'Assistant Teacher'],
      ['T2', art, 'Assistant Teacher'],
      ['T3', art, 'Substitute Teacher'],
    ] as const
  ).map(([staffUniqueId, sectionReference, position]) =>
    record({
      staffReference: { staffUniqueId },
      sectionReference,
      classroomPositionDescriptor: d(position),
      beginDate: '2026-08-24',
    }),
  ),
  staffEducationOrganizationAssignmentAssociations: [
    record({
      staffReference: { staffUniqueId: 'T1' },
      educationOrganizationReference: { educationOrganizationId: 10 },
      staffClassificationDescriptor: d('Teacher'),
      beginDate: '2020-08-01',
      positionTitle: 'Math',
      fullTimeEquivalency: 0.8,
    }),
    record({
      staffReference: { staffUniqueId: 'T2' },
      educationOrganizationReference: { educationOrganizationId: 1 },
      staffClassificationDescriptor: d('Principal'),
      beginDate: '2020-08-01',
      endDate: '2026-11-19',
    }),
  ],
  studentSectionAssociations: [
    record({
      ...of('001'),
      sectionReference: algebra,
      beginDate: '2026-08-24',
      homeroomIndicator: true,
    }),
    record({
      ...of('002'),
      sectionReference: algebra,
      beginDate: '2026-08-24',
      endDate: '2026-10-01',
    }),
    record({
      ...of('002'),
      sectionReference: algebra,
      beginDate: '2026-11-02',
      endDate: '2026-11-20',
    }),
    record({
      ...of('003'),
      sectionReference: algebra,
      beginDate: '2026-08-24',
      endDate: '2026-09-30',
    }),
    record({
      ...of('001'),
      sectionReference: { ...algebra, schoolYear: 2026, sessionName: 'Full Year' },
      beginDate: '2025-08-25',
    }),
  ],
  grades: [
    record({
      gradeTypeDescriptor: d('Grading Period'),
      gradingPeriodReference: {
        gradingPeriodDescriptor: d('First Six Weeks'),
        gradingPeriodName: 'P1',
        schoolId: 10,
        schoolYear: 2027,
      },
      studentSectionAssociationReference: {
        ...algebra,
        beginDate: '2026-08-24',
        studentUniqueId: '001',
      },
      letterGradeEarned: 'B+',
      numericGradeEarned: 87.5,
    }),
    record({
      gradeTypeDescriptor: d('Grading Period'),
      gradingPeriodReference: {
        gradingPeriodDescriptor: d('First Six Weeks'),
        periodSequence: 1,
        schoolId: 10,
        schoolYear: 2027,
      },
      studentSectionAssociationReference: {
        ...algebra,
        beginDate: '2026-08-24',
        studentUniqueId: '002',
      },
      letterGradeEarned: 'C',
    }),
  ],
  disciplineIncidents: [
    record({
      incidentIdentifier: 'I1',
      ...at(10),
      incidentDate: '2026-10-05',
      incidentLocationDescriptor: d('Hallway'),
      reportedToLawEnforcement: false,
    }),
    record({ incidentIdentifier: 'I2', ...at(10), incidentDate: '2026-10-12' }),
  ],
  studentDisciplineIncidentBehaviorAssociations: [
    offense('001', 'Fighting', {
      disciplineIncidentReference: incident,
      disciplineIncidentParticipationCodes: [
        { disciplineIncidentParticipationCodeDescriptor: d('Perpetrator') },
        { disciplineIncidentParticipationCodeDescriptor: d('Reporter') },
      ],
    }),
    offense('002', 'Fighting', { disciplineIncidentReference: incident }),
    offense('003', 'Fighting', {}),
    offense('004', 'Theft', { disciplineIncidentReference: incident }),
  ],
  disciplineActions: [
    action('D2', '001', '2026-10-07', 'In School Suspension', {
      disciplineActionLength: 1,
      ...answers('001', 'I1', 'Fighting'),
    }),
    action('D1', '001', '2026-10-06', 'Out of School Suspension', {
      disciplineActionLength: 3,
      actualDisciplineActionLength: 2,
      ...answers('001', 'I1', 'Fighting'),
    }),
    action('D3', '003', '2026-10-13', 'Expulsion', {
      disciplineActionLength: 10,
      ...answers('003', 'I2', 'Fighting'),
    }),
    action('D4', '004', '2026-10-06', 'Detention', {
      studentDisciplineIncidentAssociations: [
        {
          studentDisciplineIncidentAssociationReference: { ...incident, studentUniqueId: '004' },
        },
      ],
    }),
  ],
  studentProgramAssociations: [
    record({ ...of('001'), ...program('Gifted'), beginDate: '2026-08-24' }),
    record({
      ...of('002'),
      ...program('Bilingual'),
      beginDate: '2025-08-24',
      endDate: '2026-05-30',
      reasonExitedDescriptor: d('Completed'),
    }),
  ],
  studentSpecialEducationProgramAssociations: [
    record({
      ...of('002'),
      ...program('Special Education'),
      beginDate: '2026-11-10',
      disabilities: [
        { disabilityDescriptor: d('Speech'), orderOfDisability: 2 },
        { disabilityDescriptor: d('Autism'), orderOfDisability: 1 },
      ],
      specialEducationSettingDescriptor: d('Inside regular class 80% or more of the day'),
    }),
    record({
      ...of('003'),
      ...program('Special Education'),
      beginDate: '2026-08-24',
      specialEducationExitDate: '2026-10-01',
    }),
  ],
  assessments: [
    record({
      ...test,
      assessmentTitle: 'Spring Math',
      assessmentCategoryDescriptor: d('Benchmark'),
      academicSubjects: [{ academicSubjectDescriptor: d('Mathematics') }],
    }),
  ],
  objectiveAssessments: [
    record({
      assessmentReference: test,
      identificationCode: 'O-1',
      description: 'Fractions',
      academicSubjectDescriptor: d('Numbers'),
      assessmentItems: [{ assessmentItemReference: { ...test, identificationCode: 'Q1' } }],
    }),
  ],
  studentAssessments: [
    record({
      ...of('001'),
      studentAssessmentIdentifier: 'sa1',
      assessmentReference: test,
      ...during(2027),
      administrationDate: '2026-10-01T09:00:00Z',
      whenAssessedGradeLevelDescriptor: d('Ninth grade'),
      scoreResults: [score('Raw score', '25'), score('Grade', 'B+')],
      performanceLevels: [level('Raw score', 'Met Standard'), level('Growth', 'High')],
      items: [
        answer('Q1', 'Correct', 'B'),
        answer('Q2', 'Incorrect', 'D'),
        answer('Q2', 'Correct', 'A'),
        answer('Q3', 'Partial credit', 'C'),
      ],
      studentObjectiveAssessments: [
        {
          objectiveAssessmentReference: { ...test, identificationCode: 'O-1' },
          scoreResults: [score('Raw score', '7')],
          performanceLevels: [level('Raw score', 'Did Not Meet Standard')],
        },
        {
          objectiveAssessmentReference: { ...test, identificationCode: 'O-2' },
          scoreResults: [score('Raw score', '3')],
        },
      ],
    }),
    record({
      ...of('002'),
      studentAssessmentIdentifier: 'sa2',
      assessmentReference: test,
      reasonNotTestedDescriptor: d('Absent'),
    }),
  ],
};
