import type { Body } from '../identities';
import type { Seat } from './classes';
import type { Emitter } from './emit';
import { comes, type Spell } from './enrollment';
import { PLUS_TEXT } from './nasty';
import { random } from './random';
import { sessionReference } from './schools';
import { LAST_DAY } from './years';

/** Absence is a habit of few: most miss a day or two a term, some every fifth day. */
function absenceRate(seed: number, index: number): number {
  const chance = random(seed, 'habit', index);
  return chance.chance(0.08) ? 0.11 + chance.next() * 0.14 : 0.008 + 0.06 * chance.next() ** 3;
}

const EXCUSES = ['Illness', 'Family', 'Medical appointment', 'Religious holiday'];

/** Exceptions only, as most districts report; a present day is mostly no event at all. */
export function emitSchoolAttendance(out: Emitter, seed: number, spell: Spell): void {
  const { student, school, year } = spell;
  const rate = absenceRate(seed, student.index);
  const chance = random(seed, 'attendance', student.index, school.id, spell.entry);
  for (const term of year.terms) {
    const session = sessionReference(school, year.year, term.name);
    for (const date of year.days) {
      if (date < term.begin || date > term.end || date > LAST_DAY || !comes(spell, date)) continue;
      const draw = chance.next();
      const half = chance.next();
      const late = rate + 0.02;
      const category =
        draw < rate * 0.62
          ? 'Excused Absence'
          : draw < rate
            ? 'Unexcused Absence'
            : draw < late
              ? 'Tardy'
              : // A present day that was reported all the same, as after a correction.
                draw < late + 0.004
                ? 'In Attendance'
                : undefined;
      if (!category) continue;
      const code = out.code('AttendanceEventCategory', category);
      out.add('studentSchoolAttendanceEvents', () => ({
        attendanceEventCategoryDescriptor: code,
        eventDate: date,
        schoolReference: school.reference,
        sessionReference: session,
        studentReference: student.reference,
        ...details(category, half, student.index),
      }));
    }
  }
}

function details(category: string, half: number, index: number): Body {
  if (category === 'Tardy') return { arrivalTime: `08:${10 + Math.floor(half * 45)}:00` };
  if (category === 'In Attendance') return {};
  const reason = EXCUSES[Math.floor(half * EXCUSES.length)] as string;
  return {
    eventDuration: half < 0.12 ? 0.5 : 1,
    ...(category === 'Excused Absence'
      ? { attendanceEventReason: index === 7 ? PLUS_TEXT : reason }
      : {}),
  };
}

/** Single lessons missed or come late to, in schools that count them. */
export function emitSectionAttendance(
  out: Emitter,
  seed: number,
  spell: Spell,
  seats: readonly Seat[],
): void {
  const chance = random(seed, 'lessons', spell.student.index, spell.school.id, spell.entry);
  if (spell.school.kind === 'elementary' || !seats.length) return;
  for (const date of spell.year.days) {
    const draw = chance.next();
    const { section, begin, end } = chance.pick(seats);
    if (draw > 0.01 || date > LAST_DAY || date < begin || (end !== undefined && date >= end))
      continue;
    const category = draw < 0.004 ? 'Unexcused Absence' : 'Tardy';
    const code = out.code('AttendanceEventCategory', category);
    out.add('studentSectionAttendanceEvents', () => ({
      attendanceEventCategoryDescriptor: code,
      eventDate: date,
      sectionReference: section.reference,
      studentReference: spell.student.reference,
      ...(category === 'Tardy' ? { sectionAttendanceDuration: 40 } : {}),
    }));
  }
}
