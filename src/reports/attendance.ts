import { defineReport, type Chart, type Measure, type Quantity, type Threshold } from '../model';
import { all, atLeast, atMost, byGrade, bySchool, filled } from './_parts';

const present: Quantity = {
  of: 'ratio',
  above: { of: 'sum', field: 'days_present' },
  below: { of: 'sum', field: 'students_enrolled' },
};
const rate: Measure = {
  ...present,
  title: 'Attendance rate',
  format: 'percent',
  people: { sum: 'students_enrolled', per: 'attendance_date' },
};
const absence = (field: string, title: string): Measure => ({
  of: 'ratio',
  above: { of: 'sum', field },
  below: { of: 'sum', field: 'students_enrolled' },
  title,
  format: 'percent',
  people: { sum: 'students_enrolled', per: 'attendance_date' },
});
/** Before ten days nobody is absent chronically: one day would be enough. */
const known = all(filled('attendance_rate'), atLeast('days_enrolled', '10'));
const chronic: Measure = {
  of: 'share',
  distinct: 'student_id',
  where: all(atMost('attendance_rate', '{chronic_rate}')),
  title: 'Chronically absent',
  unit: 'share of students',
  format: 'percent',
  people: 'student_id',
};
const goal: Threshold = { value: { setting: 'goal' }, label: 'Goal', tone: 'good' };
const lines: readonly Threshold[] = [
  { value: { setting: 'watch' }, label: 'Watch', tone: 'watch' },
  { value: { setting: 'act' }, label: 'Act', tone: 'act' },
];
const days = { dataset: 'attendance_daily', y: rate, thresholds: [goal] } as const;
const students: Pick<Chart, 'dataset' | 'where' | 'y' | 'thresholds' | 'compare'> = {
  dataset: 'attendance',
  where: known,
  y: chronic,
  thresholds: lines,
  compare: 'year_over_year',
};

export default defineReport({
  id: 'attendance',
  title: 'Attendance and chronic absence',
  description:
    'Who misses too much school, where and when: by school, grade, weekday and over time, against your own goals.',
  datasets: ['attendance', 'attendance_daily'],
  questions: [
    'What share of the students is chronically absent, and is it more than last year?',
    'Which schools need help first?',
    'On which weekdays are students absent?',
    'How does attendance develop over the year?',
  ],
  settings: [
    {
      id: 'chronic_rate',
      title: 'Chronically absent at or below',
      meaning: 'The attendance rate at or below which a student counts as chronically absent.',
      type: 'percent',
      default: '0.9',
    },
    {
      id: 'goal',
      title: 'Goal for attendance',
      meaning: 'The line drawn across attendance rates.',
      type: 'percent',
      default: '0.95',
    },
    {
      id: 'watch',
      title: 'Watch from',
      meaning: 'The share of chronically absent students from which a school is watched.',
      type: 'percent',
      default: '0.1',
    },
    {
      id: 'act',
      title: 'Act from',
      meaning: 'The share of chronically absent students from which something has to be done.',
      type: 'percent',
      default: '0.2',
    },
  ],
  charts: [
    {
      ...students,
      id: 'chronic',
      title: 'Chronically absent',
      question: 'What share of the students is chronically absent, and is it more than last year?',
      mark: 'number',
      note: 'Of students with ten days enrolled or more, in the newest school year.',
    },
    {
      ...days,
      id: 'rate',
      title: 'Attendance rate',
      question: 'How many of all school days were attended, and is it more than last year?',
      mark: 'number',
      compare: 'year_over_year',
    },
    {
      ...students,
      id: 'chronic_by_school',
      title: 'Chronically absent by school',
      question: 'Which schools need help first?',
      mark: 'bar',
      x: bySchool,
      sort: 'descending',
    },
    {
      ...students,
      id: 'chronic_by_grade',
      title: 'Chronically absent by grade',
      question: 'Which grades miss most?',
      mark: 'bar',
      x: byGrade,
    },
    {
      ...students,
      id: 'chronic_by_school_and_grade',
      title: 'Chronically absent by school and grade',
      question: 'Where exactly are students missing?',
      mark: 'heat',
      x: byGrade,
      series: bySchool,
    },
    {
      ...days,
      id: 'rate_by_weekday',
      title: 'Attendance by weekday',
      question: 'On which weekdays are students absent?',
      mark: 'bar',
      x: { field: 'attendance_date', as: 'weekday', title: 'Weekday' },
      compare: 'year_over_year',
    },
    {
      ...days,
      id: 'rate_by_month',
      title: 'Attendance by month',
      question: 'How does attendance develop over the year?',
      mark: 'line',
      x: { field: 'attendance_date', as: 'month', title: 'Month' },
    },
    {
      ...days,
      id: 'rate_by_week',
      title: 'Attendance by week and school',
      question: 'Did something happen in a certain week?',
      mark: 'line',
      x: { field: 'attendance_date', as: 'week', title: 'Week from' },
      series: bySchool,
    },
    {
      id: 'absences_by_school',
      title: 'Absences by school',
      question: 'How much of the absence is excused?',
      dataset: 'attendance_daily',
      mark: 'table',
      x: bySchool,
      y: absence('days_absent', 'Absent'),
      also: [
        absence('days_absent_excused', 'Excused'),
        absence('days_absent_unexcused', 'Unexcused'),
        absence('students_tardy', 'Tardy'),
      ],
      compare: 'year_over_year',
      note: 'Shares of all school days of all students in the newest school year.',
    },
  ],
});
