import { date, defineResource, text } from '../../../model';
import { created, id, span } from './shared';

export const terms = defineResource({
  name: 'terms',
  table: 'terms',
  title: 'Terms',
  key: 'id',
  fields: [id, text('name'), text('sis_term_id'), text('workflow_state'), created, ...span],
  derived: ['overrides'],
  example: {
    page: [
      {
        id: '7',
        name: 'Fall 2026',
        sis_term_id: '2026-F',
        workflow_state: 'active',
        start_at: '2026-08-20T06:00:00Z',
        end_at: '2026-12-20T06:00:00Z',
        created_at: '2026-04-01T06:00:00Z',
      },
    ],
    rows: [
      {
        id: '7',
        name: 'Fall 2026',
        sis_term_id: '2026-F',
        workflow_state: 'active',
        created_at: '2026-04-01T06:00:00Z',
        start_at: '2026-08-20T06:00:00Z',
        end_at: '2026-12-20T06:00:00Z',
        start_on: '2026-08-20',
        end_on: '2026-12-20',
      },
    ],
  },
});

export const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  fields: [
    id,
    text('name'),
    text('course_code'),
    text('sis_course_id'),
    text('account_id'),
    text('enrollment_term_id', 'none', 'term_id'),
    text('workflow_state'),
    text('time_zone'),
    created,
    date('created_at', 'none', 'created_on'),
    ...span,
  ],
  derived: ['calendar', 'uuid', 'links', 'course_progress', 'permissions'],
  example: {
    page: [
      {
        id: '101',
        name: 'Algèbre I',
        course_code: '00123',
        sis_course_id: 'ALG-1',
        account_id: '1',
        enrollment_term_id: '7',
        workflow_state: 'available',
        created_at: '2026-07-01T06:00:00Z',
        start_at: null,
        end_at: null,
        default_view: 'modules',
        calendar: { ics: 'https://school.test/feeds/calendars/course_x.ics' },
      },
    ],
    rows: [
      {
        id: '101',
        name: 'Algèbre I',
        course_code: '00123',
        sis_course_id: 'ALG-1',
        account_id: '1',
        term_id: '7',
        workflow_state: 'available',
        created_at: '2026-07-01T06:00:00Z',
        created_on: '2026-07-01',
        _extra: '{"default_view":"modules"}',
      },
    ],
  },
});

export const sections = defineResource({
  name: 'sections',
  table: 'sections',
  title: 'Sections',
  key: 'id',
  fields: [
    id,
    text('name'),
    text('course_id'),
    text('sis_section_id'),
    text('sis_course_id'),
    created,
    ...span,
  ],
  example: {
    page: [
      {
        id: '201',
        name: 'Section A',
        course_id: '101',
        sis_section_id: '00201',
        start_at: null,
        end_at: null,
        created_at: '2026-07-02T06:00:00Z',
      },
    ],
    rows: [
      {
        id: '201',
        name: 'Section A',
        course_id: '101',
        sis_section_id: '00201',
        created_at: '2026-07-02T06:00:00Z',
      },
    ],
  },
});
