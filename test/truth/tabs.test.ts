/**
 * What the tabs hold is what the source holds: every data set is refreshed through the built bundle, and
 * its rows are compared with rows that `expected/` works out from the district's records alone.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DistrictOptions } from '../../emulator/district/options';
import type { DatasetCard } from '../../src/app/api';
import type { Dataset } from '../../src/model';
import { openSchool, type School } from '../kit/school';
import { chanceOf } from './_chance';
import { expectations } from './expected';
import type { Row, Source } from './expected/_source';
import { sourceOf } from './_source-of';
import { fieldsOf, readTab, storedRow } from './_tabs';

const GRAND_BEND = resolve(__dirname, '../../../shared/assets/edfi/grand-bend');
const SAMPLE = 20;

/** The key the contract names: all that is taken from the product here. */
const keyOf = (id: string): readonly string[] =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  (require(`../../src/datasets/${id}`) as { default: Dataset }).default.key;

const districts: [string, DistrictOptions, string][] = [
  ['the demo district', { students: 120 }, '2026-11-21'],
];
if (existsSync(join(GRAND_BEND, 'students.jsonl')))
  districts.push(['Grand Bend', { folder: GRAND_BEND }, '2022-03-01']);
else console.log('Grand Bend is not at hand: only the demo district is compared.');

describe.each(districts)('%s', (_, options, today) => {
  let school: School;
  let cards: readonly DatasetCard[];
  let source: Source;
  beforeAll(async () => {
    const startTime = Date.parse(`${today}T15:00Z`);
    school = await openSchool({ district: options, machine: { startTime } });
    const state = await school.connect('North');
    await school.switchOn(...state.datasets.map(({ id }) => id));
    const run = await school.refresh();
    expect(run).toMatchObject({ is: 'succeeded' });
    cards = (await school.command('consoleState')).datasets.filter(({ available }) => available);
    source = sourceOf(school, today);
  }, 120_000);
  afterAll(() => school.close());

  test('every data set is compared', () => {
    expect(cards.map(({ id }) => id).sort()).toEqual(Object.keys(expectations).sort());
  });

  test.each(Object.keys(expectations))('%s holds what the source holds', (id) => {
    const card = cards.find((c) => c.id === id)!;
    const expected = expectations[id]!(source).map((row): Row => ({
      ...row,
      site: 'North',
      source: 'Ed-Fi',
    }));
    const { rows, formulas } = readTab(school.machine, card);
    expect(formulas).toBe(0);
    expect(rows).toHaveLength(expected.length);
    expect(card.rows).toBe(expected.length);
    expect(card.quarantined).toBeUndefined();

    const fields = fieldsOf(card.id);
    const text = (row: Readonly<Record<string, unknown>>): string =>
      JSON.stringify(fields.map(({ name }) => row[name] ?? null));
    // All rows by their content, then a sample cell by cell, for a message that says where.
    const there = new Set(rows.map(text));
    const wanted = expected.map((row) => storedRow(fields, row));
    const chance = chanceOf(id.length + expected.length);
    const missing = wanted.filter((row) => !there.has(text(row)));
    const key = keyOf(id);
    for (const row of [...missing.slice(0, 3), ...chance.some(wanted, SAMPLE)]) {
      const near = [...rows].sort(
        (a, b) =>
          key.filter((name) => b[name] === row[name]).length -
          key.filter((name) => a[name] === row[name]).length,
      )[0];
      expect(near).toEqual(row);
    }
    expect(missing).toEqual([]);

    const order = ['site', 'source', ...keyOf(id)];
    const place = (row: Readonly<Record<string, unknown>>) => order.map((name) => row[name]);
    const isAfter = (a: readonly unknown[], b: readonly unknown[]): boolean => {
      const at = a.findIndex((value, i) => value !== b[i]);
      return at >= 0 && (a[at] as string) > (b[at] as string);
    };
    rows.forEach((row, i) => i > 0 && expect(isAfter(place(rows[i - 1]!), place(row))).toBe(false));
  });
});

/** Texts that a spreadsheet turns into something else when it is allowed to guess. */
describe('what a spreadsheet would spoil', () => {
  let school: School;
  let cards: readonly DatasetCard[];
  const published = (id: string) =>
    readTab(
      school.machine,
      cards.find((c) => c.id === id)!,
    );
  const long = 'a long text. '.repeat(4_000).slice(0, 40_000);
  const nasty: Record<string, string> = {
    firstName: '=1+2',
    middleName: '🦊👨‍👩‍👧',
    lastSurname: 'عبد الله',
  };
  beforeAll(async () => {
    school = await openSchool({
      district: { students: 30 },
      machine: { startTime: Date.parse('2026-11-21T15:00Z') },
    });
    const { data } = school.district;
    const [first, second, third] = data.all('students').slice(20);
    data.patch('students', String(first!.id), nasty);
    data.patch('students', String(second!.id), { lastSurname: long, firstName: ' 007 ' });
    data.patch('students', String(third!.id), {
      lastSurname: '3-4',
      firstName: "'+1",
      middleName: 'TRUE',
    });
    const sections = data.all('sections').slice(1, 3);
    data.patch('sections', String(sections[0]!.id), { sectionName: '1E5' });
    data.patch('sections', String(sections[1]!.id), { sectionName: '12/31/2026' });
    await school.connect('00123');
    await school.switchOn('student_enrollment', 'courses_sections', 'school_calendar');
    expect(await school.refresh()).toMatchObject({ is: 'succeeded' });
    cards = (await school.command('consoleState')).datasets.filter(({ available }) => available);
  });
  afterAll(() => school.close());

  test('texts stay texts, stored and shown, and none is a formula', () => {
    for (const id of ['student_enrollment', 'courses_sections']) {
      const { rows, shown, formats, formulas } = published(id);
      const fields = fieldsOf(id);
      expect(formulas).toBe(0);
      expect(rows.length).toBeGreaterThan(20);
      for (const { name, type } of fields)
        if (type === 'text')
          rows.forEach((row, i) => {
            if (row[name] === null) return;
            expect(typeof row[name]).toBe('string');
            expect(shown[i]![name]).toBe(row[name]);
            expect(formats[i]![name]).toBe('@');
          });
    }
  });

  test.each([
    ['student_enrollment', 'student_id', '00012345'],
    ['student_enrollment', 'student_id', '1E5'],
    ['student_enrollment', 'first_name', '=1+2'],
    ['student_enrollment', 'middle_name', '🦊👨‍👩‍👧'],
    ['student_enrollment', 'last_name', 'عبد الله'],
    ['student_enrollment', 'last_name', long],
    ['student_enrollment', 'first_name', ' 007 '],
    ['student_enrollment', 'last_name', '3-4'],
    ['student_enrollment', 'first_name', "'+1"],
    ['student_enrollment', 'middle_name', 'TRUE'],
    ['student_enrollment', 'first_name', '1/2'],
    ['student_enrollment', 'last_name', 'Tab\there'],
    ['student_enrollment', 'last_name', '<b>Bold</b>'],
    ['student_enrollment', 'site', '00123'],
    ['courses_sections', 'section_name', '3-4'],
    ['courses_sections', 'section_name', '1E5'],
    ['courses_sections', 'section_name', '12/31/2026'],
  ])('%#: %s, %s', (id, name, value) => {
    const { rows, shown } = published(id);
    const at = rows.findIndex((row) => row[name] === value);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(shown[at]![name]).toBe(value);
  });

  test('dates are serial numbers that look like dates, whatever the zones', () => {
    const { rows, shown, formats } = published('student_enrollment');
    const at = rows.findIndex((row) => shown[rows.indexOf(row)]!['birth_date'] === '2012-02-29');
    expect(rows[at]!['birth_date']).toBe(
      (Date.UTC(2012, 1, 29) - Date.UTC(1899, 11, 30)) / 86_400_000,
    );
    rows.forEach((row, i) => {
      expect(Number.isInteger(row['entry_date'])).toBe(true);
      expect(formats[i]!['entry_date']).toBe('yyyy-mm-dd');
      expect(shown[i]!['entry_date']).toMatch(/^\d{4}-\d\d-\d\d$/);
    });
  });

  test('numbers and yes or no stay what they are', () => {
    const { rows } = published('school_calendar');
    for (const row of rows) {
      expect(typeof row['instructional']).toBe('boolean');
      expect(typeof row['school_year']).toBe('number');
    }
  });
});
