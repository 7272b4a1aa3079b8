/** The control API, call by call. Every method throws an Error with a sentence for people. */
import type {
  CallAnswer,
  Execution,
  LogEntry,
  Mail,
  Overview,
  RowWindow,
  Running,
  Trigger,
} from './contract';
import {
  readCall,
  readExecutions,
  readLogs,
  readOutbox,
  readOverview,
  readRows,
  readRunning,
  readTriggers,
} from './read';

export type Texts = readonly (readonly string[])[];

export interface Api {
  overview(): Promise<Overview>;
  rows(title: string, from: number, count: number): Promise<RowWindow>;
  /** Types text into cells, beginning at one. */
  type(title: string, row: number, column: number, values: Texts): Promise<void>;
  addTab(): Promise<void>;
  activate(sheetId: number): Promise<void>;
  renameTab(title: string, to: string): Promise<void>;
  deleteTab(title: string): Promise<void>;
  /** Calls a function as its menu item would, or as opening the workbook does. */
  call(name: string): Promise<CallAnswer>;
  open(): Promise<CallAnswer>;
  advance(ms: number): Promise<readonly Execution[]>;
  reset(): Promise<void>;
  outbox(): Promise<readonly Mail[]>;
  logs(): Promise<readonly LogEntry[]>;
  triggers(): Promise<readonly Trigger[]>;
  executions(): Promise<readonly Execution[]>;
  running(): Promise<readonly Running[]>;
}

/** The emulator does not answer at all, as against refusing something. */
export class Unreachable extends Error {}

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const url = `/_emulator/${path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    throw new Unreachable('The emulator does not answer.');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const { error } = (answer ?? {}) as { error?: string | { message?: string } };
  const said = typeof error === 'object' ? error.message : error;
  throw new Error(said ?? `The emulator refused ${method} ${url} (${response.status}).`);
}

const tabPath = (title: string): string => `workbook/${encodeURIComponent(title)}`;

/** Older log entries and executions are not shown. */
const NEWEST = 1000;

/** A simple trigger: 30 seconds, no authorization beyond the document itself. */
const ON_OPEN = {
  function: 'onOpen',
  args: [{ authMode: 'LIMITED' }],
  kind: 'simple',
  mode: 'LIMITED',
} as const;

export function createApi(): Api {
  return {
    overview: async () => readOverview(await ask('GET', 'workbook')),
    rows: async (title, from, count) =>
      readRows(await ask('GET', `${tabPath(title)}?from=${from}&count=${count}`)),
    type: async (title, row, column, values) =>
      void (await ask('PUT', tabPath(title), { row, column, values })),
    addTab: async () => void (await ask('PUT', 'workbook', { add: {} })),
    renameTab: async (title, to) => void (await ask('PUT', tabPath(title), { title: to })),
    deleteTab: async (title) => void (await ask('DELETE', tabPath(title))),
    call: async (name) => readCall(await ask('POST', 'call', { function: name })),
    open: async () => readCall(await ask('POST', 'call', ON_OPEN)),
    advance: async (ms) => {
      const answer = await ask('POST', 'clock', { advanceMs: ms });
      return readExecutions((answer as { executions: unknown }).executions);
    },
    reset: async () => void (await ask('POST', 'reset', {})),
    activate: async (sheetId) => void (await ask('PUT', 'workbook', { activate: sheetId })),
    outbox: async () => readOutbox(await ask('GET', 'outbox')),
    logs: async () => readLogs(await ask('GET', `logs?newest=${NEWEST}`)),
    triggers: async () => readTriggers(await ask('GET', 'triggers')),
    executions: async () => readExecutions(await ask('GET', `executions?newest=${NEWEST}`)),
    running: async () => readRunning(await ask('GET', 'running')),
  };
}
