import { defineReport, type Measure } from '../model';
import { all, filled, is } from './_parts';

const dataset = 'program_participation';
const students: Measure = {
  of: 'distinct',
  field: 'student_id',
  title: 'Students',
  format: 'integer',
  people: 'student_id',
};
const now = all(is('active', 'true'));

export default defineReport({
  id: 'programs',
  title: 'Program participation',
  description: 'Who takes part in which programs today, who began and who left, and why.',
  datasets: [dataset],
  questions: [
    'How many students take part in each program?',
    'When do students begin a program?',
    'Why do students leave a program?',
  ],
  charts: [
    {
      id: 'students',
      title: 'Students in a program today',
      question: 'How many students take part in any program?',
      dataset,
      mark: 'number',
      where: now,
      y: students,
    },
    {
      id: 'by_program',
      title: 'Students by program',
      question: 'How many students take part in each program?',
      dataset,
      mark: 'bar',
      where: now,
      x: { field: 'program', title: 'Program' },
      y: students,
      sort: 'descending',
      top: 20,
    },
    {
      id: 'by_organization',
      title: 'Students by school or district',
      question: 'Where are programs taken up?',
      dataset,
      mark: 'heat',
      where: now,
      x: { field: 'organization', title: 'School or district' },
      series: { field: 'program_type', title: 'Program type' },
      y: students,
    },
    {
      id: 'begun',
      title: 'Begun by month',
      question: 'When do students begin a program?',
      dataset,
      mark: 'line',
      x: { field: 'begin_date', as: 'month', title: 'Month' },
      series: { field: 'kind', title: 'Kind' },
      y: { ...students, title: 'Students who began' },
    },
    {
      id: 'left',
      title: 'Reasons for leaving',
      question: 'Why do students leave a program?',
      dataset,
      mark: 'bar',
      where: all(filled('end_date'), filled('exit_reason')),
      x: { field: 'exit_reason', title: 'Reason' },
      y: { ...students, title: 'Students who left' },
      sort: 'descending',
      top: 15,
    },
    {
      id: 'settings',
      title: 'Special education by setting',
      question: 'Where are students in special education taught?',
      dataset,
      mark: 'bar',
      where: [...now, ...all(is('kind', 'Special education'))],
      x: { field: 'setting', title: 'Setting' },
      y: students,
      sort: 'descending',
    },
  ],
});
