/**
 * A term on a learning platform as it happens: who enrolls when, who works in which section when, and what
 * comes of it. It is what the platform's database holds; its API tells only where things stand.
 */
import { createRandom } from '../../machine/random';

export interface TermOptions {
  readonly courses?: number;
  readonly learners?: number;
  readonly days?: number;
  /** The day after the last one. */
  readonly until?: string;
  /** Graded sections of a course, ten points each. */
  readonly sections?: number;
  readonly seed?: number;
}

export interface Course {
  readonly id: string;
  readonly name: string;
  readonly org: string;
  readonly number: string;
  readonly start: string;
}
export interface Learner {
  readonly id: number;
  readonly username: string;
  name: string;
  readonly email: string;
  readonly joined: string;
}
/** Work on a module: what the platform writes into `courseware_studentmodule`. */
export interface Work {
  readonly at: number;
  readonly section: number;
  /** Points of the section from then on. */
  readonly points: number;
}
export interface Enrollment {
  readonly id: number;
  readonly course: string;
  readonly learner: string;
  /** Epoch milliseconds, whole seconds. */
  readonly created: number;
  mode: string;
  active: boolean;
  /** In the order of time. */
  readonly work: Work[];
}
export interface Term {
  readonly courses: Course[];
  readonly learners: Learner[];
  readonly enrollments: Enrollment[];
  readonly sections: number;
  readonly points: number;
}

export const DAY = 86_400_000;
const HOUR = 3_600_000;
export const POINTS = 10;

const GIVEN = ['Zoë', 'Łukasz', 'Amélie', 'Nguyễn', 'Σοφία', 'Иван', 'Maya', 'Tom'];
const FAMILY = ['Öztürk', 'García', 'Nowak', 'Đặng', 'Ó Briain', 'Sato', 'Smith', '=1+2'];
const SUBJECTS = ['Biologie', 'Statistics', 'Histoire de l’art', '物理', 'Chemistry', 'Español'];

export const termOf = (options: TermOptions = {}): Term => {
  const { courses = 4, learners = 30, days = 20, until = '2026-11-22' } = options;
  const { sections = 5, seed = 11 } = options;
  const { below, next } = createRandom(seed);
  const end = Date.parse(`${until}T00:00:00Z`);
  const start = end - days * DAY;
  const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

  const catalog = Array.from({ length: courses }, (_, i): Course => {
    const number = `${'ABC'[i % 3]}${String(i + 1).padStart(3, '0')}`;
    return {
      id: `course-v1:Lycée+${number}+2026`,
      name: `${SUBJECTS[i % SUBJECTS.length]!} ${i + 1}`,
      org: 'Lycée',
      number,
      start: iso(start),
    };
  });
  const people = Array.from({ length: learners }, (_, i): Learner => {
    const username = i === 0 ? '00123' : `learner_${i + 1}`;
    return {
      id: 100 + i,
      username,
      name: `${GIVEN[i % GIVEN.length]!} ${FAMILY[Math.floor(i / 3) % FAMILY.length]!}`,
      email: `${username}@lycee.test`,
      joined: iso(start - below(60) * DAY),
    };
  });

  const enrollments: Enrollment[] = [];
  for (const { username } of people) {
    const wanted = new Set<number>();
    while (wanted.size < Math.min(courses, 1 + below(5))) wanted.add(below(courses));
    for (const course of wanted) {
      // Most come in the first third of the term, and some at any time.
      const day = next() < 0.7 ? below(Math.ceil(days / 3)) : below(days);
      const created = start + day * DAY + below(86_400) * 1000;
      enrollments.push({
        id: 0,
        course: catalog[course]!.id,
        learner: username,
        created,
        mode: ['audit', 'honor', 'verified'][below(3)]!,
        active: next() < 0.95,
        work: workOf(created),
      });
    }
  }

  /** A learner comes on some days, works on a section, and goes on once it has all its points. */
  function workOf(created: number): Work[] {
    const eager = 0.05 + next() * 0.35;
    const gains = Array.from({ length: sections }, () => 0);
    const work: Work[] = [];
    let section = 0;
    for (let day = created - (created % DAY); day < end && section < sections; day += DAY) {
      if (next() >= eager) continue;
      for (let times = 1 + below(3); times > 0 && section < sections; times--) {
        const at = Math.max(created, work.at(-1)?.at ?? 0, day) + 1000 + below(HOUR);
        if (at >= day + DAY || at >= end) break;
        // The first attempt may earn nothing.
        const first = !work.some((one) => one.section === section);
        const gain = first && next() < 0.2 ? 0 : 1 + below(POINTS - gains[section]!);
        gains[section]! += gain;
        work.push({ at, section, points: gains[section]! });
        if (gains[section] === POINTS || next() < 0.3) section++;
      }
    }
    return work;
  }

  enrollments.sort((a, b) => a.created - b.created);
  const numbered = enrollments.map((one, i) => ({ ...one, id: i + 1 }));
  return { courses: catalog, learners: people, enrollments: numbered, sections, points: POINTS };
};

/** How an enrollment stands at a moment: of each section the points, or null where nobody tried. */
export const stateAt = (
  { sections }: Pick<Term, 'sections'>,
  { work }: Pick<Enrollment, 'work'>,
  now: number,
): readonly (number | null)[] => {
  const state = Array.from({ length: sections }, (): number | null => null);
  for (const { at, section, points } of work) if (at < now) state[section] = points;
  return state;
};
