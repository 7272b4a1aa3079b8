/** What we send to OneRoster and Clever, judged by their official documents; optional inputs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createClever } from '../../emulator/vendors/clever';
import { createOneRoster } from '../../emulator/vendors/oneroster';
import { serve } from '../../emulator/vendors/serve';
import type { Vendor } from '../../emulator/vendors/vendor';
import type { Batch, Json, Resource, Session } from '../../src/model';
import { registry } from '../../src/registry';
import { lead } from './_lead';
import { openGate, startPrism, type Passed } from './_proxy';

const ASSETS = path.resolve(__dirname, '../../../shared/assets');
const ONEROSTER = path.join(ASSETS, 'oneroster/openapi-v1p2-official');

interface Case {
  readonly document: string;
  readonly vendor: () => Vendor;
  readonly base: string;
  /** A question that the document does not allow. */
  readonly wrong: string;
  readonly resources: readonly string[];
  /** What is asked beside the resources: for the sentence about a connection. */
  readonly beside: readonly string[];
  readonly parameters: readonly string[];
}

const cases: readonly (readonly [string, Case])[] = [
  [
    'OneRoster, rostering',
    {
      document: path.join(ONEROSTER, 'onerosterv1p2rostersservice_openapi3_v1p0.json'),
      vendor: () => createOneRoster({ students: 8 }),
      base: '/ims/oneroster/rostering/v1p2',
      wrong: '/orgs?limit=many',
      resources: [
        ...[
          'academicSessions',
          'classes',
          'courses',
          'demographics',
          'enrollments',
          'orgs',
          'users',
        ],
      ],
      beside: ['schools', 'students'],
      parameters: ['filter', 'limit', 'offset'],
    },
  ],
  [
    'OneRoster, grade book',
    {
      document: path.join(ONEROSTER, 'onerosterv1p2gradebookservice_openapi3_v1p0.json'),
      vendor: () => createOneRoster({ students: 8 }),
      base: '/ims/oneroster/gradebook/v1p2',
      wrong: '/results?limit=many',
      resources: ['categories', 'lineItems', 'results'],
      beside: [],
      parameters: ['filter', 'limit', 'offset'],
    },
  ],
  [
    'Clever',
    {
      document: path.join(ASSETS, 'clever/v3.1.yml'),
      vendor: () => createClever({ students: 12 }),
      base: '/v3.1',
      wrong: '/users?limit=many',
      resources: ['courses', 'districts', 'schools', 'sections', 'terms', 'users'],
      beside: [],
      parameters: ['limit', 'starting_after'],
    },
  ],
];

const unique = (all: readonly string[]): string[] => [...new Set(all)].sort();

/** Everything once, what happens then, and the sentence about the connection. */
const converse = async (vendor: Vendor, url: string, change: () => void): Promise<void> => {
  const { settings, secrets } = vendor.connect(url);
  const connector = registry.connectors.get(vendor.id)!;
  const open = async (): Promise<{
    session: Session;
    headers: Readonly<Record<string, string>>;
  }> => {
    const discovery = await lead(connector.discover(settings), {});
    const { headers } = await lead(connector.signIn(settings, secrets, discovery, Date.now()), {});
    const session = { settings, discovery, now: Date.now() };
    const more = await lead(connector.survey!(session), headers);
    return { session: { ...session, discovery: { ...discovery, ...more } }, headers };
  };
  const read = async (resource: Resource, from: Json): Promise<Json> => {
    const { session, headers } = await open();
    let last: Json = null;
    const reader = connector.read(resource, session, from);
    const noted = (function* () {
      let step = reader.next([]);
      while (!step.done) {
        if ('batch' in step.value) last = (step.value as { batch: Batch }).batch.checkpoint;
        step = reader.next(yield step.value);
      }
    })();
    await lead(noted as typeof reader, headers);
    return last;
  };
  const marks = new Map<string, Json>();
  for (const resource of connector.resources) marks.set(resource.name, await read(resource, null));
  change();
  for (const resource of connector.resources)
    await read(resource, marks.get(resource.name) ?? null);
  const { session, headers } = await open();
  await lead(connector.describe(session), headers);
};

test('every resource of theirs is in one of the documents', () => {
  for (const id of ['oneroster', 'clever'])
    expect(
      unique(cases.flatMap(([, one]) => (one.vendor().id === id ? one.resources : []))),
    ).toEqual(unique(registry.connectors.get(id)!.resources.map(({ name }) => name)));
});

describe.each(cases)('%s', (_, one) => {
  const there = existsSync(one.document);
  if (!there) console.log(`Not judged by Prism: ${one.document} is absent.`);

  (there ? test : test.skip)(
    'everything we ask is in the document, and the demo system answers by it',
    async () => {
      const gate = await openGate({ base: one.base, known: /^\/(?!events$)\w+$/ });
      const prism = await startPrism(one.document, gate.upstream);
      const vendor = one.vendor();
      const running = await serve(vendor);
      try {
        gate.lead({ district: running.url, prism: prism.url });
        await fetch(`${gate.url}${one.base}${one.wrong}`, {
          headers: { authorization: 'Bearer x' },
        });
        expect(gate.passed.pop()?.violation).toContain('limit');

        await converse(vendor, gate.url, () => {
          for (const name of vendor.resources) {
            vendor.change(name, Date.now());
            vendor.remove(name, Date.now());
          }
        });
        const passed: readonly Passed[] = gate.passed;
        expect(passed.filter(({ violation }) => violation !== '')).toEqual([]);
        expect(passed.filter(({ theirs }) => theirs !== '').map(({ theirs }) => theirs)).toEqual(
          [],
        );
        expect(passed.filter(({ status }) => status >= 400)).toEqual([]);
        const judged = passed.filter((asked) => asked.judged);
        const names = unique(judged.map((asked) => asked.path.split('/').pop()!));
        expect(names).toEqual(unique([...one.resources, ...one.beside]));
        // Prism does not mind a parameter it does not know; we do.
        expect(unique(judged.flatMap(({ query }) => query))).toEqual(unique(one.parameters));
      } finally {
        await running.close();
        prism.close();
        gate.close();
      }
    },
    120_000,
  );
});
