import { readCollection } from '../../http/collection';
import { defineConnector } from '../../model';
import { collectionOf } from './collections';
import { resources } from './resources';
import { describe, discover, explain, HOME, signIn, survey, surveyOf } from './server';

const PARALLEL = 2;

export default defineConnector({
  id: 'clever',
  title: 'Clever',
  description:
    'Rosters as districts share them through Clever: schools, terms, courses, sections, students, teachers ' +
    'and staff. Changes are read from its events where they are switched on.',
  group: 'students',
  settings: [
    {
      name: 'token',
      title: 'District token',
      help:
        'The token of one district for your application. In the Clever dashboard it stands with the ' +
        'district, under Settings and “API”; whoever manages your Clever application can copy it.',
      type: 'secret',
    },
    {
      name: 'url',
      title: 'Address of the API',
      help: 'Leave it empty, unless you were told to use another than Clever’s own.',
      placeholder: HOME,
      type: 'url',
      optional: true,
    },
  ],
  resources,
  rate: { parallel: PARALLEL },
  discover,
  survey,
  signIn,
  describe,
  read: (resource, session, checkpoint) =>
    readCollection(
      collectionOf(resource.name, surveyOf(session).latest !== null),
      resource,
      session,
      checkpoint,
      PARALLEL,
    ),
  explain,
});
