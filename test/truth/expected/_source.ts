/** The district's records in plain words: what the expectations are counted from. */
export type Body = { readonly [name: string]: unknown };
export type Value = string | number | boolean | null;
/** A row by the names of the contract's fields; dates and moments as ISO text. */
export type Row = Readonly<Record<string, Value>>;

export interface Source {
  all(resource: string): readonly Body[];
  /** The date the data sets are built for. */
  readonly today: string;
}
export type Expectation = (source: Source) => Row[];

/** `at(record, 'schoolReference.schoolId')`; null when anything on the way is missing. */
export const at = (record: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        value !== null && typeof value === 'object' ? (value as Body)[step] : undefined,
      record,
    ) ?? null;

export const text = (record: unknown, path: string): string | null => {
  const value = at(record, path);
  return value === null || value === '' ? null : String(value);
};
export const number = (record: unknown, path: string): number | null => {
  const value = at(record, path);
  return value === null ? null : Number(value);
};
export const flag = (record: unknown, path: string): boolean | null => {
  const value = at(record, path);
  return typeof value === 'boolean' ? value : null;
};
export const list = (record: unknown, path: string): readonly Body[] => {
  const value = at(record, path);
  return Array.isArray(value) ? (value as Body[]) : [];
};
/** What people read of a descriptor: the part after `#`. */
export const code = (record: unknown, path: string): string | null => {
  const uri = text(record, path);
  return uri === null ? null : uri.slice(uri.lastIndexOf('#') + 1);
};
export const joined = (parts: readonly (string | null)[], by = ', '): string | null => {
  const there = parts.filter((part): part is string => part !== null && part !== '');
  return there.length > 0 ? [...new Set(there)].join(by) : null;
};

/** Finds records by the values at some paths. */
export const finder = (records: readonly Body[], ...paths: string[]) => {
  const found = new Map<string, Body>();
  for (const record of records) {
    const key = JSON.stringify(paths.map((path) => text(record, path)));
    if (!found.has(key)) found.set(key, record);
  }
  return (...values: (string | null)[]): Body | undefined => found.get(JSON.stringify(values));
};
export const groups = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    map.set(key, [...(map.get(key) ?? []), item]);
  }
  return map;
};

export const STUDENT = 'studentReference.studentUniqueId';
export const SCHOOL = 'schoolReference.schoolId';
export const YEAR = 'schoolYearTypeReference.schoolYear';

export const schoolNames = (source: Source) => {
  const find = finder(source.all('schools'), 'schoolId');
  return (id: string | null): string | null => text(find(id), 'nameOfInstitution');
};
export const organizationNames = (source: Source) => {
  const schools = schoolNames(source);
  const find = finder(source.all('localEducationAgencies'), 'localEducationAgencyId');
  return (id: string | null): string | null => schools(id) ?? text(find(id), 'nameOfInstitution');
};
export const personNames = (source: Source, resource: 'students' | 'staffs') => {
  const find = finder(
    source.all(resource),
    resource === 'students' ? 'studentUniqueId' : 'staffUniqueId',
  );
  return (id: string | null) => ({
    last_name: text(find(id), 'lastSurname'),
    first_name: text(find(id), 'firstName'),
  });
};

/** The title of a section's course, from a reference that names offering, school, year and session. */
export const courseOf = (source: Source) => {
  const offering = finder(
    source.all('courseOfferings'),
    'localCourseCode',
    SCHOOL,
    'sessionReference.schoolYear',
    'sessionReference.sessionName',
  );
  const course = finder(
    source.all('courses'),
    'courseCode',
    'educationOrganizationReference.educationOrganizationId',
  );
  return (reference: unknown) => {
    const offered = offering(
      ...['localCourseCode', 'schoolId', 'schoolYear', 'sessionName'].map((p) =>
        text(reference, p),
      ),
    );
    const taught = course(
      text(offered, 'courseReference.courseCode'),
      text(offered, 'courseReference.educationOrganizationId'),
    );
    return {
      course: taught,
      code: text(offered, 'courseReference.courseCode'),
      title: text(offered, 'localCourseTitle') ?? text(taught, 'courseTitle'),
    };
  };
};
export const sessionOf = (source: Source) => {
  const find = finder(source.all('sessions'), SCHOOL, YEAR, 'sessionName');
  return (reference: unknown): Body | undefined =>
    find(...['schoolId', 'schoolYear', 'sessionName'].map((p) => text(reference, p)));
};

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay() || 7;

export const GRADES = [
  'Infant/toddler',
  'Early Education',
  'Preschool/Prekindergarten',
  'Transitional Kindergarten',
  'Kindergarten',
  'First grade',
  'Second grade',
  'Third grade',
  'Fourth grade',
  'Fifth grade',
  'Sixth grade',
  'Seventh grade',
  'Eighth grade',
  'Ninth grade',
  'Tenth grade',
  'Eleventh grade',
  'Twelfth grade',
  'Grade 13',
  'Postsecondary',
  'Adult Education',
];
