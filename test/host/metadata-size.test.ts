import { passportOf } from '../../src/engine/passports';
import { publishedFields, type Connection, type Subscription } from '../../src/model';
import { registry } from '../../src/registry';

/** The Sheets API's guide to metadata: characters of the workbook, keys and values together. */
const MOST = 30_000;

test('what all data sets say of themselves in tables has room beside the workbook’s cells', () => {
  // None of twenty can be read, whatever they are called.
  const connections = Array.from(
    { length: 20 },
    (_, i) => ({ id: `${i}`, site: `${i} ${'x'.repeat(80)}` }) as unknown as Connection,
  );
  const sizes = registry.datasets.all.map((dataset) => {
    const columns = publishedFields(dataset).map(({ title }) => title);
    const at = '2026-11-22T12:00:00.000Z';
    const version = { number: 99_999, at, rows: 9_999_999, hash: 'x'.repeat(40) };
    const failing = connections.map(({ id }) => ({ connection: id, since: at }));
    const subscription = { dataset: dataset.id, on: true, to: 'table', columns, version, failing };
    const passport = passportOf(
      dataset,
      subscription as unknown as Subscription,
      `homeroom_${'x'.repeat(30)}.${dataset.id}`,
      connections,
    );
    return `homeroom/${dataset.id}`.length + JSON.stringify(passport).length;
  });
  const all = sizes.reduce((sum, size) => sum + size, 0);
  expect(Math.max(...sizes)).toBeLessThan(MOST / 4);
  // As many again are a school's own.
  expect(all * 2).toBeLessThan(MOST);
  console.log(`${registry.datasets.all.length} data sets: ${all} of ${MOST} characters`);
});
