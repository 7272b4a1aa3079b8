import { ask, hostOf, join, parseJson, withParams } from '../../http/exchange';
import type { Ask, Exchange, Fact, HttpResponse, Json, Session } from '../../model';
import { knownOf } from './server';
import { totalOf } from './walk';

const yearName = (year: number): string => `${year - 1}-${year}`;

/** Absent where the API says none, or has no such question. */
const currentYear = (answer: HttpResponse, host: string): string | null | undefined => {
  if (answer.status === 400) return undefined;
  if (answer.status !== 200) return null;
  const years = parseJson(answer, { host, resource: 'schoolYearTypes' });
  const list = Array.isArray(years) ? (years as { readonly [name: string]: Json }[]) : [];
  const year = list.find((entry) => entry['currentSchoolYear'] === true)?.['schoolYear'];
  return typeof year === 'number' ? yearName(year) : undefined;
};

/** Version 7.3, school year 2026-2027, 4 schools, 1200 students, change queries: yes. */
export function* describe(session: Session): Exchange<readonly Fact[]> {
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
  const year = chosen > 0 ? yearName(chosen) : currentYear(current as HttpResponse, host);
  return [
    ...(known.version === '' ? [] : [{ label: 'Version', value: known.version }]),
    ...(year === undefined ? [] : [{ label: 'School year', value: year }]),
    { label: 'Schools', value: totalOf(schools as HttpResponse) ?? null },
    { label: 'Students', value: totalOf(students as HttpResponse) ?? null },
    { label: 'Change queries', value: known.newest !== null },
  ];
}
