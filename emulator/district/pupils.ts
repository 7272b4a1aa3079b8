import { descriptor, descriptorBodies } from './generator/descriptors';
import { personName } from './generator/names';
import type { Random } from './generator/random';
import type { Body } from './identities';
import type { Store } from './store';

/** A student at a school today. */
export interface Pupil {
  readonly id: string;
  readonly body: Body;
  readonly studentUniqueId: string;
  readonly schoolId: number;
}

export interface Move {
  readonly studentUniqueId: string;
  readonly from: number;
  readonly to: number;
}

export interface Renaming {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const ASSOCIATIONS = 'studentSchoolAssociations';

/** A descriptor that is sure to have its record: a server would refuse one that has none. */
export function code(store: Store, name: string, value: string): string {
  const uri = descriptor(name, value);
  for (const { resource, body } of descriptorBodies([uri])) {
    const { namespace, codeValue } = body as Record<string, string>;
    if (store.findId(resource, { namespace: namespace ?? '', codeValue: codeValue ?? '' }))
      continue;
    const number = Object.keys(body).find((key) => key.endsWith('DescriptorId')) ?? '';
    store.create(resource, { ...body, [number]: store.count(resource) + 1 });
  }
  return uri;
}

/** The enrolments that hold on a day, of the latest school year there is. */
export function activeOn(store: Store, date: string): Pupil[] {
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

export function move(store: Store, pupil: Pupil, date: string): Move[] {
  const grade = String(pupil.body.entryGradeLevelDescriptor);
  const others = store
    .all('schools')
    .filter((school) => Number(school.schoolId) !== pupil.schoolId)
    .sort((a, b) => Number(teaches(b, grade)) - Number(teaches(a, grade)));
  const to = Number(others[0]?.schoolId);
  if (!to) return [];
  store.patch(ASSOCIATIONS, pupil.id, exit(store, date, 'Transferred within the district'));
  const { exitWithdrawDate, exitWithdrawTypeDescriptor, calendarReference, ...rest } = pupil.body;
  store.create(ASSOCIATIONS, {
    ...rest,
    entryDate: date,
    schoolReference: { schoolId: to },
    ...calendarOf(store, to, rest),
    entryTypeDescriptor: code(store, 'EntryType', 'Transfer within the district'),
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

export function withdraw(store: Store, pupil: Pupil, date: string): string {
  store.patch(ASSOCIATIONS, pupil.id, exit(store, date, 'Moved out of state'));
  return pupil.studentUniqueId;
}

const exit = (store: Store, date: string, type: string): Body => ({
  exitWithdrawDate: date,
  exitWithdrawTypeDescriptor: code(store, 'ExitWithdrawType', type),
});

/** Someone found a typing mistake. */
export function correct(store: Store, pupil: Pupil, chance: Random): string[] {
  const { studentUniqueId } = pupil;
  const id = store.findId('students', { studentUniqueId });
  if (!id) return [];
  const { first, last } = personName(chance, chance.chance(0.5));
  store.patch('students', id, { firstName: first, lastSurname: `${last}-${chance.int(2, 99)}` });
  return [studentUniqueId];
}

export function rename(store: Store, pupil: Pupil, chance: Random): Renaming[] {
  const from = pupil.studentUniqueId;
  const id = store.findId('students', { studentUniqueId: from });
  if (!id) return [];
  let to = String(900_000 + chance.int(0, 99_999));
  while (store.findId('students', { studentUniqueId: to })) to = String(Number(to) + 1);
  store.rekey('students', id, { studentUniqueId: to });
  return [{ id, from, to }];
}

/** Different students, so that one day never does two things to one of them. */
export function sample(enrolled: readonly Pupil[], count: number, chance: Random): Pupil[] {
  const chosen = new Map<string, Pupil>();
  for (let tries = 0; tries < count * 20 && chosen.size < count && enrolled.length; tries++) {
    const pupil = chance.pick(enrolled);
    if (!chosen.has(pupil.studentUniqueId)) chosen.set(pupil.studentUniqueId, pupil);
  }
  return [...chosen.values()];
}

export function part(reference: unknown, name: string): unknown {
  return (reference as Body | undefined)?.[name];
}
