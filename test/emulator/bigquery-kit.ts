import { bundleOf, machineOf } from './kit';
import type { Machine } from '../../emulator/machine/machine';
import type { MachineOptions } from '../../emulator/machine/settings';

const SCRIPT = `
const ROOT = 'https://bigquery.googleapis.com';
function fetch_(method, path, body, headers) {
  const r = UrlFetchApp.fetch(path.indexOf('https:') === 0 ? path : ROOT + path, {
    method, muteHttpExceptions: true, contentType: 'application/json',
    headers: Object.assign({ Authorization: 'Bearer ' + ScriptApp.getOAuthToken() }, headers),
    ...(body === null ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return r;
}
function api(method, path, body) {
  const r = fetch_(method, '/bigquery/v2/projects/' + path, body);
  const text = r.getContentText();
  return { code: r.getResponseCode(), body: text === '' ? null : JSON.parse(text) };
}
function raw(method, path, body, headers) {
  const r = fetch_(method, path, body, headers);
  return { code: r.getResponseCode(), text: r.getContentText(), headers: r.getHeaders() };
}
function sleep(ms) { Utilities.sleep(ms); }
`;
export interface Answer {
  readonly code: number;
  readonly body: any;
}
export interface Desk {
  readonly machine: Machine;
  api(method: string, path: string, body?: object): Promise<Answer>;
  /** A statement to its end; throws what it failed of. */
  query(sql: string, more?: object): Promise<(string | null)[][]>;
  /** What a statement is refused for. */
  refused(sql: string, more?: object): Promise<string>;
  raw(
    method: string,
    path: string,
    body: string | object | null,
    headers?: object,
  ): Promise<{ code: number; text: string; headers: Record<string, string> }>;
}

/** A machine with a script that speaks to BigQuery. */
export async function desk(options: MachineOptions = {}): Promise<Desk> {
  const machine = await machineOf(SCRIPT, { bundle: bundleOf(SCRIPT), ...options });
  const result = async (name: string, args: unknown[]) => {
    const { result: value, error } = await machine.call(name, args);
    if (error) throw new Error(error.message);
    return value as never;
  };
  const api = (method: string, path: string, body: object | null = null): Promise<Answer> =>
    result('api', [method, path, body]);
  const query = async (sql: string, more: object = {}): Promise<(string | null)[][]> => {
    const { code, body } = await api('post', 'school/queries', {
      query: sql,
      useLegacySql: false,
      timeoutMs: 100_000,
      ...more,
    });
    if (code !== 200) throw new Error(`${body.error.errors[0].reason}: ${body.error.message}`);
    return (body.rows ?? []).map((row: { f: { v: string | null }[] }) => row.f.map(({ v }) => v));
  };
  return {
    machine,
    api,
    raw: (method, path, body, headers = {}) => result('raw', [method, path, body, headers]),
    query,
    async refused(sql, more) {
      return query(sql, more).then(
        (rows) => `not refused: ${JSON.stringify(rows)}`,
        (error: Error) => error.message,
      );
    },
  };
}
