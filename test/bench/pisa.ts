import { Client } from 'pg';
import { everyMinute, openCountries, openPisaSchool } from '../kit/pisa';
import type { School } from '../kit/school';
import { sharedServer, type Place } from '../kit/servers';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 1, 12);
/** What changes in a minute of all countries: new responses, corrections that nothing marks, deletions. */
const NEW_EACH = 4;
const TIMES = 3;

interface Cost {
  readonly cpuMs: number;
  readonly virtualMs: number;
  readonly calls: number;
  readonly jdbc: number;
  readonly fetches: number;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One minute passes and the trigger fires. */
const tick = async (school: School): Promise<Cost> => {
  const executions = (await school.machine.advance(MINUTE)).filter((e) => e.function === 'tick');
  const sum = (of: (e: (typeof executions)[number]) => number): number =>
    executions.reduce((total, e) => total + of(e), 0);
  return {
    cpuMs: sum((e) => e.cpuMs),
    virtualMs: sum((e) => e.virtualMs),
    calls: sum((e) => e.totalCalls),
    jdbc: sum((e) =>
      Object.entries(e.calls).reduce((n, [op, m]) => n + (op.startsWith('Jdbc') ? m : 0), 0),
    ),
    fetches: sum((e) => Object.values(e.requests).reduce((n, m) => n + m, 0)),
  };
};

const published = async ({ host, port, user, password, database }: Place): Promise<string[]> => {
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(
      'SELECT site, response_id, country, escs, tmins FROM school.pisa_responses',
    );
    return rows.map((r) => [r.site, r.response_id, r.country, r.escs, r.tmins].join('|')).sort();
  } finally {
    await client.end();
  }
};

/** Twenty databases refreshed by the minute: what a minute costs, by what is there and by what changed. */
export const pisaFigures = async (
  sizes: readonly number[],
  note: (name: string, value: number) => void,
  say: (line: string) => void,
): Promise<void> => {
  const server = await sharedServer('postgres');
  for (const size of sizes) {
    const countries = await openCountries(server);
    const school = await openPisaSchool(countries, { cpuScale: 1 });
    try {
      await countries.grow(Math.round(size / countries.names.length), START);
      const place = await server.database();
      await school.command('moveWarehouse', {
        engine: 'postgres',
        edits: false,
        settings: {
          server: `${place.host}:${place.port}`,
          database: place.database,
          user: place.user,
        },
        secrets: { password: place.password },
      });
      await school.work();
      await school.switchOn('pisa_responses', 'pisa_countries');
      await school.command('setDestination', 'pisa_responses', 'table');
      await school.refresh();
      await everyMinute(school, 'pisa_responses', 'pisa_countries');
      const same = async (): Promise<void> => {
        const want = (await countries.union())
          .map(({ site, id, country, escs, tmins }) =>
            [
              site,
              id,
              country,
              ...[escs, tmins].map((text) => (text === null ? '' : Number(text))),
            ].join('|'),
          )
          .sort();
        if (JSON.stringify(await published(place)) !== JSON.stringify(want))
          throw new Error(`At ${size} rows what is published is not the union of the sources.`);
      };
      await tick(school);
      await same();
      const quiet: Cost[] = [];
      const busy: Cost[] = [];
      for (let i = 0; i < TIMES; i++) {
        quiet.push(await tick(school));
        await countries.grow(NEW_EACH, START + i * MINUTE);
        for (const name of countries.names)
          await countries.run(
            name,
            `UPDATE responses SET tmins = '${1000 + i}' WHERE id = '0000001${i}'`,
            `DELETE FROM responses WHERE id = '0000002${i}'`,
          );
        busy.push(await tick(school));
        await same();
      }
      const label = size >= 1000 ? `${size / 1000}k` : `${size}`;
      for (const [kind, costs] of [
        ['quiet', quiet],
        ['busy', busy],
      ] as const)
        for (const [name, of] of [
          ['cpu_ms', (c: Cost) => c.cpuMs],
          ['virtual_s', (c: Cost) => c.virtualMs / 1000],
          ['calls', (c: Cost) => c.calls],
          ['jdbc_calls', (c: Cost) => c.jdbc],
          ['fetches', (c: Cost) => c.fetches],
        ] as const)
          note(`pisa.${kind}.${name}.${label}`, middle(costs.map(of)));
      say(`${label}: what is published is the union of the sources after every minute`);
    } finally {
      await school.close();
      await countries.close();
    }
  }
};
