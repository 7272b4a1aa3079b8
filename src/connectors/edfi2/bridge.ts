import { listAt, recordsIn, textAt } from '../../http/record';
import type { Json, SourceRecord } from '../../model';

type Bridge = (record: SourceRecord) => SourceRecord;

/** Version 2 writes a value as its code or as an address that ends with it; version 3 after a `#`. */
const code = (value: Json | undefined): Json =>
  typeof value === 'string' && /^(https?|uri):\/\//.test(value) && !value.includes('#')
    ? value.slice(value.replace(/\/+$/, '').lastIndexOf('/') + 1)
    : (value ?? null);

/** What a code list is called: `…Type` in version 2, `…Descriptor` in version 3. */
const RENAMED: Readonly<Record<string, string>> = {
  assessmentReportingMethodType: 'assessmentReportingMethodDescriptor',
  resultDatatypeType: 'resultDatatypeTypeDescriptor',
  reasonNotTestedType: 'reasonNotTestedDescriptor',
  retestIndicatorType: 'retestIndicatorDescriptor',
  administrationEnvironmentType: 'administrationEnvironmentDescriptor',
  assessmentItemResultType: 'assessmentItemResultDescriptor',
  responseIndicatorType: 'responseIndicatorDescriptor',
  administrationLanguageDescriptor: 'administrationLanguageDescriptor',
  categoryDescriptor: 'assessmentCategoryDescriptor',
  performanceLevelDescriptor: 'performanceLevelDescriptor',
  whenAssessedGradeLevelDescriptor: 'whenAssessedGradeLevelDescriptor',
  academicSubjectDescriptor: 'academicSubjectDescriptor',
  gradeLevelDescriptor: 'gradeLevelDescriptor',
};

/** The record with its code lists under version 3's names, also inside its lists. */
const renamed = (record: SourceRecord): SourceRecord =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]): [string, Json] => {
      const list = RENAMED[name];
      if (list !== undefined) return [list, code(value)];
      return Array.isArray(value)
        ? [name, recordsIn(value as readonly Json[]).map(renamed)]
        : [name, value];
    }),
  );

/** How version 2.4 and before tells assessments apart; later it names them. */
const KEYS = ['title', 'academicSubjectDescriptor', 'assessedGradeLevelDescriptor', 'version'];
const REFERENCED = ['assessmentTitle', ...KEYS.slice(1)];

const identifierOf = (record: SourceRecord, names: readonly string[]): string =>
  names.map((name) => textAt({ value: code(record[name]) }, 'value') ?? '').join(' | ');

/** A reference to an assessment, or to a part of one, as version 3 makes it. */
const reference = (value: Json | undefined): Json => {
  const [found] = recordsIn([value ?? null]);
  if (!found) return null;
  const { identifier, assessmentIdentifier, namespace, identificationCode } = found;
  const given = assessmentIdentifier ?? identifier;
  return {
    assessmentIdentifier:
      given ?? identifierOf(found, 'assessmentTitle' in found ? REFERENCED : KEYS),
    namespace: namespace ?? '',
    ...(identificationCode === undefined ? {} : { identificationCode }),
  };
};

const one = (name: string, value: Json | undefined): Json =>
  value === undefined || value === null ? [] : [{ [name]: code(value) }];

/** Without the fields that version 3 has under another name. */
const without = (record: SourceRecord, names: readonly string[]): SourceRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

const assessment: Bridge = (record) => {
  const { identifier, title, version, academicSubjectDescriptor, assessedGradeLevelDescriptor } =
    record;
  const rest = without(record, ['identifier', 'academicSubjectDescriptor', ...KEYS]);
  const named = identifier !== undefined;
  return {
    ...renamed(rest),
    assessmentIdentifier: identifier ?? identifierOf(record, KEYS),
    // References of 2.4 and before do not say the namespace: by itself it tells nothing apart.
    ...(named ? {} : { namespace: '', contentNamespace: record['namespace'] ?? null }),
    assessmentTitle: title ?? null,
    assessmentVersion: version ?? null,
    academicSubjects:
      listAt(record, 'academicSubjects').length > 0
        ? recordsIn(listAt(record, 'academicSubjects')).map(renamed)
        : one('academicSubjectDescriptor', academicSubjectDescriptor),
    assessedGradeLevels:
      listAt(record, 'assessedGradeLevels').length > 0
        ? recordsIn(listAt(record, 'assessedGradeLevels')).map(renamed)
        : one('gradeLevelDescriptor', assessedGradeLevelDescriptor),
  };
};

const objective: Bridge = (record) => ({
  ...renamed(record),
  assessmentReference: reference(record['assessmentReference']),
});

const result: Bridge = (record) => ({
  ...renamed(without(record, ['identifier'])),
  studentAssessmentIdentifier: record['identifier'] ?? textAt(record, 'id'),
  assessmentReference: reference(record['assessmentReference']),
  studentObjectiveAssessments: recordsIn(listAt(record, 'studentObjectiveAssessments')).map(
    (part) => ({
      ...renamed(part),
      objectiveAssessmentReference: reference(part['objectiveAssessmentReference']),
    }),
  ),
});

/** A record of version 2 as version 3 would send it, by the resource's name. */
export const bridges: Readonly<Record<string, Bridge>> = {
  schools: renamed,
  students: renamed,
  assessments: assessment,
  objectiveAssessments: objective,
  studentAssessments: result,
};
