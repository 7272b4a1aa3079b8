import { discreet, FailureError, type FailureCode } from '../../model';
import type { SqlAddress } from '../host';
import { hostError } from './errors';

/** What failures name of an address. */
export interface Whereabouts {
  readonly host: string;
  readonly database: string;
  readonly user: string;
}

export const whereabouts = ({ url, user }: SqlAddress): Whereabouts => {
  const [, host = url, rest = ''] = /^jdbc:[\w:]+:\/\/([^/;?]+)(.*)$/.exec(url) ?? [];
  const database = /^\/([^/?;]*)/.exec(rest)?.[1] ?? /databaseName=([^;]*)/i.exec(rest)?.[1] ?? '';
  return { host, database, user };
};

/** MySQL 8's way to sign in, which older drivers lack. */
const PLUGIN = 'caching_sha2_password';

/**
 * Sentences of PostgreSQL's, MySQL's, MariaDB's and SQL Server's drivers and what they mean. The first that
 * matches counts. assumes: jdbc-refused
 */
const sentences: readonly (readonly [RegExp, FailureCode])[] = [
  [/for one day|daily (limit|quota)/i, 'warehouse.quota'],
  [/Failed to establish a database connection/i, 'warehouse.no_connection'],
  [
    /Unable to load authentication plugin|authentication type \d+ is not supported/i,
    'warehouse.auth_plugin',
  ],
  [
    /Access denied for user .* to database|Access denied; you need|command denied to user|permission (was )?denied|must be owner of|must be member of|does not have permission/i,
    'warehouse.rights',
  ],
  [
    /password authentication failed|Access denied for user|Login failed for user|no pg_hba\.conf entry/i,
    'warehouse.refused',
  ],
  [
    /database "[^"]*" does not exist|Unknown database|Cannot open database/i,
    'warehouse.unknown_database',
  ],
  [
    /deadlock|could not serialize|lock (wait )?timeout|Lock wait timeout|canceling statement|too many (clients|connections)|remaining connection slots|max_user_connections|Query execution was interrupted|the database system is (starting|shutting)/i,
    'warehouse.busy',
  ],
  [
    /No space left|disk (is )?full|could not extend file|The table '[^']*' is full|filegroup is full|Got error 28 /i,
    'warehouse.full',
  ],
  [
    /I\/O error|connection (has been|is|was) (closed|reset|killed)|terminating connection|Communications link failure|after connection closed|after statement closed|Connection reset|Broken pipe|server has gone away|Lost connection|Server shutdown/i,
    'warehouse.lost',
  ],
  [/certificate|SSL|TLS handshake/i, 'warehouse.tls'],
  [
    /UnknownHost|Connection (refused|timed out)|connect timed out|Address unavailable/i,
    'warehouse.unreachable',
  ],
];

/** The driver's own words: of a batch the cause, without the statement filled in; of many lines the first. */
const headOf = (sentence: string): string => {
  const cause =
    /was aborted: ([\s\S]*?)(?:\s+Call getNextException|$)/.exec(sentence)?.[1] ?? sentence;
  return cause.replace(/^(Exception|ERROR|FATAL):\s*/i, '').split('\n')[0] ?? '';
};
/** A value may hold quotes itself: it ends with the last one before what the driver says next. */
const unvalued = (head: string): string =>
  head
    .replace(/(\w)'t\b/g, '$1’t')
    .replace(/\b(entry|value:?) '.*' (?=(for|to) )/i, '$1 ‘’ ')
    .replace(/(syntax for type [\w ]+: )".*"/, '$1‘’');

/** What is said without what is quoted: names and values mean nothing. */
const wordsOf = (sentence: string): string =>
  unvalued(headOf(sentence))
    .replace(/"[^"]*"?/g, '""')
    .replace(/'[^']*'?/g, "''");

/** Words after which a quotation is a name of ours and no value. */
const NAMES =
  /\b(relation|column|table|function|schema|constraint|role|user|database|type|view|index|object name|object|Unknown column|for key|for column)\s+(?:"([^"]*)"|'([^']*)')/gi;

/** A driver's sentence without values: they quote what they could not take. */
export const plain = (sentence: string): string =>
  discreet(unvalued(headOf(sentence)))
    // Where it stopped reading: a word outside quotes is the query's, not a value's.
    .replace(/\bnear ["']([A-Za-z_]\w{0,29})\b.*["']/, 'near ‹$1›')
    .replace(NAMES, (_, what: string, a?: string, b?: string) => `${what} ‹${a ?? b ?? ''}›`)
    .replace(/"[^"]*"?|“[^”]*”?|‘[^’]*’?|'[^']*'?/g, '…')
    .replace(/(value is|Key) \([^)]*\)(=\([^)]*\))?/g, '$1 …')
    .slice(0, 200);

/** What a host without a method, or without that form of it, says. */
const ABSENT = /match the method signature|Cannot find (method|function)|is not a function/i;
export const isAbsent = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.params['absent'] === 1;

/** Google's own short problem, and none of the database's. */
export const isPassing = (error: unknown): boolean =>
  error instanceof FailureError && error.failure.params['passing'] === 1;

/** What JDBC threw, as a failure that names what is wrong and none of our values. */
export const sqlError = (error: unknown, where: Whereabouts): FailureError => {
  if (error instanceof FailureError) return error;
  const sentence = error instanceof Error ? error.message : String(error);
  const words = wordsOf(sentence);
  const known = sentences.find(([pattern]) => pattern.test(words))?.[1];
  if (known) return new FailureError(known, { ...where, plugin: PLUGIN, detail: plain(sentence) });
  const { failure } = hostError(error, 'JDBC');
  if (failure.code === 'host.unauthorized') return new FailureError(failure.code, failure.params);
  // Google's own short problem in the middle of a call: whether it took effect nobody can say.
  if (failure.code === 'host.transient')
    return new FailureError('warehouse.lost', { ...where, passing: 1 });
  const detail = plain(sentence);
  return new FailureError(
    'warehouse.sql',
    ABSENT.test(sentence) ? { detail, absent: 1 } : { detail },
  );
};
