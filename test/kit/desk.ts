import { nodeDigest } from './digest';
import { openLanding } from '../../src/engine/land';
import { readManifest } from '../../src/engine/manifests';
import * as outside from '../../src/engine/outside';
import * as published from '../../src/engine/published';
import { advance } from '../../src/engine/run';
import { asJson, keys } from '../../src/engine/store';
import type { Change, Host, Metadata } from '../../src/host/host';
import type {
  Batch,
  Connection,
  Connector,
  Dataset,
  Destination,
  Engine,
  FileId,
  Json,
  Registry,
  Resource,
  Run,
  RunId,
  Subscription,
  Warehouse,
} from '../../src/model';

/** Where everything a workbook remembers lies, outside of any execution. */
export interface Memory {
  files: Map<string, { name: string; text: string }>;
  records: Map<string, Json>;
  secrets: Map<string, Json>;
  metadata: Map<string, Metadata>;
}

/** Ends an execution: nothing after it is called. */
export class Killed extends Error {}

/**
 * A workbook whose stages run in this process, without tabs and sources: rows are landed by the test, and
 * `advance` works on them in an engine that the test gives.
 */
export interface Desk {
  readonly host: Host;
  /** What a file holds. */
  text(file: string): string;
  /** Called before each call of the host. */
  before(hook: ((what: string) => void) | null): void;
  /** Seconds each host call takes. */
  pace: number;
  connect(id: string, site?: string): void;
  disconnect(id: string): void;
  direct(dataset: string, to: Destination): void;
  /** Lands rows as a read would that is over: all of these in one segment. */
  land(connection: string, resource: string, batch: Partial<Batch>): void;
  /** Says that everything was read in this run: nothing is asked of any source. */
  settle(run: string): void;
  /** Works until the run is over. @returns how it ended. */
  refresh(datasets: readonly string[], more?: Partial<Run>): Promise<Run>;
  /** One execution. @param seconds it may take. */
  work(run: Run, seconds?: number): Promise<Run>;
  begin(datasets: readonly string[], more?: Partial<Run>): Run;
  manifest(connection: string): NonNullable<ReturnType<typeof readManifest>>['manifest'];
  subscription(dataset: string): Subscription | undefined;
  save(): Memory;
  restore(from: Memory): void;
}

/** What a registry knows of one kind. */
export const known = <T extends { readonly id: string }>(list: readonly T[]) => ({
  all: list,
  own: [],
  get: (id: string) => list.find((entry) => entry.id === id),
});

export const openDesk = (
  connector: Connector,
  datasets: readonly Dataset[],
  engines: Readonly<Record<string, () => Engine | Promise<Engine>>>,
): Desk => {
  let memory: Memory = {
    files: new Map(),
    records: new Map(),
    secrets: new Map(),
    metadata: new Map(),
  };
  let hook: ((what: string) => void) | null = null;
  let made = 0;
  let now = Date.parse('2026-11-22T12:00:00Z');
  const desk = { pace: 0 };
  const called = <T extends object>(service: string, methods: T): T =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        (...args: unknown[]): unknown => {
          hook?.(`${service}.${name}`);
          now += desk.pace * 1000;
          return (method as (...a: unknown[]) => unknown)(...args);
        },
      ]),
    ) as T;
  const store = (of: () => Map<string, Json>) => ({
    get: (key: string) => of().get(key),
    all: (prefix: string) =>
      Object.fromEntries([...of()].filter(([key]) => key.startsWith(prefix))),
    set: (key: string, value: Json) => void of().set(key, value),
    setAll: (values: Record<string, Json>) => {
      for (const [key, value] of Object.entries(values)) of().set(key, value);
    },
    remove: (key: string) => void of().delete(key),
  });
  const host = {
    clock: {
      now: () => now,
      elapsed: () => 0,
      sleep: (ms: number) => {
        now += ms;
      },
      local: (at: number) => ({
        date: new Date(at).toISOString().slice(0, 10),
        hour: 12,
        minute: 0,
      }),
      timeZone: () => 'UTC',
    },
    log: { write: () => undefined, about: () => undefined, lines: () => [], page: () => '' },
    person: { email: () => 'ada@school.org', uuid: () => `${(made += 1)}`.padStart(32, '0') },
    lock: { tryAcquire: () => true, release: () => undefined },
    turn: { tryAcquire: () => true, release: () => undefined },
    digest: nodeDigest,
    assets: { code: (name: string) => (name === 'outside' ? outside : published) },
    workbook: called('workbook', {
      id: () => 'workbook',
      tabs: () => [],
      metadata: () => [...memory.metadata.values()],
      change: (changes: readonly Change[]) => {
        for (const one of changes)
          if (one.do === 'set_metadata') {
            const { sheetId, key, value } = one;
            const place = `${sheetId ?? ''} ${key}`;
            if (value === null) memory.metadata.delete(place);
            else memory.metadata.set(place, { sheetId, key, value });
          } else throw new Error(`There are no tabs here: ${one.do}`);
      },
    }),
    records: called(
      'records',
      store(() => memory.records),
    ),
    secrets: called(
      'secrets',
      store(() => memory.secrets),
    ),
    files: called('files', {
      create: (names: string[]) =>
        names.map((name) => {
          const id = `f${(made += 1)}`;
          memory.files.set(id, { name, text: '' });
          return id as FileId;
        }),
      write: (contents: { id: FileId; text: string }[]) =>
        contents.map(({ id, text }) => {
          memory.files.set(id, { ...memory.files.get(id)!, text });
          return text.length;
        }),
      read: (ids: FileId[]) => ids.map((id) => memory.files.get(id)?.text ?? null),
      remove: (ids: FileId[]) => ids.forEach((id) => memory.files.delete(id)),
      list: (prefix: string) =>
        [...memory.files].flatMap(([id, { name }]) =>
          name.startsWith(prefix) ? [{ id: id as FileId, name }] : [],
        ),
    }),
  } as unknown as Host;
  const warehouses = Object.entries(engines).map(([id, open]): Warehouse<Host> => ({
    id,
    title: id,
    description: '',
    // One whose tables outlive the execution has something to be set.
    settings: id === 'embedded' ? [] : [{ name: 'address', title: '', help: '', type: 'text' }],
    open: () => {
      hook?.(`${id}.open`);
      return Promise.resolve().then(open);
    },
  }));
  const registry = {
    connectors: known([connector]),
    datasets: known(datasets),
    warehouses: known(warehouses),
    reports: known([]),
  } as unknown as Registry<Host>;
  const quietly = <T>(work: () => T): T => {
    const before = hook;
    hook = null;
    try {
      return work();
    } finally {
      hook = before;
    }
  };
  const manifestOf = (connection: string) => readManifest(host, connection)!.manifest;
  const resourceOf = (name: string): Resource =>
    connector.resources.find((resource) => resource.name === name)!;
  const all = (): string[] =>
    Object.keys(host.records.all('connection/')).map((key) => key.slice('connection/'.length));

  return Object.assign(desk, {
    host,
    text: (file: string) => memory.files.get(file)?.text ?? '',
    before: (next: typeof hook) => {
      hook = next;
    },
    connect: (id: string, site = `Site ${id}`) => {
      const createdAt = `2026-01-01T00:00:00.00${id.length}Z`;
      const connection = { v: 1, id, connector: connector.id, site, settings: {}, createdAt };
      host.records.set(keys.connection(id), asJson(connection as unknown as Connection));
    },
    disconnect: (id: string) => {
      host.records.remove(keys.connection(id));
      host.records.remove(`manifest/${id}`);
    },
    direct: (dataset: string, to: Destination) =>
      host.records.set(keys.placed(dataset), asJson({ to, at: '2026-01-01T00:00:00Z' })),
    land: (connection: string, resource: string, batch: Partial<Batch>) =>
      quietly(() => {
        const landing = openLanding(host, connection as Connection['id']);
        const whole = { checkpoint: 0, complete: true as const, ...batch };
        landing.add(resourceOf(resource), whole, 'landed' as RunId);
        landing.commit();
      }),
    settle: (run: string) =>
      quietly(() => {
        for (const connection of all()) {
          const landing = openLanding(host, connection as Connection['id']);
          for (const { name } of connector.resources) landing.settle(name, { run: run as RunId });
          landing.commit();
        }
      }),
    begin: (ids: readonly string[], more: Partial<Run> = {}): Run => {
      const run: Run = {
        v: 1,
        id: `r${(made += 1)}` as RunId,
        datasets: ids,
        cause: 'schedule',
        createdAt: new Date(now).toISOString(),
        status: { is: 'queued' },
        outcomes: {},
        executions: 1,
        counts: { requests: 0, rowsRead: 0, retries: 0 },
        ...more,
      };
      quietly(() => host.records.set(keys.run, asJson(run)));
      return run;
    },
    work: (run: Run, seconds = 240) => advance(host, registry, run, now + seconds * 1000),
    refresh: async (ids: readonly string[], more: Partial<Run> = {}): Promise<Run> => {
      let run: Run = (desk as Desk).begin(ids, more);
      (desk as Desk).settle(run.id);
      for (let i = 0; i < 50; i++) {
        run = await (desk as Desk).work(run);
        if (run.status.is !== 'queued') return run;
      }
      throw new Error('The run is not over after 50 executions.');
    },
    manifest: manifestOf,
    subscription: (dataset: string) =>
      memory.records.get(keys.subscription(dataset)) as unknown as Subscription | undefined,
    save: () => ({
      files: new Map(memory.files),
      records: new Map(memory.records),
      secrets: new Map(memory.secrets),
      metadata: new Map(memory.metadata),
    }),
    restore: (from: Memory) => {
      memory = {
        files: new Map(from.files),
        records: new Map(from.records),
        secrets: new Map(from.secrets),
        metadata: new Map(from.metadata),
      };
    },
  }) as unknown as Desk;
};
