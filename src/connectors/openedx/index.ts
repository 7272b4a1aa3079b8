import { collections, readCollection } from '../../http/collection';
import { ask, askOne, hostOf, parseJson, withParams } from '../../http/exchange';
import { at, textAt } from '../../http/record';
import {
  defineConnector,
  type Discovery,
  type Exchange,
  type Fact,
  type Session,
} from '../../model';
import { collectionOf, PARALLEL } from './collections';
import { resources } from './resources';
import { discover, lms, signIn } from './server';

/** Whose key it is: the course list is asked for in that name. */
function* survey({ settings }: Session): Exchange<Discovery> {
  const url = lms(settings, 'api/user/v1/me');
  const me = parseJson(yield* askOne({ url, of: 'me' }), { host: hostOf(url), resource: 'me' });
  return { username: textAt(me, 'username') ?? '' };
}

/** The user, whether it may see all learners, and how many courses there are. */
function* describe({ settings, discovery }: Session): Exchange<readonly Fact[]> {
  const username = textAt(discovery, 'username') ?? '';
  const courses = lms(settings, 'api/courses/v1/courses/');
  const host = hostOf(courses);
  const [roles, list] = yield* ask([
    { url: lms(settings, 'api/enrollment/v1/roles/'), expect: [403, 404], of: 'roles' },
    { url: withParams(courses, { username, page: 1, page_size: 1 }), of: 'courses' },
  ]);
  const staff =
    roles!.status === 200
      ? at(parseJson(roles!, { host, resource: 'roles' }), 'is_staff') === true
      : null;
  const count = at(parseJson(list!, { host, resource: 'courses' }), 'pagination.count');
  return [
    { label: 'User', value: username },
    { label: 'Staff', value: staff },
    { label: 'Courses', value: typeof count === 'number' ? count : null },
  ];
}

export default defineConnector({
  id: 'openedx',
  title: 'Open edX',
  description:
    'The learning platform: courses, enrollments, grades and how far each learner has come. ' +
    'It does not say when somebody learned: Homeroom finds that out by reading every day.',
  group: 'learning',
  settings: [
    {
      name: 'url',
      title: 'Address of the LMS',
      help: 'The address under which learners open their courses.',
      placeholder: 'https://learn.your-school.org',
      type: 'url',
    },
    {
      name: 'clientId',
      title: 'Client ID',
      help:
        'An administrator of the platform makes it in Django admin, under “Django OAuth Toolkit”, ' +
        '“Applications”: a confidential client with the grant type “Client credentials”, of a user with staff status.',
      type: 'text',
    },
    {
      name: 'clientSecret',
      title: 'Client secret',
      help: 'It stands beside the client ID, and is shown only while the application is made.',
      type: 'secret',
    },
    {
      name: 'completion',
      title: 'Completion Aggregator',
      help:
        'Whether this plugin is installed. Then work that is not graded counts as activity as well. ' +
        'Ask whoever runs the platform; if nobody knows, leave it as it is.',
      type: 'yes_no',
      default: 'no',
    },
  ],
  resources,
  // Enrollments may be asked for 120 times a minute, and the course list, a few pages, 40 times.
  rate: { parallel: PARALLEL, perMinute: 100 },
  discover,
  survey,
  signIn,
  describe,
  read: (resource, session, checkpoint) =>
    readCollection(collectionOf(resource), resource, session, checkpoint, PARALLEL),
  rewind: collections(resources.map(collectionOf), PARALLEL).rewind,
  // Its codes are words for developers, and its texts may name a learner.
  explain: () => ({}),
});
