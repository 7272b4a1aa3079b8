import type { Host } from '../../host/host';
import { languageOf } from '../../messages';
import { isOver, type Registry } from '../../model';
import { settingsOf, type Settings } from '../settings';
import { asJson, keys, type Snapshot } from '../store';
import { digestOf, isNews, sameTold, type Digest, type Told } from './digest';
import { mattersOf, URGENT } from './matters';
import { asHtml, asText } from './paper';
import { letterOf } from './words';

/** What people have been told, by language. */
interface Alerts {
  readonly told: Readonly<Record<string, Told>>;
  /** A mail on its way: what it tells whom, and how many could be sent before it. */
  readonly sending?: {
    readonly language: string;
    readonly tells: Told;
    readonly remaining: number;
  };
  /** Why news wait, so that the log says it once. */
  readonly waits?: 'quota';
  /** Since when news wait for a run that is under way, epoch ms. */
  readonly since?: number;
}

/**
 * News wait so long for a run that is under way: what it settles is one mail. Less than an hour, for where
 * ticks are hourly one run may follow the other and none be over when an execution ends.
 */
const FINISH_MS = 45 * 60_000;
/** So many mails of the day are kept for what needs a person. */
const KEPT_BACK = 5;
const SUBJECT_CHARS = 200;

/**
 * One mail a language when something begins to need a person, or is well again; silence while nothing
 * changes. The intention is recorded before a mail is sent, and the day's remaining number tells after a
 * crash whether it was: so a mail is neither lost nor sent twice. Called at every execution of the
 * steward's, under the workbook's lock; while there is no news it costs no call.
 */
export const alert = (host: Host, registry: Registry<Host>, now: Snapshot): void => {
  if (!now.steward) return;
  const settings = settingsOf(now);
  const stored = (now.get(keys.alerts) ?? { told: {} }) as unknown as Alerts;
  const { sending } = stored;
  const told: Record<string, Told> = { ...stored.told };
  if (sending && host.mail.remaining() < sending.remaining) told[sending.language] = sending.tells;

  const today = host.clock.local(host.clock.now()).date;
  const matters = mattersOf(host, registry, now);
  const readers = readersOf(settings, now.steward.email);
  const known: Record<string, Told> = {};
  const news: [language: string, to: readonly string[], digest: Digest][] = [];
  for (const [language, to] of readers) {
    const before = told[language] ?? {};
    const digest = digestOf(registry, now, matters, before, today);
    if (isNews(digest)) {
      known[language] = before;
      news.push([language, to, digest]);
    } else known[language] = digest.tells;
  }
  let last: Alerts = stored;
  const save = (next: Alerts): void => {
    if (!isSame(last, next)) host.records.set(keys.alerts, asJson(next));
    last = next;
  };
  if (isMidway(now)) {
    const { since = host.clock.now() } = stored;
    // What is late has been waited for already.
    const late = news.some(([, , { fresh }]) => fresh.some(({ kind }) => kind === 'late'));
    if (!late && host.clock.now() - since < FINISH_MS) {
      if (news.length > 0) save({ ...stored, since });
      return;
    }
  }
  const waits =
    news.length > 0 ? send(host, registry, now, settings, news, known, save) : undefined;
  save({ told: known, ...(waits ? { waits } : {}) });
  if (waits && !stored.waits)
    host.log.write('alert.waits', {
      matters: Math.max(...news.map(([, , { fresh }]) => fresh.length)),
      reason: waits,
    });
};

const isSame = (a: Alerts, b: Alerts): boolean =>
  a.sending === undefined &&
  b.sending === undefined &&
  a.waits === b.waits &&
  a.since === b.since &&
  Object.keys(a.told).length === Object.keys(b.told).length &&
  Object.keys(a.told).every((name) => sameTold(a.told[name] ?? {}, b.told[name] ?? {}));

/** Sends what may be sent. @param known is brought up to date. @returns why something has to wait. */
const send = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  settings: Settings,
  news: readonly [string, readonly string[], Digest][],
  known: Record<string, Told>,
  save: (alerts: Alerts) => void,
): Alerts['waits'] => {
  if (isQuiet(host, settings)) return undefined;
  let remaining = host.mail.remaining();
  let waits: Alerts['waits'];
  for (const [language, to, digest] of news) {
    const urgent = digest.fresh.some(({ kind }) => URGENT.includes(kind));
    if (remaining < to.length + (urgent ? 0 : KEPT_BACK)) {
      waits = 'quota';
      continue;
    }
    const letter = letterOf(host, registry, now, digest, language);
    save({ told: { ...known }, sending: { language, tells: digest.tells, remaining } });
    host.mail.send({
      to: to.join(','),
      subject: letter.subject.slice(0, SUBJECT_CHARS),
      text: asText(letter),
      html: asHtml(letter),
    });
    known[language] = digest.tells;
    remaining -= to.length;
    save({ told: { ...known } });
    host.log.write('alert.sent', {
      matters: digest.fresh.length,
      recovered: digest.well.length,
      recipients: to.length,
    });
  }
  return waits;
};

const isMidway = ({ run }: Snapshot): boolean =>
  run !== null && !isOver(run.status) && run.status.is !== 'paused';

/** Who is written to in which language. */
const readersOf = (
  { recipients }: Settings,
  steward: string,
): ReadonlyMap<string, readonly string[]> => {
  const readers = new Map<string, string[]>();
  const all = recipients.length > 0 ? recipients : [{ email: steward, language: 'en' }];
  for (const { email, language } of all) {
    const spoken = languageOf(language);
    const others = readers.get(spoken) ?? [];
    if (!others.includes(email)) readers.set(spoken, [...others, email]);
  }
  return readers;
};

const isQuiet = ({ clock }: Host, { quiet }: Settings): boolean => {
  if (!quiet) return false;
  const { hour } = clock.local(clock.now());
  const { from, to } = quiet;
  return from <= to ? from <= hour && hour < to : hour >= from || hour < to;
};
