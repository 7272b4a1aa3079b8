import { at, keyOf, listAt, recordsIn, textAt } from '../../http/record';
import type { Json, SourceRecord } from '../../model';

/*
 * The LMS tells how far each learner has come, and not when. So every state is kept with the moment at which
 * it was last seen: where a learner went on to another state, the work was done right after that moment.
 */

/** A number; null where there is something else. What is absent counts for nothing. */
const amount = (value: Json | undefined): number | null =>
  value === undefined || value === null ? 0 : typeof value === 'number' ? value : null;

/** Points as a text that is the same each time: 12.5, not 12.500000001. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What numbers come to; where one is none, that: it lands as what it is, and is said. */
const sumOf = (values: readonly (Json | undefined)[]): Json => {
  const odd = values.find((value) => amount(value) === null);
  return odd === undefined
    ? rounded(values.reduce<number>((sum, value) => sum + amount(value)!, 0))
    : odd;
};

/** As a state has it: a number, or a mark that it is not known. */
const said = (value: Json): string => (typeof value === 'number' ? String(value) : '?');

/** What a learner's row of the gradebook comes to: its sections counted, as Figures counts them. */
export const progressOf = (row: SourceRecord, course: string, now: number): SourceRecord => {
  const sections = recordsIn(listAt(row, 'section_breakdown'));
  const earned = sections.map((section) => at(section, 'score_earned'));
  const points = sumOf(earned);
  const worked =
    typeof points === 'number' ? earned.filter((one) => Number(one) > 0).length : points;
  const attempted = sections.filter((section) => at(section, 'attempted') === true).length;
  const possible = sumOf(sections.map((section) => at(section, 'score_possible')));
  const percent = sumOf([at(row, 'percent')]);
  const shares = [worked, points, possible, percent].map(said);
  const state = `${attempted}/${shares[0]}/${sections.length} ${shares[1]}/${shares[2]} ${shares[3]}`;
  return {
    id: keyOf(course, textAt(row, 'username'), state),
    course_id: course,
    username: textAt(row, 'username'),
    user_id: row['user_id'] ?? null,
    percent,
    sections_attempted: attempted,
    sections_worked: worked,
    sections_possible: sections.length,
    points_earned: points,
    points_possible: possible,
    seen_at: momentOf(now),
  };
};

/** What the Completion Aggregator says of a learner: blocks that are done, of those there are. */
export const completionOf = (row: SourceRecord, course: string, now: number): SourceRecord => {
  const earned = sumOf([at(row, 'completion.earned')]);
  const possible = sumOf([at(row, 'completion.possible')]);
  return {
    id: keyOf(course, textAt(row, 'username'), `${said(earned)}/${said(possible)}`),
    course_id: course,
    username: textAt(row, 'username'),
    earned,
    possible,
    percent: at(row, 'completion.percent') ?? null,
    seen_at: momentOf(now),
  };
};

const momentOf = (now: number): string => `${new Date(now).toISOString().slice(0, 19)}Z`;
