import {
  at,
  code,
  finder,
  groups,
  list,
  number,
  personNames,
  SCHOOL,
  schoolNames,
  STUDENT,
  text,
  YEAR,
  type Body,
  type Expectation,
  type Source,
} from './_source';
import { schoolYears } from './_years';

export const enrollmentYear = (one: Body, yearOf: (date: string) => number): number =>
  number(one, YEAR) ??
  number(one, 'calendarReference.schoolYear') ??
  yearOf(text(one, 'entryDate') ?? '');

const FEDERAL: readonly (readonly [RegExp, string])[] = [
  [/hawaiian/i, 'Native Hawaiian or Other Pacific Islander'],
  [/american indian/i, 'American Indian or Alaska Native'],
  [/middle eastern/i, 'Middle Eastern or North African'],
  [/black/i, 'Black or African American'],
  [/asian/i, 'Asian'],
  [/white/i, 'White'],
];
const category = (races: readonly string[], hispanic: boolean): string | null => {
  if (hispanic || races.some((race) => /hispanic|latino/i.test(race))) return 'Hispanic/Latino';
  const kinds = new Set(
    races.flatMap((race) => FEDERAL.find(([like]) => like.test(race))?.[1] ?? []),
  );
  return kinds.size > 1 ? 'Two or more races' : ([...kinds][0] ?? null);
};

const overlaps = (one: Body, begin: string, end: string, ...ends: string[]): boolean => {
  const last = ends.map((name) => text(one, name)).find((date) => date !== null) ?? '9999';
  return (text(one, 'beginDate') ?? '') <= end && begin <= last;
};

/** What a district says of a student: at the school itself, else at its district, else anywhere. */
const profileOf = (source: Source) => {
  const profiles = groups(
    source.all('studentEducationOrganizationAssociations'),
    (one) => text(one, STUDENT) ?? '',
  );
  const schools = finder(source.all('schools'), 'schoolId');
  return (student: string, school: string): Body | undefined => {
    const district = text(schools(school), 'localEducationAgencyReference.localEducationAgencyId');
    const near = (one: Body): number => {
      const where = text(one, 'educationOrganizationReference.educationOrganizationId');
      return where === school ? 1 : where === district ? 2 : 3;
    };
    return [...(profiles.get(student) ?? [])].sort((a, b) => near(a) - near(b))[0];
  };
};

export const student_enrollment: Expectation = (source) => {
  const years = schoolYears(source);
  const students = finder(source.all('students'), 'studentUniqueId');
  const person = personNames(source, 'students');
  const name = schoolNames(source);
  const profile = profileOf(source);
  const special = source.all('studentSpecialEducationProgramAssociations');
  const all = source.all('studentSchoolAssociations');
  const byStudent = groups(all, (one) => text(one, STUDENT) ?? '');
  const yearOf = (one: Body): number => enrollmentYear(one, years.yearOf);
  const grade = (one: Body): string | null => code(one, 'entryGradeLevelDescriptor');

  return all.map((one) => {
    const student = text(one, STUDENT)!;
    const school = text(one, SCHOOL)!;
    const mine = byStudent.get(student)!;
    const record = students(student);
    const about = profile(student, school);
    const entry = text(one, 'entryDate')!;
    const exit = text(one, 'exitWithdrawDate');
    const year = yearOf(one);
    const span = years.of(school, year) ?? years.anywhere(year);
    const last = exit ?? span?.end ?? source.today;

    const races = list(about, 'races').map((race) => code(race, 'raceDescriptor') ?? '');
    const english = code(about, 'limitedEnglishProficiencyDescriptor');
    const poor = list(about, 'studentCharacteristics').filter((c) =>
      /^econom.*disadv/i.test(code(c, 'studentCharacteristicDescriptor') ?? ''),
    );
    const languages = list(about, 'languages');
    const home = languages.find((language) =>
      list(language, 'uses').some((u) =>
        /home language/i.test(code(u, 'languageUseDescriptor') ?? ''),
      ),
    );
    const before = mine
      .filter((other) => yearOf(other) === year - 1)
      .sort((a, b) => (text(a, 'entryDate')! < text(b, 'entryDate')! ? 1 : -1))[0];
    const gradeBefore = before ? grade(before) : null;
    const stated = number(one, YEAR) ?? number(one, 'calendarReference.schoolYear');
    return {
      student_id: student,
      ...person(student),
      middle_name: text(record, 'middleName'),
      birth_date: text(record, 'birthDate'),
      sex: code(about, 'sexDescriptor') ?? code(record, 'birthSexDescriptor'),
      race_ethnicity: category(races, at(about, 'hispanicLatinoEthnicity') === true),
      races: races.length > 0 ? races.join(', ') : null,
      english_learner: english === null ? null : !/^not|monitored|former|exited/i.test(english),
      economically_disadvantaged: about
        ? poor.some((c) => {
            const periods = list(c, 'periods');
            return periods.length === 0 || periods.some((p) => overlaps(p, entry, last, 'endDate'));
          })
        : null,
      special_education:
        special.length === 0
          ? null
          : special.some(
              (p) =>
                text(p, STUDENT) === student &&
                overlaps(p, entry, last, 'endDate', 'specialEducationExitDate'),
            ),
      home_language: code(home ?? languages[0], 'languageDescriptor'),
      grade_level: grade(one),
      school: name(school),
      school_id: school,
      school_year: year,
      calendar: text(one, 'calendarReference.calendarCode'),
      entry_date: entry,
      exit_date: exit,
      exit_type: code(one, 'exitWithdrawTypeDescriptor'),
      active:
        entry <= source.today &&
        (exit !== null ? source.today <= exit : stated === null || stated >= years.current),
      most_recent_enrollment_year: Math.max(...mine.map(yearOf)),
      completed_school_year: span
        ? entry <= span.end && span.end <= source.today && last >= span.end
        : null,
      retained:
        at(one, 'repeatGradeIndicator') === true
          ? true
          : gradeBefore === null || grade(one) === null
            ? null
            : gradeBefore === grade(one),
      years_ago: years.current - year,
    };
  });
};
