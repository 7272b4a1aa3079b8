import { boolean, date, defineResource, integer, number, text } from '../../../model';
import { SECTION_IDENTITY, id, links, modified, person, section } from './shared';

const staffs = defineResource({
  name: 'staffs',
  table: 'staffs',
  title: 'Staff',
  key: 'id',
  identity: { staffUniqueId: 'staff_unique_id' },
  fields: [
    ...person('staffUniqueId'),
    text('loginId', 'personal'),
    date('birthDate', 'quasi'),
    text('sexDescriptor', 'quasi'),
    text('genderIdentity', 'sensitive'),
    boolean('hispanicLatinoEthnicity', 'quasi'),
    // Data Standard 3 only.
    text('oldEthnicityDescriptor', 'quasi'),
    text('citizenshipStatusDescriptor', 'sensitive'),
    text('highestCompletedLevelOfEducationDescriptor', 'quasi'),
    boolean('highlyQualifiedTeacher'),
    number('yearsOfPriorProfessionalExperience', 'quasi'),
    number('yearsOfPriorTeachingExperience', 'quasi'),
    modified,
  ],
  children: [
    { table: 'staff_races', path: 'races', fields: [text('raceDescriptor', 'quasi')] },
    {
      table: 'staff_electronic_mails',
      path: 'electronicMails',
      fields: [
        text('electronicMailTypeDescriptor'),
        text('electronicMailAddress', 'personal'),
        boolean('primaryEmailAddressIndicator'),
        boolean('doNotPublishIndicator'),
      ],
    },
  ],
  derived: links('personReference'),
  example: {
    page: [
      {
        id: 't1',
        staffUniqueId: '207288',
        firstName: 'Barry',
        lastSurname: 'Tanner',
        loginId: 'btanner',
        hispanicLatinoEthnicity: false,
        yearsOfPriorTeachingExperience: 30,
        electronicMails: [
          {
            electronicMailTypeDescriptor: 'uri://ed-fi.org/ElectronicMailTypeDescriptor#Work',
            electronicMailAddress: 'barry@example.org',
          },
        ],
        races: [{ raceDescriptor: 'uri://ed-fi.org/RaceDescriptor#White' }],
      },
    ],
    rows: [
      {
        id: 't1',
        staff_unique_id: '207288',
        first_name: 'Barry',
        last_surname: 'Tanner',
        login_id: 'btanner',
        hispanic_latino_ethnicity: false,
        years_of_prior_teaching_experience: 30,
        staff_electronic_mails: [
          {
            electronic_mail_type_descriptor: 'uri://ed-fi.org/ElectronicMailTypeDescriptor#Work',
            electronic_mail_address: 'barry@example.org',
          },
        ],
        staff_races: [{ race_descriptor: 'uri://ed-fi.org/RaceDescriptor#White' }],
      },
    ],
  },
});

const staffSectionAssociations = defineResource({
  name: 'staffSectionAssociations',
  table: 'staff_section_associations',
  title: 'Teachers of sections',
  key: 'id',
  identity: {
    beginDate: 'begin_date',
    ...SECTION_IDENTITY,
    staffUniqueId: 'staff_unique_id',
  },
  fields: [
    id,
    text('staffReference.staffUniqueId', 'personal'),
    ...section('sectionReference'),
    text('classroomPositionDescriptor'),
    date('beginDate'),
    date('endDate'),
    boolean('highlyQualifiedTeacher'),
    number('percentageContribution'),
    boolean('teacherStudentDataLinkExclusion'),
    modified,
  ],
  derived: links('staffReference', 'sectionReference'),
  example: {
    page: [
      {
        id: 'u1',
        beginDate: '2026-08-24',
        sectionReference: {
          localCourseCode: 'ALG-1',
          schoolId: 255901001,
          schoolYear: 2027,
          sectionIdentifier: '25590100102Trad220ALG112011',
          sessionName: '2026-2027 Fall Semester',
        },
        staffReference: { staffUniqueId: '207288' },
        classroomPositionDescriptor:
          'uri://ed-fi.org/ClassroomPositionDescriptor#Teacher of Record',
        percentageContribution: 0.5,
      },
    ],
    rows: [
      {
        id: 'u1',
        staff_unique_id: '207288',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        local_course_code: 'ALG-1',
        section_identifier: '25590100102Trad220ALG112011',
        classroom_position_descriptor:
          'uri://ed-fi.org/ClassroomPositionDescriptor#Teacher of Record',
        begin_date: '2026-08-24',
        percentage_contribution: 0.5,
      },
    ],
  },
});

const employment = 'employmentStaffEducationOrganizationEmploymentAssociationReference';

const staffEducationOrganizationAssignmentAssociations = defineResource({
  name: 'staffEducationOrganizationAssignmentAssociations',
  table: 'staff_education_organization_assignment_associations',
  title: 'Staff assignments',
  key: 'id',
  identity: {
    beginDate: 'begin_date',
    educationOrganizationId: 'education_organization_id',
    staffClassificationDescriptor: 'staff_classification_descriptor',
    staffUniqueId: 'staff_unique_id',
  },
  fields: [
    id,
    text('staffReference.staffUniqueId', 'personal'),
    integer('educationOrganizationReference.educationOrganizationId'),
    text('staffClassificationDescriptor'),
    text('positionTitle'),
    date('beginDate'),
    date('endDate'),
    number('fullTimeEquivalency'),
    integer('orderOfAssignment'),
    text(`${employment}.employmentStatusDescriptor`),
    date(`${employment}.hireDate`, 'quasi'),
    modified,
  ],
  derived: links(
    'staffReference',
    'educationOrganizationReference',
    'credentialReference',
    employment,
  ),
  example: {
    page: [
      {
        id: 'v1',
        beginDate: '2020-08-01',
        staffClassificationDescriptor: 'uri://ed-fi.org/StaffClassificationDescriptor#Teacher',
        educationOrganizationReference: { educationOrganizationId: 255901001 },
        staffReference: { staffUniqueId: '207288' },
        positionTitle: 'Mathematics teacher',
        orderOfAssignment: 1,
        fullTimeEquivalency: 1,
      },
    ],
    rows: [
      {
        id: 'v1',
        staff_unique_id: '207288',
        education_organization_id: 255901001,
        staff_classification_descriptor: 'uri://ed-fi.org/StaffClassificationDescriptor#Teacher',
        position_title: 'Mathematics teacher',
        begin_date: '2020-08-01',
        full_time_equivalency: 1,
        order_of_assignment: 1,
      },
    ],
  },
});

export const staff = [
  staffs,
  staffSectionAssociations,
  staffEducationOrganizationAssignmentAssociations,
];
