import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClassroom } from '../../emulator/vendors/classroom';
import { serve, type Running } from '../../emulator/vendors/serve';
import classroom from '../../src/connectors/classroom';
import type { Ask, HttpResponse } from '../../src/model';
import { startPrism, type Prism } from './_proxy';

/** Google's own description of the API; an optional input that may be absent. */
const DOCUMENT = path.resolve(__dirname, '../../../shared/assets/google/classroom-openapi.json');
const there = existsSync(DOCUMENT);
if (!there) console.log(`Not judged by Prism: ${DOCUMENT} is absent.`);

interface OpenApi {
  paths: Record<string, { get?: { security?: unknown; parameters?: { name: string }[] } }>;
}

/** Parameters of all of Google's APIs stand apart, and security is a Google account, which no test has. */
const open = (document: OpenApi): OpenApi => {
  for (const operations of Object.values(document.paths)) delete operations.get?.security;
  return document;
};

(there ? describe : describe.skip)('what we ask of Classroom, judged by its own document', () => {
  let folder: string;
  let google: Running;
  let prism: Prism | undefined;
  let document: OpenApi;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'classroom-'));
    document = open(JSON.parse(readFileSync(DOCUMENT, 'utf8')) as OpenApi);
    const file = path.join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    google = await serve(createClassroom());
    prism = await startPrism(file, google.url);
  }, 120_000);
  afterAll(async () => {
    prism?.close();
    await google.close();
    rmSync(folder, { recursive: true });
  });

  test('every resource is read, and nothing we send or get breaks it', async () => {
    const passed: { path: string; query: string[]; status: number; violation: string }[] = [];
    const send = async ({ url: asked }: Ask): Promise<HttpResponse> => {
      const url = new URL(asked);
      expect(url.origin).toBe('https://classroom.googleapis.com');
      // As the host gives it to Google alone.
      const headers = { authorization: 'Bearer own' };
      const answer = await fetch(`${prism!.url}${url.pathname}${url.search}`, { headers });
      const text = await answer.text();
      passed.push({
        path: url.pathname,
        query: [...url.searchParams.keys()],
        status: answer.status,
        violation: answer.headers.get('sl-violations') ?? (text.includes('stoplight') ? text : ''),
      });
      return { status: answer.status, headers: Object.fromEntries(answer.headers.entries()), text };
    };
    type Talk = Generator<
      { readonly ask: readonly Ask[] } | { readonly batch: { readonly rows?: readonly unknown[] } },
      unknown,
      readonly HttpResponse[]
    >;
    const lead = async (talk: Talk): Promise<number> => {
      let rows = 0;
      let step = talk.next([]);
      while (!step.done) {
        const asks = 'ask' in step.value ? step.value.ask : [];
        if ('batch' in step.value) rows += step.value.batch.rows?.length ?? 0;
        step = talk.next(await Promise.all(asks.map(send)));
      }
      return rows;
    };

    // The judge is awake: a parameter that is no number is refused.
    const wrong = await fetch(`${prism!.url}/v1/courses?pageSize=many`);
    expect(wrong.status).toBe(422);

    const session = { settings: { archived: 'yes' }, discovery: {}, now: Date.now() };
    await lead(classroom.describe(session));
    for (const resource of classroom.resources)
      expect([resource.name, (await lead(classroom.read(resource, session, null))) > 0]).toEqual([
        resource.name,
        true,
      ]);
    expect(passed.filter(({ violation }) => violation !== '')).toEqual([]);
    expect(passed.filter(({ status }) => status >= 400)).toEqual([]);
    expect(passed.length).toBeGreaterThan(20);
    // Prism does not mind a parameter it does not know; we do.
    const known = new Set(
      Object.values(document.paths).flatMap(({ get }) =>
        (get?.parameters ?? []).map((p) => p.name),
      ),
    );
    expect(passed.flatMap(({ query }) => query).filter((name) => !known.has(name))).toEqual([]);
  }, 120_000);
});
