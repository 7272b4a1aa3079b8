import { readCollection } from '../../http/collection';
import { defineConnector } from '../../model';
import { collectionOf, PARALLEL } from './collections';
import { resources } from './resources';
import { describe, discover, explain, signIn, survey } from './server';

export default defineConnector({
  id: 'powerschool',
  title: 'PowerSchool',
  description:
    'PowerSchool SIS through its own API: schools, students, staff, terms, courses, sections and rosters, ' +
    'and the PowerQueries of a plugin. If your PowerSchool offers OneRoster, that takes fewer requests.',
  group: 'students',
  settings: [
    {
      name: 'url',
      title: 'Address of PowerSchool',
      help: 'The address at which your administrators sign in to PowerSchool.',
      placeholder: 'https://your-district.powerschool.com',
      type: 'url',
    },
    {
      name: 'key',
      title: 'Client ID',
      help:
        'Of a plugin that may read. An administrator finds it in PowerSchool under System, System Settings, ' +
        'Plugin Management Configuration, in the plugin’s “Data Provider Configuration”.',
      type: 'text',
    },
    {
      name: 'secret',
      title: 'Client secret',
      help: 'It stands beside the client ID, in the same place.',
      type: 'secret',
    },
    {
      name: 'queries',
      title: 'PowerQueries',
      help:
        'Only if a plugin of yours has queries of its own for Homeroom: their full names, one a line. Their ' +
        'rows are for data sets that your own copy of Homeroom adds.',
      placeholder: 'org.your-district.clubs',
      type: 'list',
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
    readCollection(collectionOf(resource.name, session), resource, session, checkpoint, PARALLEL),
  explain,
});
