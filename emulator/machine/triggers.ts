/** ScriptApp: time-driven triggers, and what the script may know of itself. */
import {
  ADDON_TRIGGERS_PER_USER_AND_DOCUMENT,
  ADDON_TRIGGER_MIN_MS,
  DAY,
  TRIGGERS_PER_USER,
  TRIGGER_HOURS,
  TRIGGER_MINUTES,
} from '../limits';
import type { TriggerInfo, TriggerPlan } from '../runtime/globals/scriptapp';
import { FIRST_WORKBOOK } from './owner';
import type { Authorization } from './people';
import type { Random } from './random';
import type { Call, Part } from './service';

export interface Trigger {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  /** The workbook it was made in; absent: the first one. */
  readonly workbook?: string;
  /** What was asked for, e.g. `{everyHours: 1}`. */
  readonly plan: TriggerPlan;
  /** ms between two runs; null: it runs once. */
  readonly every: number | null;
  /** Virtual time of the next run. */
  readonly next: number;
  /** Virtual time of the last run. */
  readonly last: number | null;
}
/** As the control API shows it. */
export interface TriggerView {
  readonly id: string;
  readonly function: string;
  readonly user: string;
  readonly workbook: string;
  /** In words: "every hour". */
  readonly when: string;
  readonly last: string | null;
  readonly next: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function everyOf(call: Call, plan: TriggerPlan): number | null {
  const { everyMinutes, everyHours, everyDays, everyWeeks } = plan;
  if (everyMinutes !== undefined) {
    if (!(TRIGGER_MINUTES as readonly number[]).includes(everyMinutes))
      call.fail(
        `The value you passed to everyMinutes was invalid. It must be one of ${TRIGGER_MINUTES.join(', ')}.`,
      );
    return everyMinutes * MINUTE;
  }
  if (everyHours !== undefined) {
    if (!(TRIGGER_HOURS as readonly number[]).includes(everyHours))
      call.fail(
        `The value you passed to everyHours was invalid. It must be one of ${TRIGGER_HOURS.join(', ')}.`,
      );
    return everyHours * HOUR;
  }
  if (everyDays !== undefined || plan.atHour !== undefined) return (everyDays ?? 1) * DAY;
  if (everyWeeks !== undefined || plan.onWeekDay !== undefined) return (everyWeeks ?? 1) * 7 * DAY;
  return null;
}

/** The first run: at the asked hour of the script's zone if there is one, else one period from now. */
function firstOf(call: Call, plan: TriggerPlan, every: number | null): number {
  const now = call.now();
  if (plan.at !== undefined) return Math.max(plan.at, now);
  if (plan.after !== undefined) return now + plan.after;
  if (every === null)
    return call.fail('The trigger needs a time: everyHours, everyMinutes, after…');
  if (plan.atHour === undefined) return now + every;
  const zone = plan.zone ?? call.settings.timeZone;
  const hourOf = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: 'numeric',
    hourCycle: 'h23',
  });
  let next = now - (now % HOUR) + (plan.nearMinute ?? 0) * MINUTE;
  while (next <= now || Number(hourOf.format(next)) !== plan.atHour) next += HOUR;
  return next;
}

export interface Triggers extends Part {
  view(): TriggerView[];
  /** The trigger that is due first, at or before this time. */
  due(time: number): Trigger | undefined;
  /** Notes that it starts at this time. */
  ran(id: string, now: number): void;
  /** Runs that fell due while it ran are not made up for. */
  skipMissed(id: string, now: number): void;
  /** Removes a user's triggers: the add-on is uninstalled. */
  removeOf(user: string): void;
  /** Removes what an add-on may not have, and answers it. */
  removeForbidden(): readonly Trigger[];
}

export function createTriggers(random: Random, authorization: Authorization): Triggers {
  let triggers: Trigger[] = [];
  /** The caller's triggers in this very workbook. */
  const mine = (call: Call): Trigger[] =>
    triggers.filter((t) => t.user === call.user && workbookOf(t) === call.execution.workbook);
  /**
   * Google's reference: those of "the current project and current user". Every document of an add-on
   * has the same project; a school's own script is bound to one document, and a copy is another project.
   */
  const ofProject = (call: Call): Trigger[] =>
    call.settings.mode === 'owned' ? mine(call) : triggers.filter((t) => t.user === call.user);
  const info = ({ id, function: fn }: Trigger): TriggerInfo => ({ id, function: fn });

  function create(call: Call, plan: TriggerPlan): TriggerInfo {
    const every = everyOf(call, plan);
    const next = firstOf(call, plan, every);
    const own = mine(call).length;
    if (call.settings.mode === 'addon') {
      // facts: Triggers. One a user a document, at most hourly; an `.after(60 s)` chain does not work.
      if ((every ?? next - call.now()) < ADDON_TRIGGER_MIN_MS)
        call.fail(
          'The add-on attempted to create a time-based trigger that runs too often. Add-on triggers may run at most once an hour.',
        );
      if (own >= ADDON_TRIGGERS_PER_USER_AND_DOCUMENT)
        call.fail(
          'This add-on has created too many time-based triggers in this document for this Google user account.',
        );
    } else if (own >= TRIGGERS_PER_USER) {
      call.fail(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const trigger: Trigger = {
      id: String(random.below(2 ** 31)) + String(random.below(2 ** 31)),
      function: plan.function,
      user: call.user,
      workbook: call.execution.workbook,
      plan,
      every,
      next,
      last: null,
    };
    triggers.push(trigger);
    return info(trigger);
  }

  return {
    service: {
      'ScriptApp.newTrigger': create,
      'ScriptApp.getProjectTriggers': (call) => ofProject(call).map(info),
      'ScriptApp.getUserTriggers': (call) =>
        call.settings.timedUserTriggers ? mine(call).map(info) : [],
      'ScriptApp.deleteTrigger': (call, id: string | null) => {
        const before = triggers.length;
        triggers = triggers.filter((t) => t.id !== id || t.user !== call.user);
        if (triggers.length === before) call.fail('Unexpected error while deleting trigger.');
      },
      'ScriptApp.getAuthorizationInfo': ({ user }) => ({
        required: authorization.missing(user).length > 0,
        url: 'https://script.google.com/macros/d/emulated/authorize',
        granted: authorization.granted(user) ?? [],
      }),
      'ScriptApp.getOAuthToken': ({ user }) => tokenOf(user),
      'ScriptApp.getIdentityToken': ({ user }) => tokenOf(user),
      'ScriptApp.getScriptId': () => 'emulatedScript0000000000000000000000000000000000000000000',
    },
    snapshot: () => triggers.slice(),
    restore: (snapshot) => {
      triggers = (snapshot as Trigger[]).slice();
    },
    view: () =>
      triggers.map((t) => ({
        id: t.id,
        function: t.function,
        user: t.user,
        workbook: workbookOf(t),
        when: wordsOf(t),
        last: t.last === null ? null : new Date(t.last).toISOString(),
        next: new Date(t.next).toISOString(),
      })),
    due: (time) =>
      triggers
        .filter((t) => t.next <= time)
        .reduce<Trigger | undefined>(
          (first, t) => (!first || t.next < first.next ? t : first),
          undefined,
        ),
    ran(id, now) {
      triggers = triggers.flatMap((t) => {
        if (t.id !== id) return [t];
        return t.every === null ? [] : [{ ...t, last: now, next: after(t.next, t.every, now) }];
      });
    },
    skipMissed(id, now) {
      triggers = triggers.map((t) =>
        t.id !== id || t.every === null || t.next > now
          ? t
          : { ...t, next: after(t.next, t.every, now) },
      );
    },
    removeOf(user) {
      triggers = triggers.filter((t) => t.user !== user);
    },
    removeForbidden() {
      const kept = new Set<string>();
      const [allowed, forbidden]: [Trigger[], Trigger[]] = [[], []];
      for (const t of triggers) {
        const place = `${t.user} ${workbookOf(t)}`;
        const may = t.every !== null && t.every >= ADDON_TRIGGER_MIN_MS && !kept.has(place);
        if (may) kept.add(place);
        (may ? allowed : forbidden).push(t);
      }
      triggers = allowed;
      return forbidden;
    },
  };
}

export const workbookOf = ({ workbook }: Trigger): string => workbook ?? FIRST_WORKBOOK;

const wordsOf = ({ every }: Trigger): string => {
  if (every === null) return 'once';
  const [unit, name] =
    every % DAY === 0 ? [DAY, 'day'] : every % HOUR === 0 ? [HOUR, 'hour'] : [MINUTE, 'minute'];
  const n = every / unit;
  return n === 1 ? `every ${name}` : `every ${n} ${name}s`;
};

/** The first time of the row `next, next + every, …` that is later than `now`. */
const after = (next: number, every: number, now: number): number =>
  next > now ? next : next + (Math.floor((now - next) / every) + 1) * every;

/** A token names its user, so that the emulated Drive knows whose files are meant. */
const PREFIX = 'ya29.emulated.';
export const tokenOf = (user: string): string => PREFIX + Buffer.from(user).toString('base64url');

/** The user of a token of ours, or null. */
export const userOfToken = (token: string): string | null =>
  token.startsWith(PREFIX) ? Buffer.from(token.slice(PREFIX.length), 'base64url').toString() : null;
