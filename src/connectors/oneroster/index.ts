import { readCollection } from '../../http/collection';
import { collections } from '../../http/collection';
import { defineConnector } from '../../model';
import { collectionOf } from './collections';
import { describe } from './describe';
import { discover, filtersOf, survey } from './discover';
import { explain } from './explain';
import { resources } from './resources';
import { settings } from './settings';
import { signIn } from './signin';

const PARALLEL = 6;

export default defineConnector({
  id: 'oneroster',
  title: 'OneRoster',
  description:
    'The standard by which student information systems pass on rosters and grade books: schools, terms, ' +
    'courses, classes, people, enrollments, results. Infinite Campus, PowerSchool, Skyward, Aeries and most ' +
    'others speak it. Versions 1.1 and 1.2.',
  group: 'students',
  settings,
  resources,
  rate: { parallel: PARALLEL },
  discover,
  survey,
  signIn,
  describe,
  read: (resource, session, checkpoint) =>
    readCollection(
      collectionOf(resource, filtersOf(session)),
      resource,
      session,
      checkpoint,
      PARALLEL,
    ),
  rewind: collections(
    resources.map((resource) => collectionOf(resource, true)),
    PARALLEL,
  ).rewind,
  explain,
});
