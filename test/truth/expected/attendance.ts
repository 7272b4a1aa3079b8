import {
  code,
  groups,
  number,
  personNames,
  SCHOOL,
  schoolNames,
  STUDENT,
  text,
  weekdayOf,
  type Body,
  type Expectation,
  type Source,
} from './_source';
import { hasLessons } from './school_calendar';
import { enrollmentYear } from './student_enrollment';
import { schoolYears, termsOf } from './_years';

const DAY = 86_400_000;
const datesBetween = (begin: string, end: string): string[] => {
  const dates: string[] = [];
  for (let at = Date.parse(begin); at <= Date.parse(end); at += DAY)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
};
const isWeekday = (date: string): boolean => weekdayOf(date) <= 5;
const least = (a: string, b: string): string => (a < b ? a : b);

type Calendar = { readonly code: string; readonly days: readonly string[] };

/** A school's days in a year: by its kept calendars, else by the weekdays of its terms. */
const schoolDays = (source: Source) => {
  const { of } = schoolYears(source);
  const byYear = groups(
    source.all('calendarDates'),
    (d) => `${text(d, 'calendarReference.schoolId')} ${text(d, 'calendarReference.schoolYear')}`,
  );
  const make = (school: string, year: number) => {
    const dates = byYear.get(`${school} ${year}`) ?? [];
    const span = of(school, year);
    const calendars = [...groups(dates, (d) => text(d, 'calendarReference.calendarCode') ?? '')]
      .map(([code, days]): Calendar => ({
        code,
        days: days.filter(hasLessons).map((d) => text(d, 'date')!),
      }))
      .filter(({ days }) => days.length > 0)
      .filter(({ days }) => {
        // Kept up: lessons on at least half the weekdays so far.
        const until = least(source.today, span?.end ?? days[days.length - 1]!);
        const weekdays = datesBetween(span?.begin ?? days[0]!, until).filter(isWeekday);
        return 2 * days.filter((day) => day <= source.today).length >= weekdays.length;
      })
      .sort((a, b) => b.days.length - a.days.length || (a.code < b.code ? -1 : 1));
    const holidays = [
      ...groups(
        dates.filter((d) => isWeekday(text(d, 'date')!)),
        (d) => text(d, 'date')!,
      ),
    ]
      .filter(([, same]) => !same.some(hasLessons))
      .map(([date]) => date);
    return { calendars, holidays, span, terms: termsOf(source, school, year) };
  };
  const cache = new Map<string, ReturnType<typeof make>>();
  return (school: string, year: number) => {
    const key = `${school} ${year}`;
    if (!cache.has(key)) cache.set(key, make(school, year));
    return cache.get(key)!;
  };
};

export const kindOf = (event: Body): 'excused' | 'unexcused' | 'tardy' | null => {
  const category = (code(event, 'attendanceEventCategoryDescriptor') ?? '').toLowerCase();
  if (category.includes('unexcused')) return 'unexcused';
  if (category.includes('excused')) return 'excused';
  if (/^(absen|truan)/.test(category)) return 'unexcused';
  return /^late|tard/.test(category) ? 'tardy' : null;
};

export const attendance: Expectation = (source) => {
  const years = schoolYears(source);
  const days = schoolDays(source);
  const name = schoolNames(source);
  const person = personNames(source, 'students');
  const whose = (student: unknown, school: unknown, year: unknown): string =>
    JSON.stringify([String(student), String(school), Number(year)]);
  const enrollments = groups(source.all('studentSchoolAssociations'), (one) =>
    whose(text(one, STUDENT), text(one, SCHOOL), enrollmentYear(one, years.yearOf)),
  );
  const events = groups(
    source.all('studentSchoolAttendanceEvents').filter((event) => kindOf(event) !== null),
    (event) =>
      whose(text(event, STUDENT), text(event, SCHOOL), text(event, 'sessionReference.schoolYear')),
  );
  const yearsMarked = new Set(
    source
      .all('studentSchoolAttendanceEvents')
      .filter((event) => text(event, 'eventDate')! <= source.today)
      .map((event) => `${text(event, SCHOOL)} ${text(event, 'sessionReference.schoolYear')}`),
  );
  const begun = [...enrollments].filter(([, some]) =>
    some.some((one) => {
      const [entry, exit] = [text(one, 'entryDate')!, text(one, 'exitWithdrawDate')];
      return entry <= source.today && (exit === null || exit >= entry);
    }),
  );
  const keys = new Set([...begun.map(([key]) => key), ...events.keys()]);

  return [...keys].map((key) => {
    const [student, school, year] = JSON.parse(key) as [string, string, number];
    const { calendars, holidays, span, terms } = days(school, year);
    const all = enrollments.get(key) ?? [];
    const spells = all
      .map((one) => ({
        one,
        entry: text(one, 'entryDate')!,
        exit: text(one, 'exitWithdrawDate'),
      }))
      .filter(({ entry, exit }) => entry <= source.today && (exit === null || exit >= entry));
    const stays = spells.map(({ one, entry, exit }) => {
      const own = text(one, 'calendarReference.calendarCode');
      const calendar = calendars.find((c) => c.code === own) ?? calendars[0];
      const known = exit ?? span?.end ?? null;
      return { entry, end: least(known ?? source.today, source.today), calendar, known };
    });
    const inside = (date: string): boolean =>
      stays.length === 0 || stays.some(({ entry, end }) => entry <= date && date <= end);

    const enrolled = new Set<string>();
    for (const { entry, end, calendar } of stays)
      for (const date of calendar?.days ?? datesBetween(entry, end).filter(isWeekday))
        if (entry <= date && date <= end) enrolled.add(date);
    let count: number | null =
      stays.length > 0 && stays.every((s) => s.known) ? enrolled.size : null;
    if (count !== null && !stays.some((s) => s.calendar)) {
      count = terms.reduce((sum, { begin, end, planned }) => {
        const taught = [...enrolled].filter(
          (date) => begin <= date && date <= end && !holidays.includes(date),
        ).length;
        return sum + Math.min(taught, planned ?? Infinity);
      }, 0);
    }

    const marked = groups(
      (events.get(key) ?? []).filter((event) => inside(text(event, 'eventDate')!)),
      (event) => text(event, 'eventDate')!,
    );
    let [excused, unexcused, tardy] = [0, 0, 0];
    for (const same of marked.values()) {
      const part = (kind: string): number =>
        Math.max(
          0,
          ...same
            .filter((event) => kindOf(event) === kind)
            .map((event) => Math.min(1, number(event, 'eventDuration') ?? 1)),
        );
      const [e, u] = [part('excused'), Math.min(part('unexcused'), 1 - part('excused'))];
      excused += e;
      unexcused += u;
      if (e + u < 1 && same.some((event) => kindOf(event) === 'tardy')) tardy++;
    }
    if (count !== null) count = Math.max(count, marked.size);
    else if (stays.length === 0) count = marked.size > 0 ? marked.size : null;
    const absent = excused + unexcused;
    // Where nobody was marked, nobody knows who was there.
    const judged = yearsMarked.has(`${school} ${year}`) ? count : null;
    const latest = [...all].sort((a, b) =>
      text(a, 'entryDate')! < text(b, 'entryDate')! ? 1 : -1,
    )[0];
    return {
      student_id: student,
      ...person(student),
      school_id: school,
      school: name(school),
      school_year: year,
      grade_level: code(latest, 'entryGradeLevelDescriptor'),
      days_enrolled: count,
      days_present: judged === null ? null : judged - absent,
      days_absent_excused: excused,
      days_absent_unexcused: unexcused,
      days_absent: absent,
      days_tardy: tardy,
      attendance_rate: judged ? (judged - absent) / judged : null,
      chronically_absent: judged !== null && judged >= 10 ? 10 * absent >= judged : null,
    };
  });
};
