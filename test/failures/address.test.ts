import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ConnectionInput } from '../../src/app/api';
import { startDistrict } from '../../emulator/district/server';
import { selfSigned } from './_certificate';
import { DATASETS, KEY, openDesk, type Desk } from './_desk';

/** The wrong address, and a right one that has become wrong. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterEach(() => desk?.assertDiscreet());
afterAll(() => desk?.close());

/** A server whose certificate nobody vouches for. */
const untrusted = async (): Promise<{ readonly url: string; close(): void }> => {
  const server = createServer(selfSigned(), (_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}`, close: () => server.close() };
};

const input = (url: string, secret = 'typed-just-now-55'): ConnectionInput => ({
  connector: 'edfi',
  site: 'Another',
  settings: { url, key: KEY },
  secrets: { secret },
});

/** What a refused connection says. Nothing of it may be kept. */
const refused = async (given: ConnectionInput) => {
  const before = desk.machine.properties();
  const trouble: unknown = await desk.school.command('saveConnection', given).then(
    () => null,
    ({ code, message, next }) => ({ code, message, next }),
  );
  expect(desk.machine.properties()).toEqual(before);
  const told = JSON.stringify([trouble, desk.machine.logs(), desk.machine.outbox()]);
  expect(told).not.toContain('typed-just-now-55');
  return trouble;
};

test('a name that no server has is not saved', async () => {
  expect(await refused(input('http://nowhere.invalid/'))).toEqual({
    code: 'source.unknown_host',
    message: 'There is no server at nowhere.invalid.',
    next: 'Open Connections and correct the address.',
  });
});

test('an address that is none is not saved', async () => {
  expect(await refused(input('http://not an address/'))).toEqual({
    code: 'source.unknown_host',
    message: 'There is no server at not an address.',
    next: 'Open Connections and correct the address.',
  });
});

test('a server nobody vouches for is not saved', async () => {
  const server = await untrusted();
  const { host } = new URL(server.url);
  expect(await refused(input(server.url))).toEqual({
    code: 'source.tls',
    message: `The secure connection to ${host} could not be made: its certificate is not valid.`,
    next: 'Ask whoever runs the server to renew its certificate, or correct the address.',
  });
  server.close();
});

test('a refused key is not saved', async () => {
  expect(await refused(input(desk.district.url))).toEqual({
    code: 'source.refused_key',
    message: `127.0.0.1:${desk.district.port} refused the key and secret.`,
    next: 'Open Connections and give the key and secret anew.',
  });
});

test('the address of something else is not saved', async () => {
  desk.district.faults.add({ kind: 'html', resource: 'discovery' });
  expect(await refused(input(desk.district.url))).toMatchObject({
    code: 'source.not_json',
    message: `127.0.0.1:${desk.district.port} answered with a web page where Ed-Fi API should be.`,
  });
});

/** A refresh after the server moved: everything stays, and everybody knows why. */
const fails = async (code: string, message: RegExp): Promise<void> => {
  const before = DATASETS.map((id) => desk.tab(id));
  desk.happen();
  const run = await desk.refresh(6);
  expect(run).toMatchObject({ is: 'failed', trouble: { code } });
  for (const id of DATASETS) {
    const card = await desk.card(id);
    expect(card).toMatchObject({ status: 'failed', trouble: { code } });
    expect(card.trouble?.message).toMatch(message);
  }
  expect(DATASETS.map((id) => desk.tab(id))).toEqual(before);
};

test('a server that moved where there is none', async () => {
  desk.address.publicUrl = 'http://nowhere.invalid';
  await fails('source.unknown_host', /^There is no server at nowhere\.invalid\.$/);
});

test('a server whose certificate ran out', async () => {
  const server = await untrusted();
  desk.address.publicUrl = server.url;
  await fails('source.tls', /its certificate is not valid/);
  server.close();
});

test('a server that is switched off is waited for, and then given up', async () => {
  const gone = await startDistrict({ students: 1, schools: 1 });
  await gone.close();
  desk.address.publicUrl = gone.url;
  desk.happen();
  const waiting = await desk.refresh();
  expect(waiting).toMatchObject({ is: 'paused', trouble: { code: 'source.unreachable' } });
  expect(desk.mails()).toEqual([]);
  await fails('source.unreachable', /^No answer from 127\.0\.0\.1:\d+\.$/);
  expect(desk.mails()).toEqual([]);
});

test('a key that was changed at the source needs a person, once, and is told when it is well', async () => {
  desk.happen();
  const { port } = desk.district;
  desk.district.faults.add({ kind: 'denied', resource: 'token' });
  await fails('source.refused_key', /refused the key and secret/);
  expect(desk.mails()).toHaveLength(1);
  const [mail] = desk.mails();
  expect(mail?.subject).toMatch(/^Homeroom: .+ and 2 more need you$/);
  expect(mail?.body.split(`127.0.0.1:${port} refused the key and secret.`)).toHaveLength(2);
  expect(mail?.body).toContain('Open Connections and give the key and secret anew.');

  // Night after night the same: nobody wants to read it again.
  expect(await desk.refresh()).toMatchObject({ is: 'failed' });
  await desk.machine.advance(26 * 3_600_000);
  expect(desk.mails()).toHaveLength(1);

  desk.district.faults.clear();
  expect(await desk.refresh()).toMatchObject({ is: 'succeeded' });
  expect(desk.mails()).toHaveLength(2);
  expect(desk.mails()[1]?.subject).toMatch(/^Homeroom: .* and 2 more are well again$/);
  await desk.refresh();
  expect(desk.mails()).toHaveLength(2);
});
