import type { Body } from '../identities';
import type { Emitter } from './emit';
import { random, type Random } from './random';
import { calendarReference, yearReference, type Kind, type School } from './schools';
import { gradeLevel, type Student } from './students';
import { CURRENT_YEAR, type SchoolYear } from './years';
import { NASTY_STUDENTS } from './nasty';

/** One time at one school: an enrolment. */
export interface Spell {
  readonly student: Student;
  readonly school: School;
  readonly year: SchoolYear;
  readonly grade: number;
  readonly entry: string;
  readonly entryType: string;
  /** The first day on which the student no longer comes, or the year's last day. */
  readonly exit?: string;
  readonly exitType?: string;
  readonly repeats: boolean;
  readonly primary: boolean;
}

const NEW = 'Transfer from another district';
const MOVED = 'Transfer within the district';
const NEXT_YEAR = 'Next year school';
const GRADUATED = 'Graduated with regular diploma';

/** All enrolments of a student, oldest first. `years` ends with the current one. */
export function spellsOf(
  seed: number,
  student: Student,
  schools: readonly School[],
  years: readonly SchoolYear[],
): Spell[] {
  const chance = random(seed, 'spells', student.index);
  const draw = chance.next();
  const stay = draw < 0.2 ? 1 : draw < 0.35 ? 2 : 3;
  const lastYear = CURRENT_YEAR - (student.former ? 1 : 0);
  const known = years.filter(({ year }) => year <= lastYear && year > lastYear - stay);
  const spells: Spell[] = [];
  for (const year of known) {
    const before = lastYear - year.year;
    const grade = student.grade - before + (student.retained && before > 0 ? 1 : 0);
    const school = schoolFor(seed, student, grade, schools);
    if (!school) continue;
    const first = spells.length === 0 && stay < 3;
    const spell: Spell = {
      student,
      school,
      year,
      grade,
      entry: first && chance.chance(0.15) ? chance.pick(year.days.slice(5, 50)) : year.first,
      entryType: first ? NEW : NEXT_YEAR,
      repeats: student.retained && before === 0 && spells.length > 0,
      primary: true,
    };
    if (year.year < CURRENT_YEAR) spells.push(closed(chance, spell, before === 0));
    else spells.push(...current(chance, spell, schools));
  }
  return spells;
}

/** A year that is over: it ended with the year, with a diploma, or early. */
function closed(chance: Random, spell: Spell, left: boolean): Spell {
  const { year, student } = spell;
  const late = student.index === 10 ? '2026-06-30' : year.last;
  if (spell.grade === 12 && left) return { ...spell, exit: late, exitType: GRADUATED };
  if (left && chance.chance(0.5)) {
    return { ...spell, exit: chance.pick(year.days.slice(60)), exitType: 'Moved out of state' };
  }
  return { ...spell, exit: late, exitType: 'End of school year' };
}

/** The current year: most simply came on the first day and are still here. */
function current(chance: Random, spell: Spell, schools: readonly School[]): Spell[] {
  const { student, year } = spell;
  const day = chance.pick(year.days.slice(15, 50));
  const back = chance.pick(year.days.slice(50, 58));
  const draw = chance.next();
  if (student.index < NASTY_STUDENTS.length) {
    return [student.index === 9 ? { ...spell, entry: '2026-07-01' } : spell];
  }
  const other = schools.find((s) => s.id !== spell.school.id && s.grades.includes(spell.grade));
  const exited = (exitType: string): Spell =>
    spell.entry < day ? { ...spell, exit: day, exitType } : spell;
  if (draw < 0.02 && spell.entry < day) {
    const next = { ...spell, entry: other ? day : back, entryType: other ? MOVED : 'Re-entry' };
    const from = exited(other ? 'Transferred within the district' : 'Withdrawn');
    return [from, { ...next, school: other ?? spell.school }];
  }
  if (draw < 0.04) return [exited('Moved out of state')];
  if (draw < 0.045) return [{ ...spell, entry: year.first, exit: year.first, exitType: 'No show' }];
  if (draw < 0.055 && other) {
    const tenth = year.days[10] as string;
    return [spell, { ...spell, school: other, entry: tenth, entryType: MOVED, primary: false }];
  }
  return [spell];
}

function schoolFor(
  seed: number,
  student: Student,
  grade: number,
  schools: readonly School[],
): School | undefined {
  if (student.school.grades.includes(grade)) return student.school;
  const serving = schools.filter((school) => school.grades.includes(grade));
  const kind: Kind | undefined = serving[0]?.kind;
  return kind && random(seed, 'feeder', student.index, kind).pick(serving);
}

/** Whether the student comes to this school on a day. */
export const comes = (spell: Spell, date: string): boolean =>
  spell.entry <= date &&
  (spell.exit === undefined || date < spell.exit || spell.exitType === 'End of school year');

export function emitSpell(out: Emitter, spell: Spell): void {
  const { student, school, year } = spell;
  out.add('studentSchoolAssociations', (): Body => {
    const exit =
      spell.exit === undefined
        ? {}
        : {
            exitWithdrawDate: spell.exit,
            exitWithdrawTypeDescriptor: out.code('ExitWithdrawType', spell.exitType ?? 'Other'),
          };
    const classOf = year.year + 12 - spell.grade;
    return {
      entryDate: spell.entry,
      calendarReference: calendarReference(school, year.year),
      schoolReference: school.reference,
      schoolYearTypeReference: yearReference(year.year),
      studentReference: student.reference,
      ...(spell.grade >= 9 ? { classOfSchoolYearTypeReference: yearReference(classOf) } : {}),
      entryGradeLevelDescriptor: gradeLevel(out, spell.grade),
      entryTypeDescriptor: out.code('EntryType', spell.entryType),
      ...exit,
      fullTimeEquivalency: spell.primary ? 1 : 0.25,
      primarySchool: spell.primary,
      ...(spell.repeats ? { repeatGradeIndicator: true } : {}),
    };
  });
}
