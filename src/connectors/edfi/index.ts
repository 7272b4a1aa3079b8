import { defineConnector } from '../../model';
import { describe } from './describe';
import { covers, discover, news, survey } from './discover';
import { explain } from './explain';
import { read } from './read';
import { resources } from './resources';
import { signIn } from './signin';

export default defineConnector({
  id: 'edfi',
  title: 'Ed-Fi',
  description:
    'The standard API of student information systems and state data systems: schools, students, ' +
    'enrollment, attendance, grades, discipline, programs and assessments. ODS/API 3 to 7 and the DMS.',
  group: 'students',
  settings: [
    {
      name: 'url',
      title: 'Address of the API',
      help:
        'Ask your Ed-Fi host, state agency or student information system vendor for the “base URL”. ' +
        'It opens in a browser and shows a short text with “dataManagementApi” in it.',
      placeholder: 'https://api.your-district.org/edfi',
      type: 'url',
    },
    {
      name: 'key',
      title: 'Key',
      help:
        'The “key” of a key and secret pair for reading. It is made in the Ed-Fi Admin App, ' +
        'or the vendor or agency that runs the API sends it to you.',
      type: 'text',
    },
    {
      name: 'secret',
      title: 'Secret',
      help:
        'The “secret” that came with the key. It is shown only once when it is made; ' +
        'if it is lost, ask for a new pair.',
      type: 'secret',
    },
    {
      name: 'instance',
      title: 'Instance or tenant',
      help:
        'Only if several districts share the API: the name that stands in your addresses before the ' +
        'year or before “data”. Leave it empty if you were not told one.',
      type: 'text',
      optional: true,
    },
    {
      name: 'schoolYear',
      title: 'School year',
      help:
        'Only if the API keeps each year apart: the year in which the school year ends, such as 2027 ' +
        'for 2026-2027. Leave it empty if you were not told one.',
      placeholder: '2027',
      type: 'text',
      optional: true,
    },
  ],
  resources,
  rate: { parallel: 20 },
  discover,
  survey,
  news,
  covers,
  signIn,
  describe,
  read,
  explain,
});
