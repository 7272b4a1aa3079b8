import { ask, hostOf, parseList, withParams } from '../../http/exchange';
import { textAt } from '../../http/record';
import type { Exchange, Fact, HttpResponse, Session } from '../../model';
import { addressOf, campusesOf } from './address';

/** Campus Paris, 3000 students, 21 cursus. Three requests of the hour's. */
export function* describe({ settings }: Session): Exchange<readonly Fact[]> {
  const campuses = campusesOf(settings).join(',') || undefined;
  const campus = withParams(addressOf(settings, 'v2/campus'), {
    'page[size]': 5,
    'filter[id]': campuses,
  });
  const [named, users, cursus] = yield* ask([
    { url: campus, of: 'campus' },
    {
      url: withParams(addressOf(settings, 'v2/users'), {
        'page[size]': 1,
        'filter[primary_campus_id]': campuses,
      }),
      expect: [403],
      of: 'users',
    },
    { url: withParams(addressOf(settings, 'v2/cursus'), { 'page[size]': 1 }), of: 'cursus' },
  ]);
  const total = ({ status, headers }: HttpResponse): number | null =>
    status === 200 && headers['x-total'] ? Number(headers['x-total']) : null;
  const names = parseList(named!, { host: hostOf(campus), resource: 'campus' });
  return [
    campuses
      ? { label: 'Campus', value: names.map((one) => textAt(one, 'name') ?? '').join(', ') }
      : { label: 'Campuses', value: total(named!) },
    { label: 'Students', value: total(users!) },
    { label: 'Cursus', value: total(cursus!) },
  ];
}
