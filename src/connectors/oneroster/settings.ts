import type { Setting } from '../../model';

const OAUTH2 = { name: 'signIn', values: ['oauth2'] };

export const settings: readonly Setting[] = [
  {
    name: 'url',
    title: 'Address of the API',
    help:
      'Your student information system shows it where API access to OneRoster is set up, often as “base ' +
      'URL” or “endpoint”. Any address of the API will do, such as one that ends in “/ims/oneroster/v1p1”.',
    placeholder: 'https://sis.your-district.org/ims/oneroster/rostering/v1p2',
    type: 'url',
  },
  {
    name: 'version',
    title: 'Version',
    help: 'Homeroom finds it out by itself. Choose one only if your vendor offers both and told you which to use.',
    type: 'choice',
    options: [
      { value: 'auto', title: 'Find out by itself' },
      { value: '1.1', title: '1.1' },
      { value: '1.2', title: '1.2' },
    ],
    default: 'auto',
  },
  {
    name: 'signIn',
    title: 'Sign-in',
    help:
      'Version 1.2 always uses OAuth 2. Servers of version 1.1 may want each request signed instead: your ' +
      'vendor then speaks of OAuth 1 or of a consumer key.',
    type: 'choice',
    options: [
      { value: 'oauth2', title: 'OAuth 2 (client credentials)' },
      { value: 'oauth1_sha256', title: 'OAuth 1.0a, signed with SHA-256' },
      { value: 'oauth1_sha1', title: 'OAuth 1.0a, signed with SHA-1' },
    ],
    default: 'oauth2',
  },
  {
    name: 'key',
    title: 'Key',
    help:
      'The “client ID” or “consumer key” of an application that may read. An administrator makes it in the ' +
      'student information system, under OneRoster or API access.',
    type: 'text',
  },
  {
    name: 'secret',
    title: 'Secret',
    help:
      'The “client secret” or “consumer secret” that was made with the key. Most systems show it only once; ' +
      'if it is lost, make a new pair.',
    type: 'secret',
  },
  {
    name: 'token',
    title: 'Token address',
    help:
      'Only if your vendor names one: the “token URL”. Left empty, Homeroom asks the server and looks at the ' +
      'usual places.',
    placeholder: 'https://sis.your-district.org/oauth/token',
    type: 'url',
    optional: true,
    when: OAUTH2,
  },
  {
    name: 'scopes',
    title: 'Scopes',
    help:
      'Only if your vendor gave you a list of scopes: one a line. Left empty, Homeroom asks for reading ' +
      'rosters, demographics and the grade book, and makes do with less.',
    type: 'list',
    optional: true,
    when: OAUTH2,
  },
];
