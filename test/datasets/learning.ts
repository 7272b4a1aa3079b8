/** A simulated term as Homeroom has read it, and what is true of it, worked out from the term itself. */
import { readFileSync } from 'node:fs';
import { POINTS, stateAt, type Enrollment, type Term } from '../../emulator/vendors/openedx/term';
import { build } from '../../src/engine/build';
import { check } from '../../src/engine/check';
import { flatten } from '../../src/engine/flatten';
import { plan } from '../../src/engine/plan';
import { childTables, datasetTable, rawTable } from '../../src/engine/tables';
import type { Cell, Connection, Engine, SourceRecord } from '../../src/model';
import { registry } from '../../src/registry';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';

export const DAY = 86_400_000;
export type Row = Readonly<Record<string, Cell>>;
export type Records = Readonly<Record<string, readonly SourceRecord[]>>;

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const momentOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** What is landed after a reading at every midnight from the first to the last, both included. */
export const landed = (term: Term, first: number, last: number): Records => {
  const there = term.enrollments.filter(({ created }) => created < last);
  const idOf = ({ course, learner }: Enrollment): string => `${course}|${learner}`;
  const numbers = new Map(term.learners.map(({ username, id }) => [username, id]));
  const progress = new Map<string, SourceRecord>();
  const grades: SourceRecord[] = [];
  for (const one of there.filter(({ active }) => active)) {
    const { course: course_id, learner: username } = one;
    // States change on days with work alone: between them only the moment goes on.
    const changes = new Set([first, last]);
    for (const { at } of one.work) {
      const next = at - (at % DAY) + DAY;
      for (const reading of [next - DAY, next])
        if (reading >= first && reading <= last) changes.add(reading);
    }
    const readings = [...changes].sort((a, b) => a - b).filter((at) => at > one.created);
    for (const reading of readings) {
      const scores = stateAt(term, one, reading);
      const tried = scores.filter((points): points is number => points !== null);
      const points_earned = tried.reduce((sum, points) => sum + points, 0);
      const sections_worked = tried.filter((points) => points > 0).length;
      const percent = Math.round((points_earned / (term.sections * POINTS)) * 100) / 100;
      const points_possible = tried.length * POINTS;
      const id = `${idOf(one)}|${tried.length}/${sections_worked}/${scores.length} ${points_earned}/${points_possible} ${percent}`;
      progress.set(id, {
        ...{ id, course_id, username, user_id: numbers.get(username)!, percent, points_earned },
        ...{ sections_attempted: tried.length, sections_worked, points_possible },
        ...{ sections_possible: scores.length, seen_at: momentOf(reading) },
      });
      if (reading !== last) continue;
      const letter = percent >= 0.9 ? 'A' : percent >= 0.75 ? 'B' : percent >= 0.6 ? 'C' : null;
      const passed = letter !== null;
      const grade = { percent, letter_grade: letter, passed, email: '' };
      grades.push({ id: idOf(one), username, course_id, ...grade });
    }
  }
  return {
    courses: term.courses.map(({ id, ...course }) => ({ course_id: id, ...course })),
    enrollments: there.map((one) => ({
      ...{ id: idOf(one), user: one.learner, course_id: one.course, mode: one.mode },
      ...{ is_active: one.active, created: momentOf(one.created) },
    })),
    users: term.learners.map(({ id, username, name, email, joined }) => ({
      ...{ id, username, name, email, date_joined: joined, is_active: true },
    })),
    progress: [...progress.values()],
    grades,
    completion: [],
  };
};

export interface Fact {
  readonly active: number;
  readonly mau: number;
  readonly enrollments: number;
  readonly fresh: number;
  readonly completions: number;
  readonly completed: number;
  readonly progress: number | null;
  readonly days: number | null;
}

/**
 * The measures of a course, or of all, on every day from its first enrollment on, counted one day after the
 * other: by other means than SQL, and from what happened instead of what was seen. Of what was done before
 * the first reading nobody knows the day: it is there, and not new.
 */
export const truthOf = (
  term: Term,
  course: string | null,
  first: number,
  end: number,
): Map<string, Fact> => {
  const mine = term.enrollments.filter(
    (one) => (course === null || one.course === course) && one.created < end,
  );
  const facts = new Map<string, Fact>();

  const holding = mine.filter(({ active }) => active);
  if (holding.length === 0) return facts;
  const workers = new Map<string, Set<string>>();
  const steps = new Map<
    string,
    { worked: number; completed: number; timed: number; days: number; fresh: number }
  >();
  const step = (day: string) => {
    const there = steps.get(day) ?? { worked: 0, completed: 0, timed: 0, days: 0, fresh: 0 };
    steps.set(day, there);
    return there;
  };
  for (const one of holding) {
    step(dayOf(one.created)).fresh += 1;
    const points = new Map<number, number>();
    for (const { at, section, points: after } of one.work) {
      const day = dayOf(at);
      if (!workers.has(day)) workers.set(day, new Set());
      if (at >= first) workers.get(day)!.add(one.learner);
      if (after > 0 && !(points.get(section)! > 0)) {
        step(day).worked += 1;
        points.set(section, after);
        if (points.size === term.sections) {
          step(day).completed += 1;
          if (at < first) continue;
          step(day).timed += 1;
          step(day).days += Math.round((Date.parse(day) - Date.parse(dayOf(one.created))) / DAY);
        }
      }
    }
  }
  let [enrollments, completions, timed, worked, days] = [0, 0, 0, 0, 0];
  let month = new Set<string>();
  const begin = Math.min(...holding.map(({ created }) => created - (created % DAY)));
  for (let at = begin; at < end; at += DAY) {
    const day = dayOf(at);
    if (day.endsWith('-01')) month = new Set();
    const today = workers.get(day) ?? new Set<string>();
    for (const learner of today) month.add(learner);
    const change = steps.get(day);
    enrollments += change?.fresh ?? 0;
    completions += change?.completed ?? 0;
    timed += change?.timed ?? 0;
    worked += change?.worked ?? 0;
    days += change?.days ?? 0;
    facts.set(day, {
      ...{ active: today.size, mau: month.size, enrollments, fresh: change?.fresh ?? 0 },
      ...{ completions, completed: change?.timed ?? 0 },
      progress: enrollments === 0 ? null : worked / term.sections / enrollments,
      days: timed === 0 ? null : days / timed,
    });
  }
  return facts;
};

const wasm = (): Uint8Array => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'));

/** Builds data sets from what is landed of a connector, on the engine that is built in or on another. */
export const buildAll = async (
  connectorId: string,
  records: Records,
  today: string,
  ids: readonly string[],
  elsewhere?: Engine,
): Promise<{ rows: Readonly<Record<string, Row[]>>; took: Readonly<Record<string, number>> }> => {
  const connector = registry.connectors.get(connectorId)!;
  const connection = { id: 'c1', connector: connectorId, site: 'Site 1' } as Connection;
  const { datasets, sources } = plan(registry, [connection], ids);
  const engine = elsewhere ?? engineOf(openDatabase(await sqlite(wasm)));
  const rows: Record<string, Row[]> = {};
  const took: Record<string, number> = {};
  try {
    for (const resource of connector.resources) {
      const read = flatten(resource);
      const flat = (records[resource.name] ?? []).map(read);
      const issues = flat.flatMap((row) => row.issues);
      if (issues.length > 0) throw new Error(`${resource.name}: ${issues[0]!}`);
      const raw = rawTable(connector, resource);
      engine.create(raw);
      engine.upsert(
        raw,
        flat.map((row) => ['c1', ...row.values, row.extra, null]),
      );
      childTables(connector, resource).forEach((table, i) => {
        engine.create(table);
        engine.upsert(
          table,
          flat.flatMap(({ key, children }) =>
            (children[i] ?? []).map((values, at) => ['c1', key, at, ...values]),
          ),
        );
      });
    }
    const scope = { engine, registry, today, sources };
    for (const one of datasets) {
      const begun = performance.now();
      build(scope, one);
      check(scope, one);
      took[one.id] = performance.now() - begun;
      const table = datasetTable(one);
      const names = table.columns.map(({ name }) => name);
      const order = one.key.map(engine.dialect.quote).join(', ');
      rows[one.id] = engine
        .select(
          `select * from ${engine.dialect.table(table)} order by ${order}`,
          table.columns.map(({ type }) => type),
        )
        .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? null])));
    }
  } finally {
    if (!elsewhere) engine.close();
  }
  return { rows, took };
};
