import { findingsOf } from '../../src/engine/findings';
import type { Plan, Source } from '../../src/engine/plan';
import type { Dataset, Manifest, Resource, Subscription } from '../../src/model';

const source = { connection: { id: 'c1' } } as unknown as Source;
const steps = {
  feeding: () => [source],
  needs: () => [{ name: 'students', title: 'Students' } as Resource],
} as unknown as Plan;
const change = { how: 'gone', fields: ['phone'], since: '2026-11-01T00:00:00Z' } as const;
const manifest = (changes: readonly object[]) =>
  new Map([
    [source, { resources: { students: { changes }, other: { changes } } }],
  ]) as unknown as Map<Source, Manifest>;
const dataset = { id: 'grades' } as Dataset;
const subscription = (findings: Subscription['findings']): Subscription =>
  ({ dataset: 'grades', ...(findings ? { findings } : {}) }) as Subscription;
const warned = [{ check: 'odd', title: 'Nobody is odd', rows: 3 }];

test('a warning is there with its count, and since when', () => {
  const first = findingsOf(dataset, subscription(undefined), warned, steps, manifest([]), 'monday');
  expect(first).toEqual([
    {
      kind: 'check',
      about: 'odd',
      message: 'Nobody is odd: 3 row(s)',
      params: { title: 'Nobody is odd', rows: 3 },
      since: 'monday',
    },
  ]);
  const more = [{ ...warned[0]!, rows: 5 }];
  const next = findingsOf(dataset, subscription(first), more, steps, manifest([]), 'tuesday');
  expect(next.map(({ params, since }) => [params['rows'], since])).toEqual([[5, 'monday']]);
  expect(findingsOf(dataset, subscription(next), [], steps, manifest([]), 'wednesday')).toEqual([]);
});

test('changes of the collections it is made of are there, of no others', () => {
  const found = findingsOf(dataset, subscription([]), [], steps, manifest([change]), 'monday');
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    kind: 'schema',
    about: 'students',
    params: { connection: 'c1', title: 'Students', how: 'gone', fields: 'phone' },
    since: change.since,
  });
});
