import { defineDataset } from '../../model';
import pisa from './pisa.sql';

export default defineDataset({
  id: 'pisa_countries',
  title: 'PISA by Country',
  description:
    'The survey’s countries side by side while their responses come in: how many there are and how many came today, the mean time of lessons, the mean of two indices and how one goes with the other. It names nobody.',
  grain: 'One row per country.',
  key: ['country'],
  metric: 'responses',
  incremental: { field: 'country', column: 'country' },
  fields: [
    {
      name: 'country',
      title: 'Country',
      type: 'text',
      meaning: 'The code of the country, as in AUS.',
      class: 'none',
      semantic: 'country_code',
    },
    {
      name: 'responses',
      title: 'Responses',
      type: 'integer',
      meaning: 'How many responses there are.',
      unit: 'responses',
      class: 'none',
      required: true,
    },
    {
      name: 'responses_today',
      title: 'Responses Today',
      type: 'integer',
      meaning: 'Responses sent on the day of the refresh.',
      unit: 'responses',
      class: 'none',
      required: true,
    },
    {
      name: 'learning_hours',
      title: 'Learning Hours',
      type: 'number',
      meaning: 'The mean of the hours of lessons in a week.',
      unit: 'hours',
      class: 'none',
      combine: 'mean',
    },
    {
      name: 'escs',
      title: 'Status Index',
      type: 'number',
      meaning:
        'The mean of the economic, social and cultural status; 0 is the mean of all countries.',
      class: 'none',
      combine: 'mean',
    },
    {
      name: 'belong',
      title: 'Belonging Index',
      type: 'number',
      meaning: 'The mean of how much students feel to belong; 0 is the mean of all countries.',
      class: 'none',
      combine: 'mean',
    },
    {
      name: 'belong_by_escs',
      title: 'Belonging by Status',
      type: 'number',
      meaning:
        'By how much the belonging index grows with one point of the status index: the slope of the line through all responses.',
      class: 'none',
      combine: 'none',
    },
    {
      name: 'last_response',
      title: 'Last Response',
      type: 'timestamp',
      meaning: 'When the newest response was sent, in UTC.',
      class: 'none',
    },
  ],
  sql: { pisa },
});
