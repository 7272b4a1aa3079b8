import {
  code,
  finder,
  joined,
  list,
  number,
  SCHOOL,
  schoolNames,
  text,
  weekdayOf,
  YEAR,
  type Body,
  type Expectation,
} from './_source';

const LESSONS = [
  'Instructional day',
  'Make-up day',
  'Student late arrival/early dismissal',
  'Student late arrival/early dismissal day',
  'Late arrival/early dismissal',
];
export const hasLessons = (day: Body): boolean =>
  list(day, 'calendarEvents').some((e) =>
    LESSONS.includes(code(e, 'calendarEventDescriptor') ?? ''),
  );

export const school_calendar: Expectation = (source) => {
  const name = schoolNames(source);
  const calendar = finder(source.all('calendars'), 'calendarCode', SCHOOL, YEAR);
  return source.all('calendarDates').map((day) => {
    const school = text(day, 'calendarReference.schoolId');
    const own = text(day, 'calendarReference.calendarCode');
    return {
      school_id: school,
      school: name(school),
      school_year: number(day, 'calendarReference.schoolYear'),
      calendar: own,
      calendar_type: code(
        calendar(own, school, text(day, 'calendarReference.schoolYear')),
        'calendarTypeDescriptor',
      ),
      calendar_date: text(day, 'date'),
      weekday: weekdayOf(text(day, 'date') ?? ''),
      event: joined(list(day, 'calendarEvents').map((e) => code(e, 'calendarEventDescriptor'))),
      instructional: hasLessons(day),
    };
  });
};
