import { date, defineResource, integer, text } from '../../../model';
import { id, links, modified } from './shared';

const calendars = defineResource({
  name: 'calendars',
  table: 'calendars',
  title: 'Calendars',
  key: 'id',
  identity: {
    calendarCode: 'calendar_code',
    schoolId: 'school_id',
    schoolYear: 'school_year',
  },
  fields: [
    id,
    integer('schoolReference.schoolId'),
    integer('schoolYearTypeReference.schoolYear'),
    text('calendarCode'),
    text('calendarTypeDescriptor'),
    modified,
  ],
  children: [
    { table: 'calendar_grade_levels', path: 'gradeLevels', fields: [text('gradeLevelDescriptor')] },
  ],
  derived: links('schoolReference', 'schoolYearTypeReference'),
  example: {
    page: [
      {
        id: 'c1',
        calendarCode: '0010',
        schoolReference: { schoolId: 255901001, link: { rel: 'School', href: '/' } },
        schoolYearTypeReference: { schoolYear: 2027 },
        calendarTypeDescriptor: 'uri://ed-fi.org/CalendarTypeDescriptor#Student Specific',
      },
    ],
    rows: [
      {
        id: 'c1',
        school_id: 255901001,
        school_year: 2027,
        calendar_code: '0010',
        calendar_type_descriptor: 'uri://ed-fi.org/CalendarTypeDescriptor#Student Specific',
      },
    ],
  },
});

const calendarDates = defineResource({
  name: 'calendarDates',
  table: 'calendar_dates',
  title: 'Calendar days',
  key: 'id',
  identity: {
    calendarCode: 'calendar_code',
    date: 'calendar_date',
    schoolId: 'school_id',
    schoolYear: 'school_year',
  },
  fields: [
    id,
    integer('calendarReference.schoolId'),
    integer('calendarReference.schoolYear'),
    text('calendarReference.calendarCode'),
    date('date', 'none', 'calendar_date'),
    modified,
  ],
  children: [
    {
      table: 'calendar_date_events',
      path: 'calendarEvents',
      fields: [text('calendarEventDescriptor')],
    },
  ],
  derived: links('calendarReference'),
  example: {
    page: [
      {
        id: 'd1',
        calendarReference: { calendarCode: '0010', schoolId: 255901001, schoolYear: 2027 },
        date: '2026-08-24',
        calendarEvents: [
          { calendarEventDescriptor: 'uri://ed-fi.org/CalendarEventDescriptor#Instructional day' },
        ],
      },
    ],
    rows: [
      {
        id: 'd1',
        school_id: 255901001,
        school_year: 2027,
        calendar_code: '0010',
        calendar_date: '2026-08-24',
        calendar_date_events: [
          {
            calendar_event_descriptor: 'uri://ed-fi.org/CalendarEventDescriptor#Instructional day',
          },
        ],
      },
    ],
  },
});

const sessions = defineResource({
  name: 'sessions',
  table: 'sessions',
  title: 'Terms',
  key: 'id',
  identity: { schoolId: 'school_id', schoolYear: 'school_year', sessionName: 'session_name' },
  fields: [
    id,
    integer('schoolReference.schoolId'),
    integer('schoolYearTypeReference.schoolYear'),
    text('sessionName'),
    text('termDescriptor'),
    date('beginDate'),
    date('endDate'),
    integer('totalInstructionalDays'),
    modified,
  ],
  children: [
    {
      table: 'session_grading_periods',
      path: 'gradingPeriods',
      fields: [
        integer('gradingPeriodReference.schoolId'),
        integer('gradingPeriodReference.schoolYear'),
        text('gradingPeriodReference.gradingPeriodDescriptor'),
        text('gradingPeriodReference.gradingPeriodName'),
        integer('gradingPeriodReference.periodSequence'),
      ],
    },
  ],
  derived: links(
    'schoolReference',
    'schoolYearTypeReference',
    'gradingPeriods.gradingPeriodReference',
  ),
  example: {
    page: [
      {
        id: 's1',
        schoolReference: { schoolId: 255901001 },
        schoolYearTypeReference: { schoolYear: 2027 },
        sessionName: '2026-2027 Fall Semester',
        termDescriptor: 'uri://ed-fi.org/TermDescriptor#Fall Semester',
        beginDate: '2026-08-24',
        endDate: '2026-12-18',
        totalInstructionalDays: 81,
        gradingPeriods: [
          {
            gradingPeriodReference: {
              gradingPeriodDescriptor: 'uri://ed-fi.org/GradingPeriodDescriptor#First Six Weeks',
              gradingPeriodName: '2026-2027 Fall 1',
              schoolId: 255901001,
              schoolYear: 2027,
            },
          },
        ],
      },
    ],
    rows: [
      {
        id: 's1',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        term_descriptor: 'uri://ed-fi.org/TermDescriptor#Fall Semester',
        begin_date: '2026-08-24',
        end_date: '2026-12-18',
        total_instructional_days: 81,
        session_grading_periods: [
          {
            school_id: 255901001,
            school_year: 2027,
            grading_period_descriptor: 'uri://ed-fi.org/GradingPeriodDescriptor#First Six Weeks',
            grading_period_name: '2026-2027 Fall 1',
          },
        ],
      },
    ],
  },
});

const gradingPeriods = defineResource({
  name: 'gradingPeriods',
  table: 'grading_periods',
  title: 'Grading periods',
  key: 'id',
  identity: {
    gradingPeriodDescriptor: 'grading_period_descriptor',
    gradingPeriodName: 'grading_period_name',
    periodSequence: 'period_sequence',
    schoolId: 'school_id',
    schoolYear: 'school_year',
  },
  fields: [
    id,
    integer('schoolReference.schoolId'),
    integer('schoolYearTypeReference.schoolYear'),
    text('gradingPeriodDescriptor'),
    text('gradingPeriodName'),
    integer('periodSequence'),
    date('beginDate'),
    date('endDate'),
    integer('totalInstructionalDays'),
    modified,
  ],
  derived: links('schoolReference', 'schoolYearTypeReference'),
  example: {
    page: [
      {
        id: 'g1',
        gradingPeriodDescriptor: 'uri://ed-fi.org/GradingPeriodDescriptor#First Six Weeks',
        gradingPeriodName: '2026-2027 Fall 1',
        schoolReference: { schoolId: 255901001 },
        schoolYearTypeReference: { schoolYear: 2027 },
        beginDate: '2026-08-24',
        endDate: '2026-10-02',
        periodSequence: 1,
        totalInstructionalDays: 29,
      },
    ],
    rows: [
      {
        id: 'g1',
        school_id: 255901001,
        school_year: 2027,
        grading_period_descriptor: 'uri://ed-fi.org/GradingPeriodDescriptor#First Six Weeks',
        grading_period_name: '2026-2027 Fall 1',
        period_sequence: 1,
        begin_date: '2026-08-24',
        end_date: '2026-10-02',
        total_instructional_days: 29,
      },
    ],
  },
});

export const calendar = [calendars, calendarDates, sessions, gradingPeriods];
