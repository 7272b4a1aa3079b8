import {
  at,
  code,
  finder,
  joined,
  list,
  number,
  personNames,
  schoolNames,
  STUDENT,
  text,
  type Expectation,
  type Row,
} from './_source';

const ASSESSMENT = ['assessmentIdentifier', 'namespace'];
const WRONG = /^(incorrect|did not meet|no response)/i;
const RIGHT = /^(correct|met standard)/i;

export const assessment_items: Expectation = (source) => {
  const person = personNames(source, 'students');
  const schoolName = schoolNames(source);
  const assessments = finder(source.all('assessments'), ...ASSESSMENT);
  const objectives = source.all('objectiveAssessments');
  const objectiveOf = (of: readonly (string | null)[], item: string): string | null =>
    objectives
      .filter((one) => ASSESSMENT.every((p, i) => text(one, `assessmentReference.${p}`) === of[i]))
      .filter((one) =>
        list(one, 'assessmentItems').some(
          (i) => text(i, 'assessmentItemReference.identificationCode') === item,
        ),
      )
      .map(
        (one) =>
          text(one, 'description') ?? text(one, 'nomenclature') ?? text(one, 'identificationCode')!,
      )
      .sort()[0] ?? null;
  const known = new Map<string, string | null>();

  return source.all('studentAssessments').flatMap((sitting): Row[] => {
    const of = ASSESSMENT.map((part) => text(sitting, `assessmentReference.${part}`));
    const assessment = assessments(...of);
    const student = text(sitting, STUDENT);
    const school = text(sitting, 'reportedSchoolReference.schoolId');
    const seen = new Set<string>();
    return list(sitting, 'items').flatMap((item): Row[] => {
      const itemId = text(item, 'assessmentItemReference.identificationCode') ?? 'Not stated';
      if (seen.has(itemId)) return [];
      seen.add(itemId);
      const name = JSON.stringify([of, itemId]);
      if (!known.has(name)) known.set(name, objectiveOf(of, itemId));
      const result = code(item, 'assessmentItemResultDescriptor');
      return [
        {
          result_id: text(sitting, 'id'),
          student_id: student,
          ...person(student),
          assessment_id: of[0] ?? null,
          assessment: text(assessment, 'assessmentTitle'),
          subject: joined(
            list(assessment, 'academicSubjects').map((s) => code(s, 'academicSubjectDescriptor')),
          ),
          item_id: itemId,
          item_number: number(item, 'itemNumber'),
          objective: known.get(name)!,
          school_year: number(sitting, 'schoolYearTypeReference.schoolYear'),
          administered_at: at(sitting, 'administrationDate') as string | null,
          grade_level: code(sitting, 'whenAssessedGradeLevelDescriptor'),
          school_id: school,
          school: schoolName(school),
          response: text(item, 'assessmentResponse'),
          result,
          correct: RIGHT.test(result ?? '') ? true : WRONG.test(result ?? '') ? false : null,
          raw_score: number(item, 'rawScoreResult'),
        },
      ];
    });
  });
};
