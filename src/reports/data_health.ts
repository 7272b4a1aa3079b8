import { defineReport, type Measure } from '../model';
import { all, is, oneOf } from './_parts';

const DATASETS = 'homeroom_datasets';
const RUNS = 'homeroom_runs';
const byDataset = { field: 'dataset', title: 'Data set' } as const;
const most = (field: string, title: string, unit: string): Measure => ({
  of: 'max',
  field,
  title,
  unit,
  format: 'integer',
});
const times: Measure = { of: 'rows', title: 'Refreshes', format: 'integer' };
const byDay = { field: 'ended_at', as: 'day', title: 'Day' } as const;

export default defineReport({
  id: 'data_health',
  title: 'Data health',
  description:
    'Whether the data sets can be relied upon: how fresh they are, what failed, what was kept out, how they grow.',
  datasets: [DATASETS, RUNS],
  questions: [
    'How old is what we look at?',
    'What failed, and why?',
    'How many rows were kept out?',
    'How do the data sets grow?',
  ],
  settings: [
    {
      id: 'old',
      title: 'Old after',
      meaning: 'The number of hours after which a data set is watched.',
      type: 'number',
      default: '26',
    },
    {
      id: 'too_old',
      title: 'Too old after',
      meaning: 'The number of hours after which something has to be done.',
      type: 'number',
      default: '72',
    },
  ],
  charts: [
    {
      id: 'age',
      title: 'Hours since the last refresh',
      question: 'How old is what we look at?',
      dataset: DATASETS,
      mark: 'bar',
      x: byDataset,
      y: most('age_hours', 'Age', 'hours'),
      sort: 'descending',
      thresholds: [
        { value: { setting: 'old' }, label: 'Watch', tone: 'watch' },
        { value: { setting: 'too_old' }, label: 'Act', tone: 'act' },
      ],
    },
    {
      id: 'failing',
      title: 'Not up to date',
      question: 'Which data sets could not be refreshed, and why?',
      dataset: DATASETS,
      mark: 'table',
      where: all(is('complete', 'false')),
      x: byDataset,
      series: { field: 'trouble', title: 'Reason' },
      y: most('age_hours', 'Age', 'hours'),
    },
    {
      id: 'outcomes',
      title: 'Refreshes by day',
      question: 'What failed, and when?',
      dataset: RUNS,
      mark: 'bar',
      x: byDay,
      series: {
        field: 'outcome',
        title: 'Outcome',
        order: ['published', 'held', 'failed', 'cancelled'],
      },
      y: times,
    },
    {
      id: 'troubles',
      title: 'What failed',
      question: 'What failed, and why?',
      dataset: RUNS,
      mark: 'bar',
      where: all(oneOf('outcome', 'failed', 'held')),
      x: { field: 'trouble', title: 'Reason' },
      y: { ...times, title: 'Times' },
      sort: 'descending',
      top: 15,
    },
    {
      id: 'quarantined',
      title: 'Rows kept out',
      question: 'How many rows were kept out?',
      dataset: DATASETS,
      mark: 'bar',
      x: byDataset,
      y: most('quarantined', 'Rows kept out', 'rows'),
      sort: 'descending',
    },
    {
      id: 'rows',
      title: 'Rows over time',
      question: 'How do the data sets grow?',
      dataset: RUNS,
      mark: 'line',
      where: all(is('outcome', 'published')),
      x: byDay,
      series: byDataset,
      y: most('rows', 'Rows', 'rows'),
    },
    {
      id: 'cells',
      title: 'Size in the workbook',
      question: 'What takes up the workbook?',
      dataset: DATASETS,
      mark: 'bar',
      x: byDataset,
      y: most('cells', 'Cells', 'cells'),
      sort: 'descending',
      note: 'A workbook holds 10 million cells.',
    },
    {
      id: 'seconds',
      title: 'Time a refresh takes',
      question: 'Do refreshes take longer than they did?',
      dataset: RUNS,
      mark: 'line',
      x: byDay,
      y: {
        of: 'median',
        field: 'seconds',
        title: 'Seconds (median)',
        unit: 'seconds',
        format: 'integer',
      },
    },
  ],
});
