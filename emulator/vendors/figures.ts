/**
 * Figures, the reporting plugin of Open edX, over the same kind of term: its pipeline has run every night.
 * Measures as in appsembler/figures `pipeline/course_daily_metrics.py` and `site_daily_metrics.py`, rows as in
 * its `serializers.py`, paging as in `pagination.py`.
 */
import { json, pageOf, refusal, type Answer, type Asked, type Row, type Vendor } from './vendor';
import { DAY, POINTS, stateAt, termOf, type Term, type TermOptions } from './openedx/term';

export interface FiguresOptions extends TermOptions {
  /** Rows of a page at most, whatever is asked for. */
  readonly most?: number;
}
export interface Figures extends Vendor {
  readonly term: Term;
}

const TOKEN = 'f1gures-t0ken';
const SITE = { id: 1, domain: 'learn.lycee.test', name: 'Lycée' };
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayStart = (at: number): number => at - (at % DAY);

/** What the nights left behind, by the names of the API. */
export const metricsOf = (term: Term, until: number): Record<string, Row[]> => {
  const holding = term.enrollments.filter(({ active }) => active);
  const start = dayStart(Math.min(...term.enrollments.map(({ created }) => created)));
  const [site, course, mau, progress]: Row[][] = [[], [], [], []];
  const learnerOf = new Map(term.learners.map((learner) => [learner.username, learner]));
  const scoresOf = (one: (typeof holding)[number], at: number) => {
    const scores = stateAt(term, one, at);
    const worked = scores.filter((points) => (points ?? 0) > 0).length;
    return { worked, earned: scores.reduce<number>((sum, points) => sum + (points ?? 0), 0) };
  };
  /** Those with work in the days from one to before another. */
  const active = (from: number, to: number, id?: string): number =>
    new Set(
      holding
        .filter((one) => id === undefined || one.course === id)
        .filter(({ work }) => work.some(({ at }) => at >= from && at < to))
        .map(({ learner }) => learner),
    ).size;
  let cumulative = 0;
  for (let day = start; day < until; day += DAY) {
    const [date_for, end] = [dayOf(day), day + DAY];
    const monthStart = Date.parse(`${date_for.slice(0, 7)}-01T00:00:00Z`);
    const stamps = { created: new Date(end + 3_600_000).toISOString(), modified: null };
    let enrolled = 0;
    for (const { id: course_id } of term.courses) {
      const mine = holding.filter((one) => one.course === course_id && one.created < end);
      const share = mine.map((one) => scoresOf(one, end).worked / term.sections);
      const done = mine.flatMap((one) => {
        const open = new Set(Array.from({ length: term.sections }, (_, i) => i));
        for (const { at, section, points } of one.work) {
          if (at < end && points > 0) open.delete(section);
          if (open.size === 0) return [Math.floor((dayStart(at) - dayStart(one.created)) / DAY)];
        }
        return [];
      });
      const average = share.length ? share.reduce((a, b) => a + b, 0) / share.length : 0;
      const taken = done.length ? done.reduce((a, b) => a + b, 0) / done.length : 0;
      enrolled += mine.length;
      course!.push({
        ...{ id: course!.length + 1, ...stamps, date_for, course_id, site: SITE.id },
        ...{ enrollment_count: mine.length, average_progress: average.toFixed(2) },
        active_learners_today: active(day, end, course_id),
        average_days_to_complete: Math.round(taken),
        num_learners_completed: done.length,
      });
      mau!.push({
        mau: active(monthStart, end, course_id),
        date_for,
        course_id,
        domain: SITE.domain,
      });
    }
    const today = active(day, end);
    cumulative += today;
    site!.push({
      ...{ id: site!.length + 1, site: SITE, ...stamps, date_for },
      ...{ cumulative_active_user_count: cumulative, todays_active_user_count: today },
      ...{ total_user_count: term.learners.length, course_count: term.courses.length },
      ...{ total_enrollment_count: enrolled, mau: active(monthStart, end) },
    });
    // Only what changed gets a row.
    for (const one of holding.filter(({ work }) => work.some(({ at }) => at >= day && at < end))) {
      const { id, username, name } = learnerOf.get(one.learner)!;
      const { worked, earned } = scoresOf(one, end);
      progress!.push({
        ...{ id: progress!.length + 1, user: { id, username, fullname: name }, date_for },
        ...{ course_id: one.course, completed: worked === term.sections, points_earned: earned },
        ...{ points_possible: term.sections * POINTS, sections_worked: worked },
        ...{ sections_possible: term.sections },
        progress_percent: (worked / term.sections).toFixed(2),
      });
    }
  }
  const learners = term.learners.map(({ id, username, name, email, joined }): Row => ({
    ...{ id, username, email, fullname: name, is_active: true, date_joined: joined },
    enrollmentdata_set: term.enrollments
      .filter(({ learner, created }) => learner === username && created < until)
      .map((one): Row => {
        const { worked, earned } = scoresOf(one, until);
        return {
          ...{ id: one.id, course_id: one.course, date_enrolled: dayOf(one.created) },
          ...{ is_enrolled: one.active, is_completed: worked === term.sections },
          progress_percent: worked / term.sections,
          progress_details: {
            ...{ points_possible: term.sections * POINTS, points_earned: earned },
            ...{ sections_worked: worked, sections_possible: term.sections },
          },
        };
      }),
  }));
  const newest = (rows: Row[]): Row[] => [...rows].reverse();
  return {
    'site-daily-metrics': newest(site!),
    'course-daily-metrics': newest(course!),
    'course-mau-metrics': mau!,
    'courses-index': term.courses.map(({ id, name, org, number }) => ({ id, name, org, number })),
    'learner-metrics': learners,
    'enrollment-metrics': progress!,
  };
};

export const createFigures = (options: FiguresOptions = {}): Figures => {
  const { most = 9, until = '2026-11-22' } = options;
  const term = termOf({ days: 12, ...options });
  const metrics = metricsOf(term, Date.parse(`${until}T00:00:00Z`));
  let alive = true;
  let made = 0;
  const keyOf = (resource: string, row: Row): string =>
    resource === 'course-mau-metrics'
      ? `${String(row['course_id'])}|${String(row['date_for'])}`
      : String(row['id']);

  const answer = ({ method, path, query, headers, base, paging }: Asked): Answer => {
    const [, name = '', slash] = /^\/figures\/api\/([\w-]+)(\/?)$/.exec(path) ?? [];
    const all = metrics[name];
    // Whatever is no endpoint is the page for people.
    if (!all || !slash)
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html>' };
    // A token of Django REST framework has no end: it works again once its keeper is awake.
    const right = headers['authorization'] === `Token ${TOKEN}` && alive;
    alive = true;
    if (!right) return refusal(401, { detail: 'Invalid token.' });
    if (method !== 'GET') return refusal(405, { detail: `Method "${method}" not allowed.` });
    const limit = Math.min(most, Number(query.get('limit') ?? 20) || 20);
    const offset = Number(query.get('offset') ?? 0) || 0;
    const { rows, next } = pageOf(all, offset, limit, paging);
    const link = new URLSearchParams({ limit: String(limit), offset: String(next ?? 0) });
    // Where rows are taken out after paging they are counted all the same.
    const count = all.length + (paging.empty && all.length > limit ? limit : 0);
    return json({
      count,
      next: next === null ? null : `${base}${path}?${link.toString()}`,
      previous: null,
      results: [...rows],
    });
  };

  return {
    id: 'figures',
    term,
    connect: (url) => ({ settings: { url }, secrets: { token: TOKEN } }),
    answer,
    expireTokens: () => void (alive = false),
    resources: Object.keys(metrics),
    keys: (resource) => metrics[resource]!.map((row) => keyOf(resource, row)),
    add: (resource) => {
      const first = metrics[resource]![0]!;
      const day = dayOf(Date.parse(until) + ++made * DAY);
      const fresh: Row = {
        ...first,
        id: resource === 'courses-index' ? `new-${made}` : 9000 + made,
      };
      if ('date_for' in first) fresh['date_for'] = day;
      if (resource === 'course-mau-metrics') delete fresh['id'];
      metrics[resource]!.unshift(fresh);
      return keyOf(resource, fresh);
    },
    change: (resource) => {
      const row = metrics[resource]!.at(-1)!;
      const field = ['num_learners_completed', 'mau', 'points_earned'].find((name) => name in row);
      if (field === undefined)
        row[resource === 'courses-index' ? 'name' : 'fullname'] = `Ève Müller ${++made}`;
      else row[field] = Number(row[field]) + 1;
      return keyOf(resource, row);
    },
    remove: (resource) => {
      const [row] = metrics[resource]!.splice(1, 1);
      return row ? keyOf(resource, row) : null;
    },
  };
};
