import { defineReport, type Measure } from '../model';
import { bySite } from './_parts';

const RESPONSES = 'pisa_responses';

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
const status = mean('escs', 'Status index (mean)');
const belonging = mean('belong', 'Belonging index (mean)');

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
