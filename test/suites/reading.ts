import { flatten } from '../../src/engine/flatten';
import { createClient, isFailure } from '../../src/http/client';
import {
  FailureError,
  type Batch,
  type Cell,
  type Connector,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type Reader,
  type Resource,
  type SourceRecord,
} from '../../src/model';

export interface Server {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** What the source would answer: a value is sent as JSON with status 200. */
  answer(request: HttpRequest): Json | HttpResponse;
}

export interface Reading {
  /** The batches as they came, with what the engine would commit with each. */
  readonly batches: readonly Batch[];
  /** The rows of each table, by the table's name. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;
  readonly requests: readonly HttpRequest[];
}

const isResponse = (answer: Json | HttpResponse): answer is HttpResponse =>
  typeof answer === 'object' && answer !== null && 'status' in answer && 'text' in answer;

/** A host that has only what a client needs; time passes when somebody sleeps. */
const hostOf = (server: Server, requests: HttpRequest[]): Parameters<typeof createClient>[0] => {
  let now = Date.parse('2026-11-22T06:00:00Z');
  return {
    http: {
      fetchAll: (asked) =>
        asked.map((request) => {
          requests.push(request);
          const answer = server.answer(request);
          if (isResponse(answer)) return answer;
          const headers = { 'content-type': 'application/json' };
          return { status: 200, headers, text: JSON.stringify(answer) };
        }),
    },
    clock: {
      now: () => now,
      sleep: (milliseconds) => void (now += milliseconds),
      elapsed: () => 0,
      timeZone: () => 'UTC',
      local: () => ({ date: '2026-11-22', hour: 6, minute: 0 }),
    },
    log: { write: () => undefined },
  };
};

type Client = ReturnType<typeof createClient>;

const drive = (client: Client, reader: Reader, most: number): readonly Batch[] => {
  const batches: Batch[] = [];
  let step = reader.next([]);
  while (!step.done) {
    if ('batch' in step.value) {
      batches.push(step.value.batch);
      if (batches.length >= most) break;
      step = reader.next([]);
      continue;
    }
    const answers = client.fetchAll(step.value.ask);
    const failed = answers.find(isFailure);
    step = failed
      ? reader.throw(new FailureError(failed.code, failed.params))
      : reader.next(answers as readonly HttpResponse[]);
  }
  return batches;
};

type Table = Readonly<Record<string, Cell>>[];

/** What records become: the resource's rows and those of its nested lists, without nulls. */
export const tablesOf = (
  resource: Resource,
  records: readonly SourceRecord[],
): Reading['tables'] => {
  const row = (entries: readonly (readonly [string, Cell])[]): Readonly<Record<string, Cell>> =>
    Object.fromEntries(entries.filter(([, value]) => value !== null));
  const tables: Record<string, Table> = { [resource.table]: [] };
  for (const { table } of resource.children ?? []) tables[table] = [];
  for (const flat of records.map(flatten(resource))) {
    if (flat.issues.length > 0) throw new Error(`Not as promised: ${flat.issues.join(', ')}`);
    const own = resource.fields.map(({ name }, i) => [name, flat.values[i] ?? null] as const);
    tables[resource.table]!.push(row([...own, ['_extra', flat.extra]]));
    (resource.children ?? []).forEach((child, c) =>
      (flat.children[c] ?? []).forEach((values, position) =>
        tables[child.table]!.push(
          row([
            ['_parent', flat.key],
            ['_position', position],
            ...child.fields.map(({ name }, i) => [name, values[i] ?? null] as const),
          ]),
        ),
      ),
    );
  }
  return tables;
};

/**
 * Reads a resource as a refresh would: through the HTTP client, which signs in, repeats and slows down.
 * @param checkpoint where reading goes on; null reads for the first time.
 * @param most batches after which the execution ends, whether it is done or not.
 * @throws FailureError as the engine would meet it.
 */
export const readSample = (
  connector: Connector,
  name: string,
  server: Server,
  checkpoint: Json = null,
  most = Infinity,
): Reading => {
  const resource = connector.resources.find((r) => r.name === name);
  if (!resource) throw new Error(`${connector.title} has no resource “${name}”.`);
  const requests: HttpRequest[] = [];
  const client = createClient(hostOf(server, requests), connector, server.settings, server.secrets);
  const batches = drive(client, connector.read(resource, client.session, checkpoint), most);
  return {
    batches,
    tables: tablesOf(
      resource,
      batches.flatMap((batch) => batch.rows ?? []),
    ),
    requests,
  };
};
