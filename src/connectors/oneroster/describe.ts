import { ask, hostOf, join, parseJson, withParams } from '../../http/exchange';
import { listAt } from '../../http/record';
import type { Ask, Exchange, Fact, HttpResponse, Session } from '../../model';
import { baseOf, knownOf } from './server';

/** How many there are; null where the key may not read them, nothing where the server does not count. */
const countOf = (
  resource: string,
  answer: HttpResponse,
  host: string,
): number | null | undefined => {
  if (answer.status !== 200) return null;
  const total = answer.headers['x-total-count'];
  if (total !== undefined && /^\d+$/.test(total)) return Number(total);
  const one = listAt(
    parseJson(answer, { host, resource }),
    resource === 'schools' ? 'orgs' : 'users',
  );
  return one.length === 0 ? 0 : undefined;
};

/** Version 1.2, 4 schools, 1200 students, tells what changed: yes. */
export function* describe(session: Session): Exchange<readonly Fact[]> {
  const { service, version, filters } = knownOf(session);
  const base = baseOf(service, version, 'orgs');
  const counted = (resource: string): Ask => ({
    url: withParams(join(base, resource), { limit: 1 }),
    expect: [400, 403, 404],
    of: resource,
  });
  const answers = yield* ask([counted('schools'), counted('students')]);
  const [schools, students] = ['schools', 'students'].map((resource, i) =>
    countOf(resource, answers[i]!, hostOf(base)),
  );
  return [
    { label: 'Version', value: version },
    ...(schools === undefined ? [] : [{ label: 'Schools', value: schools }]),
    ...(students === undefined ? [] : [{ label: 'Students', value: students }]),
    { label: 'Tells what changed', value: filters },
  ];
}
