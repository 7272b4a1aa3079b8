/** A load job: lines of JSON into a table, all of them or none. */
import type { Job, Table } from './catalog';
import { checkLayout, checkTableName } from './shapes';
import { BigQueryError, invalid, type ErrorProto } from './errors';
import { JSON_ROW_BYTES } from './limits';
import { columnsOf } from './methods-tables';
import { datasetAt, putTable, spoken, tryTable, type Place, type State } from './session';
import { quote, text } from './sql/names';
import { countOperation, dropStored, makeStored, measure } from './stored';
import { DUCK, type Column, type Type } from './types';
import { normalized } from './json';

export interface Loaded {
  readonly rows: number;
  readonly inputBytes: number;
  readonly outputBytes: number;
  readonly badRecords: number;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a configuration as it came
type Load = { [key: string]: any };

export class LoadError extends Error {
  constructor(readonly errors: readonly ErrorProto[]) {
    super(errors[0]!.message);
  }
}
const SHOWN = 5;
const LOCATION = 'gs://bigquery-prod-upload/data.json';

/** What is wrong with a load whatever its lines say. */
export function checkLoad(load: Load): Place {
  const { projectId, datasetId, tableId } = load.destinationTable ?? {};
  if (!datasetId || !tableId)
    throw new BigQueryError('required', 'Required parameter is missing: destinationTable');
  checkTableName(String(tableId));
  if (load.sourceFormat !== 'NEWLINE_DELIMITED_JSON')
    throw invalid(
      `A load of ${String(load.sourceFormat ?? 'CSV')} is not emulated: NEWLINE_DELIMITED_JSON is.`,
    );
  // it is for CSV only (reference of jobs)
  if (load.nullMarker !== undefined)
    throw invalid('Field nullMarker is not supported for JSON files.', 'nullMarker');
  return { project: String(projectId), dataset: String(datasetId), table: String(tableId) };
}

export async function load(state: State, job: Job, body: Buffer): Promise<Loaded> {
  const config = job.configuration.load as unknown as Load;
  const place = checkLoad(config);
  const { location } = datasetAt(state.catalog, place.project, place.dataset);
  if (location.toUpperCase() !== job.location.toUpperCase())
    throw new BigQueryError(
      'notFound',
      `Not found: Dataset ${place.project}:${place.dataset} was not found in location ${job.location}`,
    );
  const there = tryTable(state.catalog, place);
  const disposition = String(config.writeDisposition ?? 'WRITE_APPEND');
  if (!there && config.createDisposition === 'CREATE_NEVER')
    throw new BigQueryError('notFound', `Not found: Table ${spoken(place)}`);
  if (there && there.rows > 0 && disposition === 'WRITE_EMPTY')
    throw new BigQueryError('duplicate', `Already Exists: Table ${spoken(place)}`);
  if (there?.kind === 'VIEW') throw invalid(`Cannot load into the view ${spoken(place)}`);
  const columns = shapeOf(place, config, there, disposition);
  const rows = linesOf(body, columns, config);
  countOperation(state, place, job.ends, 'data');
  const physical =
    disposition === 'WRITE_TRUNCATE' || !there ? await makeStored(state, columns) : there.physical!;
  const before = physical === there?.physical ? there : undefined;
  for (const column of columns)
    if (before && !before.columns.some((c) => c.name.toLowerCase() === column.name.toLowerCase()))
      await state.store.change(
        `ALTER TABLE ${physical} ADD COLUMN ${quote(column.name)} ${DUCK[column.type]}`,
      );
  await append(state, physical, columns, rows);
  const layout = layoutOf(config);
  const table: Table = {
    ...(there ?? {
      id: place.table,
      kind: 'TABLE',
      labels: {},
      created: job.ends,
      rows: 0,
      bytes: {},
    }),
    ...(!there && layout),
    physical,
    columns,
    modified: job.ends,
  };
  checkLayout(table);
  putTable(state, place, table);
  if (there && there.physical !== physical) await dropStored(state, there);
  await measure(state, place, job.ends);
  const { bytes } = tryTable(state.catalog, place)!;
  return {
    rows: rows.length,
    inputBytes: body.length,
    outputBytes: Object.values(bytes).reduce((a, b) => a + b, 0),
    badRecords: 0,
  };
}
const layoutOf = (config: Load): Pick<Table, 'partition' | 'clustering' | 'description'> => ({
  ...(config.timePartitioning && {
    partition: {
      type: String(config.timePartitioning.type ?? 'DAY'),
      ...(config.timePartitioning.field && { field: String(config.timePartitioning.field) }),
    },
  }),
  ...(config.clustering && { clustering: config.clustering.fields as string[] }),
  ...(config.destinationTableProperties?.description && {
    description: String(config.destinationTableProperties.description),
  }),
});

/** The columns the table will have. */
function shapeOf(
  place: Place,
  config: Load,
  there: Table | undefined,
  disposition: string,
): readonly Column[] {
  const given = config.schema ? columnsOf(config.schema) : null;
  if (!there || (disposition === 'WRITE_TRUNCATE' && given)) {
    if (given) return given;
    if (config.autodetect === true)
      throw invalid('A schema that is detected is not emulated: give one.');
    throw invalid('No schema specified on job or table.');
  }
  if (!given) return there.columns;
  const refuse = (what: string): Error =>
    invalid(`Provided Schema does not match Table ${spoken(place)}. ${what}`);
  const options = (config.schemaUpdateOptions ?? []) as string[];
  const known = (name: string): Column | undefined =>
    there.columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
  for (const column of given) {
    const old = known(column.name);
    if (old && old.type !== column.type)
      throw refuse(`Field ${column.name} has changed type from ${old.type} to ${column.type}`);
    if (
      old?.mode === 'REQUIRED' &&
      column.mode === 'NULLABLE' &&
      !options.includes('ALLOW_FIELD_RELAXATION')
    )
      throw refuse(`Field ${column.name} has changed mode from REQUIRED to NULLABLE`);
    if (!old && !options.includes('ALLOW_FIELD_ADDITION'))
      throw refuse(`Cannot add fields (field: ${column.name})`);
  }
  return [...there.columns, ...given.filter(({ name }) => !known(name))];
}

type Cell = string | number | boolean | null;

/** @throws LoadError with the lines that are wrong: one too many ends the job. */
function linesOf(body: Buffer, columns: readonly Column[], config: Load): Cell[][] {
  const most = Number(config.maxBadRecords ?? 0);
  const ignore = config.ignoreUnknownValues === true;
  const at = new Map(columns.map(({ name }, i) => [name.toLowerCase(), i]));
  const errors: ErrorProto[] = [];
  const rows: Cell[][] = [];
  let position = 0;
  let line = 0;
  const source = body.toString('utf8');
  if (source.includes('\ufffd') && !body.includes(Buffer.from('\ufffd')))
    throw new LoadError([
      {
        reason: 'invalid',
        message: 'Error while reading data, error message: Invalid UTF-8 in the input',
        location: LOCATION,
      },
    ]);
  for (const one of source.split('\n')) {
    line += 1;
    const start = position;
    position += Buffer.byteLength(one) + 1;
    if (one.trim() === '') continue;
    const wrong = (what: string): void => {
      errors.push({
        reason: 'invalid',
        location: LOCATION,
        message: `Error while reading data, error message: JSON processing encountered too many errors, giving up. Rows: ${line}; errors: ${errors.length + 1}; max bad: ${most}; error percent: 0: ${what}; line_number: ${line} byte_offset_to_start_of_line: ${start}`,
      });
    };
    if (one.length > JSON_ROW_BYTES) {
      wrong('Row size is larger than 100 MB');
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(one);
    } catch {
      wrong('JSON parsing error in row: Parser terminated before end of string');
      continue;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      wrong('JSON table encountered too many errors: a row is an object');
      continue;
    }
    const row: Cell[] = columns.map(() => null);
    let bad: string | null = null;
    for (const [name, cell] of Object.entries(value)) {
      const i = at.get(name.toLowerCase());
      if (i === undefined) {
        if (!ignore) bad ??= `No such field: ${name}.`;
        continue;
      }
      const { type } = columns[i]!;
      const read = cellOf(type, cell);
      if (read === undefined)
        bad ??= `Could not convert value to ${type.toLowerCase()}. Field: ${columns[i]!.name}; Value: ${JSON.stringify(cell)}`;
      else row[i] = read;
    }
    columns.forEach(({ mode, name }, i) => {
      if (mode === 'REQUIRED' && row[i] === null) bad ??= `Missing required field: ${name}.`;
    });
    if (bad !== null) wrong(bad);
    else rows.push(row);
    if (errors.length >= most + SHOWN) break;
  }
  if (errors.length > most) {
    const first: ErrorProto = { ...errors[0]!, message: errors[0]!.message };
    throw new LoadError([first, ...errors.slice(0, SHOWN)]);
  }
  return rows;
}

const TIMESTAMP =
  /^(\d{4}-\d{1,2}-\d{1,2})([ T]\d{1,2}:\d{1,2}(:\d{1,2}(\.\d{1,9})?)?)?\s*(Z|UTC|[+-]\d{1,2}(:\d{2})?)?$/i;

/** A value of JSON as a column takes it; undefined: it does not. */
function cellOf(type: Type, value: unknown): Cell | undefined {
  if (value === null) return null;
  if (type === 'JSON') return normalized(JSON.stringify(value));
  if (typeof value === 'object') return undefined;
  const said = String(value);
  switch (type) {
    case 'STRING':
      return typeof value === 'string' ? value : said;
    case 'INT64': {
      if (typeof value === 'boolean' || !/^[+-]?\d+(\.0*)?$/.test(said)) return undefined;
      const whole = BigInt(said.replace(/\.0*$/, ''));
      return whole >= -(2n ** 63n) && whole < 2n ** 63n ? String(whole) : undefined;
    }
    case 'FLOAT64':
    case 'NUMERIC':
      if (typeof value === 'number') return said;
      if (
        typeof value === 'string' &&
        /^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|nan|[+-]?inf(inity)?)$/i.test(value)
      )
        return value;
      return undefined;
    case 'BOOL':
      if (typeof value === 'boolean') return said;
      return /^(true|false|t|f|yes|no|y|n|1|0)$/i.test(said)
        ? String(/^(t|y|1)/i.test(said))
        : undefined;
    case 'DATE':
      return typeof value === 'string' &&
        /^\d{4}-\d{1,2}-\d{1,2}$/.test(value) &&
        !Number.isNaN(Date.parse(value))
        ? value
        : undefined;
    case 'TIMESTAMP':
      if (typeof value === 'number') return new Date(value * 1000).toISOString();
      return typeof value === 'string' && TIMESTAMP.test(value) ? value : undefined;
    case 'DATETIME':
      return typeof value === 'string' && TIMESTAMP.test(value) ? value : undefined;
    default:
      return said;
  }
}

const ROWS = 20_000;
/** As one text of JSON for each column: much less to parse than values in a statement. */
async function append(
  state: State,
  physical: string,
  columns: readonly Column[],
  rows: readonly Cell[][],
): Promise<void> {
  const names = columns.map(({ name }) => quote(name)).join(', ');
  for (let from = 0; from < rows.length; from += ROWS) {
    const part = rows.slice(from, from + ROWS);
    const unnested = columns
      .map((_, i) => {
        const list = text(JSON.stringify(part.map((row) => row[i])));
        return `unnest(CAST(CAST(${list} AS JSON) AS VARCHAR[])) AS c${i}`;
      })
      .join(', ');
    const cast = columns.map(({ type }, i) => `CAST(c${i} AS ${DUCK[type]})`).join(', ');
    await state.store.change(
      `INSERT INTO ${physical} (${names}) SELECT ${cast} FROM (SELECT ${unnested})`,
    );
  }
}
