import { defineDataset } from '../../model';
import { school, schoolId, schoolYear, weekday } from '../_fields';
import edfi from './edfi.sql';

export default defineDataset({
  id: 'school_calendar',
  title: 'School Calendar',
  description:
    'What every day in the schools’ calendars is: instructional, holiday, make-up, weather. Attendance counts its days by it.',
  grain: 'One row per school, calendar and date.',
  key: ['school_id', 'school_year', 'calendar', 'calendar_date'],
  fields: [
    schoolId,
    school,
    schoolYear,
    {
      name: 'calendar',
      title: 'Calendar',
      type: 'text',
      meaning: 'The code of the calendar; a school may keep several.',
      class: 'none',
    },
    {
      name: 'calendar_type',
      title: 'Calendar Type',
      type: 'text',
      meaning: 'What the calendar is for: all students, some grades, single students.',
      class: 'none',
    },
    {
      name: 'calendar_date',
      title: 'Date',
      type: 'date',
      meaning: 'The day the row is about.',
      class: 'none',
    },
    weekday,
    {
      name: 'event',
      title: 'Event',
      type: 'text',
      meaning: 'What happens on the day; several events are joined by commas.',
      class: 'none',
    },
    {
      name: 'instructional',
      title: 'Instructional',
      type: 'boolean',
      meaning:
        'Yes when the day has lessons: instructional, make-up, or with a late start or an early end.',
      class: 'none',
      required: true,
    },
  ],
  sql: { edfi },
  calendar: { date: 'calendar_date', open: 'instructional' },
  checks: [
    {
      id: 'has_event',
      title: 'Every day says what it is',
      severity: 'warning',
      sql: 'select * from {{ this }} where event is null',
    },
    {
      id: 'lessons_on_weekdays',
      title: 'Few lessons are on weekends',
      severity: 'warning',
      sql: 'select * from {{ this }} where {{ is_true(instructional) }} and weekday > 5',
    },
  ],
});
