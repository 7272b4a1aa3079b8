import { existsSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { evaluate, folderWith, runModule } from './_run';

const quoted = JSON.stringify;

describe('set-up', () => {
  const lock = (version: string): string =>
    quoted({
      packages: {
        '': { name: 'x' },
        'node_modules/a': { version },
        'node_modules/for-another-system': { version: '1.0.0', optional: true },
      },
    });
  const current = (path: string): boolean =>
    evaluate('setup.mjs', `it.packagesAreCurrent(${quoted(path)})`);

  it('does not install through a link, which would empty what it leads to', () => {
    const tree = folderWith({ 'theirs/keep.txt': 'x' });
    const link = join(tree.path, 'node_modules');
    symlinkSync(join(tree.path, 'theirs'), link);
    expect(() => evaluate('setup.mjs', `it.refuseLink(${quoted(link)})`)).toThrow(/is a link/);
    expect(evaluate('setup.mjs', `it.refuseLink(${quoted(tree.path)}) ?? 'fine'`)).toBe('fine');
  });

  it('installs when packages are missing or are not those of the lock file', () => {
    const tree = folderWith({ 'package-lock.json': lock('1.2.3') });
    expect(current(tree.path)).toBe(false);
    tree.write({ 'node_modules/.package-lock.json': lock('1.2.2') });
    expect(current(tree.path)).toBe(false);
    tree.write({
      'node_modules/.package-lock.json': quoted({
        packages: { 'node_modules/a': { version: '1.2.3' } },
      }),
    });
    expect(current(tree.path)).toBe(true);
    tree.remove();
  });

  it.each(['20.17.1', '18.20.0'])('refuses Node %s and says what to do', (version) => {
    expect(() => evaluate('setup.mjs', `it.checkNode('${version}')`)).toThrow(
      /needs Node 20\.18 or newer and this is .*nodejs\.org/,
    );
  });

  it.each(['20.18.0', '22.1.0'])('takes Node %s', (version) => {
    expect(evaluate('setup.mjs', `it.checkNode('${version}') ?? 'fine'`)).toBe('fine');
  });
});

describe('system packages', () => {
  /** `beside`: where a package's programs lie that Debian keeps off the path. */
  const missing = (path: string, beside = '/nowhere'): string[] =>
    evaluate(
      'lib/system.mjs',
      `it.missingPackages(it.PACKAGES.map((one) => one.folders
         ? { ...one, folders: () => [${quoted(beside)}] } : one), ${quoted(path)})`,
    );
  const ALL = ['chromium', 'fonts-liberation', 'postgresql', 'mariadb-server'];

  it('are missing unless one of their programs is on the path', () => {
    const bin = folderWith({ 'google-chrome': '', mysqld: '', postgres: '' });
    expect(missing('/nowhere')).toEqual(ALL);
    expect(missing(`/nowhere:${bin.path}`)).toEqual([]);
    bin.remove();
  });

  it('are found where Debian keeps them off the path', () => {
    const bin = folderWith({ mariadbd: '' });
    expect(missing('/nowhere', bin.path)).toEqual(ALL.filter((name) => name !== 'mariadb-server'));
    bin.remove();
    const where = evaluate<string[]>('databases/postgres.mjs', 'it.folders()');
    for (const folder of where) expect(folder).toMatch(/^\/usr\/lib\/postgresql\/\d+\/bin$/);
  });

  it('are installed without any service being started, and nothing of that is left', () => {
    const etc = folderWith({});
    const policy = join(etc.path, 'policy-rc.d');
    const during = `it.withoutServices(() => readFileSync(${quoted(policy)}, 'utf8'), ${quoted(policy)})`;
    const read = `import('node:fs').then(({ readFileSync }) => ${during})`;
    expect(evaluate('lib/no-services.mjs', read)).toContain('exit 101');
    expect(existsSync(policy)).toBe(false);
    etc.write({ 'policy-rc.d': 'its own' });
    expect(evaluate('lib/no-services.mjs', read)).toBe('its own');
    expect(readFileSync(policy, 'utf8')).toBe('its own');
    etc.remove();
  });
});

describe('totals', () => {
  const line = (counts: object): string =>
    evaluate(
      'totals.mjs',
      `it.totalsLine(${quoted({
        ...{ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 },
        ...{ numTodoTests: 0, numRuntimeErrorTestSuites: 0, ...counts },
      })})`,
    );

  it('are one line', () => {
    expect(line({ numPassedTests: 12 })).toBe('12 passed, 0 failed');
    expect(line({ numPassedTests: 12, numFailedTests: 1, numPendingTests: 2 })).toBe(
      '12 passed, 1 failed, 2 skipped',
    );
  });

  it('count a suite that could not start as a failure', () => {
    expect(line({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 })).toBe('3 passed, 1 failed');
  });
});

describe('the steps of npm test', () => {
  const inOrder = (...codes: string[]): ReturnType<typeof runModule> =>
    runModule(`
      import { inOrder } from './scripts/test.mjs';
      import { main } from './scripts/lib/run.mjs';
      const steps = [${codes.map((code, i) => `{ name: 'step ${i}', run: async () => { ${code} } }`).join()}];
      await main(() => inOrder(steps));
    `);

  it('run one after the other', () => {
    const { code, out } = inOrder('return 0', 'return 0');
    expect(code).toBe(0);
    expect(out).toMatch(/── step 0: fine .*── step 1: fine/s);
  });

  it.each(['return 2', 'throw new Error("it broke")'])(
    'stop at the first that fails: %s',
    (bad) => {
      const { code, out, err } = inOrder('return 0', bad, 'return 0');
      expect(code).toBe(1);
      expect(out).not.toContain('step 2');
      expect(err).toContain('Stopped: the step “step 1” failed (see above).');
    },
  );
});

describe('a fingerprint of inputs', () => {
  const of = (path: string): string =>
    evaluate('lib/fresh.mjs', `it.fingerprint(['src'], '${path}')`);

  it('changes when a file changes, comes or goes, and not otherwise', () => {
    const tree = folderWith({ 'src/a.ts': '1', 'src/deep/b.ts': '2' });
    const first = of(tree.path);
    expect(of(tree.path)).toBe(first);
    tree.write({ 'src/deep/c.ts': '3' });
    const second = of(tree.path);
    expect(second).not.toBe(first);
    utimesSync(join(tree.path, 'src/a.ts'), 1, 1);
    expect(of(tree.path)).not.toBe(second);
    tree.remove();
    expect(of(tree.path)).not.toBe(first);
  });
});

describe('a port', () => {
  it('is the wanted one, or the next that is free', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const found = await new Promise<number>((resolve) =>
      setImmediate(() => resolve(evaluate<number>('lib/port.mjs', `it.freePort(${port})`))),
    );
    expect(found).toBeGreaterThan(port);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a server of ours', () => {
  const start = (file: string, then: string): ReturnType<typeof runModule> =>
    runModule(`
      import { startService, untilReady, holdOn } from './scripts/lib/service.mjs';
      import { main } from './scripts/lib/run.mjs';
      await main(async () => {
        const service = startService('little server', ${quoted(file)}, []);
        ${then}
      });
    `);
  const alive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('is said to have ended before it was ready', () => {
    const tree = folderWith({ 'server.js': 'process.exit(3)' });
    const { code, err } = start(join(tree.path, 'server.js'), 'await untilReady(service);');
    expect(code).toBe(1);
    expect(err.trim()).toBe('Stopped: The little server ended before it was ready (exit code 3).');
    tree.remove();
  });

  it('that dies later ends the whole with a plain line', () => {
    const tree = folderWith({
      'server.js': 'console.log("ready at 1"); setTimeout(() => process.exit(7), 100)',
    });
    const then = 'console.log(await untilReady(service)); await holdOn([service]);';
    const { code, out, err } = start(join(tree.path, 'server.js'), then);
    expect(out.trim()).toBe('ready at 1');
    expect(code).toBe(1);
    expect(err.trim()).toBe('Stopped: The little server ended by itself (exit code 7); see above.');
    tree.remove();
  });

  it('does not outlive the one who started it, not even after kill -9', async () => {
    const tree = folderWith({});
    const note = join(tree.path, 'pid');
    tree.write({
      'server.js': `require('fs').writeFileSync(${quoted(note)}, String(process.pid));
        console.log('ready'); setInterval(() => {}, 1000);`,
    });
    start(
      join(tree.path, 'server.js'),
      "await untilReady(service); process.kill(process.pid, 'SIGKILL');",
    );
    expect(existsSync(note)).toBe(true);
    const pid = Number(readFileSync(note, 'utf8'));
    for (let tries = 0; alive(pid) && tries < 600; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(alive(pid)).toBe(false);
    tree.remove();
  });

  it('ends with the starter on Ctrl-C, without an error', () => {
    const tree = folderWith({
      'server.js': 'console.log("ready"); setInterval(() => {}, 1000);',
    });
    const { code, err } = start(
      join(tree.path, 'server.js'),
      "await untilReady(service); setTimeout(() => process.emit('SIGINT'), 50); await holdOn([service]);",
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    tree.remove();
  });
});

describe('one build at a time', () => {
  it('waits for the other, and takes over from one that was killed', () => {
    const tree = folderWith({ lock: '999999999' });
    const { code, out, err } = runModule(`
      import { alone } from './scripts/lib/lock.mjs';
      const order = [];
      const step = (name) => alone(async () => {
        order.push(name + ' in');
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(name + ' out');
      }, ${quoted(join(tree.path, 'lock'))});
      await Promise.all([step('a'), step('b')]);
      console.log(order.join());
    `);
    expect(code).toBe(0);
    expect(['a in,a out,b in,b out', 'b in,b out,a in,a out']).toContain(out.trim());
    expect(err).toContain('Waiting for another build to finish');
    expect(existsSync(join(tree.path, 'lock'))).toBe(false);
    tree.remove();
  });
});
