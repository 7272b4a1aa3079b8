import { chosen } from '../../src/engine/choices';
import { keys, snapshot } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import type { Json, Subscription } from '../../src/model';

/** What people want of a data set, put together with what runs know of it. */
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 2, 12, minute)).toISOString();
const known: Subscription = {
  v: 1,
  dataset: 'schools',
  on: true,
  schedule: { every: 'day', hour: 5 },
  sheetId: 7,
  since: at(10),
  attemptedAt: at(30),
  tries: 2,
  failure: { code: 'data.held', params: { before: 40, after: 20 } },
  version: { number: 3, at: at(20), rows: 40, changed: 1, hash: 'h', sql: 's', segments: {} },
};

const recorded = (records: Record<string, unknown>) =>
  snapshot({ records: { all: () => records as Record<string, Json> } } as unknown as Host);

test('without a choice a subscription is as it is stored: older ones hold the wish themselves', () => {
  expect(chosen(known, {})).toEqual(known);
  expect(chosen({ ...known, approved: 20 }, {}).approved).toBe(20);
});

test('a choice counts, whatever a run writes into the subscription after it', () => {
  const weekly = { every: 'week', day: 1, hour: 6 } as const;
  const choices = { on: { on: false, at: at(15) }, schedule: { schedule: weekly, at: at(16) } };
  const { version, sheetId } = known;
  expect(chosen(known, choices)).toMatchObject({
    on: false,
    schedule: weekly,
    since: at(16),
    version,
    sheetId,
  });
});

test('promises count from the last of all moments, and not from one of switching off', () => {
  expect(chosen(known, { on: { on: false, at: at(50) } }).since).toBe(at(10));
  expect(chosen(known, { on: { on: true, at: at(50) }, fed: { at: at(40) } }).since).toBe(at(50));
  expect(chosen(known, { on: { on: true, at: at(5) }, fed: { at: at(40) } }).since).toBe(at(40));
  expect(chosen(known, { fed: { at: at(5) } }).since).toBe(at(10));
});

test('a switch forgets the failures before it, not those after it', () => {
  const before = chosen(known, { on: { on: true, at: at(31) } });
  expect(before).not.toHaveProperty('failure');
  expect(before).not.toHaveProperty('tries');
  expect(before.attemptedAt).toBe(at(30));
  expect(chosen(known, { on: { on: true, at: at(29) } })).toMatchObject({
    failure: known.failure,
    tries: 2,
  });
});

test('what is fed again has no longer failed for standing still, and for anything else it has', () => {
  const fed = { at: at(31) };
  const stood = { ...known, failure: { code: 'setup.paused', params: {} } as const };
  expect(chosen(stood, { fed })).not.toHaveProperty('failure');
  expect(chosen(stood, { fed: { at: at(29) } })).toMatchObject({ failure: stood.failure });
  expect(chosen(known, { fed })).toMatchObject({ failure: known.failure });
});

test('an approval counts for the version it was given over, and for none after it', () => {
  const approved = { rows: 20, of: at(20) };
  expect(chosen(known, { approved }).approved).toBe(20);
  // Another attempt that failed for another reason uses nothing up.
  expect(chosen({ ...known, attemptedAt: at(45) }, { approved }).approved).toBe(20);
  const next = { ...known, version: { ...known.version!, at: at(46) } };
  expect(chosen(next, { approved })).not.toHaveProperty('approved');
  const { version: _, ...never } = known;
  expect(chosen(never, { approved })).not.toHaveProperty('approved');
});

test('the records of a workbook are read together: known, chosen, or both', () => {
  const now = recorded({
    [keys.subscription('schools')]: known,
    [keys.switched('schools')]: { on: false, at: at(40) },
    [keys.switched('sections')]: { on: true, at: at(41) },
    [keys.scheduled('students')]: { schedule: { every: 'hour' }, at: at(42) },
    // Nobody chose anything of it but to let its source go on, and there is nothing to go on with.
    [keys.fed('grades')]: { at: at(43) },
  });
  expect(now.subscriptions.map(({ dataset, on }) => [dataset, on])).toEqual([
    ['schools', false],
    ['sections', true],
    ['students', false],
  ]);
  expect(now.subscription('sections')).toEqual({
    v: 1,
    dataset: 'sections',
    on: true,
    schedule: { every: 'day', hour: 5 },
    since: at(41),
  });
  expect(now.subscription('students').schedule).toEqual({ every: 'hour' });
  expect(now.subscription('grades').on).toBe(false);
});
