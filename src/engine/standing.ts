import type { Passport } from '../model';

/**
 * What rows say of themselves where they stand, written in one step with them. The passport says more and is
 * written later, at the end of the run.
 */
export interface Standing {
  readonly hash: string;
  /** The number of the version before them: theirs is given when the run records them. */
  readonly after: number;
  /** When they were about to be written, as ISO time. */
  readonly at: string;
  readonly rows: number;
  /** Rows that broke a rule and were kept out. */
  readonly quarantined: number;
}

/**
 * Whether these are other rows than the passport tells of. An older saying is no news: where a publication
 * found nothing to write, nothing was said anew.
 */
export const isNewer = (standing: Standing, { version, checkedAt }: Passport): boolean =>
  standing.hash !== version.hash && Date.parse(standing.at) > Date.parse(checkedAt);

/** What is known of the rows that stand there, in the words of a passport. */
export const passportNow = (passport: Passport, standing: Standing | undefined): Passport => {
  if (!standing || !isNewer(standing, passport)) return passport;
  const { hash, after, at, rows, quarantined } = standing;
  const version = { number: after + 1, at, rows, hash };
  // A source that could not be read is taken for unread until the run says that it was.
  const complete = passport.failing === undefined;
  return { ...passport, version, checkedAt: at, complete, quarantined };
};
