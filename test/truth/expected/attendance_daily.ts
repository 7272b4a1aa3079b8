import { kindOf } from './attendance';
import {
  code,
  groups,
  number,
  SCHOOL,
  schoolNames,
  STUDENT,
  text,
  weekdayOf,
  type Body,
  type Expectation,
} from './_source';
import { schoolYears } from './_years';
import { hasLessons } from './school_calendar';
import { enrollmentYear } from './student_enrollment';

interface Stay {
  readonly student: string;
  readonly entry: string;
  readonly exit: string;
  readonly calendar: string | null;
}

/** Goes through the school days one by one and asks of every student whether they were there. */
export const attendance_daily: Expectation = (source) => {
  const { today } = source;
  const years = schoolYears(source);
  const name = schoolNames(source);
  const schoolYear = (school: unknown, year: unknown): string => `${school} ${year}`;
  const events = groups(source.all('studentSchoolAttendanceEvents'), (event) =>
    schoolYear(text(event, SCHOOL), text(event, 'sessionReference.schoolYear')),
  );
  const lessons = groups(
    source.all('calendarDates').filter((date) => hasLessons(date) && text(date, 'date')! <= today),
    (date) =>
      schoolYear(
        text(date, 'calendarReference.schoolId'),
        text(date, 'calendarReference.schoolYear'),
      ),
  );
  const enrollments = groups(source.all('studentSchoolAssociations'), (one) =>
    schoolYear(text(one, SCHOOL), enrollmentYear(one, years.yearOf)),
  );

  return [...enrollments].flatMap(([key, all]) => {
    const [school, year] = key.split(' ') as [string, string];
    const marked = new Set(
      (events.get(key) ?? [])
        .map((event) => text(event, 'eventDate')!)
        .filter((day) => day <= today),
    );
    // Of a year without any mark, and of today before the first, nobody knows who was there.
    if (marked.size === 0) return [];
    const isKnown = (day: string): boolean => day < today || marked.has(day);
    const calendars = new Map(
      [
        ...groups(
          (lessons.get(key) ?? []).filter((date) => isKnown(text(date, 'date')!)),
          (date) => text(date, 'calendarReference.calendarCode') ?? '',
        ),
      ].map(([calendar, dates]) => [calendar, new Set(dates.map((date) => text(date, 'date')!))]),
    );
    const taught = new Set([...calendars.values()].flatMap((days) => [...days]));
    const known = [...marked].filter((day) => taught.has(day)).length;
    if (2 * known < marked.size) {
      calendars.clear();
      calendars.set('', marked);
    }
    const [main] = [...calendars].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
    if (!main) return [];

    const stays = all
      .map((one): Stay => ({
        student: text(one, STUDENT)!,
        entry: text(one, 'entryDate')!,
        exit: text(one, 'exitWithdrawDate') ?? today,
        calendar: text(one, 'calendarReference.calendarCode'),
      }))
      .filter(({ entry, exit }) => entry <= today && exit >= entry);
    const gradeOf = new Map<string, string>();
    for (const one of [...all].sort((a, b) =>
      text(a, 'entryDate')! < text(b, 'entryDate')! ? -1 : 1,
    ))
      gradeOf.set(text(one, STUDENT)!, code(one, 'entryGradeLevelDescriptor') ?? 'Not stated');

    const byDay = groups(
      (events.get(key) ?? []).filter((event) => kindOf(event) !== null),
      (event) => text(event, 'eventDate')!,
    );
    const days = [...new Set([...calendars.values()].flatMap((some) => [...some]))];
    return days.flatMap((day) => {
      const there = new Set(
        stays
          .filter(({ entry, exit, calendar }) => {
            const own = calendars.get(calendar ?? '') ?? main[1];
            return entry <= day && day <= exit && own.has(day);
          })
          .map(({ student }) => student),
      );
      const marks = groups(
        (byDay.get(day) ?? []).filter((event) => there.has(text(event, STUDENT)!)),
        (event) => text(event, STUDENT)!,
      );
      return [...groups([...there], (student) => gradeOf.get(student)!)].map(
        ([grade, students]) => {
          const tally = students.map((student) => part(marks.get(student) ?? []));
          const sum = (of: 'excused' | 'unexcused' | 'tardy'): number =>
            tally.reduce((total, one) => total + one[of], 0);
          const [excused, unexcused] = [sum('excused'), sum('unexcused')];
          const present = students.length - excused - unexcused;
          return {
            school_id: school,
            school: name(school),
            school_year: Number(year),
            grade_level: grade,
            attendance_date: day,
            weekday: weekdayOf(day),
            students_enrolled: students.length,
            days_present: present,
            days_absent_excused: excused,
            days_absent_unexcused: unexcused,
            days_absent: excused + unexcused,
            students_tardy: sum('tardy'),
            attendance_rate: present / students.length,
          };
        },
      );
    });
  });
};

/** What a student's marks of one day come to. */
const part = (marks: readonly Body[]) => {
  const most = (kind: string): number =>
    Math.max(
      0,
      ...marks
        .filter((event) => kindOf(event) === kind)
        .map((event) => Math.min(1, number(event, 'eventDuration') ?? 1)),
    );
  const excused = most('excused');
  const unexcused = Math.min(most('unexcused'), 1 - excused);
  const late = marks.some((event) => kindOf(event) === 'tardy');
  return { excused, unexcused, tardy: late && excused + unexcused < 1 ? 1 : 0 };
};
