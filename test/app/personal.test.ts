import { registry } from '../../src/registry';
import { rowsOf } from '../kit/tabs';
import { openSchool, type School } from '../kit/school';

/** What tells of persons is published in a tab as the steward chooses, from the next refresh on. */
const DATASET = 'student_enrollment';
const TITLE = registry.datasets.get(DATASET)!.title;

describe('what of persons is published', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 20, schools: 2 } });
    await school.connect();
    await school.switchOn(DATASET);
    await school.refresh([DATASET]);
  }, 300_000);
  afterAll(() => school.close());

  const table = (): Map<string, unknown[]> => {
    const rows = rowsOf(school.machine, TITLE);
    return new Map(Object.keys(rows[0]!).map((title) => [title, rows.map((row) => row[title])]));
  };

  it('is chosen for each field, and seen in the tab after a refresh', async () => {
    const before = table();
    const fields = (await school.command('datasetDetails', DATASET)).fields;
    const birth = fields.find(({ type, class: cls }) => type === 'date' && cls === 'quasi')!;
    await school.command('setPersonal', DATASET, {
      student_id: 'hashed',
      [birth.name]: 'left_out',
    });
    expect((await school.command('datasetDetails', DATASET)).personal).toEqual({
      student_id: 'hashed',
      [birth.name]: 'left_out',
    });
    // Nothing happens before that.
    expect(table()).toEqual(before);
    await school.refresh([DATASET]);
    const after = table();
    expect([...after.keys()]).toEqual([...before.keys()].filter((title) => title !== birth.title));
    const codes = after.get('Student ID')!;
    expect(codes).toHaveLength(before.get('Student ID')!.length);
    for (const code of codes) expect(code).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(codes).size).toBe(new Set(before.get('Student ID')).size);
    // In the order of what is hidden they would tell it.
    expect(codes).toEqual([...codes].sort());
    await school.refresh([DATASET]);
    expect(table()).toEqual(after);

    await school.command('setPersonal', DATASET, {});
    await school.refresh([DATASET]);
    const again = table();
    expect([...again.keys()].sort()).toEqual([...before.keys()].sort());
    expect(again.get('Student ID')).toEqual(before.get('Student ID'));
    expect(again.get(birth.title)).toEqual(before.get(birth.title));
  }, 300_000);

  it.each([
    [{ nobody: 'hashed' }, /nobody/],
    [{ site: 'left_out' }, /site/],
    [{ student_id: 'left_out' }, /rows are told apart by it/],
    [{ birth_date: 'hashed' }, /only text becomes a code|birth_date/],
    [{ student_id: 'constructor' }, /as a code or left out/],
  ])('is refused where it cannot be: %j', async (fields, says) => {
    await expect(school.command('setPersonal', DATASET, fields as never)).rejects.toThrow(says);
    expect((await school.command('datasetDetails', DATASET)).personal ?? {}).toEqual({});
  });
});
