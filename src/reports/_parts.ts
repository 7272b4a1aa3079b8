import type { Condition, Conditions, Encoding } from '../model';

/* Words that many reports have in common. Conditions are data: these only write them shorter. */

/** All of these. */
export const all = (...conditions: readonly Condition[]): Conditions =>
  conditions.map((condition) => [condition]);

export const is = (field: string, value: string): Condition => ({
  field,
  operator: 'equals',
  values: [value],
});
export const isNot = (field: string, value: string): Condition => ({
  ...is(field, value),
  exclude: true,
});
export const oneOf = (field: string, ...values: readonly string[]): Condition => ({
  field,
  operator: 'in_list',
  values,
});
export const filled = (field: string): Condition => ({
  field,
  exclude: true,
  operator: 'is_null',
  values: [],
});
export const matches = (field: string, pattern: string): Condition => ({
  field,
  operator: 'matches_part',
  values: [pattern],
});
export const atLeast = (field: string, value: string): Condition => ({
  field,
  operator: 'greater_or_equal',
  values: [value],
});
export const atMost = (field: string, value: string): Condition => ({
  field,
  operator: 'less_or_equal',
  values: [value],
});

export const bySchool: Encoding = { field: 'school', title: 'School' };
export const byGrade: Encoding = { field: 'grade_level', title: 'Grade', order: 'grade' };
export const bySchoolYear: Encoding = { field: 'school_year', title: 'School year' };
export const bySite: Encoding = { field: 'site', title: 'Site' };
