import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDistrict, type District } from '../../emulator/district/server';
import { get, data, token, walk, type Item } from './client';
import { GRAND_BEND, hasGrandBend } from './openapi';

const withoutServerFields = ({ _etag, _lastModifiedDate, ...record }: Item): unknown => {
  expect([typeof _etag, typeof _lastModifiedDate]).toEqual(['string', 'string']);
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const { link, ...rest } = value as Record<string, unknown>;
    if (link !== undefined)
      expect(link).toMatchObject({ href: expect.stringMatching(/^\/ed-fi\//) });
    return Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, strip(v)]));
  };
  return strip(record);
};

describe('a folder of JSON lines', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'district-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is served as it is, with links, and other resources are empty', async () => {
    writeFileSync(
      join(folder, 'schools.jsonl'),
      '{"id":"aa","schoolId":7,"nameOfInstitution":"S"}\n',
    );
    writeFileSync(
      join(folder, 'studentSchoolAssociations.derived.jsonl'),
      '{"id":"bb","schoolReference":{"schoolId":7},"studentReference":{"studentUniqueId":"01"},"entryDate":"2021-08-23","entryGradeLevelDescriptor":"uri://ed-fi.org/GradeLevelDescriptor#Third grade"}',
    );
    const district = await startDistrict({ folder });
    try {
      const [spell] = await walk(district, 'studentSchoolAssociations');
      expect(spell?.schoolReference).toEqual({
        schoolId: 7,
        link: { rel: 'School', href: '/ed-fi/schools/aa' },
      });
      // Nobody of that number is there, so there is nothing to link.
      expect(spell?.studentReference).toEqual({ studentUniqueId: '01' });
      expect(await walk(district, 'grades')).toEqual([]);
      const [grade] = await walk(district, 'gradeLevelDescriptors');
      expect(grade).toMatchObject({ codeValue: 'Third grade' });
      expect((await get(data(district, 'unicorns'), await token(district))).status).toBe(404);
    } finally {
      await district.close();
    }
  });

  it('says what is wrong with a folder', async () => {
    await expect(startDistrict({ folder: join(folder, 'none') })).rejects.toThrow(/no folder/);
    await expect(startDistrict({ folder })).rejects.toThrow(/holds no <resource>\.jsonl/);
    writeFileSync(join(folder, 'schools.jsonl'), '{"schoolId":7}\n{oops\n');
    await expect(startDistrict({ folder })).rejects.toThrow('Line 2 of schools.jsonl is not JSON.');
  });
});

if (!hasGrandBend) console.log('Skipped: ../shared/assets/edfi/grand-bend is absent.');

(hasGrandBend ? describe : describe.skip)("Ed-Fi's own sample district", () => {
  let district: District;
  beforeAll(async () => {
    district = await startDistrict({ folder: GRAND_BEND });
  });
  afterAll(() => district.close());

  it('is served whole: every record of every file, with what it held', async () => {
    const files = readdirSync(GRAND_BEND).filter((name) => name.endsWith('.jsonl'));
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) {
      const lines = readFileSync(join(GRAND_BEND, file), 'utf8').split('\n').filter(Boolean);
      const served = await walk(district, file.replace(/(\.derived)?\.jsonl$/, ''));
      expect(served).toHaveLength(lines.length);
      expect(served.map(withoutServerFields)).toEqual(lines.map((line) => JSON.parse(line)));
    }
  });

  it('links its references to its own records', async () => {
    const bearer = await token(district);
    const [event] = await walk(district, 'studentSchoolAttendanceEvents');
    const { link } = event?.studentReference as { link: { rel: string; href: string } };
    expect(link.rel).toBe('Student');
    const student = await get(data(district, link.href.replace('/ed-fi/', '')), bearer);
    expect(student.json<Item>().studentUniqueId).toBe(
      (event?.studentReference as { studentUniqueId: string }).studentUniqueId,
    );
  });

  it('lets a day pass, too', async () => {
    const day = district.passDay();
    expect(day.date > '2022-01-01' && day.date < '2023-01-01').toBe(true);
    expect(day.moved).toHaveLength(2);
    expect(day.withdrawn).toHaveLength(1);
    expect(day.rekeyed).toHaveLength(1);
    const window = `minChangeVersion=${day.from + 1}`;
    const changed = await walk(district, `studentSchoolAssociations?${window}`);
    const counts = day.changes.studentSchoolAssociations!;
    expect(changed).toHaveLength(counts.created + counts.updated);
  });
});
