/**
 * A board over databases that bring no news of their changes: they are read by their change column, and by
 * what their sums say, in every round.
 */
import { openCountries, openPisaSchool, type Countries } from '../kit/pisa';
import { sharedServer } from '../kit/servers';
import { until } from '../kit/until';
import type { BoardState } from '../../src/app/api';

jest.setTimeout(120_000);

let countries: Countries;
let school: Awaited<ReturnType<typeof openPisaSchool>>;
beforeAll(async () => {
  countries = await openCountries(await sharedServer('postgres'), 2);
  await countries.grow(5, Date.UTC(2026, 7, 1, 12));
  school = await openPisaSchool(countries);
  await school.switchOn('pisa_responses');
  await school.refresh();
  school.machine.faults({ latency: 0 });
}, 120_000);
afterAll(async () => {
  await school?.close();
  await countries?.close();
});

const look = (): Promise<BoardState> =>
  school.command('boardState', { report: 'site_comparison', filters: {}, have: null });
const lookUntil = (what: (state: BoardState) => boolean): Promise<BoardState> =>
  until(async () => {
    const state = await look();
    return what(state) && state;
  });
/** By site, as a chart of the board has it. */
const told = (state: BoardState, id: string): Record<string, number | null> => {
  const picture = state.drawn!.view.pictures.find(({ chart }) => chart.id === id)!;
  return Object.fromEntries(picture.points.map(({ x, value }) => [String(x), value]));
};

test('it shows new responses, corrections that no column marks, and deletions', async () => {
  const [first, second] = countries.names as [string, string];
  const { settings } = school.machine;
  await school.command('saveSmallGroup', 1);
  Object.assign(settings, { waits: 'sleeps' });
  await look();
  const watched = school.machine.call('watch', ['en', 'site_comparison']);
  const live = await lookUntil(({ is }) => is === 'live');
  expect(told(live, 'by_site')).toEqual({ [first]: 5, [second]: 5 });
  await countries.grow(3, Date.UTC(2026, 7, 2, 12), [second]);
  await lookUntil((state) => told(state, 'by_site')[second] === 8);

  // The change column stays as it is when a response is corrected.
  await countries.run(first, "UPDATE responses SET escs = '2.5'");
  const corrected = await lookUntil((state) => told(state, 'status')[first] === 2.5);
  expect(told(corrected, 'by_site')).toEqual({ [first]: 5, [second]: 8 });
  await countries.run(second, "DELETE FROM responses WHERE id = '00000001'");
  const after = await lookUntil((state) => told(state, 'by_site')[second] === 7);
  expect(after.failing).toEqual([]);
  Object.assign(settings, { waits: 'nothing' });
  await watched;
  const { values } = school.machine.workbook.tab('PISA Responses') as { values: unknown[][] };
  expect(values.filter((row) => String(row[0]) !== '').length - 1).toBe(12);
});
