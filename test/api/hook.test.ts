import { createHmac } from 'node:crypto';
import { answerWeb } from '../../src/api';
import { closeHook, openHook, share } from '../../src/app/share';
import { inboxOf, inboxFile } from '../../src/engine/inbox';
import { asJson, keys } from '../../src/engine/store';
import type { Connection, Registry } from '../../src/model';
import type { Host } from '../../src/host/host';
import { Killed, openDesk, type Desk } from '../kit/desk';
import { lab, pupil, results, roster, course } from '../kit/lab';
import { startServer, type Server } from '../kit/lasting';
import { replay } from '../kit/replay';
import { post } from './_world';

/* A source that pushes: its events land as rows that were read, once, in order, and nobody else's do. */

const AT = '2026-11-22T12:00:00Z';
const registry = {
  connectors: { all: [lab], own: [], get: (id: string) => (id === 'lab' ? lab : undefined) },
  datasets: {
    all: [roster, results],
    own: [],
    get: (id: string) => [roster, results].find((one) => one.id === id),
  },
  warehouses: { all: [], own: [], get: () => undefined },
} as unknown as Registry<Host>;

let server: Server;
let desk: Desk;
let secret: string;
beforeEach(async () => {
  server = await startServer();
  desk = openDesk(lab, [roster, results], { server: server.open });
  desk.host.records.set(
    keys.warehouse,
    asJson({ v: 1, id: 'w', engine: 'server', settings: {}, since: AT }),
  );
  desk.direct('roster', 'table');
  desk.connect('c1');
  desk.land('c1', 'courses', { rows: [course(1)], restart: true });
  desk.land('c1', 'pupils', { rows: [pupil(1), pupil(2)], restart: true });
  desk.land('c1', 'marks', { rows: [], restart: true });
  desk.host.records.set(keys.switched('roster'), asJson({ on: true, at: AT }));
  (desk.host as { address: () => string }).address = () => 'https://x/exec';
  secret = openHook(desk.host, registry, 'c1').secret;
});

const push = (
  event: object | string,
  { key = secret, hook = 'c1', prefix = '', signature = '' } = {},
): Record<string, unknown> => {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const signed = signature || prefix + createHmac('sha256', key).update(body).digest('hex');
  const answer = answerWeb(desk.host, registry, post(body, { hook, signature: signed }));
  return JSON.parse(answer.kind === 'text' ? answer.text : '') as Record<string, unknown>;
};
const event = (id: string, more: object = {}): object => ({
  id,
  at: AT,
  resource: 'pupils',
  rows: [pupil(3)],
  ...more,
});
const pupils = (): unknown[] =>
  replay(desk, 'c1', 'pupils').map((row) => (row as { id: string }).id);
const waiting = (): number => inboxOf(desk.host, 'c1').waiting.length;

it('rows that are pushed are landed by the next run, and are asked for', async () => {
  expect(push(event('e1', { deletes: [pupil(1).id] }))).toEqual({ accepted: true, event: 'e1' });
  expect(waiting()).toBe(1);
  expect(pupils()).toEqual([pupil(1).id, pupil(2).id]);
  expect(Object.values(desk.host.records.all('wish/'))).toMatchObject([{ datasets: ['roster'] }]);
  const run = await desk.refresh(['roster'], { executions: 0 });
  expect(run.status.is).toBe('succeeded');
  expect(pupils().sort()).toEqual([pupil(2).id, pupil(3).id].sort());
  expect(waiting()).toBe(0);
  expect(desk.host.files.list(inboxFile('c1'))).toEqual([]);
  expect(run.counts.rowsRead).toBe(1);
});

it('an event counts once, however often and whenever it comes', async () => {
  expect(push(event('e1'), { prefix: 'sha256=' })).toEqual({ accepted: true, event: 'e1' });
  expect(push(event('e1'))).toEqual({ accepted: true, event: 'e1', duplicate: true });
  expect(waiting()).toBe(1);
  await desk.refresh(['roster'], { executions: 0 });
  expect(push(event('e1'))).toMatchObject({ duplicate: true });
  expect(waiting()).toBe(0);
  // Later, when it is no longer remembered, it is too old.
  desk.host.clock.sleep(16 * 60_000);
  expect(push(event('e1'))).toMatchObject({ status: 400, type: 'urn:homeroom:api:too-old' });
  desk.host.clock.sleep(3_600_000);
  expect(push(event('e1'))).toMatchObject({ status: 400 });
  expect(waiting()).toBe(0);
});

it.each([
  ['another secret', event('e'), { key: 'x' }],
  ['another connection', event('e'), { hook: 'c2' }],
  ['no such connection', event('e'), { hook: '../secret/c1' }],
  ['no signature', event('e'), { signature: 'none' }],
  ['a signature that is cut off', event('e'), { signature: 'ab12' }],
])('a forged event is refused: %s', (_, forged, how) => {
  const answer = push(forged, how);
  expect(answer).toMatchObject({ status: 401, type: 'urn:homeroom:api:unknown-hook' });
  expect(answer).toEqual(push(event('e'), { key: 'another' }));
  expect(waiting()).toBe(0);
  expect(desk.host.records.all('wish/')).toEqual({});
});

it('a signature is of its own body alone', () => {
  const body = JSON.stringify(event('e'));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  expect(push(body.replace('"e"', '"f"'), { signature })).toMatchObject({ status: 401 });
  expect(push(body, { signature: signature.toUpperCase() })).toMatchObject({ accepted: true });
});

it.each([
  ['no JSON', '{', /“id”/],
  ['a list', '[]', /“id”/],
  ['no id', { at: AT, resource: 'pupils', rows: [pupil(3)] }, /“id”/],
  ['no moment', { id: 'e', resource: 'pupils', rows: [pupil(3)] }, /“at”/],
  ['an unknown collection', event('e', { resource: 'shoes' }), /one of pupils, marks, courses/],
  ['rows that are none', event('e', { rows: [1] }), /“rows” is a list/],
  ['nothing', event('e', { rows: [] }), /neither/],
  ['a row without its key', event('e', { rows: [pupil(3), { name: 'x' }] }), /Row 2 .* “id”/],
  [
    'too many',
    event('e', { rows: Array.from({ length: 5001 }, (_, n) => pupil(n)) }),
    /more than 5000/,
  ],
] as [string, object | string, RegExp][])(
  'an event that cannot be taken says why: %s',
  (_, one, words) => {
    const answer = push(one);
    expect(answer).toMatchObject({ status: 422 });
    expect(answer['detail']).toMatch(words);
    expect(waiting()).toBe(0);
  },
);

it('says where nobody reads what is pushed', () => {
  expect(push(event('e', { resource: 'marks', rows: [], deletes: ['1'] }))).toMatchObject({
    status: 409,
  });
  const found = desk.host.records.get(keys.connection('c1')) as unknown as Connection;
  desk.host.records.set(keys.connection('c1'), asJson({ ...found, paused: true }));
  expect(push(event('e'))).toMatchObject({
    status: 409,
    detail: expect.stringContaining('paused') as string,
  });
});

it('a new secret ends the old one, and a closed hook takes nothing more but lands what came', async () => {
  expect(push(event('e1'))).toMatchObject({ accepted: true });
  const old = secret;
  secret = openHook(desk.host, registry, 'c1').secret;
  expect(push(event('e2'), { key: old })).toMatchObject({ status: 401 });
  expect(push(event('e2'))).toMatchObject({ accepted: true });
  closeHook(desk.host, registry, 'c1');
  expect(push(event('e3'))).toMatchObject({ status: 401 });
  expect(share(desk.host, registry).hooks).toMatchObject([{ on: false, waiting: 2 }]);
  await desk.refresh(['roster'], { executions: 0 });
  expect(pupils()).toContain(pupil(3).id);
});

it('killed before any call, a run lands every event and none twice', async () => {
  const names = (n: number): object =>
    event(`e${n}`, { rows: [{ ...pupil(3), name: `Name ${n}` }] });
  for (const n of [1, 2, 3]) push(names(n));
  const before = desk.save();
  for (let k = 1; ; k++) {
    desk.restore(before);
    const run = desk.begin(['roster'], { executions: 0 });
    desk.settle(run.id);
    let calls = 0;
    let killed = false;
    desk.before(() => {
      calls += 1;
      if (killed) throw new Killed('after the end');
      if (calls === k) {
        killed = true;
        throw new Killed('killed');
      }
    });
    let now = run;
    try {
      now = await desk.work(run);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    desk.before(null);
    const wasKilled = killed;
    // Whatever it left, the next one brings it to its end; newer rows are not undone by it.
    const next = desk.begin(['roster'], { executions: 0 });
    desk.land(
      'c1',
      'pupils',
      wasKilled && waiting() === 0 ? { rows: [{ ...pupil(4) }] } : { rows: [] },
    );
    desk.settle(next.id);
    const end = await desk.work(next);
    expect(end.status.is).toBe('succeeded');
    const three = replay(desk, 'c1', 'pupils').find(
      (row) => (row as { id: string }).id === pupil(3).id,
    );
    expect(three).toMatchObject({ name: 'Name 3' });
    expect(waiting()).toBe(0);
    const times = desk
      .manifest('c1')
      .segments.flatMap(({ chunks }) => chunks)
      .filter(({ resource, op }) => resource === 'pupils' && op === 'upsert')
      .reduce((sum, { rows }) => sum + rows, 0);
    expect(times).toBeLessThanOrEqual(2 + 3 + 1);
    if (!wasKilled) {
      expect(now.status.is).toBe('succeeded');
      expect(k).toBeGreaterThan(20);
      return;
    }
  }
});
