import { withCustom } from '../engine/custom';
import { withElsewhere } from '../engine/elsewhere';
import { openShown, passportsIn, pastVersions, type Shown } from '../engine/shown';
import type { Host, WebAnswer, WebRequest } from '../host/host';
import {
  FailureError,
  failureOf,
  logged,
  type Cell,
  type Json,
  type Passport,
  type Registry,
} from '../model';
import { cursorOf, keepCursor } from './cursor';
import { acceptEvent, isEvent } from './hook';
import { ProblemError, problemOf } from './problem';
import { MAX_LIMIT, queryOf, type Parameters, type Query } from './query';
import { csvOf, fitting, ndjsonOf, recordOf } from './rows';
import { schemaOf } from './schema';
import { askedOf, fieldsOf, holds, partOf, type Asked } from './scope';
import { changesOf } from './since';
import { count, tokenOf, type Token } from './token';

/** Rows of a page of JSON where no limit is given. */
const PAGE = 1_000;
const MOST_BODY = 5_000_000;

const json = (value: Json | object): WebAnswer => ({
  kind: 'text',
  mime: 'json',
  text: fitting(JSON.stringify(value)),
});

/** Every refusal is an answer. What nobody foresaw is logged under its own words. */
const answering = (host: Host, answer: () => WebAnswer): WebAnswer => {
  try {
    return answer();
  } catch (error) {
    const problem = problemOf(error);
    if (!(error instanceof ProblemError) && problem.status >= 500)
      host.log.write('api.failed', logged(failureOf(error)));
    return json(problem);
  }
};

/** A request to the script's own address: what a token asks of what is published, or a pushed event. */
export const answerWeb = (host: Host, listed: Registry<Host>, request: WebRequest): WebAnswer =>
  answering(host, () => {
    const registry = withCustom(host, withElsewhere(host, listed));
    const board = boardOf(request);
    if (board) return board;
    if (isEvent(request)) return json(acceptEvent(host, registry, request));
    const parameters = request.method === 'POST' ? parametersOf(request) : request.parameters;
    const [text, another] = parameters['token'] ?? [];
    const token = tokenOf(host, another === undefined ? text : '');
    if (token.board !== undefined)
      throw new ProblemError(
        'out-of-scope',
        'This is the link of a board: it opens that and reads nothing else. Make a token for data.',
      );
    count(host, token);
    const query = queryOf(parameters);
    return query.dataset === undefined
      ? json(listOf(host, registry, token))
      : answerQuery(host, registry, token, query.dataset, query);
  });

/** The page of a live board. What it shows it asks for, and who has no good link is told there what to do. */
const boardOf = ({ method, parameters }: WebRequest): WebAnswer | null => {
  const [report] = parameters['board'] ?? [];
  if (method !== 'GET' || report === undefined || !/^[a-z][a-z0-9_]{0,99}$/.test(report))
    return null;
  const [token = ''] = parameters['token'] ?? [];
  const [language = 'en'] = parameters['lang'] ?? [];
  const kept = token.replace(/\W/g, '').slice(0, 100);
  return {
    kind: 'page',
    file: language.startsWith('fr') ? 'gallery-fr' : 'gallery',
    title: 'Homeroom',
    start: `board:${report}:${kept || 'none'}`,
  };
};

/** A POST says the same as a GET in a JSON object, so that no token stands in an address. */
const parametersOf = ({ body = '' }: WebRequest): Parameters => {
  if (body.length > MOST_BODY)
    throw new ProblemError('too-large', 'The body is larger than 5 million characters.');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ProblemError(
      'bad-body',
      'Send a JSON object: {"token": "hr_…", "dataset": "…", "fields": ["…"], "filter.grade_level": "…"}.',
    );
  return Object.fromEntries(
    Object.entries(value).map(([name, given]): [string, readonly string[]] => {
      const values = Array.isArray(given) ? (given as unknown[]) : [given];
      const texts = values.map((v) => {
        if (typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean')
          return String(v);
        throw new ProblemError(
          'bad-parameter',
          `“${name}”: is a text, a number, or a list of them.`,
        );
      });
      // In an address the fields stand between commas; here they are a list.
      return [name, name === 'fields' ? [texts.join(',')] : texts];
    }),
  );
};

/** What the token reaches, and how fresh it is: one look at what the workbook says of itself. */
const listOf = (host: Host, registry: Registry<Host>, token: Token): object => {
  const passports = passportsIn(host);
  const one = (id: string): object => {
    const { title, description, grain } = registry.datasets.get(id) ?? { title: id };
    const passport = passports.find(({ dataset }) => dataset === id);
    const reach = partOf(token, id).fields;
    return {
      ...{ id, title, description, grain },
      ...(passport
        ? {
            ...freshnessOf(passport),
            fields: passport.fields.filter((name) => !reach || reach.includes(name)),
          }
        : { problem: problemOf(new FailureError('shown.missing', { dataset: title })) }),
    };
  };
  return { datasets: Object.keys(token.scope).sort().map(one) };
};

/** How old what is shown is, and what is known to be missing of it. */
const freshnessOf = (passport: Passport): object => ({
  version: passport.version.number,
  publishedAt: passport.version.at,
  checkedAt: passport.checkedAt,
  complete: passport.complete,
  ...(passport.failing ? { failing: passport.failing } : {}),
  quarantined: passport.quarantined,
});

const answerQuery = (
  host: Host,
  registry: Registry<Host>,
  token: Token,
  dataset: string,
  query: Query,
): WebAnswer => {
  const part = partOf(token, dataset);
  // What is told of the rows has to be theirs: cursors, tags and later questions go by it.
  const shown = openShown(host, registry, dataset, {
    exact: true,
    ...(query.asOf === undefined ? {} : { asOf: query.asOf }),
  });
  if (!holds(part.where, shown))
    throw new ProblemError(
      'out-of-scope',
      'This token is limited to some rows by a field that is no longer published. Make a new one.',
    );
  const reach = fieldsOf(part, shown);
  if (query.schema) return json(schemaOf(shown.dataset, reach, shown));
  const asked = askedOf(query, part, shown);
  const question = JSON.stringify([dataset, asked.fields.map((f) => f.name), asked.where]);
  const etag = host.digest
    .sha256(
      [
        shown.passport.version.hash,
        question,
        query.format,
        query.limit,
        query.since,
        query.cursor,
      ].join('|'),
    )
    .slice(0, 32);
  const head = { dataset, ...freshnessOf(shown.passport), etag };
  if (query.ifNoneMatch === etag) return json({ status: 304, ...head });

  if (query.since !== undefined) {
    const changes = sinceOf(
      host,
      registry,
      shown,
      asked,
      query.since,
      reach.map(({ name }) => name),
    );
    const rows = changes.rows.map((row) => recordOf(row, asked.fields));
    return json({ ...head, since: query.since, rows, removed: changes.removed });
  }
  return pageOf(host, shown, token, asked, query, question, head);
};

/** @throws ProblemError version-gone */
const sinceOf = (
  host: Host,
  registry: Registry<Host>,
  shown: Shown,
  asked: Asked,
  since: number,
  reach: readonly string[],
) => {
  const { number } = shown.passport.version;
  if (since === number) return { rows: [], removed: [] };
  const { id } = shown.dataset;
  const kept = pastVersions(host, id).map((version) => version.number);
  if (since > number || !kept.includes(since))
    throw new ProblemError(
      'version-gone',
      `Version ${since} is not kept${kept.length > 0 ? `; kept are ${kept.join(', ')}` : ''}. ` +
        'Read all rows once, and go on from the version of that answer.',
    );
  return changesOf(openShown(host, registry, id, { asOf: since }), shown, asked, reach);
};

const pageOf = (
  host: Host,
  shown: Shown,
  token: Token,
  { fields, where }: Asked,
  { format, limit, cursor }: Query,
  question: string,
  head: object,
): WebAnswer => {
  const { hash } = shown.passport.version;
  const of = host.digest.sha256(`${token.id}|${question}`);
  const most = limit ?? (format === 'json' ? PAGE : undefined);
  const { rows, next } = shown.ask({
    fields: fields.map(({ name }) => name),
    where,
    ...(most === undefined ? {} : { limit: most }),
    ...(cursor === undefined ? {} : { after: cursorOf(host, cursor, of, hash) }),
  });
  if (rows.length > MAX_LIMIT * 4)
    throw new ProblemError(
      'too-large',
      `More than ${MAX_LIMIT * 4} rows: set a limit or a filter.`,
    );
  const more = next && keepCursor(host, { of, version: hash, after: next });
  const cells: readonly (readonly Cell[])[] = rows;
  if (format === 'csv') return { kind: 'text', mime: 'csv', text: fitting(csvOf(cells, fields)) };
  if (format === 'ndjson') {
    const end = more === undefined ? '' : `${JSON.stringify({ _next: more })}\n`;
    return { kind: 'text', mime: 'ndjson', text: fitting(ndjsonOf(cells, fields) + end) };
  }
  const records = cells.map((row) => recordOf(row, fields));
  return json({ ...head, rows: records, ...(more === undefined ? {} : { next: more }) });
};
