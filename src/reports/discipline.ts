import { defineReport, type Measure } from '../model';
import { all, bySchool, filled, is } from './_parts';

const dataset = 'discipline';
const incidents: Measure = {
  of: 'distinct',
  field: 'incident_id',
  within: ['school_id'],
  title: 'Incidents',
  format: 'integer',
  people: 'student_id',
};
const students: Measure = {
  of: 'distinct',
  field: 'student_id',
  title: 'Students involved',
  format: 'integer',
  people: 'student_id',
};
const removed: Measure = {
  of: 'sum',
  field: 'days_removed',
  title: 'Days removed',
  unit: 'days',
  format: 'decimal',
  people: 'student_id',
};

export default defineReport({
  id: 'discipline',
  title: 'Discipline',
  description:
    'What happens, where and when, what follows, and how many days of learning it costs.',
  datasets: [dataset],
  questions: [
    'What happens most?',
    'Is there more or less of it than in other months?',
    'How many days of learning are lost?',
  ],
  charts: [
    {
      id: 'by_month',
      title: 'Incidents by month',
      question: 'Is there more or less of it than in other months?',
      dataset,
      mark: 'line',
      x: { field: 'incident_date', as: 'month', title: 'Month' },
      y: incidents,
    },
    {
      id: 'by_behavior',
      title: 'Incidents by behavior',
      question: 'What happens most?',
      dataset,
      mark: 'bar',
      x: { field: 'behavior', title: 'Behavior' },
      y: incidents,
      sort: 'descending',
      top: 15,
    },
    {
      id: 'by_school',
      title: 'Incidents by school and year',
      question: 'Which schools have more incidents than the year before?',
      dataset,
      mark: 'bar',
      x: bySchool,
      series: { field: 'incident_date', as: 'school_year', title: 'School year' },
      y: incidents,
    },
    {
      id: 'by_weekday',
      title: 'Incidents by weekday',
      question: 'Are there days on which more happens?',
      dataset,
      mark: 'bar',
      x: { field: 'incident_date', as: 'weekday', title: 'Weekday' },
      y: incidents,
    },
    {
      id: 'by_location',
      title: 'Incidents by place',
      question: 'Where does it happen?',
      dataset,
      mark: 'bar',
      where: all(filled('location')),
      x: { field: 'location', title: 'Place' },
      y: incidents,
      sort: 'descending',
      top: 15,
    },
    {
      id: 'actions',
      title: 'What followed',
      question: 'What does the school do about it?',
      dataset,
      mark: 'bar',
      x: { field: 'actions', title: 'Action' },
      y: students,
      sort: 'descending',
      top: 15,
    },
    {
      id: 'removed',
      title: 'Days removed by school',
      question: 'How many days of learning are lost?',
      dataset,
      mark: 'bar',
      x: bySchool,
      y: removed,
      sort: 'descending',
    },
    {
      id: 'police',
      title: 'Reported to law enforcement',
      question: 'How much of it is reported to law enforcement?',
      dataset,
      mark: 'table',
      x: bySchool,
      y: students,
      also: [
        {
          of: 'share',
          where: all(is('reported_to_law_enforcement', 'true')),
          among: all(filled('reported_to_law_enforcement')),
          title: 'Reported to law enforcement',
          unit: 'share of records',
          format: 'percent',
          people: 'student_id',
        },
      ],
    },
  ],
});
