import { movingTo } from '../engine/move';
import { SETTINGS_LIMITS, settingsOf, type Settings } from '../engine/settings';
import { warehouseOf } from '../engine/site';
import { asJson, keys, snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { languages, languageOf } from '../messages';
import { FailureError, TICK_MINUTES, VERSION, type Registry, type WarehouseSite } from '../model';
import type { SettingsCard, SettingsInput } from './api';
import { quotaCards } from './forecast';
import { seen } from './heartbeat';
import { isSteward, requireSteward } from './steward';
import { seeToTrigger } from './trigger';
import { isZone, timeZones } from './zones';

/** The workbook's settings, what is used of the day's quotas, and who looks after it. */
export const settings = (host: Host, registry: Registry<Host>): SettingsCard =>
  card(host, registry, snapshot(host));

const card = (host: Host, registry: Registry<Host>, now: Snapshot): SettingsCard => {
  const { v: _, ...chosen } = settingsOf(now);
  const { steward } = now;
  const you = isSteward(host, now);
  const folder = now.get('folder');
  const last = seen(host, now, chosen.tickMinutes);
  return {
    ...chosen,
    timeZone: host.clock.timeZone(),
    // It lies in the steward's Drive, and nobody else can open it.
    ...(you && typeof folder === 'string'
      ? { folder: `https://drive.google.com/drive/folders/${folder}` }
      : {}),
    // A quota is the steward's own: nobody else can see what is left of it.
    quotas: you ? quotaCards(host, now) : [],
    stewardship: {
      you,
      gone: last?.gone ?? false,
      ...(steward ? { email: steward.email, since: steward.since } : {}),
      ...(last ? { seen: last.at } : {}),
    },
    place: placeIn(registry, now),
    about: { version: VERSION, own: ownOf(registry) },
    languages,
    timeZones: timeZones(host.clock.timeZone()),
  };
};

const placeIn = ({ warehouses }: Registry<Host>, now: Snapshot): SettingsCard['place'] => {
  const titleOf = ({ engine }: WarehouseSite): string => warehouses.get(engine)?.title ?? engine;
  const next = movingTo(now);
  return { title: titleOf(warehouseOf(now)), ...(next ? { moving: titleOf(next) } : {}) };
};

const ownOf = ({ connectors, datasets, reports, warehouses }: Registry<Host>): readonly string[] =>
  [connectors, datasets, reports, warehouses].flatMap(({ own }) => own);

/**
 * Saves the settings. The trigger comes first: where its interval is refused, nothing is changed.
 * @throws setup.not_steward, setup.too_often, setup.unknown_zone, setup.bad_email, setup.bad_setting
 */
export const saveSettings = (
  host: Host,
  registry: Registry<Host>,
  input: SettingsInput,
): SettingsCard => {
  const now = snapshot(host);
  requireSteward(host, now);
  const { timeZone, ...rest } = input;
  const next = checked(rest);
  const zone = timeZone.trim();
  if (zone !== host.clock.timeZone() && !isZone(zone))
    throw new FailureError('setup.unknown_zone', { zone: zone.slice(0, 60) });
  if (now.steward && next.tickMinutes !== settingsOf(now).tickMinutes)
    seeToTrigger(host, now, next.tickMinutes);
  if (zone !== host.clock.timeZone()) host.workbook.setTimeZone(zone);
  host.records.set(keys.settings, asJson(next));
  return { ...card(host, registry, snapshot(host)), timeZone: zone };
};

const EMAIL = /^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+\.[^\s@,;:<>"().]{2,}$/;
const PROJECT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

const wrong = (setting: string, expected: string): never => {
  throw new FailureError('setup.bad_setting', { setting, expected });
};

const checked = (input: Omit<SettingsInput, 'timeZone'>): Settings => {
  const { recipients, quiet, tickMinutes, retentionDays, cloudProject } = input;
  const { retention, mails } = SETTINGS_LIMITS;
  const people = new Map<string, { email: string; language: string }>();
  for (const { email, language } of recipients) {
    const address = email.trim();
    if (address === '') continue;
    if (!EMAIL.test(address))
      throw new FailureError('setup.bad_email', { email: address.slice(0, 80) });
    people.set(address.toLowerCase(), { email: address, language: languageOf(language) });
  }
  if (people.size > mails) wrong('Recipients', `at most ${mails} addresses`);
  const isHour = (hour: number): boolean => Number.isInteger(hour) && hour >= 0 && hour <= 23;
  if (quiet && !(isHour(quiet.from) && isHour(quiet.to)))
    wrong('Quiet hours', 'whole hours from 0 to 23');
  if (!TICK_MINUTES.includes(tickMinutes))
    wrong('Automatic refresh', `one of ${TICK_MINUTES.join(', ')} minutes`);
  const [least, most] = retention;
  if (!(Number.isInteger(retentionDays) && retentionDays >= least && retentionDays <= most))
    wrong('Keep runs', `${least} to ${most} days`);
  const project = cloudProject?.trim() ?? '';
  if (project !== '' && !PROJECT.test(project))
    wrong('Google Cloud project', 'a project id such as our-school-data');
  return {
    v: 1,
    recipients: [...people.values()],
    // From an hour to itself is no time at all.
    ...(quiet && quiet.from !== quiet.to ? { quiet: { from: quiet.from, to: quiet.to } } : {}),
    tickMinutes,
    retentionDays,
    ...(project === '' ? {} : { cloudProject: project }),
  };
};
