import { boolean, date, defineResource, integer, json, number, text } from '../../../model';
import { id, links, modified } from './shared';

const programs = defineResource({
  name: 'programs',
  table: 'programs',
  title: 'Programs',
  key: 'id',
  identity: {
    educationOrganizationId: 'education_organization_id',
    programName: 'program_name',
    programTypeDescriptor: 'program_type_descriptor',
  },
  fields: [
    id,
    integer('educationOrganizationReference.educationOrganizationId'),
    text('programName'),
    text('programTypeDescriptor'),
    text('programId'),
    modified,
  ],
  children: [
    {
      table: 'program_characteristics',
      path: 'characteristics',
      fields: [text('programCharacteristicDescriptor')],
    },
    { table: 'program_sponsors', path: 'sponsors', fields: [text('programSponsorDescriptor')] },
  ],
  derived: links('educationOrganizationReference'),
  example: {
    page: [
      {
        id: 'p1',
        educationOrganizationReference: { educationOrganizationId: 255901 },
        programName: 'Bilingual',
        programTypeDescriptor: 'uri://ed-fi.org/ProgramTypeDescriptor#Bilingual',
        programId: '001',
        sponsors: [
          {
            programSponsorDescriptor:
              'uri://ed-fi.org/ProgramSponsorDescriptor#Local Education Agency',
          },
        ],
      },
    ],
    rows: [
      {
        id: 'p1',
        education_organization_id: 255901,
        program_name: 'Bilingual',
        program_type_descriptor: 'uri://ed-fi.org/ProgramTypeDescriptor#Bilingual',
        program_id: '001',
        program_sponsors: [
          {
            program_sponsor_descriptor:
              'uri://ed-fi.org/ProgramSponsorDescriptor#Local Education Agency',
          },
        ],
      },
    ],
  },
});

/** The natural key of every participation in a program. */
const participation = {
  beginDate: 'begin_date',
  educationOrganizationId: 'education_organization_id',
  programEducationOrganizationId: 'program_education_organization_id',
  programName: 'program_name',
  programTypeDescriptor: 'program_type_descriptor',
  studentUniqueId: 'student_unique_id',
};

const participationFields = [
  id,
  text('studentReference.studentUniqueId', 'personal'),
  integer('educationOrganizationReference.educationOrganizationId'),
  integer('programReference.educationOrganizationId', 'none', 'program_education_organization_id'),
  text('programReference.programName', 'sensitive'),
  text('programReference.programTypeDescriptor', 'sensitive'),
  date('beginDate', 'quasi'),
  date('endDate', 'quasi'),
  text('reasonExitedDescriptor', 'sensitive'),
  boolean('servedOutsideOfRegularSession'),
];

const studentProgramAssociations = defineResource({
  name: 'studentProgramAssociations',
  table: 'student_program_associations',
  title: 'Program participation',
  key: 'id',
  identity: participation,
  fields: [...participationFields, modified],
  children: [
    {
      table: 'student_program_services',
      path: 'services',
      fields: [
        text('serviceDescriptor', 'sensitive'),
        boolean('primaryIndicator'),
        date('serviceBeginDate', 'quasi'),
        date('serviceEndDate', 'quasi'),
      ],
    },
  ],
  derived: links('studentReference', 'educationOrganizationReference', 'programReference'),
  example: {
    page: [
      {
        id: 'x1',
        beginDate: '2026-08-30',
        educationOrganizationReference: { educationOrganizationId: 255901001 },
        programReference: {
          educationOrganizationId: 255901,
          programName: 'Bilingual',
          programTypeDescriptor: 'uri://ed-fi.org/ProgramTypeDescriptor#Bilingual',
        },
        studentReference: { studentUniqueId: '00604821' },
        servedOutsideOfRegularSession: true,
        services: [
          {
            serviceDescriptor: 'uri://ed-fi.org/ServiceDescriptor#Summer School',
            primaryIndicator: true,
            serviceBeginDate: '2026-08-30',
          },
        ],
      },
    ],
    rows: [
      {
        id: 'x1',
        student_unique_id: '00604821',
        education_organization_id: 255901001,
        program_education_organization_id: 255901,
        program_name: 'Bilingual',
        program_type_descriptor: 'uri://ed-fi.org/ProgramTypeDescriptor#Bilingual',
        begin_date: '2026-08-30',
        served_outside_of_regular_session: true,
        student_program_services: [
          {
            service_descriptor: 'uri://ed-fi.org/ServiceDescriptor#Summer School',
            primary_indicator: true,
            service_begin_date: '2026-08-30',
          },
        ],
      },
    ],
  },
});

const studentSpecialEducationProgramAssociations = defineResource({
  name: 'studentSpecialEducationProgramAssociations',
  table: 'student_special_education_program_associations',
  title: 'Special education',
  key: 'id',
  identity: participation,
  fields: [
    ...participationFields,
    boolean('ideaEligibility', 'sensitive'),
    date('iepBeginDate', 'sensitive'),
    date('iepEndDate', 'sensitive'),
    date('iepReviewDate', 'sensitive'),
    date('lastEvaluationDate', 'sensitive'),
    boolean('medicallyFragile', 'sensitive'),
    boolean('multiplyDisabled', 'sensitive'),
    number('schoolHoursPerWeek', 'sensitive'),
    number('specialEducationHoursPerWeek', 'sensitive'),
    text('specialEducationSettingDescriptor', 'sensitive'),
    date('specialEducationExitDate', 'sensitive'),
    text('specialEducationExitReasonDescriptor', 'sensitive'),
    text('specialEducationExitExplained', 'sensitive'),
    modified,
  ],
  children: [
    {
      table: 'student_special_education_disabilities',
      path: 'disabilities',
      fields: [
        text('disabilityDescriptor', 'sensitive'),
        text('disabilityDeterminationSourceTypeDescriptor', 'sensitive'),
        text('disabilityDiagnosis', 'sensitive'),
        integer('orderOfDisability', 'sensitive'),
        json('designations', 'sensitive'),
      ],
    },
    {
      table: 'student_special_education_services',
      path: 'specialEducationProgramServices',
      fields: [
        text('specialEducationProgramServiceDescriptor', 'sensitive'),
        boolean('primaryIndicator'),
        date('serviceBeginDate', 'quasi'),
        date('serviceEndDate', 'quasi'),
        json('providers', 'personal'),
      ],
    },
  ],
  derived: links('studentReference', 'educationOrganizationReference', 'programReference'),
  example: {
    page: [
      {
        id: 'y1',
        beginDate: '2026-08-30',
        educationOrganizationReference: { educationOrganizationId: 255901 },
        programReference: {
          educationOrganizationId: 255901,
          programName: 'Special Education',
          programTypeDescriptor: 'uri://ed-fi.org/ProgramTypeDescriptor#Special Education',
        },
        studentReference: { studentUniqueId: '00604821' },
        disabilities: [
          {
            disabilityDescriptor: 'uri://ed-fi.org/DisabilityDescriptor#Deafness',
            orderOfDisability: 1,
          },
        ],
        ideaEligibility: true,
        lastEvaluationDate: '2026-08-23',
        schoolHoursPerWeek: 10,
      },
    ],
    rows: [
      {
        id: 'y1',
        student_unique_id: '00604821',
        education_organization_id: 255901,
        program_education_organization_id: 255901,
        program_name: 'Special Education',
        program_type_descriptor: 'uri://ed-fi.org/ProgramTypeDescriptor#Special Education',
        begin_date: '2026-08-30',
        idea_eligibility: true,
        last_evaluation_date: '2026-08-23',
        school_hours_per_week: 10,
        student_special_education_disabilities: [
          {
            disability_descriptor: 'uri://ed-fi.org/DisabilityDescriptor#Deafness',
            order_of_disability: 1,
          },
        ],
      },
    ],
  },
});

export const programParticipation = [
  programs,
  studentProgramAssociations,
  studentSpecialEducationProgramAssociations,
];
