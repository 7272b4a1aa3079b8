import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { quietPort } from '../kit/ports';
import { folderWith, root } from './_run';

/** A port that another program holds. */
const held: Server[] = [];
const hold = async (): Promise<{ server: Server; port: number }> => {
  const server = createServer();
  held.push(server);
  const port = await quietPort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port };
};

/** Collects what a program prints and resolves when `words` have come. */
const until = (child: ChildProcess, words: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const add = (chunk: Buffer): void => {
      text += String(chunk);
      if (words.test(text)) resolve(text);
    };
    child.stdout!.on('data', add);
    child.stderr!.on('data', add);
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });

const exitCode = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on('exit', (code) => resolve(code)));

const started: ChildProcess[] = [];
const run = (script: string, ...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    stdio: 'pipe',
  });
  started.push(child);
  return child;
};
// Also after a test that failed half-way: nothing may be left that keeps a process or a port.
afterEach(() => held.splice(0).forEach((server) => server.close()));
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGTERM')));

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

describe('npm start', () => {
  it('takes a free port, serves the workbook and a district, and ends both on Ctrl-C', async () => {
    const state = folderWith({});
    const { port } = await hold();
    const child = run(
      'start.mjs',
      ...['--port', String(port), '--students', '20', '--state', state.path],
    );
    const said = await until(child, /Ctrl-C ends everything/);
    expect(said).toContain(`Port ${port} is busy, so the emulator takes `);
    const address = /running:\s+(\S+)/.exec(said)![1]!;
    const district = /API:\s+(\S+)/.exec(said)![1]!;
    expect(said).toMatch(/key \S+, secret \S+/);
    expect(await answers(address)).toBe(true);
    expect(await answers(district)).toBe(true);

    const ended = exitCode(child);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(await answers(address)).toBe(false);
    expect(await answers(district)).toBe(false);
    state.remove();
  });

  it('refuses a district folder that is not there, in words', async () => {
    const child = run('start.mjs', '--district', '/no/such/folder');
    expect(await until(child, /there is no \/no\/such\/folder/)).not.toMatch(/at .*\.mjs:\d+/);
    expect(await exitCode(child)).toBe(1);
  });
});

describe('npm start with a warehouse', () => {
  it.each([
    ['postgres', /PostgreSQL \d+/],
    ['mysql', /MariaDB|MySQL/],
  ])('has it set when the page opens, and ready: %s', async (name, product) => {
    const state = folderWith({});
    chmodSync(state.path, 0o755); // a server's own account keeps its data in it
    const { server, port } = await hold();
    await new Promise((resolve) => server.close(resolve));
    const child = run(
      'start.mjs',
      ...['--port', String(port), '--students', '20', '--state', state.path, '--warehouse', name],
    );
    const said = await until(child, /Ctrl-C ends everything/);
    expect(said).toContain(`warehouse is ${name}`);
    const address = /running:\s+(\S+)/.exec(said)![1]!;
    const call = async (fn: string, ...args: unknown[]): Promise<any> => {
      const answer = await fetch(new URL('/_emulator/call', address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ function: fn, args: ['en', ...args] }),
      });
      return ((await answer.json()) as { result: { value: unknown } }).result.value;
    };
    const { engine, settings } = await call('warehouse');
    expect(engine).toBe(name);
    const input = { engine, settings, secrets: {}, edits: true };
    expect(JSON.stringify(await call('testWarehouse', input))).toMatch(product);
    const ended = exitCode(child);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    state.remove();
  });

  it('refuses one that it does not know, in words', async () => {
    const child = run('start.mjs', '--warehouse', 'oracle');
    await until(child, /--warehouse is one of embedded, postgres, mysql, not “oracle”/);
    expect(await exitCode(child)).toBe(1);
  });
});

describe('npm run emulator', () => {
  it('prints one line when it is ready and keeps to the port it was given', async () => {
    const state = folderWith({});
    const { server, port } = await hold();
    await new Promise((resolve) => server.close(resolve));
    const child = run('emulator.mjs', '--port', String(port), '--state', state.path);
    const said = await until(child, /ready/);
    expect(said.trim().split('\n').at(-1)).toMatch(
      new RegExp(`^emulator ready http://\\S+:${port}`),
    );
    expect(await answers(`http://localhost:${port}/_emulator/workbook`)).toBe(true);
    const ended = exitCode(child);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    state.remove();
  });
});
