import { passportNow } from '../../src/engine/standing';
import type { Passport } from '../../src/model';

const passport: Passport = {
  ...{ v: 1, dataset: 'd', title: 'D', checkedAt: '2026-11-22T08:00:00.000Z', complete: false },
  version: { number: 3, at: '2026-11-22T08:00:00.000Z', rows: 2, hash: 'old' },
  ...{ quarantined: 0, columns: [], fields: [] },
};
const at = '2026-11-22T09:00:00.000Z';
const standing = { hash: 'new', after: 3, at, rows: 5, quarantined: 1 };

test('newer rows are whole, unless a source could not be read when the passport was written', () => {
  const failing = { sites: ['France'], more: 0, since: '2026-11-22T07:00:00.000Z' };
  const version = { number: 4, rows: 5, hash: 'new' };
  expect(passportNow(passport, standing)).toMatchObject({ version, complete: true });
  expect(passportNow({ ...passport, failing }, standing)).toMatchObject({
    ...{ version, complete: false, failing },
  });
});
