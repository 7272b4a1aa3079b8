import { boolean, date, defineResource, integer, number, text } from '../../../model';
import { SECTION_IDENTITY, id, links, modified } from './shared';

const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  identity: {
    courseCode: 'course_code',
    educationOrganizationId: 'education_organization_id',
  },
  fields: [
    id,
    integer('educationOrganizationReference.educationOrganizationId'),
    text('courseCode'),
    text('courseTitle'),
    text('courseDescription'),
    // One subject in Data Standard 3, a list (see the child table) from 4 on.
    text('academicSubjectDescriptor'),
    text('careerPathwayDescriptor'),
    text('courseDefinedByDescriptor'),
    text('courseGPAApplicabilityDescriptor'),
    boolean('highSchoolCourseRequirement'),
    number('minimumAvailableCredits'),
    number('maximumAvailableCredits'),
    text('maximumAvailableCreditTypeDescriptor'),
    integer('maxCompletionsForCredit'),
    integer('numberOfParts'),
    date('dateCourseAdopted'),
    modified,
  ],
  children: [
    {
      table: 'course_academic_subjects',
      path: 'academicSubjects',
      fields: [text('academicSubjectDescriptor')],
    },
    {
      table: 'course_offered_grade_levels',
      path: 'offeredGradeLevels',
      fields: [text('gradeLevelDescriptor')],
    },
    {
      table: 'course_level_characteristics',
      path: 'levelCharacteristics',
      fields: [text('courseLevelCharacteristicDescriptor')],
    },
    {
      table: 'course_identification_codes',
      path: 'identificationCodes',
      fields: [
        text('courseIdentificationSystemDescriptor'),
        text('identificationCode'),
        text('assigningOrganizationIdentificationCode'),
        text('courseCatalogURL'),
      ],
    },
  ],
  derived: links('educationOrganizationReference'),
  example: {
    page: [
      {
        id: 'k1',
        courseCode: '0301',
        courseTitle: 'Algebra I',
        educationOrganizationReference: { educationOrganizationId: 255901001 },
        academicSubjects: [
          { academicSubjectDescriptor: 'uri://ed-fi.org/AcademicSubjectDescriptor#Mathematics' },
        ],
        courseGPAApplicabilityDescriptor:
          'uri://ed-fi.org/CourseGPAApplicabilityDescriptor#Applicable',
        highSchoolCourseRequirement: true,
        maximumAvailableCredits: 1.5,
        numberOfParts: 1,
      },
    ],
    rows: [
      {
        id: 'k1',
        education_organization_id: 255901001,
        course_code: '0301',
        course_title: 'Algebra I',
        course_gpa_applicability_descriptor:
          'uri://ed-fi.org/CourseGPAApplicabilityDescriptor#Applicable',
        high_school_course_requirement: true,
        maximum_available_credits: 1.5,
        number_of_parts: 1,
        course_academic_subjects: [
          { academic_subject_descriptor: 'uri://ed-fi.org/AcademicSubjectDescriptor#Mathematics' },
        ],
      },
    ],
  },
});

const courseOfferings = defineResource({
  name: 'courseOfferings',
  table: 'course_offerings',
  title: 'Course offerings',
  key: 'id',
  identity: {
    localCourseCode: 'local_course_code',
    schoolId: 'school_id',
    schoolYear: 'school_year',
    sessionName: 'session_name',
  },
  fields: [
    id,
    integer('schoolReference.schoolId'),
    integer('sessionReference.schoolYear'),
    text('sessionReference.sessionName'),
    integer('sessionReference.schoolId', 'none', 'session_school_id'),
    text('localCourseCode'),
    text('localCourseTitle'),
    text('courseReference.courseCode'),
    integer('courseReference.educationOrganizationId', 'none', 'course_education_organization_id'),
    integer('instructionalTimePlanned'),
    modified,
  ],
  children: [
    {
      table: 'course_offering_grade_levels',
      path: 'offeredGradeLevels',
      fields: [text('gradeLevelDescriptor')],
    },
  ],
  derived: links('schoolReference', 'sessionReference', 'courseReference'),
  example: {
    page: [
      {
        id: 'o1',
        localCourseCode: 'ALG-1',
        courseReference: { courseCode: '0301', educationOrganizationId: 255901001 },
        schoolReference: { schoolId: 255901001 },
        sessionReference: {
          schoolId: 255901001,
          schoolYear: 2027,
          sessionName: '2026-2027 Fall Semester',
        },
      },
    ],
    rows: [
      {
        id: 'o1',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        session_school_id: 255901001,
        local_course_code: 'ALG-1',
        course_code: '0301',
        course_education_organization_id: 255901001,
      },
    ],
  },
});

const sections = defineResource({
  name: 'sections',
  table: 'sections',
  title: 'Sections',
  key: 'id',
  identity: {
    ...SECTION_IDENTITY,
  },
  fields: [
    id,
    integer('courseOfferingReference.schoolId'),
    integer('courseOfferingReference.schoolYear'),
    text('courseOfferingReference.sessionName'),
    text('courseOfferingReference.localCourseCode'),
    text('sectionIdentifier'),
    text('sectionName'),
    text('sectionTypeDescriptor'),
    integer('sequenceOfCourse'),
    text('locationReference.classroomIdentificationCode'),
    integer('locationReference.schoolId', 'none', 'classroom_school_id'),
    integer('locationSchoolReference.schoolId', 'none', 'location_school_id'),
    text('educationalEnvironmentDescriptor'),
    text('instructionLanguageDescriptor'),
    text('mediumOfInstructionDescriptor'),
    text('populationServedDescriptor'),
    number('availableCredits'),
    text('availableCreditTypeDescriptor'),
    boolean('officialAttendancePeriod'),
    modified,
  ],
  children: [
    {
      table: 'section_class_periods',
      path: 'classPeriods',
      fields: [
        text('classPeriodReference.classPeriodName'),
        integer('classPeriodReference.schoolId'),
      ],
    },
    {
      table: 'section_grade_levels',
      path: 'offeredGradeLevels',
      fields: [text('gradeLevelDescriptor')],
    },
  ],
  derived: links(
    'courseOfferingReference',
    'locationReference',
    'locationSchoolReference',
    'classPeriods.classPeriodReference',
  ),
  example: {
    page: [
      {
        id: 'n1',
        sectionIdentifier: '25590100102Trad220ALG112011',
        courseOfferingReference: {
          localCourseCode: 'ALG-1',
          schoolId: 255901001,
          schoolYear: 2027,
          sessionName: '2026-2027 Fall Semester',
          link: { rel: 'CourseOffering', href: '/ed-fi/courseOfferings/o1' },
        },
        locationReference: { classroomIdentificationCode: '0220', schoolId: 255901001 },
        classPeriods: [
          { classPeriodReference: { classPeriodName: '02 - Traditional', schoolId: 255901001 } },
        ],
        sequenceOfCourse: 1,
        officialAttendancePeriod: false,
      },
    ],
    rows: [
      {
        id: 'n1',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        local_course_code: 'ALG-1',
        section_identifier: '25590100102Trad220ALG112011',
        sequence_of_course: 1,
        classroom_identification_code: '0220',
        classroom_school_id: 255901001,
        official_attendance_period: false,
        section_class_periods: [{ class_period_name: '02 - Traditional', school_id: 255901001 }],
      },
    ],
  },
});

export const courseCatalog = [courses, courseOfferings, sections];
