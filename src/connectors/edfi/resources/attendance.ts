import { date, defineResource, integer, number, text } from '../../../model';
import { SECTION_IDENTITY, id, links, modified, section } from './shared';

const studentSchoolAttendanceEvents = defineResource({
  name: 'studentSchoolAttendanceEvents',
  table: 'student_school_attendance_events',
  title: 'Daily attendance',
  key: 'id',
  identity: {
    attendanceEventCategoryDescriptor: 'attendance_event_category_descriptor',
    eventDate: 'event_date',
    schoolId: 'school_id',
    schoolYear: 'school_year',
    sessionName: 'session_name',
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    text('studentReference.studentUniqueId', 'personal'),
    integer('schoolReference.schoolId'),
    integer('sessionReference.schoolYear'),
    text('sessionReference.sessionName'),
    integer('sessionReference.schoolId', 'none', 'session_school_id'),
    date('eventDate', 'quasi'),
    text('attendanceEventCategoryDescriptor', 'quasi'),
    text('attendanceEventReason', 'sensitive'),
    text('educationalEnvironmentDescriptor'),
    number('eventDuration', 'quasi'),
    integer('schoolAttendanceDuration', 'quasi'),
    text('arrivalTime', 'quasi'),
    text('departureTime', 'quasi'),
    modified,
  ],
  derived: links('studentReference', 'schoolReference', 'sessionReference'),
  example: {
    page: [
      {
        id: 'j1',
        studentReference: { studentUniqueId: '00604821' },
        schoolReference: { schoolId: 255901001 },
        sessionReference: {
          schoolId: 255901001,
          schoolYear: 2027,
          sessionName: '2026-2027 Fall Semester',
        },
        eventDate: '2026-08-31',
        attendanceEventCategoryDescriptor:
          'uri://ed-fi.org/AttendanceEventCategoryDescriptor#Excused Absence',
        attendanceEventReason: 'Ill',
        eventDuration: 0.5,
        arrivalTime: '10:30:00',
      },
    ],
    rows: [
      {
        id: 'j1',
        student_unique_id: '00604821',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        session_school_id: 255901001,
        event_date: '2026-08-31',
        attendance_event_category_descriptor:
          'uri://ed-fi.org/AttendanceEventCategoryDescriptor#Excused Absence',
        attendance_event_reason: 'Ill',
        event_duration: 0.5,
        arrival_time: '10:30:00',
      },
    ],
  },
});

const studentSectionAttendanceEvents = defineResource({
  name: 'studentSectionAttendanceEvents',
  table: 'student_section_attendance_events',
  title: 'Attendance in sections',
  key: 'id',
  identity: {
    attendanceEventCategoryDescriptor: 'attendance_event_category_descriptor',
    eventDate: 'event_date',
    ...SECTION_IDENTITY,
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    text('studentReference.studentUniqueId', 'personal'),
    ...section('sectionReference'),
    date('eventDate', 'quasi'),
    text('attendanceEventCategoryDescriptor', 'quasi'),
    text('attendanceEventReason', 'sensitive'),
    text('educationalEnvironmentDescriptor'),
    number('eventDuration', 'quasi'),
    integer('sectionAttendanceDuration', 'quasi'),
    text('arrivalTime', 'quasi'),
    text('departureTime', 'quasi'),
    modified,
  ],
  children: [
    {
      table: 'student_section_attendance_event_class_periods',
      path: 'classPeriods',
      fields: [
        text('classPeriodReference.classPeriodName'),
        integer('classPeriodReference.schoolId'),
      ],
    },
  ],
  derived: links('studentReference', 'sectionReference', 'classPeriods.classPeriodReference'),
  example: {
    page: [
      {
        id: 'l1',
        studentReference: { studentUniqueId: '00604821' },
        sectionReference: {
          localCourseCode: 'ALG-1',
          schoolId: 255901001,
          schoolYear: 2027,
          sectionIdentifier: '25590100102Trad220ALG112011',
          sessionName: '2026-2027 Fall Semester',
        },
        eventDate: '2026-09-07',
        attendanceEventCategoryDescriptor:
          'uri://ed-fi.org/AttendanceEventCategoryDescriptor#Tardy',
        sectionAttendanceDuration: 5,
        classPeriods: [
          { classPeriodReference: { classPeriodName: '02 - Traditional', schoolId: 255901001 } },
        ],
      },
    ],
    rows: [
      {
        id: 'l1',
        student_unique_id: '00604821',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        local_course_code: 'ALG-1',
        section_identifier: '25590100102Trad220ALG112011',
        event_date: '2026-09-07',
        attendance_event_category_descriptor:
          'uri://ed-fi.org/AttendanceEventCategoryDescriptor#Tardy',
        section_attendance_duration: 5,
        student_section_attendance_event_class_periods: [
          { class_period_name: '02 - Traditional', school_id: 255901001 },
        ],
      },
    ],
  },
});

export const attendance = [studentSchoolAttendanceEvents, studentSectionAttendanceEvents];
