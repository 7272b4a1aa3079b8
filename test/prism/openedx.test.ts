import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { createOpenedx } from '../../emulator/vendors/openedx';
import { serve, type Running } from '../../emulator/vendors/serve';
import openedx from '../../src/connectors/openedx';
import type { Ask, HttpResponse } from '../../src/model';
import { startPrism, type Prism } from './_proxy';

/** The document that the LMS writes of itself; an optional input that may be absent. */
const DOCUMENT = path.resolve(
  __dirname,
  '../../../shared/assets/openedx/lms-swagger-2022/swagger.yaml',
);
const there = existsSync(DOCUMENT);
if (!there) console.log(`Not judged by Prism: ${DOCUMENT} is absent.`);

interface Swagger {
  basePath?: string;
  security?: unknown;
  securityDefinitions?: unknown;
  paths: Record<string, { get?: { responses: Record<string, { schema?: unknown }> } }>;
}

/** What of it is known to be wrong, each by its name. */
const corrected = (document: Swagger): Swagger => {
  // The answer is `{results, pagination}`; the document has the counts beside the results.
  delete document.paths['/courses/v1/courses/']!.get!.responses['200']!.schema;
  // It knows Basic alone, and the LMS takes JWTs.
  delete document.security;
  delete document.securityDefinitions;
  const paths: Swagger['paths'] = {};
  for (const [name, operations] of Object.entries(document.paths))
    // Some paths are regular expressions that were taken for templates.
    if (!name.includes('(')) paths[`/api${name}`] = operations;
  delete document.basePath;
  return { ...document, paths };
};

interface Passed {
  readonly path: string;
  readonly query: readonly string[];
  readonly judged: boolean;
  readonly status: number;
  readonly violation: string;
}

(there ? describe : describe.skip)('what we ask of Open edX, judged by its own document', () => {
  let folder: string;
  let lms: Running;
  let prism: Prism | undefined;
  let known: readonly RegExp[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'openedx-'));
    const document = corrected(load(readFileSync(DOCUMENT, 'utf8')) as Swagger);
    known = Object.entries(document.paths)
      .filter(([, operations]) => operations.get)
      .map(
        ([name]) => new RegExp(`^${name.replace(/[.+]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
      );
    const file = path.join(folder, 'swagger.json');
    writeFileSync(file, JSON.stringify(document));
    lms = await serve(createOpenedx());
    prism = await startPrism(file, lms.url);
  }, 120_000);
  afterAll(async () => {
    prism?.close();
    await lms.close();
    rmSync(folder, { recursive: true });
  });

  /** Sends what the document has through Prism, and the rest at once. */
  const send = async (ask: Ask, headers: Record<string, string>, passed: Passed[]) => {
    const url = new URL(ask.url);
    const judged = known.some((one) => one.test(url.pathname));
    const to = `${judged ? prism!.url : lms.url}${url.pathname}${url.search}`;
    const answer = await fetch(to, {
      method: ask.method ?? 'get',
      headers: { ...headers, ...(ask.contentType ? { 'content-type': ask.contentType } : {}) },
      ...(ask.body === undefined ? {} : { body: ask.body }),
    });
    const text = await answer.text();
    passed.push({
      path: url.pathname,
      query: [...url.searchParams.keys()],
      judged,
      status: answer.status,
      violation: answer.headers.get('sl-violations') ?? (text.includes('stoplight.io') ? text : ''),
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers.entries()), text };
  };

  test('every resource is read, and nothing we send or get breaks it', async () => {
    const passed: Passed[] = [];
    const lead = async <T>(
      talk: Generator<
        | { readonly ask: readonly Ask[] }
        | { readonly batch: { readonly rows?: readonly unknown[] } },
        T,
        readonly HttpResponse[]
      >,
      headers: Record<string, string> = {},
    ): Promise<{ value: T; rows: number }> => {
      let rows = 0;
      let step = talk.next([]);
      while (!step.done) {
        const asks = 'ask' in step.value ? step.value.ask : [];
        if ('batch' in step.value) rows += step.value.batch.rows?.length ?? 0;
        step = talk.next(await Promise.all(asks.map((ask) => send(ask, headers, passed))));
      }
      return { value: step.value, rows };
    };

    // The judge is awake: an answer that is none of the document's is refused.
    const wrong = await fetch(`${prism!.url}/api/courses/v1/courses/?page=first`);
    expect(wrong.status).toBe(422);

    const { settings, secrets } = lms.vendor.connect('http://lms.test');
    const signed = await lead(openedx.signIn(settings, secrets, {}, Date.now()));
    const headers = { ...signed.value.headers };
    const session = { settings, discovery: {}, now: Date.now() };
    const { value: discovery } = await lead(openedx.survey!(session), headers);
    const full = { ...session, discovery };
    await lead(openedx.describe(full), headers);
    for (const resource of openedx.resources) {
      const { rows } = await lead(openedx.read(resource, full, null), headers);
      expect([resource.name, rows > 0]).toEqual([resource.name, true]);
    }
    expect(passed.filter(({ violation }) => violation !== '')).toEqual([]);
    expect(passed.filter(({ status }) => status >= 400)).toEqual([]);
    const beside = [...new Set(passed.filter((one) => !one.judged).map((one) => one.path))];
    // The plugin and the sign-in are no part of the document.
    expect(beside.every((one) => /^\/(oauth2|completion-aggregator)\//.test(one))).toBe(true);
    const judged = passed.filter((one) => one.judged);
    expect(judged.length).toBeGreaterThan(20);
    // All that is read but the plugin's completion.
    const places = {
      courses: /^\/api\/courses\/v1\/courses\/$/,
      enrollments: /^\/api\/enrollment\/v1\/enrollments\/$/,
      grades: /^\/api\/grades\/v1\/courses\/$/,
      progress: /^\/api\/grades\/v1\/gradebook\/[^/]+\/$/,
      users: /^\/api\/user\/v1\/accounts$/,
    };
    expect([...Object.keys(places), 'completion'].sort()).toEqual(
      openedx.resources.map(({ name }) => name).sort(),
    );
    for (const [name, place] of Object.entries(places))
      expect([name, judged.some((one) => place.test(one.path))]).toEqual([name, true]);
    // Prism does not mind a parameter it does not know; we do. Where the document forgets one, its text has it.
    expect([...new Set(judged.flatMap(({ query }) => query))].sort()).toEqual([
      'course_id',
      'cursor',
      'page',
      'page_size',
      'username',
    ]);
  }, 120_000);
});
