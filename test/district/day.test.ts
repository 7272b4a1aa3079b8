import { startDistrict, type District } from '../../emulator/district/server';
import { generate } from '../../emulator/district/generate';
import { passDay } from '../../emulator/district/day';
import type { Body } from '../../emulator/district/identities';
import { toJson } from '../../emulator/district/rows';
import { createStore, type Store } from '../../emulator/district/store';
import { walk } from './client';

function make(): Store {
  const store = createStore();
  generate(store, { students: 120, seed: 2 });
  return store;
}

const image = (store: Store): Record<string, string[]> =>
  Object.fromEntries(store.resources().map((name) => [name, store.rows(name).map(toJson)]));

it('passes the same day in the same way', () => {
  const [one, two] = [make(), make()];
  expect(passDay(one, 2)).toEqual(passDay(two, 2));
  expect(passDay(one, 2)).toEqual(passDay(two, 2));
  expect(image(one)).toEqual(image(two));
});

it('takes attendance, moves two, withdraws, corrects, deletes and renames one', () => {
  const store = make();
  const before = image(store);
  const day = passDay(store, 2);
  expect(day.date).toBe('2026-11-23');
  const taken = store
    .all('studentSchoolAttendanceEvents')
    .filter(({ eventDate }) => eventDate === day.date);
  expect(taken).toHaveLength(day.attendance);
  expect(day.attendance).toBeGreaterThan(0);

  expect(day.moved).toHaveLength(2);
  for (const { studentUniqueId, from, to } of day.moved) {
    const spells = store
      .all('studentSchoolAssociations')
      .filter((s) => (s.studentReference as Body).studentUniqueId === studentUniqueId);
    const left = spells.find((s) => s.exitWithdrawDate === day.date);
    const came = spells.find((s) => s.entryDate === day.date);
    expect((left?.schoolReference as Body).schoolId).toBe(from);
    expect((came?.schoolReference as Body).schoolId).toBe(to);
    expect(came?.schoolReference).toHaveProperty('link');
    expect((came?.calendarReference as Body).schoolId).toBe(to);
  }
  expect(day.withdrawn).toHaveLength(1);
  expect(day.corrected).toHaveLength(1);
  const { resource, id } = day.deleted[0]!;
  expect(store.row(resource, id)).toBeUndefined();
  expect(store.deletes(resource).map((gone) => gone.id)).toEqual([id]);
  const renamed = day.rekeyed[0]!;
  expect(store.keyChanges('students').map((change) => change.id)).toEqual([renamed.id]);

  // The summary counts what a comparison of both images finds.
  const idOf = (text: string): string => text.slice(7, 39);
  for (const name of store.resources()) {
    const then = new Map((before[name] ?? []).map((text) => [idOf(text), text]));
    const now = new Map(store.rows(name).map((row) => [row.id, toJson(row)]));
    const created = [...now.keys()].filter((key) => !then.has(key)).length;
    const deleted = [...then.keys()].filter((key) => !now.has(key)).length;
    const updated = [...now].filter(
      ([key, text]) => then.has(key) && then.get(key) !== text,
    ).length;
    const { keyChanged, ...counts } = day.changes[name] ?? {
      created: 0,
      updated: 0,
      deleted: 0,
      keyChanged: 0,
    };
    expect({ name, ...counts }).toEqual({ name, created, updated, deleted });
    expect(keyChanged).toBe(store.keyChanges(name).length);
  }
});

it('skips days without school', () => {
  const store = make();
  const dates = [1, 2, 3, 4].map(() => passDay(store, 2).date);
  // Thanksgiving and the weekend lie between.
  expect(dates).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30']);
});

describe('over HTTP', () => {
  let district: District;
  beforeAll(async () => {
    district = await startDistrict({ students: 120, seed: 2 });
  });
  afterAll(() => district.close());

  it('a window after the day holds what changed, and nothing else', async () => {
    const day = district.passDay();
    const window = `minChangeVersion=${day.from + 1}&maxChangeVersion=${day.to}`;
    for (const [resource, counts] of Object.entries(day.changes)) {
      const changed = await walk(district, `${resource}?${window}`);
      expect(changed).toHaveLength(counts.created + counts.updated);
      expect(await walk(district, `${resource}/deletes?${window}`)).toHaveLength(counts.deleted);
      expect(await walk(district, `${resource}/keyChanges?${window}`)).toHaveLength(
        counts.keyChanged,
      );
    }
    expect(await walk(district, `courses?${window}`)).toEqual([]);
  });
});
