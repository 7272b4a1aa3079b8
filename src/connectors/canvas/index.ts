import { collections } from '../../http/collection';
import { defineConnector } from '../../model';
import { COLLECTIONS } from './collections';
import { describe } from './describe';
import { PARALLEL } from './ground';
import { resources } from './resources';
import { signIn } from './signin';

/** Throttled requests are refused as forbidden, and only the text tells (Canvas: Throttling). */
const THROTTLED = /rate limit exceeded/i;

export default defineConnector({
  id: 'canvas',
  title: 'Canvas',
  description:
    'The learning management system: terms, courses, sections, enrollments, users, assignments and submissions.',
  group: 'learning',
  settings: [
    {
      name: 'url',
      title: 'Address of Canvas',
      help: 'The address you open Canvas with.',
      placeholder: 'https://your-school.instructure.com',
      type: 'url',
    },
    {
      name: 'account',
      title: 'Account',
      help:
        'The number in the address of your school’s or department’s Admin page, after “accounts/”. ' +
        'Empty: the whole institution.',
      placeholder: '1',
      type: 'text',
      optional: true,
    },
    {
      name: 'signin',
      title: 'Sign in with',
      help: 'An access token is the simplest. A developer key is for institutions that allow no tokens.',
      type: 'choice',
      options: [
        { value: 'token', title: 'Access token' },
        { value: 'oauth', title: 'Developer key and refresh token' },
      ],
      default: 'token',
    },
    {
      name: 'token',
      title: 'Access token',
      help:
        'In Canvas: Account, Settings, “New access token”, as somebody who may see all courses of the ' +
        'account. It is shown only once.',
      type: 'secret',
      when: { name: 'signin', values: ['token'] },
    },
    {
      name: 'client',
      title: 'Client ID',
      help: 'Admin, Developer Keys: the number in the column “Details”.',
      placeholder: '10000000000001',
      type: 'text',
      when: { name: 'signin', values: ['oauth'] },
    },
    {
      name: 'key',
      title: 'Client secret',
      help: 'Beneath that number, “Show key”.',
      type: 'secret',
      when: { name: 'signin', values: ['oauth'] },
    },
    {
      name: 'refresh',
      title: 'Refresh token',
      help: 'Whoever made the developer key has it from the sign-in with that key.',
      type: 'secret',
      when: { name: 'signin', values: ['oauth'] },
    },
  ],
  resources,
  rate: { parallel: PARALLEL },
  *discover() {
    return {};
  },
  signIn,
  describe,
  ...collections(Object.values(COLLECTIONS), PARALLEL),
  busy: ({ status, text }) => (status === 403 || status === 429) && THROTTLED.test(text),
  // Its refusals are words, and a number of the error report at most.
  explain: () => ({}),
});
