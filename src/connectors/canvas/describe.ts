import { ask, hostOf, parseJson } from '../../http/exchange';
import { linkOf } from '../../http/pagers';
import { listAt, textAt } from '../../http/record';
import type { Exchange, Fact, HttpResponse, Json, Session } from '../../model';
import { accountOf, api } from './ground';

/** Lists are not counted: a page that is full says that there are more. */
const counted = (answer: HttpResponse, list: readonly Json[]): string | number =>
  linkOf(answer.headers['link'], 'next') === null ? list.length : `${list.length}+`;

/** Account Grand Bend, 12 terms, 100+ courses. */
export function* describe({ settings }: Session): Exchange<readonly Fact[]> {
  const account = accountOf(settings);
  const host = hostOf(api(settings, ''));
  const asks = ['', '/terms', '/courses'].map((path) => ({
    url: api(settings, `accounts/${account}${path}`),
    of: path.slice(1) || 'account',
  }));
  const [own, terms, courses] = yield* ask(asks);
  const body = (answer: HttpResponse, resource: string): Json =>
    parseJson(answer, { host, resource });
  return [
    { label: 'Account', value: textAt(body(own!, 'account'), 'name') },
    { label: 'Terms', value: counted(terms!, listAt(body(terms!, 'terms'), 'enrollment_terms')) },
    { label: 'Courses', value: counted(courses!, listAt(body(courses!, 'courses'), '')) },
  ];
}
