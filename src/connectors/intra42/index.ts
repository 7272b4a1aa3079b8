import { collections } from '../../http/collection';
import { defineConnector } from '../../model';
import { COLLECTIONS } from './collections';
import { describe } from './describe';
import { resources } from './resources';
import { signIn } from './signin';

/** The application may send two requests a second: more in flight would only wait. */
const PARALLEL = 2;

export default defineConnector({
  id: 'intra42',
  title: '42 intra',
  description:
    'The intranet of the 42 schools: campuses, cursus, students and their levels, projects, evaluations, ' +
    'and who sits where and when.',
  group: 'learning',
  settings: [
    {
      name: 'uid',
      title: 'UID of the application',
      help:
        'On the intranet: your profile, Settings, API, “Register a new app”, then open the application. ' +
        'Staff of a campus gets the roles that reading everybody’s projects needs.',
      placeholder: 'u-s4t2ud-…',
      type: 'text',
    },
    {
      name: 'secret',
      title: 'Secret of the application',
      help: 'It stands beneath the UID. It ends after a while: the same page shows the next one.',
      type: 'secret',
    },
    {
      name: 'campus',
      title: 'Campuses',
      help:
        'The numbers of the campuses to be read, one a line; the number stands in the addresses of ' +
        'the campus’ pages. Empty: every campus there is, which takes days at 1,200 requests an hour.',
      placeholder: '1',
      type: 'list',
      optional: true,
    },
    {
      name: 'since',
      title: 'Presence since',
      help: 'The first day whose presence is read. Empty: from the beginning.',
      type: 'date',
      optional: true,
    },
    {
      name: 'url',
      title: 'Address of the API',
      help: 'Leave it as it is.',
      placeholder: 'https://api.intra.42.fr',
      default: 'https://api.intra.42.fr',
      type: 'url',
      optional: true,
    },
  ],
  resources,
  // 42's own limits for an application: an hour's requests are counted for all who use it.
  rate: { parallel: PARALLEL, perSecond: 2, perHour: 1200, left: 'x-hourly-ratelimit-remaining' },
  *discover() {
    return {};
  },
  signIn,
  describe,
  ...collections(Object.values(COLLECTIONS), PARALLEL),
  // It answers refusals in words only.
  explain: () => ({}),
});
