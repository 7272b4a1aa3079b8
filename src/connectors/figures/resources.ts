import {
  boolean,
  date,
  defineResource,
  integer,
  number,
  text,
  timestamp,
  type Resource,
} from '../../model';

const course = 'course-v1:Lycée+BIO101+2026';

const siteDaily = defineResource({
  name: 'site-daily-metrics',
  table: 'site_daily_metrics',
  title: 'Daily metrics of the site',
  key: 'id',
  fields: [
    integer('id'),
    date('date_for'),
    integer('todays_active_user_count'),
    integer('cumulative_active_user_count'),
    integer('total_user_count'),
    integer('course_count'),
    integer('total_enrollment_count'),
    integer('mau'),
    text('site.domain', 'none', 'domain'),
    timestamp('created'),
    timestamp('modified'),
  ],
  example: {
    page: [
      {
        id: 7,
        site: { id: 1, domain: 'learn.lycee.test', name: 'Lycée' },
        created: '2026-11-22T01:00:00Z',
        modified: '2026-11-22T01:00:00Z',
        date_for: '2026-11-21',
        cumulative_active_user_count: 94,
        todays_active_user_count: 12,
        total_user_count: 30,
        course_count: 4,
        total_enrollment_count: 81,
        mau: 27,
      },
    ],
    rows: [
      {
        id: 7,
        date_for: '2026-11-21',
        todays_active_user_count: 12,
        cumulative_active_user_count: 94,
        total_user_count: 30,
        course_count: 4,
        total_enrollment_count: 81,
        mau: 27,
        domain: 'learn.lycee.test',
        created: '2026-11-22T01:00:00Z',
        modified: '2026-11-22T01:00:00Z',
        _extra: '{"site":{"id":1,"name":"Lycée"}}',
      },
    ],
  },
});

const courseDaily = defineResource({
  name: 'course-daily-metrics',
  table: 'course_daily_metrics',
  title: 'Daily metrics of courses',
  key: 'id',
  fields: [
    integer('id'),
    date('date_for'),
    text('course_id'),
    integer('enrollment_count'),
    integer('active_learners_today'),
    number('average_progress'),
    integer('average_days_to_complete'),
    integer('num_learners_completed'),
    timestamp('created'),
    timestamp('modified'),
  ],
  example: {
    page: [
      {
        id: 31,
        average_progress: '0.39',
        created: '2026-11-22T01:00:00Z',
        modified: '2026-11-22T01:00:00Z',
        date_for: '2026-11-21',
        course_id: course,
        enrollment_count: 20,
        active_learners_today: 5,
        average_days_to_complete: 9,
        num_learners_completed: 3,
        site: 1,
      },
    ],
    rows: [
      {
        id: 31,
        date_for: '2026-11-21',
        course_id: course,
        enrollment_count: 20,
        active_learners_today: 5,
        average_progress: 0.39,
        average_days_to_complete: 9,
        num_learners_completed: 3,
        created: '2026-11-22T01:00:00Z',
        modified: '2026-11-22T01:00:00Z',
        _extra: '{"site":1}',
      },
    ],
  },
});

const courseMau = defineResource({
  name: 'course-mau-metrics',
  table: 'course_mau_metrics',
  title: 'Monthly active learners of courses',
  key: 'id',
  fields: [text('id'), text('course_id'), date('date_for'), integer('mau'), text('domain')],
  example: {
    page: [
      {
        id: `${course}|2026-11-21`,
        mau: 9,
        date_for: '2026-11-21',
        domain: 'learn.lycee.test',
        course_id: course,
      },
    ],
    rows: [
      {
        id: `${course}|2026-11-21`,
        course_id: course,
        date_for: '2026-11-21',
        mau: 9,
        domain: 'learn.lycee.test',
      },
    ],
  },
});

const courses = defineResource({
  name: 'courses-index',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  fields: [text('id'), text('name'), text('org'), text('number')],
  example: {
    page: [{ id: course, name: 'Biologie', org: 'Lycée', number: 'BIO101' }],
    rows: [{ id: course, name: 'Biologie', org: 'Lycée', number: 'BIO101' }],
  },
});

const learners = defineResource({
  name: 'learner-metrics',
  table: 'learners',
  title: 'Learners and their enrollments',
  key: 'id',
  fields: [
    integer('id', 'personal'),
    text('username', 'personal'),
    text('fullname', 'personal'),
    text('email', 'personal'),
    boolean('is_active'),
    timestamp('date_joined', 'quasi'),
  ],
  children: [
    {
      table: 'learner_enrollments',
      path: 'enrollmentdata_set',
      fields: [
        integer('id'),
        text('course_id'),
        date('date_enrolled', 'quasi'),
        boolean('is_enrolled'),
        boolean('is_completed', 'sensitive'),
        number('progress_percent', 'sensitive'),
        integer('progress_details.sections_worked', 'sensitive'),
        integer('progress_details.sections_possible'),
        number('progress_details.points_earned', 'sensitive'),
        number('progress_details.points_possible', 'sensitive'),
      ],
    },
  ],
  example: {
    page: [
      {
        id: 17,
        username: '00123',
        email: 'zoe@lycee.test',
        fullname: 'Zoë =1+2',
        is_active: true,
        date_joined: '2026-08-30T12:00:00Z',
        enrollmentdata_set: [
          {
            id: 3,
            course_id: course,
            date_enrolled: '2026-09-03',
            is_enrolled: true,
            is_completed: false,
            progress_percent: 0.4,
            progress_details: {
              points_possible: 50,
              points_earned: 17.5,
              sections_worked: 2,
              sections_possible: 5,
            },
          },
        ],
      },
    ],
    rows: [
      {
        id: 17,
        username: '00123',
        fullname: 'Zoë =1+2',
        email: 'zoe@lycee.test',
        is_active: true,
        date_joined: '2026-08-30T12:00:00Z',
        learner_enrollments: [
          {
            id: 3,
            course_id: course,
            date_enrolled: '2026-09-03',
            is_enrolled: true,
            is_completed: false,
            progress_percent: 0.4,
            sections_worked: 2,
            sections_possible: 5,
            points_earned: 17.5,
            points_possible: 50,
          },
        ],
      },
    ],
  },
});

const enrollments = defineResource({
  name: 'enrollment-metrics',
  table: 'enrollment_metrics',
  title: 'Progress of enrollments, by day',
  key: 'id',
  fields: [
    integer('id'),
    integer('user.id', 'personal', 'user_id'),
    text('user.username', 'personal'),
    text('course_id'),
    date('date_for', 'quasi'),
    boolean('completed', 'sensitive'),
    number('points_earned', 'sensitive'),
    number('points_possible', 'sensitive'),
    integer('sections_worked', 'sensitive'),
    integer('sections_possible'),
    number('progress_percent', 'sensitive'),
  ],
  // The learner’s name once more.
  derived: ['user.fullname'],
  example: {
    page: [
      {
        id: 5,
        user: { id: 17, username: '00123', fullname: 'Zoë =1+2' },
        course_id: course,
        date_for: '2026-09-21',
        completed: false,
        points_earned: 17.5,
        points_possible: 50,
        sections_worked: 2,
        sections_possible: 5,
        progress_percent: '0.40',
      },
    ],
    rows: [
      {
        id: 5,
        user_id: 17,
        username: '00123',
        course_id: course,
        date_for: '2026-09-21',
        completed: false,
        points_earned: 17.5,
        points_possible: 50,
        sections_worked: 2,
        sections_possible: 5,
        progress_percent: 0.4,
      },
    ],
  },
});

export const resources: readonly Resource[] = [
  siteDaily,
  courseDaily,
  courseMau,
  courses,
  learners,
  enrollments,
];
