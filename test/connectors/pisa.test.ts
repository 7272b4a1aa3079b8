/**
 * Twenty PostgreSQL databases in one server, made connections by one list, refreshed by the minute while
 * they grow, are corrected and lose rows: what is published is the union of the sources, every time.
 */
import type { Client } from 'pg';
import { manifestsOf, keysIn } from '../kit/landed';
import type { School } from '../kit/school';
import { sharedServer } from '../kit/servers';
import { chanceOf, everyMinute, openCountries, openPisaSchool, type Countries } from '../kit/pisa';

interface Country {
  readonly code: string;
  readonly client: Pick<Client, 'query'>;
}
/** What makes the databases of `npm start -- --pisa` grow. */
const { passSecond } = jest.requireActual<{
  passSecond(
    countries: readonly Country[],
    second: number,
    chance: () => number,
  ): Promise<unknown>[];
}>('../../scripts/lib/pisa-growth.cjs');

const MINUTE = 60_000;
const TAB = 'PISA Responses';

let countries: Countries;
let school: Awaited<ReturnType<typeof openPisaSchool>>;
beforeAll(async () => {
  countries = await openCountries(await sharedServer('postgres'));
  await countries.grow(5, Date.UTC(2026, 8, 1, 12));
  school = await openPisaSchool(countries);
}, 120_000);
afterAll(async () => {
  await school?.close();
  await countries?.close();
});

const number = (text: unknown): number | '' => (text === null || text === '' ? '' : Number(text));
const moment = (cell: unknown): number =>
  typeof cell === 'number'
    ? Math.round((cell - 25_569) * 86_400_000)
    : Date.parse(`${String(cell).replace(/Z$/, '')}Z`);

const published = (of: School): string[] => {
  const { values } = of.machine.workbook.tab(TAB) as { values: unknown[][] };
  const [head = [], ...rows] = values;
  const at = (title: string): number => head.indexOf(title);
  return rows
    .filter((row) => row[at('Response ID')] !== '')
    .map((row) =>
      [
        row[at('Site')],
        row[at('Response ID')],
        row[at('Country')],
        ...['Status Index', 'Learning Minutes', 'Belonging Index', 'Years before School'].map(
          (title) => number(row[at(title)]),
        ),
        moment(row[at('Submitted')]),
      ].join('|'),
    )
    .sort();
};
const expected = async (): Promise<string[]> =>
  (await countries.union())
    .map(({ site, id, country, escs, tmins, belong, durecec, submitted_at }) =>
      [
        site,
        id,
        country,
        ...[escs, tmins, belong, durecec].map(number),
        Date.parse(`${submitted_at}Z`),
      ].join('|'),
    )
    .sort();

/** One minute passes. @returns calls of databases in the tick. */
const tick = async (): Promise<{ jdbc: number }> => {
  const executions = (await school.machine.advance(MINUTE)).filter((e) => e.function === 'tick');
  const of = (pattern: RegExp): number =>
    executions.reduce(
      (sum, { calls }) =>
        sum + Object.entries(calls).reduce((n, [op, m]) => n + (pattern.test(op) ? m : 0), 0),
      0,
    );
  return { jdbc: of(/^Jdbc/) };
};

test('one list makes twenty connections; a name that leads nowhere keeps none of them back', async () => {
  expect(school.told.good).toEqual(countries.names);
  const again = await school.command('saveConnections', {
    connector: 'pisa',
    site: '',
    settings: {
      engine: 'postgres',
      host: countries.host,
      port: `${countries.port}`,
      database: '{name}',
      user: countries.user,
      table: 'responses',
    },
    secrets: { password: countries.password },
    names: `${countries.names[0]}\r\n nowhere \n\n${countries.names[1]}\twrong password\n`,
  });
  expect(again.good).toEqual([countries.names[0]]);
  expect(again.failed.map(({ name, trouble }) => [name, trouble.code])).toEqual([
    // Google says of neither what is wrong (facts: JDBC).
    ['nowhere', 'source.no_login'],
    [countries.names[1], 'source.no_login'],
  ]);
  expect(again.failed[0]!.trouble.next).toContain('the name of the database');
  expect((await school.command('consoleState')).connections).toHaveLength(20);
});

test('is the union of the sources every minute, while they grow to 2,000, are corrected and lose rows', async () => {
  await school.switchOn('pisa_responses', 'pisa_countries');
  await school.refresh();
  expect(published(school)).toEqual(await expected());
  await everyMinute(school, 'pisa_responses', 'pisa_countries');
  const chance = chanceOf(11);
  const some = (n: number): number => Math.floor(chance() * n);
  for (let minute = 0; minute < 10; minute++) {
    const among = countries.names.filter(() => chance() < 0.6);
    await countries.grow(1 + some(18), Date.parse('2026-09-01T12:00Z') + minute * MINUTE, among);
    for (const name of countries.names.filter(() => chance() < 0.3))
      await countries.run(
        name,
        `UPDATE responses SET tmins = '${some(2000)}' WHERE right(id, 1) = '${some(10)}'`,
        `DELETE FROM responses WHERE right(id, 2) = '${some(10)}${some(10)}'`,
      );
    await tick();
    expect(published(school)).toEqual(await expected());
  }
}, 240_000);

test('what did not change costs hardly anything, and one change in one of them little more', async () => {
  await tick();
  const quiet = await tick();
  await countries.run(
    countries.names[3]!,
    "UPDATE responses SET escs = '1.5' WHERE id = '00000002'",
  );
  const one = await tick();
  expect(published(school)).toEqual(await expected());
  // A connection, what it is told, a question, its rows, the end: six calls each.
  expect(quiet.jdbc).toBeLessThanOrEqual(20 * 6);
  expect(one.jdbc - quiet.jdbc).toBeLessThanOrEqual(8);
});

test('one of twenty that cannot be read is named, the tab stays whole, and all is there when it is back', async () => {
  const [gone, ...others] = countries.names;
  const before = published(school);
  await countries.run(gone!, 'ALTER TABLE responses RENAME TO responses_aside');
  await countries.grow(2, Date.parse('2026-09-01T14:00Z'), others);
  await tick();
  const { datasets } = await school.command('consoleState');
  const { trouble } = datasets.find(({ id }) => id === 'pisa_responses')!;
  expect(trouble?.message).toContain(`${countries.port}/${gone!} did not take the query`);
  expect(published(school)).toEqual(before);
  await countries.run(gone!, 'ALTER TABLE responses_aside RENAME TO responses');
  await tick();
  expect(published(school)).toEqual(await expected());
  expect(published(school).length).toBe(before.length + 2 * others.length);
});

/** What each connection's log holds, by the number of its segment; what was only written anew is left out. */
const logs = async (): Promise<ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>> => {
  const { connections } = await school.command('consoleState');
  const sites = new Map(connections.map(({ id, site }) => [id as string, site]));
  return new Map(
    manifestsOf(school.machine).map((manifest) => {
      const { from = 0, to = 0 } = manifest.compacted ?? {};
      const news = manifest.segments.filter(({ seq }) => seq <= from || seq > to);
      const site = sites.get(manifest.connection)!;
      return [site, new Map(news.map((one) => [one.seq, keysIn(school.machine, one)]))];
    }),
  );
};

test('what the demo’s databases gain by the second comes with the next refresh, and nothing else', async () => {
  const { names } = countries;
  const growing = names.map((name) => ({ code: name.slice(5, 8), client: countries.client(name) }));
  const chance = chanceOf(3);
  const rows = async (): Promise<Map<string, string>> =>
    new Map((await countries.union()).map((row) => [`${row.site} ${row.id}`, JSON.stringify(row)]));
  await tick();
  let second = 0;
  const gained: number[] = [];
  for (const seconds of [1, 4, 35]) {
    const [before, known] = [await rows(), await logs()];
    for (let i = 0; i < seconds; i++) await Promise.all(passSecond(growing, (second += 1), chance));
    const after = await rows();
    await tick();
    expect(published(school)).toEqual(await expected());
    const brought = [...(await logs())].flatMap(([site, log]) =>
      [...log].flatMap(([seq, keys]) =>
        known.get(site)!.has(seq) ? [] : keys.map((key) => `${site} ${key}`),
      ),
    );
    const differ = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => before.get(key) !== after.get(key),
    );
    expect(brought.sort()).toEqual(differ.sort());
    gained.push(after.size - before.size);
  }
  // Three a second; the twentieth and the fortieth second take one back.
  expect(gained).toEqual([3, 12, 103]);
});
