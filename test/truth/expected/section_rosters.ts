import {
  at,
  courseOf,
  flag,
  number,
  personNames,
  schoolNames,
  sessionOf,
  STUDENT,
  text,
  type Expectation,
} from './_source';
import { during } from './courses_sections';

export const section_rosters: Expectation = (source) => {
  const person = personNames(source, 'students');
  const name = schoolNames(source);
  const course = courseOf(source);
  const session = sessionOf(source);
  return source.all('studentSectionAssociations').map((seat) => {
    const section = at(seat, 'sectionReference');
    return {
      student_id: text(seat, STUDENT),
      ...person(text(seat, STUDENT)),
      school_id: text(section, 'schoolId'),
      school: name(text(section, 'schoolId')),
      school_year: number(section, 'schoolYear'),
      session_name: text(section, 'sessionName'),
      local_course_code: text(section, 'localCourseCode'),
      section_id: text(section, 'sectionIdentifier'),
      course_title: course(section).title,
      begin_date: text(seat, 'beginDate'),
      end_date: text(seat, 'endDate'),
      active: during(seat, session(section), source.today),
      homeroom: flag(seat, 'homeroomIndicator'),
    };
  });
};
