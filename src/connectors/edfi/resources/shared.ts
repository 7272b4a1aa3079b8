import { integer, text, timestamp, type ResourceField } from '../../../model';

/** Ed-Fi's resource id: it never changes, not even when the natural key does. */
export const id = text('id');

/** When the record last changed, from the 7.x servers on. */
export const modified = timestamp('_lastModifiedDate', 'none', 'last_modified_date');

/** What can be derived: the record's hash and the hypermedia links inside its references. */
export const links = (...references: readonly string[]): readonly string[] => [
  '_etag',
  ...references.map((reference) => `${reference}.link`),
];

/** What a section is told by, in the identity of what refers to it. */
export const SECTION_IDENTITY = {
  localCourseCode: 'local_course_code',
  schoolId: 'school_id',
  schoolYear: 'school_year',
  sectionIdentifier: 'section_identifier',
  sessionName: 'session_name',
} as const;

/** The same as fields. @param reference what refers to the section. */
export const section = (reference: string): readonly ResourceField[] => [
  integer(`${reference}.schoolId`),
  integer(`${reference}.schoolYear`),
  text(`${reference}.sessionName`),
  text(`${reference}.localCourseCode`),
  text(`${reference}.sectionIdentifier`),
];

/** What a person is called. @param unique the field that names them, in the natural keys of others. */
export const person = (unique: string): readonly ResourceField[] => [
  text('id', 'personal'),
  text(unique, 'personal'),
  text('personReference.personId', 'personal'),
  text('personReference.sourceSystemDescriptor', 'none', 'person_source_system_descriptor'),
  text('firstName', 'personal'),
  text('middleName', 'personal'),
  text('lastSurname', 'personal'),
  text('generationCodeSuffix', 'personal'),
  text('preferredFirstName', 'personal'),
  text('preferredLastSurname', 'personal'),
  text('maidenName', 'personal'),
  text('personalTitlePrefix', 'quasi'),
];
