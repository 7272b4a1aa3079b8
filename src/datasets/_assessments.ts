import type { Field } from '../model';

/* What a sitting of an assessment is told by, wherever its results stand. */

export const resultId: Field = {
  name: 'result_id',
  title: 'Result ID',
  type: 'text',
  meaning: 'The source’s own identifier of the sitting.',
  class: 'none',
};

export const assessmentId: Field = {
  name: 'assessment_id',
  title: 'Assessment ID',
  type: 'text',
  meaning: 'The identifier of the assessment.',
  class: 'none',
};

export const assessment: Field = {
  name: 'assessment',
  title: 'Assessment',
  type: 'text',
  meaning: 'The title of the assessment.',
  class: 'none',
};

export const administeredAt: Field = {
  name: 'administered_at',
  title: 'Administered',
  type: 'timestamp',
  meaning: 'When the assessment was taken.',
  class: 'quasi',
};

export const gradeWhenTaken: Field = {
  name: 'grade_level',
  title: 'Grade Level',
  type: 'text',
  meaning: 'The student’s grade when the assessment was taken.',
  class: 'quasi',
};
