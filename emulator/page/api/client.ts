/** The control API, call by call. Every method throws an Error with a sentence for people. */
import type {
  CallAnswer,
  CardAnswer,
  Condition,
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
  /** Adds a person, or changes what one has granted or installed. */
  person(email: string, change: PersonChange): Promise<void>;
  /** Answers the copy's id. */
  copy(): Promise<string>;
  configure(change: Partial<Pick<Overview, 'mode' | 'account' | 'enabled'>>): Promise<void>;
  condition(): Promise<Condition | null>;
  makeDistrict(is: Condition): Promise<void>;
  /** Lets time pass, in the district too. Answers how many executions it started. */
  pass(time: { readonly day: true } | { readonly hours: number }): Promise<number>;
  /** The add-on's card, or what a button of it answers. */
  card(action?: string): Promise<CardAnswer>;
  outbox(): Promise<readonly Mail[]>;
  logs(): Promise<readonly LogEntry[]>;
  triggers(): Promise<readonly Trigger[]>;
  /** Calls a function of the connector as Looker Studio does. */
  studio<T>(name: string, request: object): Promise<T>;
  executions(): Promise<readonly Execution[]>;
  running(): Promise<readonly Running[]>;
}

export interface PersonChange {
  readonly granted?: 'all' | 'none' | readonly string[];
  readonly installed?: boolean;
}

/** Who sits before this page, and at which workbook: the emulator's own choice where the address is silent. */
export interface Place {
  readonly user?: string;
  readonly workbook?: string;
}
export const placeIn = (search: string): Place => {
  const query = new URLSearchParams(search);
  const named = (name: string) => (query.get(name) ? { [name]: query.get(name)! } : {});
  return { ...named('user'), ...named('workbook') };
};
export const searchOf = (place: Place): string => {
  const query = new URLSearchParams(place as Record<string, string>).toString();
  return query && `?${query}`;
};

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

/** Older log entries and executions are not shown. */
const NEWEST = 1000;

export function createApi(place: Place): Api {
  const search = searchOf(place);
  const tabPath = (title: string): string => `workbook/${encodeURIComponent(title)}${search}`;
  const rowsPath = (title: string, from: number, count: number): string =>
    `${tabPath(title)}${search ? '&' : '?'}from=${from}&count=${count}`;
  return {
    overview: async () => readOverview(await ask('GET', `workbook${search}`)),
    rows: async (title, from, count) => readRows(await ask('GET', rowsPath(title, from, count))),
    type: async (title, row, column, values) =>
      void (await ask('PUT', tabPath(title), { row, column, values })),
    addTab: async () => void (await ask('PUT', `workbook${search}`, { add: {} })),
    renameTab: async (title, to) => void (await ask('PUT', tabPath(title), { title: to })),
    deleteTab: async (title) => void (await ask('DELETE', tabPath(title))),
    call: async (name) => readCall(await ask('POST', 'call', { function: name, ...place })),
    open: async () => readCall(await ask('POST', 'open', place)),
    person: async (email, change) =>
      void (await ask('PUT', `people/${encodeURIComponent(email)}`, { ...change, ...place })),
    copy: async () => {
      const { id } = (await ask('POST', 'workbooks', { copyOf: place.workbook })) as { id: string };
      return id;
    },
    configure: async (change) => void (await ask('POST', 'configure', { ...change, ...place })),
    condition: async () => ((await ask('GET', 'district')) as { is: Condition | null }).is,
    makeDistrict: async (is) => void (await ask('POST', 'district', { is })),
    pass: async (time) => {
      const { executions } = (await ask('POST', 'pass', time)) as { executions: unknown[] };
      return executions.length;
    },
    card: async (action) => {
      const { result, error } = readCall(
        await ask('POST', 'card', { ...place, ...(action && { function: action }) }),
      );
      if (error !== undefined) throw new Error(error);
      return result as CardAnswer;
    },
    advance: async (ms) => {
      const answer = await ask('POST', 'clock', { advanceMs: ms });
      return readExecutions((answer as { executions: unknown }).executions);
    },
    reset: async () => void (await ask('POST', 'reset', {})),
    activate: async (sheetId) =>
      void (await ask('PUT', `workbook${search}`, { activate: sheetId })),
    outbox: async () => readOutbox(await ask('GET', 'outbox')),
    logs: async () => readLogs(await ask('GET', `logs?newest=${NEWEST}`)),
    triggers: async () => readTriggers(await ask('GET', 'triggers')),
    studio: async <T>(name: string, request: object) => {
      const { user } = place;
      const { result, error } = readCall(
        await ask('POST', `studio/${name}`, { request, ...(user && { user }) }),
      );
      if (error !== undefined) throw new Error(error);
      return result as T;
    },
    executions: async () => readExecutions(await ask('GET', `executions?newest=${NEWEST}`)),
    running: async () => readRunning(await ask('GET', 'running')),
  };
}
