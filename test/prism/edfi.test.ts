import { existsSync } from 'node:fs';
import path from 'node:path';
import edfi from '../../src/connectors/edfi';
import { startDistrict, type District } from '../../emulator/district/server';
import { openSchool, type School } from '../kit/school';
import { lead } from './_lead';
import { openGate, startPrism, type Gate, type Passed, type Prism } from './_proxy';

/** The official document of the resources; an optional input that may be absent. */
const DOCUMENT = path.resolve(
  __dirname,
  '../../../shared/assets/edfi/openapi/resources/5.0/resources-ds-5.0.yml',
);
const there = existsSync(DOCUMENT);
if (!there) console.log(`Not judged by Prism: ${DOCUMENT} is absent.`);

/** What the document lets us say about a collection. */
const DOCUMENTED = ['limit', 'maxChangeVersion', 'minChangeVersion', 'offset', 'totalCount'];
/** Newer than the document: cursor paging came with ODS/API 7.3, and Prism lets the unknown pass. */
const NEWER = ['pageSize', 'pageToken'];
/** Paths beside the collections that the document does not have; what they take is in the ODS's guide. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  deletes: DOCUMENTED,
  keyChanges: DOCUMENTED,
  partitions: ['maxChangeVersion', 'minChangeVersion', 'number'],
};

/** Resources that feed no data set yet are read by the connector alone. */
const UNFED = ['learningStandards', 'programs', 'studentSectionAttendanceEvents'];
const readRest = async (url: string, { key, secret }: District): Promise<void> => {
  const settings = { url, key };
  const discovery = await lead(edfi.discover(settings), {});
  const sign = edfi.signIn(settings, { secret }, discovery, Date.now());
  const { headers } = await lead(sign, {});
  const session = { settings, discovery, now: 0 };
  const more = await lead(edfi.survey!(session), headers);
  const full = { ...session, discovery: { ...discovery, ...more } };
  for (const resource of edfi.resources.filter(({ name }) => UNFED.includes(name)))
    for (const from of [null, { version: 1 }]) await lead(edfi.read(resource, full, from), headers);
};

const unique = (all: Iterable<string>): string[] => [...new Set(all)].sort();

(there ? describe : describe.skip)('what we send, judged by the official document', () => {
  let gate: Gate;
  let prism: Prism | undefined;
  beforeAll(async () => {
    gate = await openGate();
    prism = await startPrism(DOCUMENT, gate.upstream);
  }, 120_000);
  afterAll(() => {
    prism?.close();
    gate?.close();
  });

  /** Reads all, lets days pass, and reads what changed. @returns what was sent. */
  const readThrough = async (cursor: boolean): Promise<readonly Passed[]> => {
    gate.passed.length = 0;
    let district: District | undefined;
    let school: School | undefined;
    try {
      district = await startDistrict({
        students: 40,
        schools: 1,
        publicUrl: gate.url,
        features: { cursor },
      });
      gate.lead({ district: district.url, prism: prism!.url });
      // The judge is awake: what breaks the document is refused.
      const wrong = await fetch(`${gate.url}/data/v3/ed-fi/students?limit=900`, {
        headers: { authorization: 'Bearer none' },
      });
      expect(wrong.status).toBe(422);
      expect(gate.passed.pop()?.violation).toContain('limit');

      school = await openSchool({ shared: district });
      const { datasets } = await school.connect();
      await school.switchOn(...datasets.map(({ id }) => id));
      const first = await school.refresh();
      expect(gate.passed.filter(({ violation }) => violation !== '')).toEqual([]);
      expect(first).toMatchObject({ is: 'succeeded' });
      const full = gate.passed.length;
      for (let day = 0; day < 3; day++) district.passDay();
      expect(await school.refresh()).toMatchObject({ is: 'succeeded' });
      expect(gate.passed.length).toBeGreaterThan(full);
      await readRest(gate.url, district);
      return [...gate.passed];
    } finally {
      await school?.close();
      await district?.close();
    }
  };

  const holds = (passed: readonly Passed[], newer: readonly string[]): void => {
    expect(passed.filter(({ violation }) => violation !== '')).toEqual([]);
    // A server without cursors has no partitions either: that is how we find out.
    const refused = passed.filter(({ status }) => status >= 400);
    expect(refused.filter((one) => !/\/partitions$/.test(one.path))).toEqual([]);
    if (newer.length > 0) expect(refused).toEqual([]);
    const judged = passed.filter((one) => one.judged);
    // The sentence about a connection asks for the current school year; the document has that too.
    const named = judged
      .filter((one) => !one.path.endsWith('/schoolYearTypes'))
      .flatMap(({ query }) => query);
    // Prism does not mind a parameter it does not know; we do.
    expect(unique(named)).toEqual(unique([...DOCUMENTED, ...newer]));
    const read = unique(judged.map((one) => one.path.split('/').pop() as string));
    expect(read.filter((name) => name !== 'schoolYearTypes')).toEqual(
      unique(edfi.resources.map(({ name }) => name)),
    );
    for (const one of passed.filter(({ path: at }) => /\/ed-fi\/\w+\/\w+$/.test(at))) {
      const takes = BESIDE[one.path.split('/').pop() as string] ?? [];
      expect(one.query.filter((name) => !takes.includes(name))).toEqual([]);
      expect(takes.length).toBeGreaterThan(0);
    }
  };

  test('by offset: everything we ask of a collection is in it, full and incremental', async () => {
    const passed = await readThrough(false);
    holds(passed, []);
  }, 180_000);

  test('by cursor: nothing breaks it; two parameters are newer than it', async () => {
    const passed = await readThrough(true);
    holds(passed, NEWER);
    // The rules of these it cannot tell: never together with those of offset paging.
    for (const { query } of passed.filter((one) => one.query.includes('pageToken')))
      expect(query.filter((name) => ['limit', 'offset', 'totalCount'].includes(name))).toEqual([]);
  }, 180_000);
});
