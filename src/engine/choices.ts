import type { Destination, Failure, PersonalChoice, Schedule, Subscription } from '../model';

/**
 * What people want of a data set, beside what runs know of it. A run writes the subscription under the
 * lock, and it may be at that for minutes; nobody waits so long for a click to count. So each wish is a
 * record of its own, which its command writes whole and without the lock: neither a run at work nor
 * somebody who wishes for something else at the same moment can undo it. ISO times.
 */
export interface Choices {
  readonly on?: Switched | undefined;
  readonly schedule?: Scheduled | undefined;
  readonly approved?: Approved | undefined;
  readonly fed?: Fed | undefined;
  readonly to?: Placed | undefined;
  readonly personal?: Hidden | undefined;
}

/** Written only where it changes something: what is on already goes on since then. */
export interface Switched {
  readonly on: boolean;
  readonly at: string;
}

export interface Scheduled {
  readonly schedule: Schedule;
  readonly at: string;
}

/** So many rows instead of the version that was published at `of`; any version after it uses this up. */
export interface Approved {
  readonly rows: number;
  readonly of: string;
}

/** A connection that feeds it goes on, where none did. */
export interface Fed {
  readonly at: string;
}

/** Where it is published, where there is a choice. */
export interface Placed {
  readonly to: Destination;
  readonly at: string;
}

/** What of persons is not published as it is. It holds from the next refresh on. */
export interface Hidden {
  readonly fields: PersonalChoice;
  readonly at: string;
}

const isOver = ({ code }: Failure, attemptedAt: string, { on, fed }: Choices): boolean => {
  const stoodStill = code === 'setup.paused' || code === 'setup.no_connection';
  return (on?.at ?? '') >= attemptedAt || (stoodStill && (fed?.at ?? '') >= attemptedAt);
};

const latest = (...times: readonly (string | undefined)[]): string | undefined =>
  times.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);

/**
 * A subscription as people want it. What it says of their wishes itself is what a run knew when it was
 * last written, or what was wished before wishes were records: it counts where nothing newer was wished.
 */
export const chosen = (known: Subscription, choices: Choices): Subscription => {
  const { on, schedule, approved, fed, to, personal } = choices;
  const { failure, tries, attemptedAt = '', ...rest } = known;
  const since = latest(known.since, on?.on ? on.at : undefined, schedule?.at, fed?.at);
  return {
    ...rest,
    ...(known.attemptedAt === undefined ? {} : { attemptedAt }),
    ...(on ? { on: on.on } : {}),
    ...(schedule ? { schedule: schedule.schedule } : {}),
    ...(to ? { to: to.to } : {}),
    ...(personal ? { personal: personal.fields } : {}),
    ...(since === undefined ? {} : { since }),
    ...(approved && approved.of === known.version?.at ? { approved: approved.rows } : {}),
    ...(failure && !isOver(failure, attemptedAt, choices)
      ? { failure, ...(tries === undefined ? {} : { tries }) }
      : {}),
  };
};
