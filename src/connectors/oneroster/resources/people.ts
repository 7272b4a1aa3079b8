import { boolean, date, defineResource, text } from '../../../model';
import { active, common, id, landed, links, personId, refTo } from './shared';

export const users = defineResource({
  name: 'users',
  table: 'users',
  title: 'People',
  key: 'sourced_id',
  fields: [
    personId,
    text('givenName', 'personal'),
    text('middleName', 'personal'),
    text('familyName', 'personal'),
    text('preferredFirstName', 'personal'),
    text('preferredLastName', 'personal'),
    text('username', 'personal'),
    text('identifier', 'personal'),
    text('email', 'personal'),
    text('phone', 'personal'),
    text('sms', 'personal'),
    boolean('enabledUser'),
    text('primaryOrg.sourcedId', 'none', 'primary_org_id'),
    ...common,
  ],
  children: [
    {
      table: 'user_roles',
      path: 'roles',
      fields: [
        text('roleType'),
        text('role'),
        text('org.sourcedId', 'none', 'org_id'),
        date('beginDate', 'quasi'),
        date('endDate', 'quasi'),
      ],
    },
    { table: 'user_grades', path: 'grades', fields: [text('', 'quasi', 'grade')] },
    {
      table: 'user_ids',
      path: 'userIds',
      fields: [text('type'), text('identifier', 'personal')],
    },
    {
      table: 'user_agents',
      path: 'agents',
      fields: [text('sourcedId', 'personal', 'agent_id')],
    },
  ],
  // A password has no place in a copy; profiles hold credentials too.
  derived: [...['password', 'userProfiles'], ...links('primaryOrg', 'agents', 'roles.org')],
  example: {
    page: [
      {
        sourcedId: 'u-1',
        ...active,
        username: 'zoe',
        enabledUser: 'true',
        givenName: 'Zoë',
        familyName: 'Nuñez',
        identifier: '00417',
        email: 'zoe@school.example',
        roles: [{ roleType: 'primary', role: 'student', org: refTo('org', 'o-1') }],
        grades: ['09'],
        password: 'secret',
      },
    ],
    rows: [
      {
        sourced_id: 'u-1',
        ...landed,
        username: 'zoe',
        enabled_user: true,
        given_name: 'Zoë',
        family_name: 'Nuñez',
        identifier: '00417',
        email: 'zoe@school.example',
        user_roles: [{ role_type: 'primary', role: 'student', org_id: 'o-1' }],
        user_grades: [{ grade: '09' }],
      },
    ],
  },
});

const flag = (path: string) => boolean(path, 'sensitive');

export const demographics = defineResource({
  name: 'demographics',
  table: 'demographics',
  title: 'Demographics',
  key: 'sourced_id',
  fields: [
    personId,
    date('birthDate', 'quasi'),
    text('sex', 'quasi'),
    flag('americanIndianOrAlaskaNative'),
    flag('asian'),
    flag('blackOrAfricanAmerican'),
    flag('nativeHawaiianOrOtherPacificIslander'),
    flag('white'),
    flag('demographicRaceTwoOrMoreRaces'),
    flag('hispanicOrLatinoEthnicity'),
    text('countryOfBirthCode', 'sensitive'),
    text('stateOfBirthAbbreviation', 'sensitive'),
    text('cityOfBirth', 'sensitive'),
    text('publicSchoolResidenceStatus', 'sensitive'),
    ...common,
  ],
  example: {
    page: [{ sourcedId: 'u-1', ...active, birthDate: '2012-03-04', sex: 'female', white: 'true' }],
    rows: [{ sourced_id: 'u-1', ...landed, birth_date: '2012-03-04', sex: 'female', white: true }],
  },
});

export const enrollments = defineResource({
  name: 'enrollments',
  table: 'enrollments',
  title: 'Enrollments',
  key: 'sourced_id',
  fields: [
    id,
    text('user.sourcedId', 'personal', 'user_id'),
    text('class.sourcedId', 'none', 'class_id'),
    text('school.sourcedId', 'none', 'school_id'),
    text('role'),
    boolean('primary', 'none', 'is_primary'),
    date('beginDate', 'quasi'),
    date('endDate', 'quasi'),
    ...common,
  ],
  derived: links('user', 'class', 'school'),
  example: {
    page: [
      {
        sourcedId: 'e-1',
        ...active,
        user: refTo('user', 'u-1'),
        class: refTo('class', 'c-1'),
        school: refTo('org', 'o-1'),
        role: 'student',
        primary: 'false',
        beginDate: '2026-08-24',
      },
    ],
    rows: [
      {
        sourced_id: 'e-1',
        ...landed,
        user_id: 'u-1',
        class_id: 'c-1',
        school_id: 'o-1',
        role: 'student',
        is_primary: false,
        begin_date: '2026-08-24',
      },
    ],
  },
});
