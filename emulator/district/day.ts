import { addDays, isWeekend } from './generator/dates';
import { random, type Random } from './generator/random';
import type { Body } from './identities';
import type { Row } from './rows';
import {
  activeOn,
  code,
  correct,
  move,
  part,
  rename,
  sample,
  withdraw,
  type Move,
  type Pupil,
  type Renaming,
} from './pupils';
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
  readonly moved: readonly Move[];
  readonly withdrawn: readonly string[];
  readonly corrected: readonly string[];
  readonly deleted: readonly { resource: string; id: string }[];
  readonly rekeyed: readonly Renaming[];
  readonly changes: Readonly<Record<string, Counts>>;
}

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

function takeAttendance(
  store: Store,
  enrolled: readonly Pupil[],
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
      attendanceEventCategoryDescriptor: code(store, 'AttendanceEventCategory', category),
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

/** An event that was entered by mistake on an earlier day. */
function remove(store: Store, earlier: readonly Row[], chance: Random): DaySummary['deleted'] {
  const victim = earlier.length ? chance.pick(earlier) : undefined;
  if (!victim) return [];
  store.delete(EVENTS, victim.id);
  return [{ resource: EVENTS, id: victim.id }];
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
