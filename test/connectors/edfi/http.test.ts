import { startDistrict, type District } from '../../../emulator/district/server';
import edfi from '../../../src/connectors/edfi';
import type { Ask, Batch, Exchange, HttpResponse, Json, Session } from '../../../src/model';
import { resourceNamed } from './_engine';

/** The engine's part over real sockets: sends what is asked for and hands the answers back. */
const connect = async (district: District, settings: Record<string, string> = {}) => {
  let authorization: Readonly<Record<string, string>> = {};
  const send = async (asks: readonly Ask[]): Promise<HttpResponse[]> =>
    Promise.all(
      asks.map(async (ask) => {
        const response = await fetch(ask.url, {
          method: (ask.method ?? 'get').toUpperCase(),
          headers: {
            ...(ask.anonymous ? {} : authorization),
            ...ask.headers,
            ...(ask.contentType === undefined ? {} : { 'content-type': ask.contentType }),
          },
          ...(ask.body === undefined ? {} : { body: ask.body }),
        });
        const text = await response.text();
        if (!response.ok && !(ask.expect ?? []).includes(response.status))
          throw new Error(`${response.status} for ${ask.url}: ${text}`);
        return { status: response.status, headers: Object.fromEntries(response.headers), text };
      }),
    );
  const converse = async <T>(exchange: Exchange<T>): Promise<T> => {
    let step = exchange.next();
    while (!step.done) step = exchange.next(await send(step.value.ask));
    return step.value;
  };
  const all = { url: district.url, key: district.key, ...settings };
  const found = await converse(edfi.discover(all));
  const secrets = { secret: district.secret };
  const credential = await converse(edfi.signIn(all, secrets, found, Date.now()));
  authorization = credential.headers;
  const first: Session = { settings: all, discovery: found, now: 0 };
  const more = edfi.survey ? await converse(edfi.survey(first)) : {};
  const session: Session = { ...first, discovery: { ...found, ...more } };
  const read = async (name: string, checkpoint: Json): Promise<readonly Batch[]> => {
    const batches: Batch[] = [];
    const reader = edfi.read(resourceNamed(name), session, checkpoint);
    let step = reader.next([]);
    while (!step.done) {
      if ('batch' in step.value) {
        batches.push(step.value.batch);
        step = reader.next([]);
      } else step = reader.next(await send(step.value.ask));
    }
    return batches;
  };
  return { session, read, describe: () => converse(edfi.describe(session)) };
};

const idsIn = (batches: readonly Batch[]): string[] =>
  batches.flatMap(({ rows = [] }) => rows.map((row) => String(row['id']))).sort();

const BIG = 'studentSchoolAttendanceEvents';

describe.each([
  ['with cursors', {}],
  ['of a DMS', { flavour: 'dms' as const }],
  ['without cursors', { cursor: false }],
  ['of one year', { instance: 'willow', schoolYear: 2027 }],
])('the demo district over HTTP, %s', (_, features) => {
  let district: District;
  const settings: Record<string, string> =
    'instance' in features ? { instance: 'willow', schoolYear: '2027' } : {};
  beforeAll(async () => {
    district = await startDistrict({ students: 150, schools: 2, features });
  });
  afterAll(() => district.close());

  test('says what it is, and is read whole, then by what changed', async () => {
    const { describe: tell, read } = await connect(district, settings);
    expect(await tell()).toEqual([
      { label: 'Version', value: expect.stringMatching(/^7\.\d$/) },
      { label: 'School year', value: '2026-2027' },
      { label: 'Schools', value: 2 },
      { label: 'Students', value: 150 },
      { label: 'Change queries', value: true },
    ]);
    expect(district.data.count(BIG)).toBeGreaterThan(1000);
    const full = await read(BIG, null);
    const held = district.data.all(BIG).map((record) => String(record['id']));
    expect([...new Set(idsIn(full))]).toEqual([...held].sort());
    expect(full[0]?.restart).toBe(true);
    expect(full.filter(({ complete }) => complete)).toEqual([full[full.length - 1]]);

    const [gone, changed] = held as [string, string];
    district.data.delete(BIG, gone);
    district.data.patch(BIG, changed, { attendanceEventReason: 'corrected' });
    const later = await connect(district, settings);
    const batches = await later.read(BIG, (full[full.length - 1] as Batch).checkpoint);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ deletes: [gone], complete: true });
    expect(idsIn(batches)).toEqual([changed]);
    expect(await later.read(BIG, (batches[0] as Batch).checkpoint)).toEqual([
      { checkpoint: batches[0]?.checkpoint, complete: true },
    ]);
  });
});
