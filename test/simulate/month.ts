/** One simulated month: hour by hour, with what was seen at each. */
import { createMachine, type Machine } from '../../emulator/machine/machine';
import type { Subscription } from '../../src/model';
import { keepMachine } from '../kit/evidence';
import { createMailbox, type Mail } from './mailbox';
import { COLLEAGUE, moveIn, person, repair, STEWARD, type Person } from './people';
import {
  chanceOf,
  eventsOf,
  FIRST_DAY,
  HOUR,
  LESSONS,
  schedules,
  SOURCES,
  ZONE,
  type Event,
} from './plan';
import { brokenSince } from './promise';
import { startSystems, type Systems } from './systems';
import { wallOf } from './wall';

export interface MonthOptions {
  readonly bundle: string;
  readonly mode: 'addon' | 'owned';
  readonly account: 'consumer' | 'workspace';
  /** Minutes between ticks in owned mode. */
  readonly minutes: 60 | 15;
  /** The day it ends with, counted from 1. */
  readonly days: number;
  /** Days that are left out at its beginning. */
  readonly from?: number;
  readonly seed: number;
  /** A control of the oracle: what it gets to see of the mails. */
  readonly mails?: (outbox: readonly Mail[]) => readonly Mail[];
  /** A data set whose story is told hour by hour. */
  readonly follow?: string;
  readonly told?: (line: string) => void;
}

export interface Day {
  readonly date: string;
  ticks: number;
  published: number;
  illnesses: number;
  mails: number;
  fetches: number;
  triggerMinutes: number;
  /** Data sets that were older than promised at some hour of the day, and were told of. */
  late: Set<string>;
}
export interface Month {
  readonly days: readonly Day[];
  /** What must not happen, in words; empty in a good month. */
  readonly violations: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

const wall = wallOf(ZONE);

/** The subscriptions as they are stored, with the switches that people turned, read past the script. */
const subscriptionsOf = (machine: Machine): readonly Subscription[] => {
  const { document } = machine.properties() as { document: Record<string, string> };
  return Object.keys(document)
    .filter((key) => key.startsWith('subscription/') && !key.includes('#'))
    .map((key) => {
      const known = JSON.parse(document[key]!) as Subscription;
      const switched = document[`choice/on/${known.dataset}`];
      return switched ? { ...known, on: (JSON.parse(switched) as { on: boolean }).on } : known;
    });
};

export const simulate = async (options: MonthOptions): Promise<Month> => {
  const { days, from = 0, seed, mode } = options;
  // Midnight of the first day where the school is: New York is four hours behind at this time.
  const start = Date.parse(`${FIRST_DAY}T04:00Z`);
  const systems = await startSystems({ count: SOURCES, lessons: LESSONS });
  const machine = await createMachine({
    bundle: options.bundle,
    mode,
    account: options.account,
    user: STEWARD,
    spreadsheetTimeZone: ZONE,
    startTime: start + from * 24 * HOUR,
    cpuScale: 0,
    seed,
  });
  try {
    return await pass(options, machine, systems, start);
  } finally {
    keepMachine(machine);
    await machine.close();
    await systems.close();
  }

  async function pass(
    { told, mails = (outbox) => outbox }: MonthOptions,
    machine: Machine,
    systems: Systems,
    start: number,
  ): Promise<Month> {
    const steward = person(machine, STEWARD);
    const colleague = person(machine, COLLEAGUE);
    const chance = chanceOf(seed + 1);
    const events = eventsOf(seed, days).filter(({ at }) => at >= from * 24);
    const mailbox = createMailbox();
    const violations = new Set<string>();
    const seen: Day[] = [];
    /** Since when data sets are well that readers believe in trouble, ms. */
    const recovered = new Map<string, number>();
    const counts = {
      ticks: 0,
      published: 0,
      illnesses: 0,
      mails: 0,
      repairs: 0,
      wishes: 0,
      killed: 0,
    };
    let executions = 0;
    /** When it was looked at last, ISO time. */
    let looked = '';

    systems.day(wall(machine.now()).date);
    await moveIn(steward, systems);
    const state = await steward.ask('settings');
    await steward.ask('saveSettings', {
      recipients: state.recipients,
      quiet: { from: 20, to: 6 },
      timeZone: ZONE,
      tickMinutes: options.minutes,
      retentionDays: state.retentionDays,
    });
    for (const [id, schedule] of Object.entries(schedules)) {
      await steward.ask('setSchedule', id, schedule);
      await steward.ask('switchDataset', id, true);
    }
    await steward.ask('refresh', null);
    await steward.watch();
    // What was on before anything was promised counts from the next hour on.
    const since = machine.now();

    for (let hour = Math.ceil((since - start) / HOUR); hour < days * 24; hour++) {
      const { date } = wall(start + hour * HOUR);
      if (seen[seen.length - 1]?.date !== date) {
        systems.day(date);
        seen.push({
          ...{ date, ticks: 0, published: 0, illnesses: 0, mails: 0, fetches: 0 },
          triggerMinutes: 0,
          late: new Set(),
        });
        told?.(`${mode} ${date}`);
      }
      const day = seen[seen.length - 1]!;
      while (events[0] && events[0].at <= hour) await happen(events.shift()!, day);
      await machine.advance(Math.max(0, start + (hour + 1) * HOUR - machine.now()));
      look(day, hour);
    }
    return { days: seen, violations: [...violations], counts };

    function follow(
      at: string,
      { dataset, version, failure, tries }: Subscription,
      broken: number | null,
    ): void {
      const since = broken === null ? 'fresh' : `late since ${new Date(broken).toISOString()}`;
      const why = failure ? `${failure.code} (${tries ?? 1})` : 'no failure';
      const believed = mailbox.troubleSince(dataset) === undefined ? 'well' : 'in trouble';
      told?.(`${at} ${dataset}: of ${version?.at}, ${since}, ${why}, believed ${believed}`);
    }

    async function happen(event: Event, day: Day): Promise<void> {
      if (event.do === 'ill') {
        // A person has repaired it already, or it still waits for one.
        if (systems.illnessOf(event.source) === 'refuses') return;
        systems.set(event.source, event.with);
        if (event.with) {
          day.illnesses += 1;
          counts.illnesses += 1;
        }
      } else if (event.do === 'google') {
        machine.faults(event.slower === 1 ? {} : { latency: event.slower });
      } else if (event.do === 'steward') await stewardComes(steward);
      else if (chance() < 0.4) {
        const ids = Object.keys(schedules);
        const wish = [
          ids[Math.floor(chance() * ids.length)]!,
          ids[Math.floor(chance() * ids.length)]!,
        ];
        await colleague.ask('consoleState');
        await colleague.ask('refresh', wish);
        counts.wishes += 1;
      }
    }

    async function stewardComes(steward: Person): Promise<void> {
      const console = await steward.ask('consoleState');
      // Only what a mail has told is repaired: nobody looks for it unasked.
      if (mailbox.speaksOfKeys()) {
        const repaired = await repair(steward, systems, console);
        counts.repairs += repaired;
        if (repaired > 0) mailbox.keysAreRepaired();
      }
      if (chance() > 0.3) return;
      await steward.ask('refresh', null);
      await steward.watch();
    }

    /** What is to be seen after an hour, past the script's own eyes. */
    function look(day: Day, hour: number): void {
      const now = machine.now();
      const at = `${day.date} ${String(wall(now).hour).padStart(2, '0')}:00`;
      const all = machine.executions();
      for (const execution of all.filter(({ id }) => Number(id.slice(1)) > executions)) {
        executions = Math.max(executions, Number(execution.id.slice(1)));
        if (execution.function === 'tick') {
          day.ticks += 1;
          counts.ticks += 1;
        }
        if (execution.outcome === 'timed-out') counts.killed += 1;
        if (execution.outcome === 'error')
          violations.add(`${at}: ${execution.function} threw ${JSON.stringify(execution.error)}`);
      }

      const subscriptions = subscriptionsOf(machine);
      for (const { dataset, version } of subscriptions)
        if (version && mailbox.published(dataset, Date.parse(version.at))) {
          day.published += 1;
          counts.published += 1;
        }
      const news = mailbox.take(mails(machine.outbox()));
      day.mails += news.mails;
      counts.mails += news.mails;
      for (const twice of news.twice) violations.add(`${at}: told twice: ${twice}`);
      if (news.mails > 0 && (wall(now).hour > 20 || wall(now).hour < 6))
        violations.add(`${at}: a mail in the quiet hours`);

      for (const subscription of subscriptions) {
        const { dataset, version, on, failure, failing = [] } = subscription;
        const schedule = schedules[dataset]!;
        if (!on || !version) continue;
        // It is as old as the oldest of its sources.
        const good = Math.min(
          Date.parse(version.at),
          ...failing.map((one) => Date.parse(one.good ?? one.since)),
        );
        const broken = brokenSince(schedule, good, now, since);
        if (options.follow === dataset) follow(at, subscription, broken);
        if (broken !== null) day.late.add(dataset);
        // No mail comes at night; in the first hours of the morning it may be on its way.
        const { hour: clock } = wall(now);
        const quiet = clock >= 20 || clock < 8;
        const told = mailbox.troubleSince(dataset);
        if (broken !== null && told === undefined && !quiet)
          violations.add(
            `${dataset}: late since ${new Date(broken).toISOString()}, nobody was told`,
          );
        if (told === undefined || broken !== null || failure || good < told) {
          recovered.delete(dataset);
          continue;
        }
        const well = recovered.get(dataset) ?? now;
        recovered.set(dataset, well);
        // As long as a run goes on it is let finish, six hours at most: what it settles is one mail.
        if (now - well > 8 * HOUR && !quiet)
          violations.add(`${dataset}: well since ${new Date(well).toISOString()}, nobody was told`);
      }

      const { used, limits } = machine.quotas();
      for (const [name, n] of Object.entries(used)) {
        const [quota, user] = name.split('|') as [keyof typeof limits, string];
        // Google refuses or cuts what goes beyond: whoever reaches the limit wanted more.
        if (n >= limits[quota][options.account])
          violations.add(`${at}: ${quota} of ${user} is used up: ${n}`);
        if (user !== STEWARD) continue;
        if (quota === 'urlfetch') day.fetches = Math.max(day.fetches, n);
        if (quota === 'trigger runtime')
          day.triggerMinutes = Math.max(day.triggerMinutes, n / 60_000);
      }
      for (const line of machine.logs().filter(({ timestamp }) => timestamp >= looked))
        if (/for one day/.test(JSON.stringify(line)))
          violations.add(`${day.date}: Google refused a call: the day's quota was spent`);
      looked = new Date(now).toISOString();
      const triggers = machine.triggers();
      if (triggers.length !== 1) violations.add(`${at}: ${triggers.length} triggers, hour ${hour}`);
    }
  }
};
