import { defineResource, integer, text } from '../../../model';
import { id, links, modified } from './shared';

const schools = defineResource({
  name: 'schools',
  table: 'schools',
  title: 'Schools',
  key: 'id',
  identity: { schoolId: 'school_id' },
  fields: [
    id,
    integer('schoolId'),
    text('nameOfInstitution'),
    text('shortNameOfInstitution'),
    integer('localEducationAgencyReference.localEducationAgencyId'),
    text('schoolTypeDescriptor'),
    text('operationalStatusDescriptor'),
    text('charterStatusDescriptor'),
    text('charterApprovalAgencyTypeDescriptor'),
    integer(
      'charterApprovalSchoolYearTypeReference.schoolYear',
      'none',
      'charter_approval_school_year',
    ),
    text('magnetSpecialProgramEmphasisSchoolDescriptor'),
    text('titleIPartASchoolDesignationDescriptor'),
    text('administrativeFundingControlDescriptor'),
    text('internetAccessDescriptor'),
    text('webSite'),
    modified,
  ],
  children: [
    { table: 'school_grade_levels', path: 'gradeLevels', fields: [text('gradeLevelDescriptor')] },
    {
      table: 'school_categories',
      path: 'schoolCategories',
      fields: [text('schoolCategoryDescriptor')],
    },
  ],
  derived: links('localEducationAgencyReference', 'charterApprovalSchoolYearTypeReference'),
  example: {
    page: [
      {
        id: 'a1',
        schoolId: 255901001,
        nameOfInstitution: 'Willow High School',
        localEducationAgencyReference: {
          localEducationAgencyId: 255901,
          link: { rel: 'LocalEducationAgency', href: '/ed-fi/localEducationAgencies/b1' },
        },
        gradeLevels: [
          { gradeLevelDescriptor: 'uri://ed-fi.org/GradeLevelDescriptor#Ninth grade' },
          { gradeLevelDescriptor: 'uri://ed-fi.org/GradeLevelDescriptor#Tenth grade' },
        ],
        schoolCategories: [
          { schoolCategoryDescriptor: 'uri://ed-fi.org/SchoolCategoryDescriptor#High School' },
        ],
        telephoneNote: 'front office',
        _etag: '5250168731208835753',
      },
    ],
    rows: [
      {
        id: 'a1',
        school_id: 255901001,
        name_of_institution: 'Willow High School',
        local_education_agency_id: 255901,
        school_grade_levels: [
          { grade_level_descriptor: 'uri://ed-fi.org/GradeLevelDescriptor#Ninth grade' },
          { grade_level_descriptor: 'uri://ed-fi.org/GradeLevelDescriptor#Tenth grade' },
        ],
        school_categories: [
          { school_category_descriptor: 'uri://ed-fi.org/SchoolCategoryDescriptor#High School' },
        ],
        _extra: '{"telephoneNote":"front office"}',
      },
    ],
  },
});

const localEducationAgencies = defineResource({
  name: 'localEducationAgencies',
  table: 'local_education_agencies',
  title: 'Districts',
  key: 'id',
  identity: { localEducationAgencyId: 'local_education_agency_id' },
  fields: [
    id,
    integer('localEducationAgencyId'),
    text('nameOfInstitution'),
    text('shortNameOfInstitution'),
    text('localEducationAgencyCategoryDescriptor'),
    text('charterStatusDescriptor'),
    text('operationalStatusDescriptor'),
    integer(
      'parentLocalEducationAgencyReference.localEducationAgencyId',
      'none',
      'parent_local_education_agency_id',
    ),
    integer('educationServiceCenterReference.educationServiceCenterId'),
    integer('stateEducationAgencyReference.stateEducationAgencyId'),
    text('webSite'),
    modified,
  ],
  derived: links(
    'parentLocalEducationAgencyReference',
    'educationServiceCenterReference',
    'stateEducationAgencyReference',
  ),
  example: {
    page: [
      {
        id: 'b1',
        localEducationAgencyId: 255901,
        nameOfInstitution: 'Willow Independent School District',
        localEducationAgencyCategoryDescriptor:
          'uri://ed-fi.org/LocalEducationAgencyCategoryDescriptor#Independent',
        stateEducationAgencyReference: {
          stateEducationAgencyId: 31,
          link: { rel: 's', href: '/' },
        },
      },
    ],
    rows: [
      {
        id: 'b1',
        local_education_agency_id: 255901,
        name_of_institution: 'Willow Independent School District',
        local_education_agency_category_descriptor:
          'uri://ed-fi.org/LocalEducationAgencyCategoryDescriptor#Independent',
        state_education_agency_id: 31,
      },
    ],
  },
});

export const organization = [schools, localEducationAgencies];
