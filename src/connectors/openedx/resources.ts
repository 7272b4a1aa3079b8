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

const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'course_id',
  fields: [
    text('course_id'),
    text('name'),
    text('org'),
    text('number'),
    text('pacing'),
    timestamp('start', 'none', 'starts_at'),
    timestamp('end', 'none', 'ends_at'),
    timestamp('enrollment_start'),
    timestamp('enrollment_end'),
    boolean('hidden'),
  ],
  // `id` is the course’s id once more; the others are addresses.
  derived: ['id', 'blocks_url', 'media'],
  example: {
    page: [
      {
        blocks_url:
          'https://lms.test/api/courses/v1/blocks/?course_id=course-v1%3ALyc%C3%A9e%2BBIO101%2B2026',
        course_id: course,
        id: course,
        name: 'Biologie',
        org: 'Lycée',
        number: 'BIO101',
        pacing: 'self',
        start: '2026-09-01T00:00:00Z',
        end: null,
        hidden: false,
        effort: '02:00',
      },
    ],
    rows: [
      {
        course_id: course,
        name: 'Biologie',
        org: 'Lycée',
        number: 'BIO101',
        pacing: 'self',
        starts_at: '2026-09-01T00:00:00Z',
        hidden: false,
        _extra: '{"effort":"02:00"}',
      },
    ],
  },
});

const enrollments = defineResource({
  name: 'enrollments',
  table: 'enrollments',
  title: 'Enrollments',
  key: 'id',
  fields: [
    text('id', 'personal'),
    text('course_id'),
    text('user', 'personal', 'username'),
    text('mode'),
    boolean('is_active'),
    timestamp('created', 'quasi'),
    date('created', 'quasi', 'enrolled_on'),
  ],
  example: {
    page: [
      {
        id: `${course}|zoë`,
        created: '2026-09-03T08:15:00Z',
        mode: 'honor',
        is_active: true,
        user: 'zoë',
        course_id: course,
      },
    ],
    rows: [
      {
        id: `${course}|zoë`,
        course_id: course,
        username: 'zoë',
        mode: 'honor',
        is_active: true,
        created: '2026-09-03T08:15:00Z',
        enrolled_on: '2026-09-03',
      },
    ],
  },
});

const grades = defineResource({
  name: 'grades',
  table: 'grades',
  title: 'Course grades',
  key: 'id',
  fields: [
    text('id', 'personal'),
    text('course_id'),
    text('username', 'personal'),
    number('percent', 'sensitive'),
    text('letter_grade', 'sensitive'),
    boolean('passed', 'sensitive'),
  ],
  // Only learners of master’s programs have one here; the account has it for all.
  derived: ['email'],
  example: {
    page: [
      {
        id: `${course}|zoë`,
        username: 'zoë',
        email: '',
        course_id: course,
        passed: true,
        percent: 0.83,
        letter_grade: 'B',
      },
    ],
    rows: [
      {
        id: `${course}|zoë`,
        course_id: course,
        username: 'zoë',
        percent: 0.83,
        letter_grade: 'B',
        passed: true,
      },
    ],
  },
});

const progress = defineResource({
  name: 'progress',
  table: 'progress',
  title: 'Progress, as it was seen',
  key: 'id',
  fields: [
    text('id', 'personal'),
    text('course_id'),
    text('username', 'personal'),
    integer('user_id', 'personal'),
    number('percent', 'sensitive'),
    integer('sections_attempted', 'sensitive'),
    integer('sections_worked', 'sensitive'),
    integer('sections_possible'),
    number('points_earned', 'sensitive'),
    number('points_possible', 'sensitive'),
    timestamp('seen_at', 'quasi'),
    date('seen_at', 'quasi', 'seen_on'),
  ],
  example: {
    page: [
      {
        id: `${course}|zoë|2/2/3 7.5/10 0.5`,
        course_id: course,
        username: 'zoë',
        user_id: 17,
        percent: 0.5,
        sections_attempted: 2,
        sections_worked: 2,
        sections_possible: 3,
        points_earned: 7.5,
        points_possible: 10,
        seen_at: '2026-11-22T05:10:00Z',
      },
    ],
    rows: [
      {
        id: `${course}|zoë|2/2/3 7.5/10 0.5`,
        course_id: course,
        username: 'zoë',
        user_id: 17,
        percent: 0.5,
        sections_attempted: 2,
        sections_worked: 2,
        sections_possible: 3,
        points_earned: 7.5,
        points_possible: 10,
        seen_at: '2026-11-22T05:10:00Z',
        seen_on: '2026-11-22',
      },
    ],
  },
});

const completion = defineResource({
  name: 'completion',
  table: 'completion',
  title: 'Completion, as it was seen',
  key: 'id',
  fields: [
    text('id', 'personal'),
    text('course_id'),
    text('username', 'personal'),
    number('earned', 'sensitive'),
    number('possible'),
    number('percent', 'sensitive'),
    timestamp('seen_at', 'quasi'),
    date('seen_at', 'quasi', 'seen_on'),
  ],
  example: {
    page: [
      {
        id: `${course}|zoë|12/24`,
        course_id: course,
        username: 'zoë',
        earned: 12,
        possible: 24,
        percent: 0.5,
        seen_at: '2026-11-22T05:10:00Z',
      },
    ],
    rows: [
      {
        id: `${course}|zoë|12/24`,
        course_id: course,
        username: 'zoë',
        earned: 12,
        possible: 24,
        percent: 0.5,
        seen_at: '2026-11-22T05:10:00Z',
        seen_on: '2026-11-22',
      },
    ],
  },
});

const users = defineResource({
  name: 'users',
  table: 'users',
  title: 'Accounts',
  key: 'username',
  fields: [
    text('username', 'personal'),
    integer('id', 'personal'),
    text('name', 'personal'),
    text('email', 'personal'),
    boolean('is_active'),
    timestamp('date_joined', 'quasi'),
    timestamp('last_login', 'quasi'),
    text('country', 'quasi'),
    integer('year_of_birth', 'quasi'),
    text('gender', 'quasi'),
    text('level_of_education', 'quasi'),
  ],
  // With the key somebody could take over an account that is not activated yet.
  derived: ['activation_key', 'profile_image', 'url'],
  example: {
    page: [
      {
        username: 'zoë',
        id: 17,
        name: 'Zoë Öztürk',
        email: 'zoe@lycee.test',
        is_active: true,
        date_joined: '2026-08-30T12:00:00Z',
        last_login: null,
        country: 'FR',
        year_of_birth: 2009,
        gender: 'f',
        level_of_education: 'hs',
        activation_key: 'a1b2c3',
        profile_image: { has_image: false },
        bio: null,
        goals: '=1+2',
      },
    ],
    rows: [
      {
        username: 'zoë',
        id: 17,
        name: 'Zoë Öztürk',
        email: 'zoe@lycee.test',
        is_active: true,
        date_joined: '2026-08-30T12:00:00Z',
        country: 'FR',
        year_of_birth: 2009,
        gender: 'f',
        level_of_education: 'hs',
        _extra: '{"goals":"=1+2"}',
      },
    ],
  },
});

export const resources: readonly Resource[] = [
  courses,
  enrollments,
  grades,
  progress,
  completion,
  users,
];
