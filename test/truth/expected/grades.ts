import {
  at,
  code,
  courseOf,
  finder,
  number,
  personNames,
  SCHOOL,
  schoolNames,
  text,
  YEAR,
  type Expectation,
} from './_source';

const ASSOCIATION = 'studentSectionAssociationReference';

export const grades: Expectation = (source) => {
  const person = personNames(source, 'students');
  const name = schoolNames(source);
  const course = courseOf(source);
  const byName = finder(
    source.all('gradingPeriods'),
    SCHOOL,
    YEAR,
    'gradingPeriodDescriptor',
    'gradingPeriodName',
  );
  const bySequence = finder(
    source.all('gradingPeriods'),
    SCHOOL,
    YEAR,
    'gradingPeriodDescriptor',
    'periodSequence',
  );
  return source.all('grades').map((grade) => {
    const seat = at(grade, ASSOCIATION);
    const reference = at(grade, 'gradingPeriodReference');
    const of = ['schoolId', 'schoolYear', 'gradingPeriodDescriptor'].map((p) => text(reference, p));
    const named = text(reference, 'gradingPeriodName');
    const period =
      named !== null ? byName(...of, named) : bySequence(...of, text(reference, 'periodSequence'));
    return {
      grade_id: text(grade, 'id'),
      student_id: text(seat, 'studentUniqueId'),
      ...person(text(seat, 'studentUniqueId')),
      school_id: text(seat, 'schoolId'),
      school: name(text(seat, 'schoolId')),
      school_year: number(seat, 'schoolYear'),
      session_name: text(seat, 'sessionName'),
      local_course_code: text(seat, 'localCourseCode'),
      section_id: text(seat, 'sectionIdentifier'),
      course_title: course(seat).title,
      grading_period:
        named ?? text(period, 'gradingPeriodName') ?? code(reference, 'gradingPeriodDescriptor'),
      period_begin_date: text(period, 'beginDate'),
      period_end_date: text(period, 'endDate'),
      grade_type: code(grade, 'gradeTypeDescriptor'),
      letter_grade: text(grade, 'letterGradeEarned'),
      numeric_grade: number(grade, 'numericGradeEarned'),
      performance_level: code(grade, 'performanceBaseConversionDescriptor'),
    };
  });
};
