/** Clever tells what happened: what is asked for, and that nothing falls between reading and events. */
import { createClever } from '../../../emulator/vendors/clever';
import clever from '../../../src/connectors/clever';
import { DAY, sitDown, sorted, type Desk, type Shelf } from '../../suites/connector';

const desk = (events = true): Desk => sitDown(clever, createClever({ events }));
const asked = ({ door }: Desk): string[] =>
  door.log.filter(({ query }) => !query.includes('ending_before')).map(({ path }) => path);
const keys = ({ held }: Shelf): string[] => [...held.keys()].sort();
const there = ({ door }: Desk): string[] => [...door.vendor.keys('users')].sort();

test('afterwards only events are asked for, after the last one known', () => {
  const one = desk();
  one.door.vendor.change('users', one.door.now());
  let shelf = one.read('users');
  one.door.clearLog();
  const now = one.door.now();
  const added = one.door.vendor.add('users', now)!;
  const gone = one.door.vendor.remove('users', now)!;
  one.door.vendor.change('sections', now);
  shelf = one.read('users', shelf);
  expect(new Set(asked(one))).toEqual(new Set(['/v3.1/events']));
  expect(one.door.log[1]!.query).toContain('record_type=users');
  expect(keys(shelf)).toContain(added);
  expect(keys(shelf)).not.toContain(gone);
  expect(keys(shelf)).toEqual(there(one));
  // One was made before the first reading, and is not told again.
  expect(new URLSearchParams(one.door.log[1]!.query).get('starting_after')).toMatch(
    /^[0-9a-f]{24}$/,
  );
});

test('what happens while everything is read is told afterwards', () => {
  const one = desk();
  one.door.vendor.change('users', one.door.now());
  const shelf = one.read('users', undefined, (requests) => {
    if (requests === 4) {
      one.door.vendor.change('users', one.door.now());
      one.door.vendor.remove('users', one.door.now());
    }
  });
  const after = one.read('users', shelf);
  expect(keys(after)).toEqual(there(one));
  expect(sorted(after.held)).toEqual(sorted(one.read('users').held));
});

test('who came and went in between was never there', () => {
  const one = desk();
  one.door.vendor.change('users', one.door.now());
  const shelf = one.read('users');
  const { vendor } = one.door;
  for (let n = 0; n < 20; n++) vendor.add('users', one.door.now());
  for (let n = 0; n < 40; n++) vendor.remove('users', one.door.now());
  expect(keys(one.read('users', shelf))).toEqual(there(one));
});

test('without events everything is read each time', () => {
  const one = desk(false);
  const shelf = one.read('users');
  one.door.vendor.remove('users', one.door.now());
  one.door.clearLog();
  expect(keys(one.read('users', shelf))).toEqual(there(one));
  expect(asked(one).filter((path) => path.endsWith('/users')).length).toBeGreaterThan(2);
});

test('after a week everything is read again', () => {
  const one = desk();
  one.door.vendor.change('users', one.door.now());
  const shelf = one.read('users');
  one.advance(7 * DAY);
  one.door.clearLog();
  one.read('users', shelf);
  expect(asked(one).filter((path) => path.endsWith('/users')).length).toBeGreaterThan(2);
});

test('a token that is refused is said; without one nothing is asked', () => {
  const vendor = createClever();
  const connect = (token: string) =>
    sitDown(clever, {
      ...vendor,
      connect: (url) => ({ ...vendor.connect(url), secrets: { token } }),
    });
  for (const token of ['guess', ''])
    expect(() => connect(token).read('schools')).toThrow(/refused the key/);
});
