import { createHmac } from 'node:crypto';
import { forgetPast } from '../../src/engine/past';
import { openShown, pastVersions, type Opening, type Shown } from '../../src/engine/shown';
import { asJson, keys } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import type { Cell, PersonalChoice, Registry, Warehouse } from '../../src/model';
import { registry as upstream } from '../../src/registry';
import { openDesk, type Desk } from '../kit/desk';
import { course, lab, mark, pupil, results, roster } from '../kit/lab';
import { sites, type Site } from '../warehouses/hosts';

const DATASETS = [roster, results];
const IDS = DATASETS.map(({ id }) => id);
const DAY_MS = 86_400_000;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const places = ['postgres', 'mysql', 'bigquery'].flatMap((id) =>
  Object.entries(sites[id]!).flatMap(([name, open]) =>
    name === 'PGlite' ? [] : [{ id, name, open }],
  ),
);

/*
 * What tells of persons is published as the school chooses, in tables and in past versions, on engines that
 * hash by themselves; and past versions are kept, thinned and forgotten.
 */
describe.each(places)('data sets in $name', ({ id, open }) => {
  let site: Site;
  let desk: Desk;
  let registry: Registry<Host>;
  beforeAll(async () => {
    site = await open();
    const access = site.fresh();
    const warehouse = upstream.warehouses.get(id) as Warehouse<Host>;
    desk = openDesk(lab, DATASETS, { server: () => warehouse.open(site.host, access) });
    const here = { v: 1, id: 'w', engine: 'server', settings: {}, since: '2026-01-01T00:00:00Z' };
    desk.host.records.set(keys.warehouse, asJson(here));
    for (const dataset of IDS) {
      const known = { v: 1, dataset, on: true, schedule: { every: 'never' }, to: 'table' };
      desk.host.records.set(keys.subscription(dataset), asJson(known));
    }
    const known = <T extends { readonly id: string }>(list: readonly T[]) => ({
      all: list,
      own: [],
      get: (name: string) => list.find((entry) => entry.id === name),
    });
    registry = {
      datasets: known(DATASETS),
      warehouses: known([
        { id: 'server', title: '', settings: [], read: () => warehouse.read!(site.host, access) },
      ]),
    } as unknown as Registry<Host>;
    desk.connect('c1');
    desk.land('c1', 'courses', { rows: range(3).map((n) => course(n)), restart: true });
    desk.land('c1', 'pupils', { rows: range(30).map((n) => pupil(n)), restart: true });
    desk.land('c1', 'marks', { rows: range(60).map((n) => mark(n, n % 30)), restart: true });
    await refresh();
  }, 120_000);
  afterAll(() => site.close());

  const refresh = async (): Promise<void> => {
    const run = await desk.refresh(IDS);
    expect(run.status.is).toBe('succeeded');
  };
  const choose = (dataset: string, fields: PersonalChoice): void =>
    desk.host.records.set(keys.personal(dataset), asJson({ fields, at: '2026-11-22T12:00:00Z' }));
  const opened = (dataset: string, options?: Opening): Shown =>
    openShown(desk.host, registry, dataset, options);
  const column = (shown: Shown, name: string): readonly Cell[] => shown.columns([name])[0]!;
  const code = (text: string): string => {
    const { key } = desk.host.secrets.get(keys.hashing('workbook')) as { key: string };
    return createHmac('sha256', key).update(text).digest('hex').slice(0, 16);
  };
  const pasts = (): string[] => desk.host.files.list('past ').map((file) => file.name);

  it('are published as they are unless somebody chooses otherwise', () => {
    const shown = opened('results');
    expect(shown.passport).toMatchObject({
      complete: true,
      version: { number: 1, rows: 60 },
      fields: [
        'mark_id',
        'pupil_id',
        'name',
        'course',
        'points',
        'tags',
        'all_points',
        'site',
        'source',
      ],
    });
    expect(shown.passport.sheetId).toBeUndefined();
    expect(shown.passport.hashed).toBeUndefined();
    expect(column(shown, 'pupil_id')).toContain('s3');
    expect(column(shown, 'name')).toContain('Name 3');
    expect(pasts()).toEqual(['past roster 2026-11-22', 'past results 2026-11-22']);
  });

  it('show codes and nothing else where that was chosen, the same in every data set', async () => {
    choose('results', { pupil_id: 'hashed', name: 'left_out', all_points: 'left_out' });
    choose('roster', { pupil_id: 'hashed', name: 'hashed', born: 'left_out' });
    desk.host.clock.sleep(DAY_MS);
    await refresh();
    const shown = opened('results');
    expect(shown.passport).toMatchObject({
      hashed: ['pupil_id'],
      version: { number: 2, rows: 60 },
    });
    const names = shown.fields.map((field) => field.name);
    expect(names).toEqual(['mark_id', 'pupil_id', 'course', 'points', 'tags', 'site', 'source']);
    expect(() => shown.columns(['name'])).toThrow('question.field');
    expect(() =>
      shown.ask({
        fields: ['mark_id'],
        where: [[{ field: 'name', operator: 'equals', values: ['Name 3'] }]],
      }),
    ).toThrow('question.field');
    expect(new Set(column(shown, 'pupil_id'))).toEqual(
      new Set(range(30).map((n) => code(`s${n}`))),
    );
    expect(new Set(column(opened('roster'), 'pupil_id'))).toEqual(
      new Set(column(shown, 'pupil_id')),
    );
    expect(column(opened('roster'), 'name')).toContain(code('Name 3'));
    // Nor does it stand in the table, whoever looks.
    const all = JSON.stringify(opened('results').ask({ fields: names }).rows);
    expect(all).not.toMatch(/"s\d|Name/);
    const { rows } = shown.ask({
      fields: ['mark_id'],
      where: [[{ field: 'pupil_id', operator: 'equals', values: [code('s3')] }]],
    });
    expect(rows.length).toBe(2);
  }, 60_000);

  it('have past versions that keep to the choices of today', () => {
    expect(pastVersions(desk.host, 'results').map(({ number }) => number)).toEqual([2, 1]);
    const past = opened('results', { asOf: 1 });
    expect(past.passport.version).toMatchObject({ number: 1, rows: 60 });
    expect(past.fields.map((f) => f.name)).not.toContain('name');
    expect(new Set(column(past, 'pupil_id'))).toEqual(new Set(range(30).map((n) => code(`s${n}`))));
    // By time: the version of then, and the present one from its time on.
    expect(opened('results', { asOf: '2026-11-23T00:00:00Z' }).passport.version.number).toBe(1);
    expect(opened('results', { asOf: '2027-01-01' }).passport.version.number).toBe(2);
    expect(() => opened('results', { asOf: '2026-11-21T00:00:00Z' })).toThrow('shown.past');
    expect(() => opened('results', { asOf: 9 })).toThrow('shown.past');
    const roll = past.ask({ fields: ['mark_id'], limit: 7 });
    expect(roll.rows).toHaveLength(7);
    expect(roll.next).toHaveLength(4);
  });

  it('take changes while they are hidden, and come back when they are shown again', async () => {
    desk.land('c1', 'marks', { rows: [mark(3, 3, { points: 77 })] });
    await refresh();
    const [key, points] = opened('results').columns(['mark_id', 'points']);
    expect(points![key!.indexOf(mark(3, 3).id)]).toBe(77);
    expect(new Set(column(opened('results'), 'pupil_id')).size).toBe(30);
    expect(column(opened('results'), 'pupil_id')).toContain(code('s3'));
    // The last of the day wins.
    expect(pastVersions(desk.host, 'results').map(({ number }) => number)).toEqual([3, 1]);
    choose('results', {});
    await refresh();
    const shown = opened('results');
    expect(shown.passport.hashed).toBeUndefined();
    expect(column(shown, 'name')).toContain('Name 3');
    expect(new Set(column(shown, 'pupil_id'))).toEqual(new Set(range(30).map((n) => `s${n}`)));
  }, 60_000);

  it('say nothing new and keep nothing more where nothing has changed', async () => {
    const before = desk.save();
    const texts = [...before.files].map(([file, { text }]) => [file, text]);
    const metadata = [...before.metadata.values()];
    const calls: string[] = [];
    const run = desk.begin(IDS);
    desk.settle(run.id);
    desk.before((what) => calls.push(what));
    await desk.work(run);
    desk.before(null);
    expect([...desk.save().metadata.values()]).toEqual(metadata);
    expect(calls.filter((what) => what.startsWith('workbook.c'))).toEqual([]);
    expect(calls.filter((what) => /^files\.(write|create)/.test(what))).toEqual([]);
    const manifests = /"segments"/;
    expect(
      [...desk.save().files]
        .map(([file, { text }]) => [file, text])
        .filter(([, t]) => !manifests.test(t!)),
    ).toEqual(texts.filter(([, t]) => !manifests.test(t!)));
  });

  it('say after an hour that they are still fresh', async () => {
    const before = opened('results').passport;
    desk.host.clock.sleep(3_600_000);
    await refresh();
    const { checkedAt, ...after } = opened('results').passport;
    expect(Date.parse(checkedAt)).toBeGreaterThan(Date.parse(before.checkedAt) + 3_500_000);
    expect({ ...after, checkedAt: before.checkedAt }).toEqual(before);
  });

  it('forget past versions when they are old, and when somebody wants that', async () => {
    desk.host.clock.sleep(40 * DAY_MS);
    desk.land('c1', 'marks', { rows: [mark(4, 4, { points: 78 })] });
    await refresh();
    // The one before was the present one until today.
    expect(pastVersions(desk.host, 'results').map(({ number }) => number)).toEqual([5, 4]);
    expect(() => opened('results', { asOf: 1 })).toThrow('shown.past');
    expect(pasts()).not.toContain('past results 2026-11-22');
    forgetPast(desk.host, ['results']);
    expect(pastVersions(desk.host, 'results')).toEqual([]);
    expect(pasts().filter((name) => name.includes('results'))).toEqual([]);
    expect(pastVersions(desk.host, 'roster')).not.toEqual([]);
  });
});
