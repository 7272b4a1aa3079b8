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
const REPORT = 'site_comparison';

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

/** What somebody sees of the data set: its row in the sidebar, a report that is drawn of it, the live board. */
const seen = async () => {
  const { datasets } = await school.command('consoleState');
  const { status, failing, trouble } = datasets.find(({ id }) => id === 'pisa_responses')!;
  const { pictures } = await school.command('report', REPORT, {});
  const board = await school.command('boardState', { report: REPORT, filters: {}, have: null });
  return {
    // What is refreshed every minute is due again before it is looked at.
    ...{ status: status === 'due' ? 'fresh' : status, trouble },
    complete: pictures.every((picture) => picture.complete),
    read: failing ? `${failing.of - failing.sites.length} of ${failing.of}` : 'all',
    sites: failing?.sites.map(({ site }) => site) ?? [],
    why: failing?.sites[0]?.trouble.message,
    since: failing?.sites[0]?.since,
    drawn: [...new Set(pictures.flatMap((picture) => picture.failing?.sites ?? []))],
    board: board.failing.map(({ site }) => site),
  };
};
const WHOLE = { status: 'fresh', complete: true, read: 'all', sites: [], drawn: [], board: [] };

/** Rows come, change and go in some of them, the same ones at every run of the test. */
const stir = async (names: readonly string[], round: number): Promise<void> => {
  await countries.grow(2, Date.parse('2026-09-01T14:00Z') + round * MINUTE, names);
  for (const name of names)
    await countries.run(
      name,
      `UPDATE responses SET tmins = '${700 + round}' WHERE right(id, 1) = '${round}'`,
      `DELETE FROM responses WHERE id = (SELECT min(id) FROM responses)`,
    );
};

/** The union of the sources, with the rows of one as they were known before. */
const unionBut = async (site: string, known: readonly string[]): Promise<string[]> => {
  const isIts = (row: string): boolean => row.startsWith(`${site}|`);
  return [...known.filter(isIts), ...(await expected()).filter((row) => !isIts(row))].sort();
};

describe('one of twenty that is down', () => {
  const connects = (executions: readonly { calls: Readonly<Record<string, number>> }[]): number =>
    executions.reduce((sum, { calls }) => sum + (calls['Jdbc.getConnection'] ?? 0), 0);
  const minute = async (): Promise<number> =>
    connects((await school.machine.advance(MINUTE)).filter((e) => e.function === 'tick'));

  test('keeps nothing from the others, is named and keeps its rows; and catches up by itself', async () => {
    const [gone, ...others] = countries.names as [string, ...string[]];
    const open = (is: boolean): Promise<void> =>
      countries.run(others[0]!, `ALTER DATABASE ${gone} ALLOW_CONNECTIONS ${is}`);
    await tick();
    const before = published(school);
    expect(await seen()).toMatchObject(WHOLE);

    await open(false);
    await stir(countries.names, 1);
    // Its connection is tried once and not again in the same refresh, for what Google does not explain.
    expect(await minute()).toBe(20);
    const down = {
      ...{ status: 'partial', trouble: undefined, complete: false, read: '19 of 20' },
      ...{ sites: [gone], drawn: [gone], board: [gone] },
      why: `Google could not connect to the database at ${countries.host}:${countries.port}/${gone} and does not say why.`,
    };
    const first = await seen();
    expect(first).toMatchObject(down);
    expect(published(school)).toEqual(await unionBut(gone, before));

    await stir(countries.names, 2);
    // What was tried a minute ago is not tried again at once: the time of the others goes to them.
    expect(await minute()).toBe(19);
    expect(await seen()).toEqual(first);
    expect(published(school)).toEqual(await unionBut(gone, before));
    await open(true);
    await stir(countries.names, 3);
    await minute();
    expect(published(school)).toEqual(await unionBut(gone, before));
    await school.machine.advance(14 * MINUTE);
    expect(published(school)).toEqual(await expected());
    expect(await seen()).toMatchObject(WHOLE);
    expect(published(school).filter((row) => row.startsWith(`${gone}|`))).not.toEqual(
      before.filter((row) => row.startsWith(`${gone}|`)),
    );
  }, 120_000);

  test('is tried at once where a person refreshes', async () => {
    const [gone, other] = countries.names as [string, string];
    await countries.run(other, `ALTER DATABASE ${gone} ALLOW_CONNECTIONS false`);
    await stir([gone], 4);
    await tick();
    expect(await seen()).toMatchObject({ status: 'partial', sites: [gone] });
    await countries.run(other, `ALTER DATABASE ${gone} ALLOW_CONNECTIONS true`);
    expect(await school.refresh(['pisa_responses'])).toMatchObject({ is: 'succeeded' });
    expect(await seen()).toMatchObject(WHOLE);
    expect(published(school)).toEqual(await expected());
  });

  test('all of them that cannot be read are a refresh that failed, and the tab stays', async () => {
    const before = published(school);
    const rename = (from: string, to: string): Promise<void[]> =>
      Promise.all(
        countries.names.map((name) => countries.run(name, `ALTER TABLE ${from} RENAME TO ${to}`)),
      );
    await rename('responses', 'responses_aside');
    await tick();
    expect(await seen()).toMatchObject({
      ...{ status: 'failed', trouble: { code: 'source.statement' }, complete: false, read: 'all' },
    });
    expect(published(school)).toEqual(before);
    await rename('responses_aside', 'responses');
    await tick();
    expect(await seen()).toMatchObject(WHOLE);
    expect(published(school)).toEqual(await expected());
  });
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
