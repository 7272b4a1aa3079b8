import {
  at,
  code,
  courseOf,
  groups,
  joined,
  list,
  number,
  personNames,
  schoolNames,
  sessionOf,
  text,
  type Body,
  type Expectation,
} from './_source';

const PARTS = ['localCourseCode', 'schoolId', 'schoolYear', 'sessionName'];
/** A section's natural key, from the section itself or from a reference to it. */
export const sectionKey = (reference: unknown, id: string | null): string =>
  JSON.stringify([...PARTS.map((part) => text(reference, part)), id]);

/** Whether a stay includes a day; without an end it lasts as long as the term. */
export const during = (stay: Body, term: Body | undefined, today: string): boolean => {
  const end = text(stay, 'endDate') ?? text(term, 'endDate') ?? '9999-12-31';
  return (text(stay, 'beginDate') ?? '') <= today && today <= end;
};

export const courses_sections: Expectation = (source) => {
  const name = schoolNames(source);
  const course = courseOf(source);
  const session = sessionOf(source);
  const staff = personNames(source, 'staffs');
  const bySection = (resource: string) =>
    groups(source.all(resource), (one) =>
      sectionKey(at(one, 'sectionReference'), text(one, 'sectionReference.sectionIdentifier')),
    );
  const seats = bySection('studentSectionAssociations');
  const teaching = bySection('staffSectionAssociations');
  const hasRosters = seats.size > 0;

  return source.all('sections').map((section) => {
    const offering = at(section, 'courseOfferingReference');
    const key = sectionKey(offering, text(section, 'sectionIdentifier'));
    const { course: taught, code: courseCode, title } = course(offering);
    const term = session(offering);
    const mine = seats.get(key) ?? [];
    const students = (some: readonly Body[]): number =>
      new Set(some.map((seat) => text(seat, 'studentReference.studentUniqueId'))).size;
    const all = teaching.get(key) ?? [];
    const ofRecord = all.filter(
      (one) => code(one, 'classroomPositionDescriptor') === 'Teacher of Record',
    );
    const teachers = (ofRecord.length > 0 ? ofRecord : all)
      .map((one) => staff(text(one, 'staffReference.staffUniqueId')))
      .sort((a, b) => (String(a.last_name) < String(b.last_name) ? -1 : 1))
      .map(({ last_name, first_name }) => `${first_name} ${last_name}`);
    return {
      school_id: text(offering, 'schoolId'),
      school: name(text(offering, 'schoolId')),
      school_year: number(offering, 'schoolYear'),
      session_name: text(offering, 'sessionName'),
      term: code(term, 'termDescriptor'),
      local_course_code: text(offering, 'localCourseCode'),
      section_id: text(section, 'sectionIdentifier'),
      section_name: text(section, 'sectionName'),
      course_code: courseCode,
      course_title: title,
      subject: joined(
        list(taught, 'academicSubjects').map((s) => code(s, 'academicSubjectDescriptor')),
      ),
      credits: number(section, 'availableCredits') ?? number(taught, 'maximumAvailableCredits'),
      classroom: text(section, 'locationReference.classroomIdentificationCode'),
      teachers: joined(teachers),
      students_enrolled: hasRosters ? students(mine) : null,
      students_now: hasRosters
        ? students(mine.filter((seat) => during(seat, term, source.today)))
        : null,
      begin_date: text(term, 'beginDate'),
      end_date: text(term, 'endDate'),
    };
  });
};
