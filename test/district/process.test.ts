import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startDistrict } from '../../emulator/district/server';
import { get } from './client';

let folder: string;
let child: ChildProcess;
let url: string;
let line: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'district-'));
  const outfile = join(folder, 'district.js');
  await build({
    entryPoints: ['emulator/district/cli.ts'],
    bundle: true,
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  child = spawn(process.execPath, [outfile, '--students', '60', '--seed', '9', '--no-cursor']);
  line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString()));
    child.stderr?.once('data', (text: Buffer) => reject(new Error(text.toString())));
  });
  url = /http:\S+/.exec(line)?.[0] ?? '';
});
afterAll(() => {
  child.kill();
  rmSync(folder, { recursive: true });
});

const send = async (path: string, body?: unknown, method = 'POST') => {
  const response = await fetch(`${url}/_district/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};
const records = async (resource: string): Promise<Record<string, unknown>[]> =>
  (await get(`${url}/_district/data/${resource}`)).text
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Record<string, unknown>);

it('says in one line where it is and with which key', () => {
  expect(line).toMatch(
    /^district ready http:\/\/127\.0\.0\.1:\d+ key=demo-key secret=demo-secret\n$/,
  );
});

it('has its options in the README', () => {
  const readme = readFileSync('emulator/district/README.md', 'utf8');
  const cli = readFileSync('emulator/district/cli.ts', 'utf8');
  const options = [...cli.matchAll(/^ {2}'?([a-z-]+)'?: \{ type:/gm)].map(([, name]) => name);
  expect(options.length).toBeGreaterThan(15);
  expect(options.filter((name) => !readme.includes(`--${name}`))).toEqual([]);
});

it.each([
  [['--students', 'many'], "students must be a whole number, and was 'many'."],
  [['--flavour', 'new'], "flavour must be ods or dms, and was 'new'."],
  [['--folder', '/nowhere'], "There is no folder '/nowhere'"],
  [['--port'], 'argument missing'],
])('says what is wrong with %j', async (args, message) => {
  const wrong = spawn(process.execPath, [join(folder, 'district.js'), ...args]);
  let said = '';
  wrong.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const code = await new Promise((resolve) => wrong.once('close', resolve));
  expect(code).toBe(1);
  expect(said).toContain(message);
  expect(said).not.toContain('    at ');
});

it('says that a port is taken', async () => {
  const port = Number(new URL(url).port);
  await expect(startDistrict({ port, students: 5 })).rejects.toThrow(`Port ${port} is taken`);
});

it('keeps to its options', async () => {
  const { counts } = (await get(`${url}/_district/summary`)).json<{
    counts: Record<string, number>;
  }>();
  expect(counts.students).toBe(60);
  expect(await records('students')).toHaveLength(60);
  expect((await get(`${url}/`)).json<{ version: string }>().version).toBe('7.1');
});

it('lets a day pass and records change by hand', async () => {
  const day = await send('day');
  expect(day.body.date).toBe('2026-11-23');
  const [student] = await records('students');
  const id = student?.id;
  await send('mutate', [
    { resource: 'students', id, patch: { firstName: 'Other' } },
    { resource: 'students', id, rekey: { studentUniqueId: '0007' } },
  ]);
  const [changed] = await records('students');
  expect(changed).toMatchObject({ id, firstName: 'Other', studentUniqueId: '0007' });
  const created = await send('mutate', {
    resource: 'students',
    create: { studentUniqueId: '0008', firstName: 'A', lastSurname: 'B', birthDate: '2014-01-01' },
  });
  expect(created.body.studentUniqueId).toBe('0008');
  await send('mutate', { resource: 'students', id: created.body.id, delete: true });
  expect(await records('students')).toHaveLength(60);
  const refused = await send('mutate', { resource: 'students', id, delete: true });
  expect(refused.status).toBe(400);
  expect(refused.body.error).toMatch(/referred to/);
  expect((await send('nonsense')).body.error).toContain('nonsense');
});

it('takes faults, moves its clock and tells its requests', async () => {
  await send('requests', undefined, 'DELETE');
  await send('faults', { kind: 'closeSocket', resource: 'students' });
  await expect(get(`${url}/data/v3/ed-fi/students`)).rejects.toThrow();
  await send('faults', undefined, 'DELETE');
  expect((await get(`${url}/data/v3/ed-fi/students`)).status).toBe(401);
  expect((await send('clock', { advanceMs: 1000 })).status).toBe(200);
  const { counts } = (await get(`${url}/_district/requests`)).json<{
    counts: Record<string, number>;
  }>();
  expect(counts).toEqual({ students: 2 });
});
