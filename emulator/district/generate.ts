import { emitAssessments, emitResults } from './generator/assessments';
import { emitSchoolAttendance, emitSectionAttendance } from './generator/attendance';
import { emitGrades, emitSeats, seatsOf, timetable } from './generator/classes';
import { emitCourses, emitSections, planSections } from './generator/courses';
import { descriptorBodies } from './generator/descriptors';
import { emitDiscipline } from './generator/discipline';
import { createEmitter } from './generator/emit';
import { emitSpell, spellsOf, type Spell } from './generator/enrollment';
import { emitParticipation, emitPrograms } from './generator/programs';
import { emitSchools, emitYears, planSchools, type School } from './generator/schools';
import { emitStaff } from './generator/staff';
import { emitStudents, planStudents } from './generator/students';
import { CURRENT_YEAR, schoolYear, type SchoolYear } from './generator/years';
import type { DistrictOptions } from './options';
import type { Store } from './store';

/** From this many students on, events and grades are made when they are read. */
const LAZY_FROM = 20_000;

/** Fills the store with a believable district: the same options and seed give the same bytes. */
export function generate(
  store: Store,
  options: DistrictOptions,
  lazy = (options.students ?? 0) >= LAZY_FROM,
): void {
  const { seed = 1, students: count = 1200, schools: schoolCount = 4 } = options;
  if (schoolCount < 1)
    throw new Error('A district needs at least one school: give schools 1 or more.');
  const out = createEmitter(store, { only: options.only, lazy });
  const years = [CURRENT_YEAR - 2, CURRENT_YEAR - 1, CURRENT_YEAR].map(schoolYear);
  const thisYear = years[years.length - 1] as SchoolYear;
  const schools = planSchools(schoolCount);
  const students = planStudents(seed, count, schools);
  const spells = students.flatMap((student) => spellsOf(seed, student, schools, years));
  const running = spells.filter(({ year }) => year === thisYear);
  const sections = planSections(schools, thisYear, sizesOf(running));
  const table = timetable(sections);

  emitSchools(out, schools, seed);
  emitYears(out, schools, years, CURRENT_YEAR);
  emitCourses(out, schools, thisYear);
  emitSections(out, sections);
  emitPrograms(out);
  emitAssessments(out, schools);
  emitStaff(out, seed, schools, sections);
  emitStudents(out, seed, students);
  for (const spell of spells) emitSpell(out, spell);
  for (const student of students) emitParticipation(out, seed, student);
  const lessons = ['studentSectionAssociations', 'grades', 'studentSectionAttendanceEvents'];
  for (const spell of out.wants(...lessons) ? running : []) {
    const seats = seatsOf(spell, table);
    emitSeats(out, spell, seats);
    emitGrades(out, seed, spell, seats, thisYear);
    emitSectionAttendance(out, seed, spell, seats);
  }
  let incidents = 0;
  for (const [index, spell] of spells.entries()) {
    if (out.wants('studentAssessments')) emitResults(out, seed, spell);
    if (spell.year.year < CURRENT_YEAR - 1) continue;
    if (out.wants('studentSchoolAttendanceEvents')) emitSchoolAttendance(out, seed, spell);
    const mate = otherThan(spell, spells[index + 1]);
    emitDiscipline(out, seed, spell, mate, () => ++incidents);
  }
  for (const { resource, body } of descriptorBodies(out.codes())) store.load(resource, body);
}

function sizesOf(spells: readonly Spell[]): (school: School, grade: number) => number {
  const sizes = new Map<string, number>();
  for (const { school, grade } of spells) {
    const slot = `${school.id}/${grade}`;
    sizes.set(slot, (sizes.get(slot) ?? 0) + 1);
  }
  return (school, grade) => sizes.get(`${school.id}/${grade}`) ?? 0;
}

function otherThan(spell: Spell, next: Spell | undefined): Spell | undefined {
  return next && next.student !== spell.student ? next : undefined;
}
