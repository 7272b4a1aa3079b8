import { ask, hostOf, join, parseJson, withParams } from '../../http/exchange';
import type { Ask, Exchange, HttpResponse, Json, Session } from '../../model';
import { knownOf } from './server';
import { totalOf } from './walk';

const count = (n: number, one: string, many: string): string =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;

const yearName = (year: number): string => `school year ${year - 1}-${year}`;

const currentYear = (answer: HttpResponse, host: string): number | null => {
  if (answer.status !== 200) return null;
  const years = parseJson(answer, { host, resource: 'schoolYearTypes' });
  const list = Array.isArray(years) ? (years as { readonly [name: string]: Json }[]) : [];
  const year = list.find((entry) => entry['currentSchoolYear'] === true)?.['schoolYear'];
  return typeof year === 'number' ? year : null;
};

/** `Ed-Fi 7.3, school year 2026-2027, 4 schools, 1,200 students, change queries on.` */
export function* describe(session: Session): Exchange<string> {
  const known = knownOf(session);
  const host = hostOf(known.data);
  const counted = (resource: string): Ask => ({
    url: withParams(join(known.data, resource), { limit: 0, totalCount: true }),
    // A key that may not read one of them is still a good key.
    expect: [403, 404],
    of: resource,
  });
  const years = withParams(join(known.data, 'schoolYearTypes'), { currentSchoolYear: true });
  const [schools, students, current] = yield* ask([
    counted('schools'),
    counted('students'),
    { url: years, expect: [400, 403, 404], of: 'schoolYearTypes' },
  ]);
  const chosen = Number(session.settings['schoolYear'] ?? '');
  const year = chosen > 0 ? chosen : currentYear(current as HttpResponse, host);
  const ofSchools = totalOf(schools as HttpResponse);
  const ofStudents = totalOf(students as HttpResponse);
  const parts = [
    `Ed-Fi ${known.version}`.trim(),
    year === null ? '' : yearName(year),
    ofSchools === undefined ? 'schools not readable' : count(ofSchools, 'school', 'schools'),
    ofStudents === undefined ? 'students not readable' : count(ofStudents, 'student', 'students'),
    known.newest === null ? 'change queries off' : 'change queries on',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}
