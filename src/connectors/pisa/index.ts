import { defineResource, number, text, timestamp } from '../../model';
import { defineSqlConnector } from '../_sql';
import { pageOf, pageSetting } from '../_sql/settings';

const COLUMNS = ['id', 'country', 'escs', 'tmins', 'belong', 'durecec', 'submitted_at'];

export const responses = defineResource({
  name: 'responses',
  table: 'responses',
  title: 'Responses',
  key: 'id',
  fields: [
    text('id', 'personal'),
    text('country', 'quasi'),
    number('escs', 'sensitive'),
    number('tmins', 'quasi'),
    number('belong', 'sensitive'),
    number('durecec', 'quasi'),
    timestamp('submitted_at', 'quasi'),
  ],
  example: {
    page: [
      {
        id: '00100417',
        country: 'AUS',
        escs: '-0.2137',
        tmins: '1500',
        belong: null,
        durecec: '3',
        submitted_at: '2026-11-22T07:30:00Z',
      },
    ],
    rows: [
      {
        id: '00100417',
        country: 'AUS',
        escs: -0.2137,
        tmins: 1500,
        durecec: 3,
        submitted_at: '2026-11-22T07:30:00Z',
      },
    ],
  },
});

export default defineSqlConnector({
  id: 'pisa',
  title: 'PISA',
  description:
    'Responses of a survey as PISA makes it, one database for each country: the table of responses is read ' +
    'while it grows, with its corrections and deletions. Twenty databases are one list.',
  settings: [
    {
      name: 'table',
      title: 'Table of responses',
      help:
        'The table with the columns id, country, escs, tmins, belong, durecec and submitted_at. ' +
        'Where it is not in the user’s own schema: schema.table.',
      placeholder: 'responses',
      default: 'responses',
      type: 'text',
    },
    pageSetting,
  ],
  gentle: (settings) => {
    const page = pageOf(settings);
    return page === undefined ? {} : { page };
  },
  resources: [responses],
  tables: (settings) => [
    {
      resource: responses.name,
      from: { table: settings['table'] ?? 'responses' },
      key: 'id',
      // It does not move when a response is corrected: the comparison of the whole finds that.
      change: 'submitted_at',
      columns: COLUMNS,
      nulls: ['NA', ''],
    },
  ],
});
