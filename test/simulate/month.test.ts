import { runModule } from '../tooling/_run';
import { datasets } from './definitions';
import { createMailbox, type Mail } from './mailbox';
import { simulate } from './month';
import { brokenSince } from './promise';

/** Some days of the month that `npm run simulate` passes, and proof that its oracle sees what is wrong. */
const BUNDLE = '.build/simulate/tested';
const LONG = 400_000;

beforeAll(() => {
  const { code, err } = runModule(
    "const { buildSchool } = await import('./scripts/build/server.mjs');" +
      `await buildSchool('test/simulate/registry.ts', '${BUNDLE}');`,
  );
  if (code !== 0) throw new Error(err);
}, LONG);

const ADDON = { bundle: BUNDLE, mode: 'addon', account: 'consumer', minutes: 60, seed: 1 } as const;
const OWNED = { ...ADDON, mode: 'owned', account: 'workspace', minutes: 15 } as const;

/** A Sunday on which clocks go back, a Monday on which sources fail, a holiday with a great outage. */
const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03'];

describe.each([
  ['an add-on', ADDON, 3],
  ['a school’s own copy', OWNED, 2],
] as const)('some days of %s', (_, options, many) => {
  test(
    'every data set is as fresh as promised or a mail says why',
    async () => {
      const { violations, counts, days } = await simulate({ ...options, from: 4, days: 4 + many });
      expect(violations).toEqual([]);
      expect(days.map(({ date }) => date)).toEqual(DAYS.slice(0, many));
      expect(counts['published']).toBeGreaterThan(100);
      expect(counts['illnesses']).toBeGreaterThan(3);
      expect(counts['mails']).toBeGreaterThan(0);
      expect(counts['killed']).toBe(0);
      const late = days.flatMap((day) => [...day.late]);
      expect(late.length).toBeGreaterThan(0);
    },
    LONG,
  );
});

test(
  'a day on which Google is slow: work ends by itself, and before the day’s share of trigger time does',
  async () => {
    const { violations, counts, days } = await simulate({ ...ADDON, from: 12, days: 13 });
    expect(violations).toEqual([]);
    expect(counts['killed']).toBe(0);
    expect(days[0]!.triggerMinutes).toBeGreaterThan(60);
    expect(days[0]!.triggerMinutes).toBeLessThan(90);
  },
  LONG,
);

test(
  'control: where mails are swallowed, the month says that nobody was told',
  async () => {
    const { violations } = await simulate({ ...ADDON, from: 5, days: 6, mails: () => [] });
    expect(violations.join('\n')).toMatch(/set_\d_\d: late since .*, nobody was told/);
  },
  LONG,
);

describe('what a reader believes', () => {
  const [{ id, title }] = datasets as [(typeof datasets)[number]];
  const mail = (body: string, sent = '2026-11-02T15:00:00.000Z'): Mail =>
    ({ sent, body }) as unknown as Mail;

  test('a sentence that comes again without having been well is told twice', () => {
    const box = createMailbox();
    const late = mail(`Out of date: ${title}`);
    expect(box.take([late])).toEqual({ mails: 1, twice: [] });
    expect(box.take([late, late]).twice).toEqual([`${id}: Out of date: ${title}`]);
    box.published(id, 1);
    expect(box.take([late, late, late]).twice).toEqual([]);
  });

  test('a data set is in trouble from the first mail that says so to the one that says it is over', () => {
    const box = createMailbox();
    const mails = [mail(`Needs you: ${title} and another`)];
    box.take(mails);
    expect(box.troubleSince(id)).toBe(Date.parse('2026-11-02T15:00:00.000Z'));
    mails.push(mail(`Well again: ${title}`));
    box.take(mails);
    expect(box.troubleSince(id)).toBeUndefined();
  });
});

describe('what is promised', () => {
  const at = (text: string): number => Date.parse(`${text}:00-05:00`);
  const MORNING = { every: 'day', hour: 6 } as const;

  test('a stroke that no version came after is broken when its grace is over', () => {
    const good = at('2026-11-04T06:10');
    expect(brokenSince(MORNING, good, at('2026-11-05T13:59'), 0)).toBeNull();
    expect(brokenSince(MORNING, good, at('2026-11-05T14:00'), 0)).toBe(at('2026-11-05T06:00'));
  });

  test('nobody waits on a day without lessons; the next one with lessons counts', () => {
    const friday = at('2026-11-06T06:10');
    expect(brokenSince(MORNING, friday, at('2026-11-09T13:59'), 0)).toBeNull();
    expect(brokenSince(MORNING, friday, at('2026-11-09T14:00'), 0)).toBe(at('2026-11-07T06:00'));
    const beforeThanksgiving = at('2026-11-25T06:10');
    expect(brokenSince({ every: 'hour' }, beforeThanksgiving, at('2026-11-30T01:00'), 0)).toBe(
      at('2026-11-25T07:00'),
    );
    expect(
      brokenSince({ every: 'hour' }, at('2026-11-25T23:30'), at('2026-11-30T03:00'), 0),
    ).toBeNull();
  });
});
