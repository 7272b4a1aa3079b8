import { boolean, date, defineResource, number, text, timestamp } from '../../model';

const key = text('key');
const course = text('courseId');
const updated = timestamp('updateTime');

const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  fields: [
    text('id'),
    text('name'),
    text('section'),
    text('room'),
    text('courseState', 'none', 'state'),
    text('ownerId', 'personal'),
    boolean('guardiansEnabled'),
    timestamp('creationTime', 'none', 'created_at'),
    date('creationTime', 'none', 'created_on'),
    updated,
  ],
  derived: [
    ...['alternateLink', 'calendarId', 'enrollmentCode', 'teacherFolder', 'gradebookSettings'],
    ...['teacherGroupEmail', 'courseGroupEmail', 'courseMaterialSets'],
  ],
  example: {
    page: [
      {
        id: '5501',
        name: 'Algèbre I',
        section: 'Groupe A',
        room: '00123',
        ownerId: '9001',
        courseState: 'ACTIVE',
        creationTime: '2026-08-20T06:00:00.123Z',
        updateTime: '2026-08-21T06:00:00Z',
        guardiansEnabled: true,
        alternateLink: 'https://classroom.google.com/c/x',
      },
    ],
    rows: [
      {
        id: '5501',
        name: 'Algèbre I',
        section: 'Groupe A',
        room: '00123',
        state: 'ACTIVE',
        owner_id: '9001',
        guardians_enabled: true,
        created_at: '2026-08-20T06:00:00.123Z',
        created_on: '2026-08-20',
        update_time: '2026-08-21T06:00:00Z',
      },
    ],
  },
});

/** Students and teachers of a course are alike. */
const people = (name: string, title: string) =>
  defineResource({
    name,
    table: name,
    title,
    key: 'key',
    fields: [
      key,
      course,
      text('userId', 'personal'),
      text('profile.name.fullName', 'personal'),
      text('profile.name.givenName', 'personal'),
      text('profile.name.familyName', 'personal'),
      text('profile.emailAddress', 'personal'),
    ],
    derived: ['studentWorkFolder', 'profile.photoUrl', 'profile.id', 'profile.permissions'],
    example: {
      page: [
        {
          key: '5501|9042',
          courseId: '5501',
          userId: '9042',
          profile: {
            id: '9042',
            name: { givenName: 'Zoë', familyName: 'Ñandú', fullName: 'Zoë Ñandú' },
            emailAddress: 'zoe@school.test',
          },
        },
      ],
      rows: [
        {
          key: '5501|9042',
          course_id: '5501',
          user_id: '9042',
          full_name: 'Zoë Ñandú',
          given_name: 'Zoë',
          family_name: 'Ñandú',
          email_address: 'zoe@school.test',
        },
      ],
    },
  });

const coursework = defineResource({
  name: 'coursework',
  table: 'coursework',
  title: 'Coursework',
  key: 'key',
  fields: [
    key,
    course,
    text('id', 'none', 'coursework_id'),
    text('title'),
    text('workType'),
    text('state'),
    text('topicId'),
    number('maxPoints'),
    timestamp('dueAt'),
    timestamp('scheduledTime'),
    text('creatorUserId', 'personal'),
    timestamp('creationTime', 'none', 'created_at'),
    updated,
  ],
  derived: [
    ...['alternateLink', 'description', 'materials', 'dueDate', 'dueTime', 'assignment'],
    ...['associatedWithDeveloper', 'submissionModificationMode'],
  ],
  example: {
    page: [
      {
        key: '5501|77',
        courseId: '5501',
        id: '77',
        title: '=1+2',
        state: 'PUBLISHED',
        workType: 'ASSIGNMENT',
        maxPoints: 20,
        dueDate: { year: 2026, month: 10, day: 1 },
        dueTime: { hours: 21, minutes: 59 },
        dueAt: '2026-10-01T21:59:00Z',
        topicId: '5',
        creatorUserId: '9001',
        creationTime: '2026-09-01T06:00:00Z',
        updateTime: '2026-09-01T06:00:00Z',
      },
    ],
    rows: [
      {
        key: '5501|77',
        course_id: '5501',
        coursework_id: '77',
        title: '=1+2',
        work_type: 'ASSIGNMENT',
        state: 'PUBLISHED',
        topic_id: '5',
        max_points: 20,
        due_at: '2026-10-01T21:59:00Z',
        creator_user_id: '9001',
        created_at: '2026-09-01T06:00:00Z',
        update_time: '2026-09-01T06:00:00Z',
      },
    ],
  },
});

const submissions = defineResource({
  name: 'submissions',
  table: 'submissions',
  title: 'Submissions',
  key: 'key',
  fields: [
    key,
    course,
    text('courseWorkId', 'none', 'coursework_id'),
    text('userId', 'personal'),
    text('state', 'sensitive'),
    boolean('late', 'sensitive'),
    number('assignedGrade', 'sensitive'),
    number('draftGrade', 'sensitive'),
    timestamp('submittedAt', 'sensitive'),
    timestamp('creationTime', 'quasi', 'created_at'),
    timestamp('updateTime', 'quasi'),
  ],
  derived: [
    ...['id', 'alternateLink', 'courseWorkType', 'associatedWithDeveloper', 'submissionHistory'],
    ...['assignmentSubmission', 'shortAnswerSubmission', 'multipleChoiceSubmission'],
  ],
  example: {
    page: [
      {
        key: '5501|77|Cg4I',
        courseId: '5501',
        courseWorkId: '77',
        id: 'Cg4I',
        userId: '9042',
        state: 'RETURNED',
        late: true,
        assignedGrade: 17.5,
        creationTime: '2026-09-01T06:00:00Z',
        updateTime: '2026-10-05T08:00:00Z',
        submittedAt: '2026-10-02T08:00:00Z',
        submissionHistory: [
          { stateHistory: { state: 'TURNED_IN', stateTimestamp: '2026-10-02T08:00:00Z' } },
        ],
      },
    ],
    rows: [
      {
        key: '5501|77|Cg4I',
        course_id: '5501',
        coursework_id: '77',
        user_id: '9042',
        state: 'RETURNED',
        late: true,
        assigned_grade: 17.5,
        submitted_at: '2026-10-02T08:00:00Z',
        created_at: '2026-09-01T06:00:00Z',
        update_time: '2026-10-05T08:00:00Z',
      },
    ],
  },
});

const topics = defineResource({
  name: 'topics',
  table: 'topics',
  title: 'Topics',
  key: 'key',
  fields: [key, course, text('topicId'), text('name'), updated],
  example: {
    page: [
      {
        key: '5501|5',
        courseId: '5501',
        topicId: '5',
        name: 'Équations',
        updateTime: '2026-09-01T06:00:00Z',
      },
    ],
    rows: [
      {
        key: '5501|5',
        course_id: '5501',
        topic_id: '5',
        name: 'Équations',
        update_time: '2026-09-01T06:00:00Z',
      },
    ],
  },
});

const guardians = defineResource({
  name: 'guardians',
  table: 'guardians',
  title: 'Guardians',
  key: 'key',
  fields: [
    key,
    text('studentId', 'personal'),
    text('guardianId', 'personal'),
    text('guardianProfile.name.fullName', 'personal'),
    text('guardianProfile.emailAddress', 'personal'),
    text('invitedEmailAddress', 'personal'),
  ],
  derived: ['guardianProfile'],
  example: {
    page: [
      {
        key: '9042|8001',
        studentId: '9042',
        guardianId: '8001',
        guardianProfile: { id: '8001', name: { fullName: 'Inés Ñandú' } },
        invitedEmailAddress: 'ines@example.test',
      },
    ],
    rows: [
      {
        key: '9042|8001',
        student_id: '9042',
        guardian_id: '8001',
        full_name: 'Inés Ñandú',
        invited_email_address: 'ines@example.test',
      },
    ],
  },
});

export const resources = [
  courses,
  people('students', 'Students in courses'),
  people('teachers', 'Teachers of courses'),
  coursework,
  submissions,
  topics,
  guardians,
];
