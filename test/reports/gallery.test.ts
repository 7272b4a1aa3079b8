/** The order of the gallery: what can be looked at, what could be, what nothing here feeds. */
import type { ReportCard, ReportNeed } from '../../src/app/api';
import { nearestFirst } from '../../src/app/reports';

const card = (id: string, ...needs: readonly ReportNeed['is'][]): ReportCard => ({
  id,
  title: id,
  description: '',
  questions: [],
  needs: needs.map((is, i) => ({ id: `${id}${i}`, title: '', is })),
});
const orderOf = (...cards: readonly ReportCard[]) => nearestFirst(cards).map(({ id }) => id);

test('what has data comes first, then what can be switched on, and last what nothing feeds', () => {
  expect(
    orderOf(
      card('unknown', 'unknown'),
      card('off', 'off', 'unknown'),
      card('shown', 'shown', 'shown'),
      card('waiting', 'waiting'),
      card('failed', 'failed'),
      card('partly', 'off', 'shown'),
      // Drawn from what Homeroom knows of itself: it needs nothing.
      card('own'),
    ),
  ).toEqual(['shown', 'partly', 'own', 'off', 'waiting', 'failed', 'unknown']);
});

test('of the same distance they stay as they were, and what is switched on stays where it is', () => {
  const some = [card('d', 'off'), card('b', 'shown'), card('a', 'off'), card('c', 'shown')];
  expect(orderOf(...some)).toEqual(['b', 'c', 'd', 'a']);
  const [, ...rest] = some;
  expect(orderOf(card('d', 'waiting'), ...rest)).toEqual(['b', 'c', 'd', 'a']);
});
