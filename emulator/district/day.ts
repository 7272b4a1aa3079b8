import { addDays, isWeekend } from './generator/dates';
import { descriptor } from './generator/descriptors';
import { personName } from './generator/names';
import { random, type Random } from './generator/random';
import type { Body } from './identities';
import type { Row } from './rows';
import type { Store } from './store';

export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly keyChanged: number;
}

/** What one school day did to the data. */
export interface DaySummary {
  readonly date: string;
  /** The change versions before and after. */
  readonly from: number;
  readonly to: number;
  readonly attendance: number;
  readonly moved: readonly { studentUniqueId: string; from: number; to: number }[];
  readonly withdrawn: readonly string[];
  readonly corrected: readonly string[];
  readonly deleted: readonly { resource: string; id: string }[];
  readonly rekeyed: readonly { id: string; from: string; to: string }[];
  readonly changes: Readonly<Record<string, Counts>>;
}

interface Enrolment {
  readonly id: string;
  readonly body: Body;
  readonly studentUniqueId: string;
  readonly schoolId: number;
}

const ASSOCIATIONS = 'studentSchoolAssociations';
const EVENTS = 'studentSchoolAttendanceEvents';

/** Lets the next school day pass: the same store and seed change in the same way. */
export function passDay(store: Store, seed: number): DaySummary {
  const date = nextSchoolDay(store);
  const chance = random(seed, 'day', date);
  const from = store.version();
  const before = new Map(store.resources().map((name) => [name, store.count(name)]));
  const earlier = store.rows(EVENTS).slice();
  store.setNow(`${date}T22:00:00Z`);

  const enrolled = activeOn(store, date);
  const attendance = takeAttendance(store, enrolled, date, chance);
  const chosen = sample(enrolled, 5, chance);
  const moved = chosen.slice(0, 2).flatMap((pupil) => move(store, pupil, date));
  const withdrawn = chosen.slice(2, 3).map((pupil) => withdraw(store, pupil, date));
  const corrected = chosen.slice(3, 4).flatMap((pupil) => correct(store, pupil, chance));
  const deleted = remove(store, earlier, chance);
  const rekeyed = chosen.slice(4, 5).flatMap((pupil) => rename(store, pupil, chance));

  const changes = countChanges(store, from, before);
  const to = store.version();
  return { date, from, to, attendance, moved, withdrawn, corrected, deleted, rekeyed, changes };
}

/** The calendars say when there is school; without any, every weekday is a school day. */
function nextSchoolDay(store: Store): string {
  const today = store.today();
  let next: string | undefined;
  for (const row of store.rows('calendarDates')) {
    if (!row.json.includes('#Instructional day')) continue;
    const date = String((JSON.parse(row.json) as Body).date);
    if (date > today && (next === undefined || date < next)) next = date;
  }
  if (next !== undefined) return next;
  let date = addDays(today, 1);
  while (isWeekend(date)) date = addDays(date, 1);
  return date;
}

/** The enrolments that hold on a day, of the latest school year there is. */
function activeOn(store: Store, date: string): Enrolment[] {
  const all = store.rows(ASSOCIATIONS).map((row) => ({
    id: row.id,
    body: JSON.parse(row.json) as Body,
  }));
  const yearOf = (body: Body): number => Number(part(body.schoolYearTypeReference, 'schoolYear'));
  const latest = all.reduce((year, { body }) => Math.max(year, yearOf(body) || 0), 0);
  return all
    .filter(({ body }) => {
      const exit = body.exitWithdrawDate as string | undefined;
      const current = (yearOf(body) || latest) === latest && body.primarySchool !== false;
      return current && String(body.entryDate) <= date && (exit === undefined || exit > date);
    })
    .map(({ id, body }) => ({
      id,
      body,
      studentUniqueId: String(part(body.studentReference, 'studentUniqueId')),
      schoolId: Number(part(body.schoolReference, 'schoolId')),
    }));
}

function takeAttendance(
  store: Store,
  enrolled: readonly Enrolment[],
  date: string,
  chance: Random,
): number {
  const sessions = store.rows('sessions').map((row) => JSON.parse(row.json) as Body);
  const sessionOf = new Map<number, Body>();
  for (const session of sessions) {
    const schoolId = Number(part(session.schoolReference, 'schoolId'));
    const covers = String(session.beginDate) <= date && date <= String(session.endDate);
    if (covers || !sessionOf.has(schoolId)) sessionOf.set(schoolId, session);
  }
  let taken = 0;
  for (const { schoolId, studentUniqueId } of enrolled) {
    const draw = chance.next();
    const session = sessionOf.get(schoolId);
    if (draw >= 0.075 || !session) continue;
    const category =
      draw < 0.035 ? 'Excused Absence' : draw < 0.055 ? 'Unexcused Absence' : 'Tardy';
    store.create(EVENTS, {
      attendanceEventCategoryDescriptor: descriptor('AttendanceEventCategory', category),
      eventDate: date,
      schoolReference: { schoolId },
      sessionReference: {
        schoolId,
        schoolYear: part(session.schoolYearTypeReference, 'schoolYear'),
        sessionName: session.sessionName,
      },
      studentReference: { studentUniqueId },
      ...(category === 'Tardy' ? { arrivalTime: '08:25:00' } : { eventDuration: 1 }),
    });
    taken += 1;
  }
  return taken;
}

function move(store: Store, pupil: Enrolment, date: string): DaySummary['moved'] {
  const grade = String(pupil.body.entryGradeLevelDescriptor);
  const others = store
    .all('schools')
    .filter((school) => Number(school.schoolId) !== pupil.schoolId)
    .sort((a, b) => Number(teaches(b, grade)) - Number(teaches(a, grade)));
  const to = Number(others[0]?.schoolId);
  if (!to) return [];
  store.patch(ASSOCIATIONS, pupil.id, exit(date, 'Transferred within the district'));
  const { exitWithdrawDate, exitWithdrawTypeDescriptor, calendarReference, ...rest } = pupil.body;
  store.create(ASSOCIATIONS, {
    ...rest,
    entryDate: date,
    schoolReference: { schoolId: to },
    ...calendarOf(store, to, rest),
    entryTypeDescriptor: descriptor('EntryType', 'Transfer within the district'),
  });
  return [{ studentUniqueId: pupil.studentUniqueId, from: pupil.schoolId, to }];
}

const teaches = (school: Body, grade: string): boolean =>
  JSON.stringify(school.gradeLevels ?? []).includes(JSON.stringify(grade));

function calendarOf(store: Store, schoolId: number, association: Body): Body {
  const year = part(association.schoolYearTypeReference, 'schoolYear');
  const calendar = store
    .all('calendars')
    .find(
      (body) =>
        part(body.schoolReference, 'schoolId') === schoolId &&
        part(body.schoolYearTypeReference, 'schoolYear') === year,
    );
  if (!calendar) return {};
  const { calendarCode } = calendar;
  return { calendarReference: { calendarCode, schoolId, schoolYear: year } };
}

function withdraw(store: Store, pupil: Enrolment, date: string): string {
  store.patch(ASSOCIATIONS, pupil.id, exit(date, 'Moved out of state'));
  return pupil.studentUniqueId;
}

const exit = (date: string, type: string): Body => ({
  exitWithdrawDate: date,
  exitWithdrawTypeDescriptor: descriptor('ExitWithdrawType', type),
});

/** Someone found a typing mistake. */
function correct(store: Store, pupil: Enrolment, chance: Random): string[] {
  const { studentUniqueId } = pupil;
  const id = store.findId('students', { studentUniqueId });
  if (!id) return [];
  const { first, last } = personName(chance, chance.chance(0.5));
  store.patch('students', id, { firstName: first, lastSurname: `${last}-${chance.int(2, 99)}` });
  return [studentUniqueId];
}

/** An event that was entered by mistake on an earlier day. */
function remove(store: Store, earlier: readonly Row[], chance: Random): DaySummary['deleted'] {
  const victim = earlier.length ? chance.pick(earlier) : undefined;
  if (!victim) return [];
  store.delete(EVENTS, victim.id);
  return [{ resource: EVENTS, id: victim.id }];
}

function rename(store: Store, pupil: Enrolment, chance: Random): DaySummary['rekeyed'] {
  const from = pupil.studentUniqueId;
  const id = store.findId('students', { studentUniqueId: from });
  if (!id) return [];
  let to = String(900_000 + chance.int(0, 99_999));
  while (store.findId('students', { studentUniqueId: to })) to = String(Number(to) + 1);
  store.rekey('students', id, { studentUniqueId: to });
  return [{ id, from, to }];
}

function countChanges(
  store: Store,
  from: number,
  before: ReadonlyMap<string, number>,
): Record<string, Counts> {
  const changes: Record<string, Counts> = {};
  for (const resource of store.resources()) {
    const touched = store.rows(resource).filter((row) => row.version > from).length;
    const deleted = store.deletes(resource).filter(({ changeVersion }) => changeVersion > from);
    const keys = store.keyChanges(resource).filter(({ changeVersion }) => changeVersion > from);
    if (!touched && !deleted.length) continue;
    const created = store.count(resource) - (before.get(resource) ?? 0) + deleted.length;
    changes[resource] = {
      created,
      updated: touched - created,
      deleted: deleted.length,
      keyChanged: keys.length,
    };
  }
  return changes;
}

/** Different students, so that one day never does two things to one of them. */
function sample(enrolled: readonly Enrolment[], count: number, chance: Random): Enrolment[] {
  const chosen = new Map<string, Enrolment>();
  for (let tries = 0; tries < count * 20 && chosen.size < count && enrolled.length; tries++) {
    const pupil = chance.pick(enrolled);
    if (!chosen.has(pupil.studentUniqueId)) chosen.set(pupil.studentUniqueId, pupil);
  }
  return [...chosen.values()];
}

function part(reference: unknown, name: string): unknown {
  return (reference as Body | undefined)?.[name];
}
