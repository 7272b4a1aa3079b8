import { createClient, isFailure } from '../http/client';
import type { Host } from '../host/host';
import {
  FailureError,
  failureOf,
  type Batch,
  type Connector,
  type Discovery,
  type Exchange,
  type Failure,
  type FileLook,
  type HttpResponse,
  type Reader,
  type SourceRecord,
} from '../model';

/** A person waits for it: streams that are not reached in this time are not looked at. */
const PREVIEW_MS = 90_000;
/** Requests of one stream: a child's parents may take some. */
const MOST_ROUNDS = 12;

/** A key is only made where rows are kept. */
const HIDDEN = '••••••••';

export interface Preview {
  readonly stream: string;
  readonly rows: readonly SourceRecord[];
  readonly failure?: Failure;
  /** There was no time left for it. */
  readonly late?: true;
}

/** Reads until a first row has come, or the stream's end. */
const firstRows = (client: ReturnType<typeof createClient>, reader: Reader): Batch['rows'] => {
  let step = reader.next([]);
  for (let round = 0; !step.done && round < MOST_ROUNDS;) {
    if ('batch' in step.value) {
      const { rows = [] } = step.value.batch;
      if (rows.length > 0) {
        reader.return();
        return rows;
      }
      step = reader.next([]);
      continue;
    }
    round++;
    const answers = client.fetchAll(step.value.ask);
    const failed = answers.find(isFailure);
    step = failed
      ? reader.throw(new FailureError(failed.code, failed.params))
      : reader.next(answers as readonly HttpResponse[]);
  }
  return [];
};

/** What a source answers before it is one: a conversation of its own. @throws source failures */
export const converseOnce = <T>(
  host: Host,
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  exchange: Exchange<T>,
): T => {
  const client = createClient(host, connector, settings, secrets);
  try {
    return client.converse(exchange);
  } finally {
    client.rest();
  }
};

/** A file as its settings would take it. @param language of whoever looks. @throws source failures */
export const lookOnce = (
  host: Host,
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  language: string,
): FileLook | undefined => {
  const client = createClient(host, connector, settings, secrets);
  try {
    const exchange = connector.look?.({ ...client.session, language });
    return exchange && client.converse(exchange);
  } finally {
    client.rest();
  }
};

/** What a source says of itself that only a key finds out. @throws source failures */
export const surveyOnce = (
  host: Host,
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
): Discovery => {
  const client = createClient(host, connector, settings, secrets);
  try {
    return client.session.discovery;
  } finally {
    client.rest();
  }
};

/** The first page of each stream, before anything is saved. One that fails does not keep others away. */
export const previewStreams = (
  host: Host,
  connector: Connector,
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
): readonly Preview[] => {
  const client = createClient(host, connector, settings, secrets);
  const begun = host.clock.now();
  try {
    return connector.resources.map((resource): Preview => {
      const stream = resource.name;
      if (host.clock.now() - begun > PREVIEW_MS) return { stream, rows: [], late: true };
      try {
        const reader = connector.read(resource, { ...client.session, seal: () => HIDDEN }, null);
        const rows = firstRows(client, reader) ?? [];
        return { stream, rows };
      } catch (error) {
        return { stream, rows: [], failure: failureOf(error) };
      }
    });
  } finally {
    client.rest();
  }
};
