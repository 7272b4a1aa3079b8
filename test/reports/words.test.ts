/** How the pages of reports say numbers with their units. */
import { ticksOf } from '../../gallery/charts/scale';
import { bare, digitsIn, leastIn, said } from '../../gallery/words';
import { words } from '../../src/messages/fr';
import { formsOf } from '../../src/messages/forms';
import { gallery as english } from '../../src/messages/gallery';
import { gallery as french } from '../../src/messages/gallery-fr';

test('one is said as one, with the digits it is shown with', () => {
  const hours = { format: 'integer', unit: 'hours' } as const;
  expect([0, 1, 2].map((n) => said(n, hours))).toEqual(['0 hours', '1 hour', '2 hours']);
  // What rounds to one is one; of what is measured finer it is not.
  expect(said(1.2, hours)).toBe('1 hour');
  expect(said(1, { ...hours, format: 'decimal' }, 1)).toBe('1.0 hours');
  expect(said(1, { ...hours, format: 'percent' })).toBe('100%');
});

test('lines across a chart stand where their labels say', () => {
  const marked = (values: readonly number[], format: 'integer' | 'decimal' | 'percent') => {
    const { at } = ticksOf(values, 4, false, leastIn(format));
    return at.map((tick) => bare(tick, format, digitsIn(at, format)));
  };
  // In steps of a quarter of a hundredth, 59.25 % would be read as 59.3 %.
  expect(marked([0.5905, 0.6016], 'percent')).toEqual(['59.0%', '59.5%', '60.0%', '60.5%']);
  expect(marked([0.5, 0.9], 'percent')).toEqual(['50%', '60%', '70%', '80%', '90%']);
  expect(marked([3, 5], 'integer')).toEqual(['3', '4', '5']);
  expect(marked([0.01, 0.02], 'decimal')).toEqual(['0.01', '0.02']);
});

test('every unit that English says of one is said of one in French', () => {
  const units = Object.keys(english(formsOf('en')).unitOfOne).map((unit) => words[unit] ?? unit);
  expect(units.sort()).toEqual(Object.keys(french(formsOf('fr')).unitOfOne).sort());
});
