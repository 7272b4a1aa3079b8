import { boolean, date, defineResource, integer, json, text } from '../../../model';
import { id, links, modified, person } from './shared';

const students = defineResource({
  name: 'students',
  table: 'students',
  title: 'Students',
  key: 'id',
  identity: { studentUniqueId: 'student_unique_id' },
  fields: [
    ...person('studentUniqueId'),
    date('birthDate', 'quasi'),
    text('birthSexDescriptor', 'quasi'),
    text('birthCity', 'quasi'),
    text('birthStateAbbreviationDescriptor', 'quasi'),
    text('birthInternationalProvince', 'quasi'),
    text('birthCountryDescriptor', 'quasi'),
    text('citizenshipStatusDescriptor', 'sensitive'),
    date('dateEnteredUS', 'sensitive'),
    boolean('multipleBirthStatus', 'quasi'),
    modified,
  ],
  derived: links('personReference'),
  example: {
    page: [
      {
        id: 'e1',
        studentUniqueId: '00604821',
        birthDate: '2014-11-13',
        firstName: 'Zoë',
        lastSurname: '=1+2',
        otherNames: [{ firstName: 'Zoe', lastSurname: 'Dyer' }],
        dateEnteredUS: '2019-02-01',
        multipleBirthStatus: false,
        _lastModifiedDate: '2026-09-01T10:00:00Z',
        _etag: '1',
      },
    ],
    rows: [
      {
        id: 'e1',
        student_unique_id: '00604821',
        first_name: 'Zoë',
        last_surname: '=1+2',
        birth_date: '2014-11-13',
        date_entered_us: '2019-02-01',
        multiple_birth_status: false,
        last_modified_date: '2026-09-01T10:00:00Z',
        _extra: '{"otherNames":[{"firstName":"Zoe","lastSurname":"Dyer"}]}',
      },
    ],
  },
});

const studentEducationOrganizationAssociations = defineResource({
  name: 'studentEducationOrganizationAssociations',
  table: 'student_education_organization_associations',
  title: 'Student details at a school or district',
  key: 'id',
  identity: {
    educationOrganizationId: 'education_organization_id',
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    integer('educationOrganizationReference.educationOrganizationId'),
    text('studentReference.studentUniqueId', 'personal'),
    text('sexDescriptor', 'quasi'),
    text('genderIdentity', 'sensitive'),
    boolean('hispanicLatinoEthnicity', 'quasi'),
    // Data Standard 3 only.
    text('oldEthnicityDescriptor', 'quasi'),
    text('limitedEnglishProficiencyDescriptor', 'sensitive'),
    text('loginId', 'personal'),
    text('profileThumbnail', 'personal'),
    text('supporterMilitaryConnectionDescriptor', 'sensitive'),
    boolean('internetAccessInResidence', 'sensitive'),
    text('internetAccessTypeInResidenceDescriptor', 'sensitive'),
    text('internetPerformanceInResidenceDescriptor', 'sensitive'),
    text('barrierToInternetAccessInResidenceDescriptor', 'sensitive'),
    text('primaryLearningDeviceAccessDescriptor', 'sensitive'),
    text('primaryLearningDeviceAwayFromSchoolDescriptor', 'sensitive'),
    text('primaryLearningDeviceProviderDescriptor', 'sensitive'),
    modified,
  ],
  children: [
    { table: 'student_races', path: 'races', fields: [text('raceDescriptor', 'quasi')] },
    {
      table: 'student_characteristics',
      path: 'studentCharacteristics',
      fields: [
        text('studentCharacteristicDescriptor', 'sensitive'),
        text('designatedBy'),
        json('periods', 'quasi'),
      ],
    },
    {
      table: 'student_characteristic_periods',
      path: 'studentCharacteristics.periods',
      fields: [
        text('studentCharacteristicDescriptor', 'sensitive'),
        date('beginDate', 'quasi'),
        date('endDate', 'quasi'),
      ],
    },
    {
      table: 'student_disabilities',
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
      table: 'student_languages',
      path: 'languages',
      fields: [text('languageDescriptor', 'quasi'), json('uses', 'quasi')],
    },
    {
      table: 'student_indicators',
      path: 'studentIndicators',
      fields: [
        text('indicatorName', 'sensitive'),
        text('indicatorGroup', 'sensitive'),
        text('indicator', 'sensitive', 'indicator_value'),
        text('designatedBy'),
        json('periods', 'quasi'),
      ],
    },
    {
      table: 'student_identification_codes',
      path: 'studentIdentificationCodes',
      fields: [
        text('studentIdentificationSystemDescriptor'),
        text('identificationCode', 'personal'),
        text('assigningOrganizationIdentificationCode'),
      ],
    },
    {
      table: 'student_electronic_mails',
      path: 'electronicMails',
      fields: [
        text('electronicMailTypeDescriptor'),
        text('electronicMailAddress', 'personal'),
        boolean('primaryEmailAddressIndicator'),
        boolean('doNotPublishIndicator'),
      ],
    },
    {
      // Data Standard 3 only.
      table: 'student_program_participations',
      path: 'programParticipations',
      fields: [
        text('programTypeDescriptor', 'sensitive'),
        date('beginDate', 'quasi'),
        date('endDate', 'quasi'),
        text('designatedBy'),
        json('programCharacteristics', 'sensitive'),
      ],
    },
  ],
  derived: links('educationOrganizationReference', 'studentReference'),
  example: {
    page: [
      {
        id: 'f1',
        educationOrganizationReference: { educationOrganizationId: 255901 },
        studentReference: {
          studentUniqueId: '00604821',
          link: { rel: 'Student', href: '/ed-fi/students/e1' },
        },
        sexDescriptor: 'uri://ed-fi.org/SexDescriptor#Female',
        hispanicLatinoEthnicity: true,
        limitedEnglishProficiencyDescriptor:
          'uri://ed-fi.org/LimitedEnglishProficiencyDescriptor#Limited',
        races: [
          { raceDescriptor: 'uri://ed-fi.org/RaceDescriptor#Asian' },
          { raceDescriptor: 'uri://ed-fi.org/RaceDescriptor#White' },
        ],
        studentCharacteristics: [
          {
            studentCharacteristicDescriptor:
              'uri://ed-fi.org/StudentCharacteristicDescriptor#Economic Disadvantaged',
            periods: [
              { beginDate: '2024-08-20', endDate: '2025-06-01' },
              { beginDate: '2026-08-24' },
            ],
          },
        ],
        languages: [
          {
            languageDescriptor: 'uri://ed-fi.org/LanguageDescriptor#spa',
            uses: [
              { languageUseDescriptor: 'uri://ed-fi.org/LanguageUseDescriptor#Home language' },
            ],
          },
        ],
      },
    ],
    rows: [
      {
        id: 'f1',
        education_organization_id: 255901,
        student_unique_id: '00604821',
        sex_descriptor: 'uri://ed-fi.org/SexDescriptor#Female',
        hispanic_latino_ethnicity: true,
        limited_english_proficiency_descriptor:
          'uri://ed-fi.org/LimitedEnglishProficiencyDescriptor#Limited',
        student_races: [
          { race_descriptor: 'uri://ed-fi.org/RaceDescriptor#Asian' },
          { race_descriptor: 'uri://ed-fi.org/RaceDescriptor#White' },
        ],
        student_characteristics: [
          {
            student_characteristic_descriptor:
              'uri://ed-fi.org/StudentCharacteristicDescriptor#Economic Disadvantaged',
            periods:
              '[{"beginDate":"2024-08-20","endDate":"2025-06-01"},{"beginDate":"2026-08-24"}]',
          },
        ],
        student_characteristic_periods: [
          {
            student_characteristic_descriptor:
              'uri://ed-fi.org/StudentCharacteristicDescriptor#Economic Disadvantaged',
            begin_date: '2024-08-20',
            end_date: '2025-06-01',
          },
          {
            student_characteristic_descriptor:
              'uri://ed-fi.org/StudentCharacteristicDescriptor#Economic Disadvantaged',
            begin_date: '2026-08-24',
          },
        ],
        student_languages: [
          {
            language_descriptor: 'uri://ed-fi.org/LanguageDescriptor#spa',
            uses: '[{"languageUseDescriptor":"uri://ed-fi.org/LanguageUseDescriptor#Home language"}]',
          },
        ],
      },
    ],
  },
});

export const studentRecords = [students, studentEducationOrganizationAssociations];
