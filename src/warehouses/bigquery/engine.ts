import type { Host } from '../../host/host';
import {
  FailureError,
  failureOf,
  type Cell,
  type Engine,
  type Step,
  type Table,
  type TableName,
} from '../../model';
import { bulk } from '../_jdbc/flavor';
import { dialectOf } from './dialect';
import { chargesOf, jobsOf, type Site } from './jobs';
import { digest, placed } from './names';
import { linesOf, LARGE, type Portion } from './rows';
import { schemaOf, shapesOf } from './shapes';
import { LATE, statementsFor } from './statements';

const TRIES = 4;
const FIRST_WAIT_MS = 2_000;
/** What is on its way to a table goes by itself when it never comes there. */
const DAY_MS = 86_400_000;
const PASSING = /^(build|load)_/;

/** Columns of rows on their way: the commit's statements cast them. */
const staging = (name: string, columns: number): Table => ({
  schema: 'homeroom',
  name,
  columns: ['s', 'n', ...Array.from({ length: columns }, (_, i) => bulk(i))].map((column) => ({
    name: column,
    type: 'text' as const,
  })),
  key: [],
  comment: 'Rows on their way into other tables. It goes by itself.',
});

/** An open {@link Engine} over BigQuery. @throws FailureError `warehouse.*` */
export const openEngine = (host: Host, site: Site, own: string): Engine => {
  const dialect = dialectOf(site.project, own);
  const jobs = jobsOf(host, site);
  const shapes = shapesOf(host, site, dialect, jobs, own);
  const statements = statementsFor(dialect);
  const place = placed(own);

  /** A statement that met another one at the same table did nothing. */
  const patiently = (work: () => void): void => {
    for (let attempt = 1; ; attempt += 1)
      try {
        work();
        return;
      } catch (error) {
        const { code, params } = failureOf(error);
        if (String(params['detail'] ?? '').includes(LATE))
          throw new FailureError('warehouse.busy', { detail: 'another refresh is at work in it' });
        if (attempt === TRIES || code !== 'warehouse.busy') throw error;
        host.clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
      }
  };

  /**
   * Loads lines into a table that is called by what they are: an execution that begins anew after it was
   * ended finds the job again, running or done.
   */
  const stage = (lines: string, columns: number): TableName => {
    const mark = `${digest(lines)}_${lines.length.toString(36)}`;
    const table = staging(`load_${mark}`, columns);
    const id = `homeroom_${own}_${mark}`;
    const before = jobs.outcome(id);
    if (before === 'done' && shapes.has(table)) return table;
    shapes.create(table, host.clock.now() + DAY_MS);
    const { schema: datasetId, name: tableId } = place(table);
    const destination = { projectId: site.project, datasetId, tableId };
    const another = `${id}_${host.clock.now().toString(36)}`;
    jobs.load(before === 'none' ? id : another, lines, destination, schemaOf(table.columns));
    return table;
  };

  const commit = (steps: readonly (Step | Upsert)[]): void => {
    const staged: TableName[] = [];
    const width = Math.max(
      0,
      ...steps.map((step) => ('table' in step ? step.table.columns.length : 0)),
    );
    const lines = linesOf((text) => {
      const table = stage(text, width);
      staged.push(table);
      return dialect.table(table);
    });
    const plan = steps.map((step): (() => readonly string[]) => {
      if (step.do === 'run') return () => [step.sql];
      if (step.do === 'expect')
        return () => [...(step.changing ? [step.changing] : []), statements.expect(step)];
      const portions = lines.add(step.table, step.rows);
      return () => portions.map((portion: Portion) => statements.of[step.do](portion));
    });
    const rows = lines.done();
    const all = plan.flatMap((write) => write());
    if (all.length === 0) return;
    // One statement is all or nothing by itself.
    const [only] = all;
    const sql = all.length === 1 ? only! : statements.script(all);
    patiently(() => jobs.run(sql, rows));
    shapes.drop(staged);
  };

  shapes.claim(host.workbook.id());
  return {
    dialect,
    create: (table) => shapes.create(table, host.clock.now() + DAY_MS),
    upsert: (table, rows) => commit([{ do: 'upsert', table, rows }]),
    run: (sql) => patiently(() => jobs.run(sql)),
    select: (sql) => jobs.query(sql),
    close: () => undefined,
    store: {
      ensure: shapes.ensure,
      lacking: shapes.lacking,
      shape: shapes.shape,
      view: shapes.view,
      drop: shapes.drop,
      commit,
      charges: chargesOf(jobs, site),
      detached: {
        attempt: host.person.uuid().replace(/-/g, ''),
        left: () =>
          shapes
            .content('homeroom')
            .flatMap((name) => (PASSING.test(name) ? [{ schema: 'homeroom', name }] : [])),
      },
      batch: { rows: 200_000, chars: LARGE / 2 },
    },
  };
};

/** Rows that can be walked only once. */
interface Upsert {
  readonly do: 'upsert';
  readonly table: Table;
  readonly rows: Iterable<readonly Cell[]>;
}
