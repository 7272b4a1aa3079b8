import vm from 'node:vm';
import { withClient } from '../../emulator/control/run-client';

/** Runs the client in something like a browser; `answer` stands for the control API. */
function browser(answer: (body: any) => unknown) {
  const asked: any[] = [];
  const told: any[] = [];
  const errors: string[] = [];
  const HTMLFormElement = function () {};
  const window: any = {
    fetch: async (_url: string, { body }: { body: string }) => {
      asked.push(JSON.parse(body));
      const value = await answer(asked.at(-1));
      return { json: async () => value };
    },
    console: { error: (text: string) => errors.push(text) },
    parent: { postMessage: (message: unknown) => told.push(message) },
    location: { origin: 'http://emulator' },
  };
  const html = withClient('<html><head lang="x"><title>t</title></head></html>', {
    user: 'b@x.example',
  });
  const code = /<script>(.*)<\/script><title>/s.exec(html)![1]!;
  const context = {
    window,
    HTMLFormElement,
    FormData: Map,
    Proxy,
    Promise,
    Error,
    TypeError,
    Object,
    Array,
    JSON,
  };
  vm.runInNewContext(code, context);
  const { run, host } = window.google.script;
  return { run, host, asked, told, errors };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

test('success and failure reach their handlers, with the user object', async () => {
  const { run, asked } = browser(({ function: name }) =>
    name === 'good' ? { result: [1, null] } : { error: { message: 'bad luck' } },
  );
  const seen: unknown[] = [];
  const runner = run
    .withSuccessHandler((result: unknown, object: unknown) => seen.push(['ok', result, object]))
    .withFailureHandler((error: Error, object: unknown) =>
      seen.push([error.name, error.message, object]),
    )
    .withUserObject('mine');
  expect(runner.good({ a: [undefined, 1], b: undefined }, undefined)).toBeUndefined();
  runner.bad();
  await settled();
  expect(seen).toEqual([
    ['ok', [1, null], 'mine'],
    ['ScriptError', 'bad luck', 'mine'],
  ]);
  expect(asked[0]).toEqual({
    function: 'good',
    args: [{ a: [null, 1] }, null],
    user: 'b@x.example',
  });
});

test('handlers of one chain are not those of another', async () => {
  const { run, errors } = browser(() => ({ error: { message: 'x' } }));
  const seen: string[] = [];
  run.withFailureHandler(() => seen.push('first'));
  run.withSuccessHandler(() => seen.push('second')).f();
  await settled();
  expect(seen).toEqual([]);
  expect(errors).toEqual(['Uncaught ScriptError: x']);
});

test('values that do not pass are refused at once', () => {
  const { run, asked } = browser(() => ({ result: null }));
  expect(() => run.f(1, { when: new Date() })).toThrow(
    'Failed due to illegal value in property: 1.when',
  );
  expect(() => run.f([() => 1])).toThrow('Failed due to illegal value in property: 0[0]');
  expect(asked).toEqual([]);
});

test('ten calls at the same time, the others wait', async () => {
  let open = 0;
  let most = 0;
  const { run, asked } = browser(async () => {
    most = Math.max(most, ++open);
    await settled();
    open -= 1;
    return { result: null };
  });
  for (let i = 0; i < 25; i++) run.f(i);
  for (let i = 0; i < 20 && asked.length < 25; i++) await settled();
  expect(most).toBe(10);
  expect(asked.map(({ args }) => args[0])).toEqual(Array.from({ length: 25 }, (_, i) => i));
});

test('the host is told what the page asks', () => {
  const { host, told } = browser(() => ({}));
  host.setHeight(200);
  host.close();
  expect(host.origin).toBe('http://emulator');
  expect(told).toMatchObject([
    { from: 'google.script.host', action: 'setHeight', value: 200 },
    { from: 'google.script.host', action: 'close' },
  ]);
});
