import { code, number, SCHOOL, text, YEAR, type Body, type Source } from './_source';
import { hasLessons } from './school_calendar';

export interface Span {
  readonly begin: string;
  readonly end: string;
}
const yearOf = (date: string): number =>
  Number(date.slice(0, 4)) + (date.slice(5, 7) >= '07' ? 1 : 0);
const isSummer = (session: Body): boolean => /summer/i.test(code(session, 'termDescriptor') ?? '');

/** The terms of a school's year without summer school; its grading periods where it has none. */
export const termsOf = (source: Source, school: string, year: number) => {
  const of = (resource: string): Body[] =>
    source
      .all(resource)
      .filter((one) => text(one, SCHOOL) === school && number(one, YEAR) === year);
  const terms = of('sessions').filter((one) => !isSummer(one));
  return (terms.length > 0 ? terms : of('gradingPeriods')).map((one) => ({
    begin: text(one, 'beginDate') ?? '',
    end: text(one, 'endDate') ?? '',
    planned: terms.length > 0 ? number(one, 'totalInstructionalDays') : null,
  }));
};

const around = (spans: readonly Span[]): Span | null =>
  spans.length === 0
    ? null
    : {
        begin: spans.map(({ begin }) => begin).sort()[0]!,
        end: spans
          .map(({ end }) => end)
          .sort()
          .pop()!,
      };

/** When school years begin and end: in one school, else in any. */
export const schoolYears = (source: Source) => {
  const dates = source.all('calendarDates').filter(hasLessons);
  const cache = new Map<string, Span | null>();
  const of = (school: string, year: number): Span | null => {
    const key = `${school} ${year}`;
    if (!cache.has(key)) {
      const days = dates
        .filter(
          (d) =>
            text(d, 'calendarReference.schoolId') === school &&
            number(d, 'calendarReference.schoolYear') === year,
        )
        .map((d) => ({ begin: text(d, 'date')!, end: text(d, 'date')! }));
      const terms = termsOf(source, school, year);
      cache.set(key, around(terms.length > 0 ? terms : days));
    }
    return cache.get(key)!;
  };
  const schools = source.all('schools').map((school) => text(school, 'schoolId')!);
  const years = [...new Set(source.all('sessions').map((session) => number(session, YEAR)!))];
  const anywhere = (year: number): Span | null =>
    around(schools.flatMap((school) => of(school, year) ?? []));
  const running = years.filter((year) => {
    const span = anywhere(year);
    return span && span.begin <= source.today && source.today <= span.end;
  });
  return {
    of,
    anywhere,
    /** The school year that is going on; between two years a new one begins in July. */
    current: running.length > 0 ? Math.max(...running) : yearOf(source.today),
    yearOf,
  };
};
