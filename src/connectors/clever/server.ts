import { ask, askOne, join, withParams } from '../../http/exchange';
import { at, listAt, textAt } from '../../http/record';
import {
  FailureError,
  type Credential,
  type Discovery,
  type Exchange,
  type Fact,
  type HttpResponse,
  type Json,
  type Session,
} from '../../model';

type Settings = Readonly<Record<string, string>>;

export const HOME = 'https://api.clever.com/v3.1';

export const baseOf = (settings: Settings): string => {
  const given = (settings['url'] ?? '').trim().replace(/\/+$/, '');
  return given === '' ? HOME : /\/v\d+\.\d+$/.test(given) ? given : `${given}/v3.1`;
};

/** There were no events yet: whatever comes is newer. */
export const START = '0';

/** The newest event as the session began; null: this district tells none. */
export interface Survey {
  readonly [name: string]: string | null;
  readonly latest: string | null;
}
export const surveyOf = ({ discovery }: Session): Survey => discovery as unknown as Survey;

export function* discover(): Exchange<Discovery> {
  return {};
}

/** The district's token is the key itself. @throws source.refused_key where none was given. */
export function* signIn(settings: Settings, secrets: Settings): Exchange<Credential> {
  const token = (secrets['token'] ?? '').trim();
  if (token === '') throw new FailureError('source.refused_key', { host: 'api.clever.com' });
  return { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } };
}

const jsonIn = ({ text }: HttpResponse): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};

/** Events are for some plans, and are told only once they were switched on. */
const WITHOUT = [400, 402, 403, 404, 422];

/** The last event there is: what happens after it is read next time. */
export function* survey(session: Session): Exchange<Discovery> {
  const url = withParams(join(baseOf(session.settings), 'events'), {
    ending_before: 'last',
    limit: 1,
  });
  const answer = yield* askOne({ url, expect: WITHOUT, of: 'events' });
  const body = answer.status === 200 ? jsonIn(answer) : null;
  if (body === null || at(body, 'data') === undefined) return { latest: null } satisfies Survey;
  const newest = listAt(body, 'data').map((entry) => textAt(entry, 'data.id') ?? '');
  return { latest: newest[newest.length - 1] || START } satisfies Survey;
}

/** The district, when Clever last heard from its system, and whether changes are told. */
export function* describe(session: Session): Exchange<readonly Fact[]> {
  const url = join(baseOf(session.settings), 'districts');
  const [answer] = yield* ask([{ url, of: 'districts' }]);
  const [district] = listAt(jsonIn(answer!), 'data').map((entry) => at(entry, 'data'));
  const said = (label: string, path: string): readonly Fact[] => {
    const value = textAt(district, path);
    return value === null || value === '' ? [] : [{ label, value }];
  };
  return [
    ...said('District', 'name'),
    ...said('Student information system', 'sis_type'),
    ...said('Last sync', 'last_sync'),
    { label: 'Tells what changed', value: surveyOf(session).latest !== null },
  ];
}

/** Clever explains in words alone, and they may quote a record. */
export const explain = (): Record<string, never> => ({});
