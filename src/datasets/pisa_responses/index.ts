import { defineDataset } from '../../model';
import pisa from './pisa.sql';

export default defineDataset({
  id: 'pisa_responses',
  title: 'PISA Responses',
  description:
    'Every response of the survey as its country has it now: the status of the family, the time of lessons, how much the student feels to belong, the years before school. Corrections and deletions of the source arrive with the next refresh.',
  grain: 'One row per response.',
  key: ['response_id'],
  date: 'submitted_at',
  incremental: { field: 'response_id', column: 'id' },
  fields: [
    {
      name: 'response_id',
      title: 'Response ID',
      type: 'text',
      meaning: 'The number that identifies the response, one for each person asked.',
      class: 'personal',
    },
    {
      name: 'country',
      title: 'Country',
      type: 'text',
      meaning: 'The code of the country, as in AUS.',
      class: 'quasi',
      semantic: 'country_code',
    },
    {
      name: 'escs',
      title: 'Status Index',
      type: 'number',
      meaning: 'Economic, social and cultural status of the family; 0 is the mean of all.',
      class: 'sensitive',
      combine: 'mean',
    },
    {
      name: 'tmins',
      title: 'Learning Minutes',
      type: 'number',
      meaning: 'Minutes of lessons in a week.',
      unit: 'minutes',
      class: 'quasi',
      combine: 'mean',
    },
    {
      name: 'learning_hours',
      title: 'Learning Hours',
      type: 'number',
      meaning: 'Hours of lessons in a week: the minutes divided by 60.',
      unit: 'hours',
      class: 'quasi',
      combine: 'mean',
    },
    {
      name: 'belong',
      title: 'Belonging Index',
      type: 'number',
      meaning: 'How much the person feels to belong to the school; 0 is the mean of all.',
      class: 'sensitive',
      combine: 'mean',
    },
    {
      name: 'durecec',
      title: 'Years before School',
      type: 'number',
      meaning: 'Years of early childhood education and care.',
      unit: 'years',
      class: 'quasi',
      combine: 'mean',
    },
    {
      name: 'submitted_at',
      title: 'Submitted',
      type: 'timestamp',
      meaning: 'When the response was sent, in UTC.',
      class: 'quasi',
    },
  ],
  sql: { pisa },
  checks: [
    {
      id: 'minutes_of_a_week',
      title: 'Nobody has more lessons than a week has minutes',
      severity: 'warning',
      sql: 'select * from {{ this }} where tmins < 0 or tmins > 10080',
    },
  ],
});
