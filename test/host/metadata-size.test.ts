import { passportOf } from '../../src/engine/passports';
import { publishedFields, type Subscription } from '../../src/model';
import { registry } from '../../src/registry';

/** The Sheets API's guide to metadata: characters of the workbook, keys and values together. */
const MOST = 30_000;

test('what all data sets say of themselves in tables has room beside the workbook’s cells', () => {
  const sizes = registry.datasets.all.map((dataset) => {
    const columns = publishedFields(dataset).map(({ title }) => title);
    const at = '2026-11-22T12:00:00.000Z';
    const version = { number: 99_999, at, rows: 9_999_999, hash: 'x'.repeat(40) };
    const subscription = { dataset: dataset.id, on: true, to: 'table', columns, version };
    const passport = passportOf(
      dataset,
      subscription as unknown as Subscription,
      `homeroom_${'x'.repeat(30)}.${dataset.id}`,
    );
    return `homeroom/${dataset.id}`.length + JSON.stringify(passport).length;
  });
  const all = sizes.reduce((sum, size) => sum + size, 0);
  expect(Math.max(...sizes)).toBeLessThan(MOST / 4);
  // As many again are a school's own.
  expect(all * 2).toBeLessThan(MOST);
  console.log(`${registry.datasets.all.length} data sets: ${all} of ${MOST} characters`);
});
