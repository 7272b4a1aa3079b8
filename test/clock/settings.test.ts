import type { District } from '../../emulator/district/server';
import type { SettingsInput } from '../../src/app/api';
import { HOUR, openClockDesk, smallDistrict, STEWARD, type ClockDesk } from './_desk';

let district: District;
let desk: ClockDesk;
beforeAll(async () => {
  district = await smallDistrict();
  desk = await openClockDesk(district);
});
afterAll(async () => {
  await desk.close();
  await district.close();
});

const SAVED: SettingsInput = {
  recipients: [{ email: ' office@school.example ', language: 'fr-CA' }],
  quiet: { from: 20, to: 6 },
  timeZone: 'Europe/Paris',
  tickMinutes: 60,
  retentionDays: 14,
  cloudProject: 'our-school-data',
};
const unchanged = async (input: Partial<SettingsInput>): Promise<unknown> => {
  const before = desk.machine.properties().document['settings'];
  const zone = desk.machine.workbook.about().timeZone;
  const answer = await desk.command('saveSettings', { ...SAVED, ...input }).then(
    () => null,
    ({ code, message }) => ({ code, message }),
  );
  expect(desk.machine.properties().document['settings']).toBe(before);
  expect(desk.machine.workbook.about().timeZone).toBe(zone);
  return answer;
};

test('before anything is saved the settings are those of a new workbook', async () => {
  expect(await desk.command('settings')).toMatchObject({
    recipients: [],
    timeZone: 'America/New_York',
    tickMinutes: 60,
    retentionDays: 30,
    stewardship: { email: STEWARD, you: true, gone: false },
    about: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), own: [] },
  });
});

test('what is saved is what is read, tidied', async () => {
  const saved = await desk.command('saveSettings', SAVED);
  const expected = {
    ...SAVED,
    recipients: [{ email: 'office@school.example', language: 'fr' }],
  };
  expect(saved).toMatchObject(expected);
  expect(await desk.command('settings')).toMatchObject(expected);
  expect(desk.machine.workbook.about().timeZone).toBe('Europe/Paris');
  expect(desk.record('settings')).toMatchObject({ v: 1 });
  expect(saved.timeZones).toEqual(expect.arrayContaining(['Europe/Paris', 'Asia/Tokyo']));
  expect(saved.timeZones.length).toBeGreaterThan(300);
  expect(saved.languages.map(({ code }) => code)).toEqual(expect.arrayContaining(['en', 'fr']));
});

test.each([
  [{ timeZone: 'Europe/Atlantis' }, 'setup.unknown_zone', /“Europe\/Atlantis” is not a time zone/],
  [{ timeZone: '+05:45' }, 'setup.unknown_zone', /not a time zone/],
  [{ recipients: [{ email: 'office', language: 'en' }] }, 'setup.bad_email', /“office” is not/],
  [
    { recipients: [{ email: 'a@b.example, c@d.example', language: 'en' }] },
    'setup.bad_email',
    /not an e-mail address/,
  ],
  [{ quiet: { from: 20, to: 24 } }, 'setup.bad_setting', /^Quiet hours takes whole hours/],
  [{ retentionDays: 0 }, 'setup.bad_setting', /^Keep runs takes 1 to 400 days/],
  [{ tickMinutes: 7 as 5 }, 'setup.bad_setting', /^Automatic refresh takes one of/],
  [{ cloudProject: 'Our School!' }, 'setup.bad_setting', /project/],
] as const)('%j is refused and changes nothing', async (input, code, message) => {
  expect(await unchanged(input as Partial<SettingsInput>)).toEqual({
    code,
    message: expect.stringMatching(message),
  });
});

test('a colleague reads them, without what is the steward’s own, and cannot save them', async () => {
  await desk.refresh(['schools']);
  expect((await desk.command('settings')).folder).toMatch(/^https:\/\/drive\.google\.com\//);
  const colleague = { user: 'colleague@school.example' };
  const read = (await desk.machine.call('settings', ['en'], colleague)).result as {
    value: Record<string, unknown>;
  };
  expect(read.value).toMatchObject({
    retentionDays: 14,
    quotas: [],
    stewardship: { email: STEWARD, you: false },
  });
  expect(read.value['folder']).toBeUndefined();
  const before = desk.machine.properties().document['settings'];
  const saved = await desk.machine.call('saveSettings', ['en', SAVED], colleague);
  expect(saved.result).toMatchObject({ trouble: { code: 'setup.not_steward' } });
  expect(desk.machine.properties().document['settings']).toBe(before);
});

test('quotas: what was used is what the host has counted, or a little more', async () => {
  for (let i = 0; i < 3; i++) {
    await desk.refresh(['schools']);
    await desk.pass(HOUR);
  }
  const { quotas } = await desk.command('settings');
  const { used } = desk.machine.quotas();
  const counted = (name: string): number => used[`${name}|${STEWARD}`] ?? 0;
  const shown = Object.fromEntries(quotas.map(({ name, ...quota }) => [name, quota]));
  // Looking at the console is not counted, and connecting it was before the first count.
  expect(shown['fetches']!.used).toBeGreaterThan(0.6 * counted('urlfetch'));
  expect(shown['fetches']!.used).toBeLessThanOrEqual(counted('urlfetch'));
  expect(shown['triggerMs']!.used).toBeGreaterThanOrEqual(counted('trigger runtime'));
  expect(shown['triggerMs']!.used).toBeLessThan(counted('trigger runtime') + 20_000);
  expect(shown['properties']!.used).toBeGreaterThan(0.4 * counted('properties read/write'));
  expect(shown['mails']!.used).toBe(counted('email'));
  expect(shown['fetches']!.limit).toBe(100_000);
  expect(shown['triggerMs']!.limit).toBe(6 * HOUR);
  for (const { name, forecast, limit, resets } of quotas) {
    // Whether something will go wrong cannot be known, and so no mail is foretold.
    if (name === 'mails') expect(forecast).toBeUndefined();
    else expect(forecast).toBeGreaterThanOrEqual(0);
    expect(forecast ?? 0).toBeLessThan(limit);
    expect(Date.parse(resets)).toBeGreaterThan(desk.machine.now());
  }
});
