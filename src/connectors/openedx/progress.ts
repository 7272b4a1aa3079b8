import { at, listAt, recordsIn, textAt } from '../../http/record';
import type { Json, SourceRecord } from '../../model';

/*
 * The LMS tells how far each learner has come, and not when. So every state is kept with the moment at which
 * it was last seen: where a learner went on to another state, the work was done right after that moment.
 */

const amount = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);

/** Points as a text that is the same each time: 12.5, not 12.500000001. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What a learner's row of the gradebook comes to: its sections counted, as Figures counts them. */
export const progressOf = (row: SourceRecord, course: string, now: number): SourceRecord => {
  const sections = recordsIn(listAt(row, 'section_breakdown'));
  const earned = sections.map((section) => amount(at(section, 'score_earned')));
  const worked = earned.filter((points) => points > 0).length;
  const attempted = sections.filter((section) => at(section, 'attempted') === true).length;
  const points = rounded(earned.reduce((sum, one) => sum + one, 0));
  const possible = rounded(
    sections.reduce((sum, section) => sum + amount(at(section, 'score_possible')), 0),
  );
  const percent = rounded(amount(at(row, 'percent')));
  const state = `${attempted}/${worked}/${sections.length} ${points}/${possible} ${percent}`;
  return {
    id: `${course}|${textAt(row, 'username') ?? ''}|${state}`,
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
  const earned = rounded(amount(at(row, 'completion.earned')));
  const possible = rounded(amount(at(row, 'completion.possible')));
  return {
    id: `${course}|${textAt(row, 'username') ?? ''}|${earned}/${possible}`,
    course_id: course,
    username: textAt(row, 'username'),
    earned,
    possible,
    percent: at(row, 'completion.percent') ?? null,
    seen_at: momentOf(now),
  };
};

const momentOf = (now: number): string => `${new Date(now).toISOString().slice(0, 19)}Z`;
