import type { Failure } from './failure';
import type { Phase } from './run';

/**
 * Every line the log can hold, as one table. `host.log.write` takes an event of it with exactly its
 * fields, and `docs/log.md` is written from it. A field is a name, an id, a count, a duration or a code:
 * never a text from a source, never a secret, never a student.
 */
export type Severity = 'INFO' | 'WARNING' | 'ERROR';

interface Kinds {
  readonly id: string;
  readonly ids: readonly string[];
  readonly count: number;
  readonly ms: number;
  readonly code: string;
  readonly time: string;
  readonly params: Readonly<Record<string, string | number>>;
}

interface FieldEntry {
  readonly kind: keyof Kinds;
  readonly meaning: string;
}

const fields = {
  attempts: { kind: 'count', meaning: 'How often a request was sent by then.' },
  after: { kind: 'count', meaning: 'How many there are now.' },
  before: { kind: 'count', meaning: 'How many there were.' },
  changed: { kind: 'count', meaning: 'Rows that differ from the version before.' },
  checks: { kind: 'ids', meaning: 'The rules that were broken, by their titles in the contract.' },
  code: { kind: 'code', meaning: 'What went wrong, by its name in the table of failures.' },
  connection: { kind: 'id', meaning: 'The connection, by its id.' },
  connections: { kind: 'count', meaning: 'Connections of this workbook.' },
  connector: { kind: 'id', meaning: 'The kind of system.' },
  dataset: { kind: 'id', meaning: 'The data set, by its id.' },
  datasets: { kind: 'ids', meaning: 'The data sets, by their ids.' },
  engine: { kind: 'id', meaning: 'Where data sets are built, by the engine’s id.' },
  end: { kind: 'code', meaning: 'How it ended.' },
  executions: { kind: 'count', meaning: 'Executions that have worked on the run.' },
  files: { kind: 'count', meaning: 'Files in the steward’s Drive.' },
  host: { kind: 'id', meaning: 'The server that was asked, without path and query.' },
  keys: { kind: 'ids', meaning: 'Records of this workbook, by their keys.' },
  left: { kind: 'count', meaning: 'Data sets that are not decided yet.' },
  matters: { kind: 'count', meaning: 'Things a person is told in one mail.' },
  names: { kind: 'ids', meaning: 'Fields of the source, by their names.' },
  params: {
    kind: 'params',
    meaning: 'Names and numbers that belong to the code; no words of the source.',
  },
  reason: { kind: 'code', meaning: 'Why.' },
  recipients: { kind: 'count', meaning: 'Whom a mail goes to.' },
  recovered: { kind: 'count', meaning: 'Things that are well again.' },
  report: { kind: 'id', meaning: 'The report.' },
  requests: { kind: 'count', meaning: 'Web requests to sources.' },
  resource: { kind: 'id', meaning: 'The collection of the source.' },
  retries: { kind: 'count', meaning: 'Web requests that were sent again.' },
  rows: { kind: 'count', meaning: 'Rows.' },
  rowsRead: { kind: 'count', meaning: 'Records that arrived from sources.' },
  status: { kind: 'code', meaning: 'The answer’s HTTP status, or why there was no answer.' },
  token: { kind: 'id', meaning: 'The token of the data API, by its id.' },
  took: { kind: 'ms', meaning: 'How long it took, milliseconds.' },
  until: { kind: 'time', meaning: 'Until when.' },
} as const satisfies Readonly<Record<string, FieldEntry>>;

export type EventField = keyof typeof fields;
export const EVENT_FIELDS: Readonly<Record<EventField, FieldEntry>> = fields;

interface Entry {
  readonly severity: Severity;
  readonly meaning: string;
  readonly fields: readonly EventField[];
  /** Fields that are there only where they apply. */
  readonly maybe?: readonly EventField[];
}

const info = <F extends EventField, M extends EventField = never>(
  meaning: string,
  has: readonly F[] = [],
  maybe: readonly M[] = [],
) => ({ severity: 'INFO' as const, meaning, fields: has, maybe });
const warning = <F extends EventField, M extends EventField = never>(
  meaning: string,
  has: readonly F[] = [],
  maybe: readonly M[] = [],
) => ({ severity: 'WARNING' as const, meaning, fields: has, maybe });
const error = <F extends EventField, M extends EventField = never>(
  meaning: string,
  has: readonly F[] = [],
  maybe: readonly M[] = [],
) => ({ severity: 'ERROR' as const, meaning, fields: has, maybe });

const table = {
  'run.begin': info('An execution takes up a run.', ['datasets', 'executions']),
  'run.end': info(
    'An execution leaves a run: it is over, waits, or goes on in the next execution.',
    ['end', 'left', 'requests', 'retries', 'rowsRead', 'took'],
    ['until'],
  ),
  'run.interrupted': error('Something stopped the whole execution and not one data set.', [
    'code',
    'params',
  ]),
  'run.untold': error(
    'A run is over, and something about it could not be recorded: it is made up for after the next.',
    ['code', 'params'],
  ),
  'work.failed': error('An execution ended with a failure that no run could take.', [
    'code',
    'params',
  ]),
  'read.end': info(
    'Reading a connection ended for this execution: settled, unfinished, cancelled or paused.',
    ['connection', 'end', 'requests', 'retries', 'rowsRead', 'took'],
  ),
  'read.paused': warning('A collection cannot be read now; it goes on in another execution.', [
    'connection',
    'resource',
    'code',
    'params',
  ]),
  'read.failed': error('A collection could not be read in this run; its rows stay as they were.', [
    'connection',
    'resource',
    'code',
    'params',
  ]),
  'watch.failing': warning(
    'A source cannot be read while somebody looks at the live board; it is asked again soon.',
    ['connection', 'code', 'params'],
  ),
  'watch.end': info('An execution that kept data sets fresh for the live board ends.', [
    'end',
    'changed',
    'requests',
    'took',
  ]),
  'http.retry': warning('A request met a short problem and is sent again.', [
    'host',
    'resource',
    'status',
    'attempts',
  ]),
  'http.passed_over': warning(
    'The source refused a request (401 or 403), and its file says to pass that over: nothing of it was read.',
    ['host', 'resource', 'status', 'attempts'],
  ),
  'http.failed': warning('A request was given up.', ['host', 'resource', 'status', 'attempts']),
  'landing.swept': info('Files that no manifest names were removed.', ['files']),
  'landing.compacted': info('A long log of segments was written anew, as fewer files.', [
    'connection',
    'before',
    'after',
  ]),
  'dataset.published': info('A data set is published.', ['dataset', 'rows', 'changed', 'took']),
  'dataset.failed': error('A data set could not be refreshed; its last version stays.', [
    'dataset',
    'code',
    'params',
  ]),
  'dataset.previewed': info('It was found what publishing would change; nothing was published.', [
    'dataset',
    'rows',
    'changed',
  ]),
  'dataset.held': error('A change far larger than usual waits for a person.', [
    'dataset',
    'code',
    'params',
  ]),
  'dataset.quarantined': warning('Rows that broke a rule were set aside.', [
    'dataset',
    'rows',
    'checks',
  ]),
  'dataset.warned': warning('A check found something that stops nothing.', [
    'dataset',
    'rows',
    'checks',
  ]),
  'schema.changed': warning('A source shows fields it did not show, or shows some no more.', [
    'connection',
    'resource',
    'names',
  ]),
  'push.taken': info('A source has pushed an event; the next run lands its rows.', [
    'connection',
    'resource',
  ]),
  'push.refused': warning('A pushed event no longer fits its collection and was left out.', [
    'connection',
    'resource',
    'code',
    'params',
  ]),
  'api.token_made': info('A token of the data API was made.', ['token', 'datasets']),
  'api.token_revoked': info('A token of the data API works no more.', ['token']),
  'api.guessed': warning('Many wrong tokens came to the data API within ten minutes.', [
    'attempts',
  ]),
  'api.failed': error('A request to the data API met something unforeseen.', ['code', 'params']),
  'tab.made_again': warning('The tab of a published data set was gone and was made anew.', [
    'dataset',
  ]),
  'report.grown': info('A report’s tab was written anew: a group was new, and had no room in it.', [
    'report',
  ]),
  'records.made_room': warning('The store was full; what can be done without was given up.', [
    'keys',
  ]),
  'alert.sent': info('A mail told people what needs them, or what is well again.', [
    'matters',
    'recovered',
    'recipients',
  ]),
  'alert.waits': warning('A mail has to wait.', ['matters', 'reason']),
  'alert.failed': error('A mail could not be sent; the next execution tries again.', [
    'code',
    'params',
  ]),
  'journal.failed': warning(
    'Lines of the log could not be kept in Drive; they are in this log alone.',
    ['code', 'params'],
  ),
  'connection.saved': info('A connection was tested and saved.', ['connection', 'connector']),
  'connection.removed': info('A connection was removed, with its secrets.', ['connection']),
  'connection.paused': info('A connection is not read until a person lets it go on.', [
    'connection',
  ]),
  'connection.resumed': info('A paused connection is read again.', ['connection']),
  'warehouse.saved': info('Where data sets are built was tested and saved anew.', ['engine']),
  'warehouse.moving': info('A move of all data sets to another engine was asked for.', ['engine']),
  'warehouse.moved': info('All counts agreed: data sets are built in another engine now.', [
    'engine',
  ]),
  'warehouse.cleared': info(
    'What nobody wants any more was deleted in a warehouse: a removed connection’s rows, or all tables.',
    ['engine', 'connection'],
  ),
  'warehouse.uncleared': warning(
    'What nobody wants any more could not be deleted in a warehouse; it is tried again.',
    ['connection', 'code', 'params'],
  ),
  'database.slow': warning(
    'Google offers no call for many rows of a database here: each value is a call of its own, which is slow.',
    ['host'],
  ),
  'steward.changed': info('A colleague took over as the steward; all is read anew.', [
    'connections',
  ]),
  'steward.left': info('The secrets and raw data of a former steward were cleared away.', [
    'connections',
  ]),
  'steward.uncleared': warning(
    'The secrets and raw data of a former steward could not be cleared away.',
    ['code', 'params'],
  ),
  'workbook.copied': info(
    'The workbook is a copy: what belongs to the original was forgotten here.',
    ['connections'],
  ),
} as const satisfies Readonly<Record<string, Entry>>;

export type EventName = keyof typeof table;
export const EVENTS: Readonly<Record<EventName, Entry>> = table;

type Value<F extends EventField> = Kinds[(typeof fields)[F]['kind']];
/** Exactly the fields of an event. */
export type EventFields<E extends EventName> = {
  readonly [F in (typeof table)[E]['fields'][number]]: Value<F>;
} & { readonly [F in (typeof table)[E]['maybe'][number]]?: Value<F> };

/** What lines are about beside their own fields, until told otherwise. */
export interface LineContext {
  readonly run?: string;
  readonly phase?: Phase;
}

/** A line as it was written. */
export interface Line extends LineContext {
  readonly severity: Severity;
  readonly event: EventName;
  /** Of the execution so far: milliseconds, and calls of Google's services. */
  readonly ms: number;
  readonly hostCalls: number;
  readonly [field: string]: unknown;
}

/** Parameters of failures that are names and numbers of ours. The rest may be somebody else's words. */
const PLAIN = [
  ...[
    'after',
    'before',
    'connection',
    'correlation',
    'count',
    'field',
    'found',
    'host',
    'promised',
  ],
  ...['resource', 'rows', 'seconds', 'service', 'status', 'what'],
];

/** A failure as fields of a line. */
export const logged = ({ code, params }: Failure): { code: string; params: Failure['params'] } => ({
  code,
  params: Object.fromEntries(Object.entries(params).filter(([name]) => PLAIN.includes(name))),
});
