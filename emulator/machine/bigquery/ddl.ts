/** CREATE, DROP and TRUNCATE. */
import type { Labels, Table } from './catalog';
import { BigQueryError, invalidQuery } from './errors';
import { bytesOf, look, placeIn, told, type Looked, type Run } from './query';
import {
  datasetAt,
  dropDataset,
  dropTable,
  putDataset,
  putTable,
  spoken,
  tableAt,
  tryTable,
  type Place,
} from './session';
import { check, grammarSql } from './sql/grammar';
import { cursorOf, optionsOf, type Cursor } from './sql/cursor';
import { is, split, syntaxError } from './sql/tokens';
import { quote } from './sql/names';
import type { Prepared, Read, Statement } from './statements';
import { alterTable } from './alter';
import { checkLayout, checkNames, checkTableName } from './shapes';
import { countOperation, dropStored, makeStored, measure } from './stored';
import { DUCK, typeNamed, type Column } from './types';

type Partition = Table['partition'];
function labelsOf(value: unknown): Labels {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value)) throw invalidQuery('Option labels takes a list of pairs');
  return Object.fromEntries(value as [string, string][]);
}
interface Options {
  readonly description?: string;
  readonly friendlyName?: string;
  readonly labels?: Labels;
  readonly expires?: number;
  readonly required?: boolean;
}
function tableOptions(source: string, cursor: Cursor): Options {
  if (!cursor.take('OPTIONS')) return {};
  return known(optionsOf(source, cursor.bracket()));
}
export function known(all: Record<string, unknown>): Options {
  const {
    description,
    friendly_name,
    labels,
    expiration_timestamp,
    require_partition_filter,
    ...others
  } = all;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw invalidQuery(`Unknown option: ${unknown}`);
  return {
    ...(typeof description === 'string' && { description }),
    ...(typeof friendly_name === 'string' && { friendlyName: friendly_name }),
    ...(labels !== undefined && { labels: labelsOf(labels) }),
    ...(typeof expiration_timestamp === 'number' && { expires: expiration_timestamp }),
    ...(typeof require_partition_filter === 'boolean' && { required: require_partition_filter }),
  };
}

/** `name TYPE [NOT NULL] [OPTIONS (…)]` */
export function columnOf(source: string, cursor: Cursor): Column {
  const name = cursor.name();
  const word = cursor.peek();
  const type = typeNamed(word?.text ?? '');
  if (!type) throw cursor.fail(`Type not found: ${word?.text ?? 'nothing'}`);
  cursor.take(word!.text.toUpperCase());
  const mode = cursor.take('NOT', 'NULL') ? 'REQUIRED' : 'NULLABLE';
  const { description } = cursor.take('OPTIONS') ? optionsOf(source, cursor.bracket()) : {};
  return { name, type, mode, ...(typeof description === 'string' && { description }) };
}

function partitionOf(run: Run, cursor: Cursor): Partition {
  if (!cursor.take('PARTITION', 'BY')) return undefined;
  const tokens = cursor.until('CLUSTER', 'OPTIONS', 'AS');
  const words = tokens.map(({ text }) => text).join('');
  const whole =
    /^(?:(?:date|timestamp|datetime)_trunc\()?(?:date\()?(\w+)\)?(?:,(hour|day|month|year)\))?$/i.exec(
      words,
    );
  if (!whole)
    throw syntaxError(
      run.source,
      tokens[0]?.from ?? 0,
      'PARTITION BY expression must be a column, DATE(column) or …_TRUNC(column, part)',
    );
  const [, field, part = 'DAY'] = whole;
  return { type: part.toUpperCase(), ...(field !== '_PARTITIONDATE' && { field: field! }) };
}

const createTable =
  (replace: boolean): Read =>
  (run, cursor) => {
    const spare = cursor.take('IF', 'NOT', 'EXISTS');
    const { path } = cursor.path();
    const place = placeIn(run, path);
    let columns: Column[] | null = null;
    if (is(cursor.peek(), '(')) {
      columns = [];
      for (const part of split(cursor.bracket())) {
        // keys are not enforced
        if (is(part[0], 'PRIMARY', 'FOREIGN', 'CONSTRAINT')) continue;
        const one = cursorOf(run.source, part);
        columns.push(columnOf(run.source, one));
        if (one.more()) throw one.fail(`Unexpected "${one.peek()!.text}"`);
      }
      // the grammar knows no options there: it is given the columns alone
      const plain = columns.map(
        ({ name, type, mode }) =>
          `\`${name}\` ${type === 'JSON' || type === 'BYTES' ? 'STRING' : type}${mode === 'REQUIRED' ? ' NOT NULL' : ''}`,
      );
      check(`CREATE TABLE \`${path.join('.')}\` ( ${plain.join(', ')} )`, run.source, 0);
    }
    const partition = partitionOf(run, cursor);
    const clustering = cursor.take('CLUSTER', 'BY')
      ? split(cursor.until('OPTIONS', 'AS')).map((part) => part[0]?.text ?? '')
      : undefined;
    const options = tableOptions(run.source, cursor);
    const query = cursor.take('AS') ? cursor.until() : null;
    if (cursor.more()) throw cursor.fail(`Unexpected "${cursor.peek()!.text}"`);
    if (!columns && !query) throw cursor.fail('CREATE TABLE needs columns or a query');
    return {
      type: query ? 'CREATE_TABLE_AS_SELECT' : 'CREATE_TABLE',
      prepare: async (): Promise<Prepared> => {
        const looked = query ? await look(run, query) : null;
        const shape = columns ?? looked!.columns;
        checkNames(shape);
        checkTableName(place.table);
        checkLayout({
          columns: shape,
          ...(partition && { partition }),
          ...(clustering && { clustering }),
        });
        datasetAt(run.state.catalog, place.project, place.dataset);
        return {
          bytes: looked ? bytesOf(run.state, looked.reads) : 0,
          work: async () => {
            const there = tryTable(run.state.catalog, place);
            if (there && spare) return {};
            if (there && !replace)
              throw new BigQueryError('duplicate', `Already Exists: Table ${spoken(place)}`);
            if (there?.kind === 'VIEW')
              throw invalidQuery(
                `${spoken(place)} is not allowed for this operation because it is currently a VIEW.`,
              );
            await make(run, place, shape, looked, {
              labels: options.labels ?? {},
              ...(options.description !== undefined && { description: options.description }),
              ...(options.friendlyName !== undefined && { friendlyName: options.friendlyName }),
              ...(options.expires !== undefined && { expires: options.expires }),
              ...(partition && {
                partition: { ...partition, ...(options.required && { required: true }) },
              }),
              ...(clustering && { clustering }),
            });
            if (there) await dropStored(run.state, there);
            return {};
          },
        };
      },
    };
  };

async function make(
  run: Run,
  place: Place,
  columns: readonly Column[],
  looked: Looked | null,
  about: Pick<Table, 'labels'> & Partial<Table>,
): Promise<void> {
  const { state, now } = run;
  countOperation(state, place, now, looked ? 'data' : 'shape');
  const physical = await makeStored(state, columns);
  if (looked) {
    const names = columns.map(({ name }) => quote(name)).join(', ');
    const cast = columns
      .map(({ name, type }) => `CAST(${quote(name)} AS ${DUCK[type]})`)
      .join(', ');
    await told(
      run,
      `INSERT INTO ${physical} SELECT ${cast} FROM (${looked.sql}) AS q(${names})`,
      true,
    );
  }
  putTable(state, place, {
    id: place.table,
    kind: 'TABLE',
    physical,
    columns,
    created: now,
    modified: now,
    rows: 0,
    bytes: {},
    ...about,
  });
  await measure(state, place, now);
}

const createView =
  (replace: boolean): Read =>
  (run, cursor) => {
    const spare = cursor.take('IF', 'NOT', 'EXISTS');
    const place = placeIn(run, cursor.path().path);
    const renamed = is(cursor.peek(), '(') ? split(cursor.bracket()) : null;
    const options = tableOptions(run.source, cursor);
    cursor.expect('AS');
    const query = cursor.until();
    return {
      type: 'CREATE_VIEW',
      prepare: async () => {
        if (renamed)
          throw invalidQuery(
            'A list of columns of a view is not emulated: name them in its query.',
          );
        const { columns } = await look(run, query);
        checkNames(columns);
        checkTableName(place.table);
        datasetAt(run.state.catalog, place.project, place.dataset);
        return {
          bytes: 0,
          work: async () => {
            const there = tryTable(run.state.catalog, place);
            if (there && spare) return {};
            if (there && !replace)
              throw new BigQueryError('duplicate', `Already Exists: Table ${spoken(place)}`);
            if (there?.kind === 'TABLE')
              throw invalidQuery(
                `${spoken(place)} is not allowed for this operation because it is currently a TABLE.`,
              );
            countOperation(run.state, place, run.now, 'shape');
            putView(
              run,
              place,
              run.source.slice(query[0]!.from, query.at(-1)!.to),
              columns,
              options,
            );
            return {};
          },
        };
      },
    };
  };
function putView(
  run: Run,
  place: Place,
  view: string,
  columns: readonly Column[],
  options: Options,
): void {
  const { description, friendlyName, labels = {} } = options;
  putTable(run.state, place, {
    id: place.table,
    kind: 'VIEW',
    physical: null,
    columns,
    view,
    labels,
    ...(description !== undefined && { description }),
    ...(friendlyName !== undefined && { friendlyName }),
    created: run.now,
    modified: run.now,
    rows: 0,
    bytes: {},
  });
}

const drop =
  (kind: 'TABLE' | 'VIEW'): Read =>
  (run, cursor) => {
    const spare = cursor.take('IF', 'EXISTS');
    const { path } = cursor.path();
    const place = placeIn(run, path);
    if (cursor.more()) throw cursor.fail(`Unexpected "${cursor.peek()!.text}"`);
    // the grammar knows no IF EXISTS and no views there
    check(`DROP TABLE \`${path.join('.')}\``, run.source, 0);
    return {
      type: `DROP_${kind}`,
      prepare: async () => ({
        bytes: 0,
        work: async () => {
          const there = tryTable(run.state.catalog, place);
          if (!there && spare) return {};
          const found = there ?? tableAt(run.state.catalog, place);
          if (found.kind !== kind) throw invalidQuery(`${spoken(place)} is not a ${kind}`);
          dropTable(run.state, place);
          await dropStored(run.state, found);
          return {};
        },
      }),
    };
  };

const createSchema: Read = (run, cursor) => {
  const spare = cursor.take('IF', 'NOT', 'EXISTS');
  const [project, id] = schemaPath(run, cursor);
  const options = cursor.take('OPTIONS') ? optionsOf(run.source, cursor.bracket()) : {};
  return simple('CREATE_SCHEMA', async () => {
    const { catalog } = run.state;
    if (catalog.datasets[`${project}.${id}`]) {
      if (spare) return;
      throw new BigQueryError('duplicate', `Already Exists: Dataset ${project}:${id}`);
    }
    const location = typeof options.location === 'string' ? options.location : run.job.location;
    putDataset(run.state, {
      project,
      id,
      location,
      labels: labelsOf(options.labels),
      created: run.now,
      modified: run.now,
      owner: '',
      tables: {},
      ...(typeof options.description === 'string' && { description: options.description }),
    });
  });
};
const dropSchema: Read = (run, cursor) => {
  const spare = cursor.take('IF', 'EXISTS');
  const [project, id] = schemaPath(run, cursor);
  const cascade = cursor.take('CASCADE');
  return simple('DROP_SCHEMA', async () => {
    if (spare && !run.state.catalog.datasets[`${project}.${id}`]) return;
    const { tables } = datasetAt(run.state.catalog, project, id);
    if (Object.keys(tables).length > 0 && !cascade)
      throw new BigQueryError('resourceInUse', `Dataset ${project}:${id} is still in use`);
    for (const table of Object.values(tables)) await dropStored(run.state, table);
    dropDataset(run.state, project, id);
  });
};
function schemaPath(run: Run, cursor: Cursor): [string, string] {
  const { path } = cursor.path();
  return path.length === 1 ? [run.job.project, path[0]!] : [path[0]!, path[1]!];
}
const simple = (type: string, work: () => Promise<void>): Statement => ({
  type,
  prepare: async () => ({ bytes: 0, work: async () => (await work(), {}) }),
});

const truncate: Read = (run, cursor, tokens) => {
  const place = placeIn(run, cursor.path().path);
  return simple('TRUNCATE_TABLE', async () => {
    check(grammarSql(run.source, tokens), run.source, 0);
    const { physical } = tableAt(run.state.catalog, place, run.job.location);
    if (physical === null) throw invalidQuery(`${spoken(place)} is not a table`);
    countOperation(run.state, place, run.now, 'dml');
    await told(run, `DELETE FROM ${physical}`, true);
    await measure(run.state, place, run.now);
  });
};

export const DDL: Readonly<Record<string, Read>> = {
  'CREATE OR REPLACE TABLE': createTable(true),
  'CREATE TABLE': createTable(false),
  'CREATE OR REPLACE VIEW': createView(true),
  'CREATE VIEW': createView(false),
  'CREATE SCHEMA': createSchema,
  'DROP TABLE': drop('TABLE'),
  'DROP VIEW': drop('VIEW'),
  'DROP SCHEMA': dropSchema,
  'TRUNCATE TABLE': truncate,
  'ALTER TABLE': alterTable,
};
