import { defineReport, type Measure, type Need } from '../model';
import { bySite } from './_parts';

const RESPONSES = 'survey_responses';

const responses: Need = {
  title: 'Survey Responses',
  grain: 'One row per response.',
  key: ['response_id'],
  fields: [
    {
      name: 'response_id',
      title: 'Response ID',
      type: 'text',
      meaning: 'The number that identifies the response, one for each person asked.',
      class: 'personal',
    },
    {
      name: 'submitted_at',
      title: 'Submitted',
      type: 'timestamp',
      meaning: 'When the response was sent.',
      class: 'quasi',
    },
    {
      name: 'learning_hours',
      title: 'Learning Hours',
      type: 'number',
      meaning: 'Hours of lessons and learning in a week.',
      unit: 'hours',
      class: 'quasi',
    },
    {
      name: 'status_index',
      title: 'Status Index',
      type: 'number',
      meaning: 'Economic, social and cultural status of the family; 0 is the mean of all.',
      class: 'sensitive',
      combine: 'mean',
    },
    {
      name: 'belonging_index',
      title: 'Belonging Index',
      type: 'number',
      meaning: 'How much the person feels to belong to the school; 0 is the mean of all.',
      class: 'sensitive',
      combine: 'mean',
    },
  ],
};

const count: Measure = {
  of: 'rows',
  title: 'Responses',
  format: 'integer',
  people: 'response_id',
};
const mean = (field: string, title: string, unit?: string): Measure => ({
  of: 'mean',
  field,
  title,
  ...(unit === undefined ? {} : { unit }),
  format: 'decimal',
  people: 'response_id',
});
const status = mean('status_index', 'Status index (mean)');
const belonging = mean('belonging_index', 'Belonging index (mean)');

export default defineReport({
  id: 'site_comparison',
  title: 'Site comparison',
  description:
    'Campuses or countries side by side while their responses come in: how many, how much they learn, how they live.',
  datasets: [RESPONSES],
  questions: [
    'How many responses came in over the last 24 hours?',
    'Where do students learn longest?',
    'Do two indices go together?',
  ],
  needs: { [RESPONSES]: responses },
  charts: [
    {
      id: 'responses',
      title: 'Responses',
      question: 'How many responses are there?',
      dataset: RESPONSES,
      mark: 'number',
      y: count,
    },
    {
      id: 'last_day',
      title: 'Responses of the last 24 hours',
      question: 'How many responses came in over the last 24 hours?',
      dataset: RESPONSES,
      mark: 'area',
      recent: { field: 'submitted_at', hours: 24 },
      x: { field: 'submitted_at', as: 'hour', title: 'Hour' },
      y: count,
    },
    {
      id: 'by_site',
      title: 'Responses by site',
      question: 'Which sites have answered?',
      dataset: RESPONSES,
      mark: 'bar',
      x: bySite,
      y: count,
      sort: 'descending',
    },
    {
      id: 'learning_hours',
      title: 'Learning hours by site',
      question: 'Where do students learn longest?',
      dataset: RESPONSES,
      mark: 'bar',
      x: bySite,
      y: mean('learning_hours', 'Learning hours (mean)', 'hours'),
      sort: 'descending',
    },
    {
      id: 'status',
      title: 'Status index by site',
      question: 'How do the students of each site live?',
      dataset: RESPONSES,
      mark: 'bar',
      x: bySite,
      y: status,
      sort: 'descending',
    },
    {
      id: 'relation',
      title: 'Status and belonging',
      question: 'Do two indices go together?',
      dataset: RESPONSES,
      mark: 'point',
      x: bySite,
      y: belonging,
      also: [status],
    },
  ],
});
