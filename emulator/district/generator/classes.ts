import type { Section } from './courses';
import { refer, referShared, type Emitter } from './emit';
import type { Spell } from './enrollment';
import { random } from './random';
import { LAST_DAY, type SchoolYear } from './years';

/** A student's place in a section. */
export interface Seat {
  readonly section: Section;
  readonly begin: string;
  readonly end?: string;
}

/** Sections of the running term by school and grade, cut into parallel classes. */
export type Timetable = ReadonlyMap<string, readonly Section[]>;

export function timetable(sections: readonly Section[]): Timetable {
  const table = new Map<string, Section[]>();
  for (const section of sections) {
    const { begin, end } = section.term;
    if (begin > LAST_DAY || end < LAST_DAY) continue;
    const slot = `${section.school.id}/${section.course.grade}`;
    const list = table.get(slot) ?? [];
    list.push(section);
    table.set(slot, list);
  }
  return table;
}

/** One section of each course of the grade, chosen by the student's number. */
export function seatsOf(spell: Spell, table: Timetable): Seat[] {
  if (spell.exit === spell.entry) return [];
  const all = table.get(`${spell.school.id}/${spell.grade}`) ?? [];
  const parts = Math.max(...all.map((section) => section.part)) + 1;
  const mine = all.filter((section) => section.part === spell.student.index % parts);
  return (spell.primary ? mine : mine.slice(-1)).map((section) => ({
    section,
    begin: spell.entry > section.term.begin ? spell.entry : section.term.begin,
    ...(spell.exit === undefined ? {} : { end: spell.exit }),
  }));
}

export function emitSeats(out: Emitter, spell: Spell, seats: readonly Seat[]): void {
  for (const [index, seat] of seats.entries()) {
    out.add('studentSectionAssociations', () => ({
      beginDate: seat.begin,
      sectionReference: seat.section.reference,
      studentReference: spell.student.reference,
      endDate: seat.end ?? seat.section.term.end,
      homeroomIndicator: index === 0,
    }));
  }
}

const LETTERS = [
  [90, 'A'],
  [80, 'B'],
  [70, 'C'],
  [60, 'D'],
  [0, 'F'],
] as const;

/** Marks of the finished quarter, and the running one's so far. */
export function emitGrades(
  out: Emitter,
  seed: number,
  spell: Spell,
  seats: readonly Seat[],
  year: SchoolYear,
): void {
  const chance = random(seed, 'grades', spell.student.index, spell.school.id, spell.entry);
  const talent = 62 + chance.next() * 34;
  for (const quarter of year.quarters.filter(({ begin }) => begin <= LAST_DAY)) {
    const running = quarter.end > LAST_DAY;
    const gradeType = out.code('GradeType', 'Grading Period');
    const gradingPeriod = out.code('GradingPeriod', quarter.term);
    for (const { section, begin, end } of seats) {
      const mark =
        Math.round(Math.min(100, Math.max(35, talent + chance.next() * 20 - 10)) * 10) / 10;
      if (begin > quarter.end || (end !== undefined && end <= quarter.begin)) continue;
      out.add('grades', () => ({
        gradeTypeDescriptor: gradeType,
        gradingPeriodReference: referShared('gradingPeriods', {
          gradingPeriodDescriptor: gradingPeriod,
          gradingPeriodName: quarter.name,
          schoolId: section.school.id,
          schoolYear: section.year,
        }),
        studentSectionAssociationReference: refer('studentSectionAssociations', {
          beginDate: begin,
          ...section.key,
          studentUniqueId: spell.student.uniqueId,
        }),
        letterGradeEarned: LETTERS.find(([least]) => mark >= least)?.[1] ?? 'F',
        ...(section.course.kind === 'elementary' ? {} : { numericGradeEarned: mark }),
        currentGradeIndicator: running,
        ...(running ? { currentGradeAsOfDate: LAST_DAY } : {}),
      }));
    }
  }
}
