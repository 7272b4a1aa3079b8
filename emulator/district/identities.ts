/**
 * What makes a record of a resource that record (Ed-Fi Data Standard 5): its own properties and
 * references, by name. The order is also the order in which resources can be loaded.
 */
const IDENTITIES: Readonly<Record<string, readonly string[]>> = Object.freeze({
  schoolYearTypes: ['schoolYear'],
  localEducationAgencies: ['localEducationAgencyId'],
  schools: ['schoolId'],
  calendars: ['calendarCode', 'schoolReference', 'schoolYearTypeReference'],
  calendarDates: ['date', 'calendarReference'],
  gradingPeriods: [
    'gradingPeriodDescriptor',
    'gradingPeriodName',
    'schoolReference',
    'schoolYearTypeReference',
  ],
  sessions: ['sessionName', 'schoolReference', 'schoolYearTypeReference'],
  learningStandards: ['learningStandardId'],
  courses: ['courseCode', 'educationOrganizationReference'],
  courseOfferings: ['localCourseCode', 'schoolReference', 'sessionReference'],
  sections: ['sectionIdentifier', 'courseOfferingReference'],
  programs: ['programName', 'programTypeDescriptor', 'educationOrganizationReference'],
  staffs: ['staffUniqueId'],
  staffEducationOrganizationAssignmentAssociations: [
    'beginDate',
    'staffClassificationDescriptor',
    'educationOrganizationReference',
    'staffReference',
  ],
  staffSectionAssociations: ['beginDate', 'sectionReference', 'staffReference'],
  students: ['studentUniqueId'],
  studentEducationOrganizationAssociations: ['educationOrganizationReference', 'studentReference'],
  studentSchoolAssociations: ['entryDate', 'schoolReference', 'studentReference'],
  studentSectionAssociations: ['beginDate', 'sectionReference', 'studentReference'],
  studentSchoolAttendanceEvents: [
    'attendanceEventCategoryDescriptor',
    'eventDate',
    'schoolReference',
    'sessionReference',
    'studentReference',
  ],
  studentSectionAttendanceEvents: [
    'attendanceEventCategoryDescriptor',
    'eventDate',
    'sectionReference',
    'studentReference',
  ],
  grades: ['gradeTypeDescriptor', 'gradingPeriodReference', 'studentSectionAssociationReference'],
  disciplineIncidents: ['incidentIdentifier', 'schoolReference'],
  studentDisciplineIncidentBehaviorAssociations: [
    'behaviorDescriptor',
    'disciplineIncidentReference',
    'studentReference',
  ],
  disciplineActions: ['disciplineActionIdentifier', 'disciplineDate', 'studentReference'],
  studentProgramAssociations: [
    'beginDate',
    'educationOrganizationReference',
    'programReference',
    'studentReference',
  ],
  studentSpecialEducationProgramAssociations: [
    'beginDate',
    'educationOrganizationReference',
    'programReference',
    'studentReference',
  ],
  assessments: ['assessmentIdentifier', 'namespace'],
  assessmentItems: ['identificationCode', 'assessmentReference'],
  objectiveAssessments: ['identificationCode', 'assessmentReference'],
  studentAssessments: ['studentAssessmentIdentifier', 'assessmentReference', 'studentReference'],
});

/** Two references of one key may hold a value of the same name: the standard names one by its role. */
const ROLE_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  grades: { 'gradingPeriodReference.schoolYear': 'gradingPeriodSchoolYear' },
  studentProgramAssociations: {
    'programReference.educationOrganizationId': 'programEducationOrganizationId',
  },
  studentSpecialEducationProgramAssociations: {
    'programReference.educationOrganizationId': 'programEducationOrganizationId',
  },
};

export type Body = { [name: string]: unknown };
export type KeyValues = { [name: string]: string | number | boolean };

/** Every resource the district has, in dependency order, whether or not it holds records. */
export const RESOURCES: readonly string[] = Object.keys(IDENTITIES);

/** The names of the properties that identify a record of the resource. */
export function identityOf(resource: string, body: Body): readonly string[] {
  const known = IDENTITIES[resource];
  if (known) return known;
  if (resource.endsWith('Descriptors')) return ['namespace', 'codeValue'];
  // A folder may hold resources this table does not know: their references and codes identify them.
  return Object.keys(body).filter((name) => /(Reference|Id|Identifier|Code|Name|Date)$/.test(name));
}

/** The key of a record, flat, as `/deletes` and `/keyChanges` show it. */
export function keyValuesOf(resource: string, body: Body): KeyValues {
  const key: KeyValues = {};
  for (const name of identityOf(resource, body)) {
    const value = body[name];
    if (isScalar(value)) key[name] = value;
    if (!isBody(value)) continue;
    for (const [part, inner] of Object.entries(value)) {
      if (!isScalar(inner)) continue;
      key[ROLE_NAMES[resource]?.[`${name}.${part}`] ?? part] = inner;
    }
  }
  return key;
}

/** One text for one key, whatever the order of its parts. */
export function keyText(key: KeyValues): string {
  const names = Object.keys(key).sort();
  return names.map((name) => `${name}=${JSON.stringify(key[name])}`).join('&');
}

/** The body with other key values, in its own properties and in its identifying references. */
export function withKeyValues(resource: string, body: Body, key: KeyValues): Body {
  const changed: Body = { ...body };
  for (const name of identityOf(resource, body)) {
    const value = body[name];
    if (isScalar(value) && name in key) changed[name] = key[name];
    if (!isBody(value)) continue;
    const reference: Body = { ...value };
    for (const part of Object.keys(value)) {
      const flat = ROLE_NAMES[resource]?.[`${name}.${part}`] ?? part;
      if (flat in key) reference[part] = key[flat];
    }
    changed[name] = reference;
  }
  return changed;
}

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
