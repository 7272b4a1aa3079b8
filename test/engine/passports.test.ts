import { passportsIn, pastVersions } from '../../src/engine/shown';
import { asJson, keys } from '../../src/engine/store';
import type { Run } from '../../src/model';
import { Killed, openDesk, type Desk } from '../kit/desk';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';

/*
 * What published tables say of themselves, and the past versions that are kept: killed before any call of
 * the host and resumed, an execution leaves the same.
 */
const DATASETS = [roster, results];
const IDS = DATASETS.map(({ id }) => id);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('what is said of published data sets', () => {
  let server: Server;
  let desk: Desk;
  beforeEach(async () => {
    server = await startServer();
    desk = openDesk(lab, DATASETS, { server: () => server.open() });
    const here = {
      ...{ v: 1, id: 'w', engine: 'server', since: '2026-01-01T00:00:00Z' },
      settings: { address: 'db.school.example' },
    };
    desk.host.records.set(keys.warehouse, asJson(here));
    for (const dataset of IDS) {
      const known = { v: 1, dataset, on: true, schedule: { every: 'never' }, to: 'table' };
      desk.host.records.set(keys.subscription(dataset), asJson(known));
    }
    desk.connect('c1');
    desk.land('c1', 'courses', { rows: range(2).map((n) => course(n)), restart: true });
    desk.land('c1', 'pupils', { rows: range(6).map((n) => pupil(n)), restart: true });
    desk.land('c1', 'marks', { rows: range(9).map((n) => mark(n, n % 6)), restart: true });
  });
  afterEach(() => server.close());

  const left = () => ({
    said: [...desk.save().metadata.values()],
    past: IDS.map((id) => pastVersions(desk.host, id).map(({ number, day }) => [number, day])),
    kept: desk.host.files
      .list('past ')
      .map(({ id, name }) => [name, desk.text(id).split('\n').slice(1)]),
  });

  it('is the same wherever an execution was ended', async () => {
    await desk.refresh(IDS);
    desk.host.clock.sleep(86_400_000);
    desk.land('c1', 'marks', { rows: [mark(3, 3, { points: 50 })] });
    const run = desk.begin(IDS);
    desk.settle(run.id);
    const before = desk.save();
    const dump = server.save();
    let calls = 0;
    desk.before(() => void (calls += 1));
    await desk.work(run);
    desk.before(null);
    const expected = left();
    expect(expected.past).toEqual([
      [[1, '2026-11-22']],
      [
        [2, '2026-11-23'],
        [1, '2026-11-22'],
      ],
    ]);
    expect(calls).toBeGreaterThan(20);

    const wrong: string[] = [];
    for (let k = 1; k <= calls; k++) {
      desk.restore(before);
      server.restore(dump);
      let made = 0;
      desk.before((what) => {
        made += 1;
        if (made >= k) throw new Killed(what);
      });
      let where = '';
      try {
        await desk.work(run);
      } catch (error) {
        where = (error as Error).message;
      }
      desk.before(null);
      const unfinished = desk.host.records.get(keys.run) as unknown as Run;
      if (unfinished.status.is !== 'succeeded') await desk.work(unfinished);
      try {
        const now = left();
        expect(now.said.map((one) => ({ ...one, value: timeless(one.value) }))).toEqual(
          expected.said.map((one) => ({ ...one, value: timeless(one.value) })),
        );
        // An execution that ended after all was recorded has lost what it would have kept, and nothing else.
        for (const [i, versions] of now.past.entries())
          expect(expected.past[i]).toEqual(expect.arrayContaining(versions));
      } catch (error) {
        wrong.push(`call ${k} (${where}): ${(error as Error).message.slice(0, 500)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  const timeless = (text: string): string => text.replace(/"(at|checkedAt)":"[^"]*"/g, '');

  it('names the place of the warehouse and none of its secrets', async () => {
    desk.host.secrets.set(keys.secret('w'), { password: 'hush-hush' });
    await desk.refresh(IDS);
    const said = [...desk.save().metadata.values()];
    expect(said.map(({ sheetId, key }) => [sheetId, key])).toEqual([
      [null, 'homeroom/roster'],
      [null, 'homeroom/results'],
      [null, 'homeroom'],
    ]);
    expect(JSON.parse(said[2]!.value)).toEqual({
      ...{ id: 'w', engine: 'server' },
      settings: { address: 'db.school.example' },
    });
    expect(JSON.stringify(said)).not.toContain('hush');
  });

  it('tells that a later refresh failed, and that it went well again', async () => {
    await desk.refresh(IDS);
    const complete = () =>
      Object.fromEntries(passportsIn(desk.host).map((p) => [p.dataset, p.complete]));
    expect(complete()).toEqual({ roster: true, results: true });
    const known = desk.subscription('results')!;
    const held = { ...known, failure: { code: 'data.held', params: {} } };
    desk.host.records.set(keys.subscription('results'), asJson(held));
    await desk.refresh(['roster']);
    expect(complete()).toEqual({ roster: true, results: false });
    await desk.refresh(IDS);
    expect(complete()).toEqual({ roster: true, results: true });
  });
});
