import { collections, type Collection } from '../../http/collection';
import {
  askOne,
  encodeParams,
  hostOf,
  join,
  parseJson,
  parseList,
  withParams,
} from '../../http/exchange';
import { byOffset } from '../../http/pagers';
import { recordsIn, textAt } from '../../http/record';
import {
  defineConnector,
  FailureError,
  type Credential,
  type Discovery,
  type Exchange,
  type Fact,
  type Session,
} from '../../model';
import { explain } from '../edfi/explain';
import { resources as ofVersion3 } from '../edfi/resources';
import { bridges } from './bridge';

type Texts = Readonly<Record<string, string>>;

const PARALLEL = 4;
/** The most that version 2 answers at once. */
const PAGE = 100;
/** A token lives so long after its last use. */
const LIFE_SECONDS = 1800;

const resources = ofVersion3.filter(({ name }) => name in bridges);

const dataOf = ({ url = '', schoolYear = '' }: Texts): string =>
  join(join(url, 'api/v2.0'), schoolYear);

const collection = (resource: string): Collection => ({
  resource,
  ask: ({ session }) => ({ url: join(dataOf(session.settings), resource) }),
  records: (body) => (Array.isArray(body) ? recordsIn(body) : []),
  decode: (response, about) => [...parseList(response, about)],
  pager: byOffset({ size: PAGE }),
  each: (record) => bridges[resource]!(record),
});

function* discover(): Exchange<Discovery> {
  // Version 2 says nothing of itself without a key.
  return {};
}

/** First a code for the key, then a token for the code and the secret. @throws source.refused_key */
function* signIn(
  { url = '', key = '' }: Texts,
  { secret = '' }: Texts,
  _: Discovery,
  now: number,
): Exchange<Credential> {
  const host = hostOf(url);
  const post = (path: string, form: Texts) =>
    askOne({
      url: join(url, path),
      method: 'post',
      contentType: 'application/x-www-form-urlencoded',
      body: encodeParams(form),
      anonymous: true,
      expect: [400, 401, 403],
      of: 'token',
    });
  const told = function* (path: string, form: Texts, name: string): Exchange<string> {
    const answer = yield* post(path, form);
    if (answer.status >= 400) throw new FailureError('source.refused_key', { host });
    const value = textAt(parseJson(answer, { host, resource: 'token' }), name);
    if (!value) throw new FailureError('source.refused_key', { host });
    return value;
  };
  const client = { Client_id: key.trim() };
  const code = yield* told('oauth/authorize', { ...client, Response_type: 'code' }, 'code');
  const form = {
    ...client,
    Client_secret: secret.trim(),
    Code: code,
    Grant_type: 'authorization_code',
  };
  const token = yield* told('oauth/token', form, 'access_token');
  return {
    headers: { authorization: `Bearer ${token}` },
    expiresAt: now + LIFE_SECONDS * 1000,
  };
}

function* describe({ settings }: Session): Exchange<readonly Fact[]> {
  const url = withParams(join(dataOf(settings), 'assessments'), { limit: PAGE });
  const answer = yield* askOne({ url, of: 'assessments' });
  const found = parseList(answer, { host: hostOf(url), resource: 'assessments' }).length;
  return [
    { label: 'School year', value: settings['schoolYear'] ?? '' },
    { label: 'Assessments', value: found === PAGE ? `${PAGE} or more` : found },
  ];
}

export default defineConnector({
  id: 'edfi2',
  title: 'Ed-Fi 2.x',
  description:
    'Assessments of an older Ed-Fi ODS/API (versions 2.0 to 2.6). They stand in the same Assessment ' +
    'Results as those of version 3 and later.',
  group: 'students',
  family: 'edfi',
  feeds: ['assessment_results'],
  settings: [
    {
      name: 'url',
      title: 'Address of the API',
      help:
        'Ask whoever runs the API for the address that “/oauth/authorize” and “/api/v2.0” come after; ' +
        'it often ends with “/api”.',
      placeholder: 'https://api.your-district.org/v2.5.0/api',
      type: 'url',
    },
    {
      name: 'key',
      title: 'Key',
      help: 'The “key” of a key and secret pair for reading, from whoever runs the API.',
      type: 'text',
    },
    {
      name: 'secret',
      title: 'Secret',
      help: 'The “secret” that came with the key. If it is lost, ask for a new pair.',
      type: 'secret',
    },
    {
      name: 'schoolYear',
      title: 'School year',
      help: 'The year in which the school year ends, such as 2019 for 2018-2019: each has its own address.',
      placeholder: '2019',
      type: 'text',
    },
  ],
  resources,
  rate: { parallel: PARALLEL },
  discover,
  signIn,
  describe,
  explain,
  ...collections(Object.keys(bridges).map(collection), PARALLEL),
});
