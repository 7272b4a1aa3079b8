import {
  at,
  code,
  finder,
  groups,
  joined,
  list,
  number,
  personNames,
  schoolNames,
  STUDENT,
  text,
  type Body,
  type Expectation,
  type Row,
} from './_source';

const METHOD = 'assessmentReportingMethodDescriptor';
const ASSESSMENT = ['assessmentIdentifier', 'namespace'];

export const assessment_results: Expectation = (source) => {
  const person = personNames(source, 'students');
  const schoolName = schoolNames(source);
  const assessments = finder(source.all('assessments'), ...ASSESSMENT);
  const objectives = finder(
    source.all('objectiveAssessments'),
    'identificationCode',
    ...ASSESSMENT.map((part) => `assessmentReference.${part}`),
  );

  return source.all('studentAssessments').flatMap((sitting): Row[] => {
    const of = ASSESSMENT.map((part) => text(sitting, `assessmentReference.${part}`));
    const assessment = assessments(...of);
    const subjects = (one: Body | undefined): string | null =>
      joined([
        ...list(one, 'academicSubjects').map((s) => code(s, 'academicSubjectDescriptor')),
        code(one, 'academicSubjectDescriptor'),
      ]);
    const rowsOf = (parts: readonly Body[], objectiveId: string): Row[] => {
      const objective = objectives(objectiveId, ...of);
      const scores = parts.flatMap((p) => list(p, 'scoreResults'));
      const levels = parts.flatMap((p) => list(p, 'performanceLevels'));
      const methods = [...scores, ...levels].map((one) => code(one, METHOD) ?? 'Not stated');
      return [...new Set(methods)].map((method) => {
        const mine = (all: readonly Body[]) =>
          all.find((one) => (code(one, METHOD) ?? 'Not stated') === method);
        const score = text(mine(scores), 'result');
        return {
          result_id: text(sitting, 'id'),
          student_id: text(sitting, STUDENT),
          ...person(text(sitting, STUDENT)),
          assessment_id: of[0] ?? null,
          assessment: text(assessment, 'assessmentTitle'),
          category: code(assessment, 'assessmentCategoryDescriptor'),
          subject: subjects(objective) ?? subjects(assessment),
          objective_id: objectiveId,
          objective:
            objectiveId === 'Overall'
              ? null
              : (text(objective, 'description') ?? text(objective, 'nomenclature') ?? objectiveId),
          school_year: number(sitting, 'schoolYearTypeReference.schoolYear'),
          administered_at: text(sitting, 'administrationDate'),
          grade_level: code(sitting, 'whenAssessedGradeLevelDescriptor'),
          school_id: text(sitting, 'reportedSchoolReference.schoolId'),
          school: schoolName(text(sitting, 'reportedSchoolReference.schoolId')),
          reporting_method: method,
          score,
          score_number: score !== null && /^-?\d+(\.\d+)?$/.test(score) ? Number(score) : null,
          performance_level: code(mine(levels), 'performanceLevelDescriptor'),
          reason_not_tested: code(sitting, 'reasonNotTestedDescriptor'),
        };
      });
    };
    const parts = groups(
      list(sitting, 'studentObjectiveAssessments'),
      (part) =>
        text(at(part, 'objectiveAssessmentReference'), 'identificationCode') ?? 'Not stated',
    );
    const rows = [
      ...rowsOf([sitting], 'Overall'),
      ...[...parts].flatMap(([id, some]) => rowsOf(some, id)),
    ];
    // A sitting without any result says why, and is there all the same.
    return rows.length > 0 ? rows : rowsOf([{ ...sitting, scoreResults: [{}] }], 'Overall');
  });
};
