import path from 'node:path';
import type { Place } from './jdbc/address';
import type { Preset } from './properties';

/** What a machine can be told when it is made. Everything has a default; `createMachine({})` works. */
export interface Settings {
  /** A published editor add-on, or a script the school owns (facts: Triggers). */
  readonly mode: 'addon' | 'owned';
  /** Which column of the quota table holds (facts: Quotas). */
  readonly account: 'consumer' | 'workspace';
  /** Who calls when nobody is named. */
  readonly user: string;
  /**
   * The script's time zone (IANA). `Date` shows the process's zone, so `cli.ts` sets that as well;
   * a test that sets this alone has a script that disagrees with itself.
   */
  readonly timeZone: string;
  /** The workbook's own time zone: on the real host the two differ easily. */
  readonly spreadsheetTimeZone: string;
  readonly locale: string;
  /** Virtual time at which a new machine starts, ms since 1970. */
  readonly startTime: number;
  /** Seeds every source of chance: ids, transient errors. */
  readonly seed: number;
  /** How measured CPU time counts on the virtual clock. 0 makes a run repeatable to the millisecond. */
  readonly cpuScale: number;
  /** Whether the clock also follows the wall clock and fires triggers by itself. */
  readonly realtime: boolean;
  /**
   * What takes its time on the wall clock as well: nothing; what a script sleeps, so that one which looks
   * again and again does not spin, and from then on every call of it and of who works beside it; or every
   * call's latency, so that times can be taken with a watch.
   */
  readonly waits: 'nothing' | 'sleeps' | 'everything';
  /** What `google.script.run` receives of an async function (facts: V8 runtime, not documented). assumes: promise-value */
  readonly promises: 'lost' | 'awaited';
  /** Whether `new WebAssembly.Module` works (facts: V8 runtime, not confirmed). assumes: wasm-sync */
  readonly syncWebAssembly: boolean;
  /**
   * The order in which calls of simultaneous executions take effect: as they arrive, by their
   * virtual time, or in turns chosen by a seed. The last two are repeatable.
   */
  readonly schedule: 'arrival' | 'time' | { readonly seed: number };
  /** Where a web app's address begins. */
  readonly address: string;
  /** Whether the script is bound to a document. Without one `getDocumentLock()` is null. */
  readonly container: boolean;
  /** Whether a card's button may open a sidebar or a dialog (not documented). assumes: card-windows */
  readonly windowsFromCards: boolean;
  /** Whether `getUserTriggers` tells timed triggers too (not documented). assumes: user-triggers */
  readonly timedUserTriggers: boolean;
  /** Scopes the user has granted; `null`: all that the manifest asks for. */
  readonly grantedScopes: readonly string[] | null;
  /** How long a change stays invisible to `files.list`, virtual ms. */
  readonly driveListLagMs: number;
  /**
   * What stands behind addresses of databases: by `host:port` of `Jdbc.getConnection`, by
   * `project:region:instance` of `getCloudSqlConnection`. One that is not named here is where it says.
   */
  readonly databases: Readonly<Record<string, Place>>;
  /** What stands behind names of web servers, by the host of an address: where their demo is reached. */
  readonly servers: Readonly<Record<string, string>>;
  /** Properties that are there from the start; what the state holds under their names counts more. */
  readonly properties: Preset;
  /** Folder with the built script: server file(s), HTML files, `appsscript.json`. */
  readonly bundle: string;
  /** Folder with `worker.js` and `globals.js`, see `build.mjs`. */
  readonly runtime: string;
  /** Folder the state is kept in, or `null`: in memory only. */
  readonly state: string | null;
}

export type MachineOptions = Partial<Settings>;

/** From `emulator/machine/` as well as from `.build/emulator/`. */
const root = path.resolve(__dirname, '../..');

/** The settings of a machine that was told only `options`. */
export function settle(options: MachineOptions): Settings {
  return {
    mode: 'addon',
    account: 'workspace',
    user: 'analyst@school.example',
    timeZone: 'Etc/UTC',
    spreadsheetTimeZone: 'America/New_York',
    locale: 'en_US',
    startTime: options.realtime ? Date.now() : Date.UTC(2026, 8, 1, 12),
    seed: 1,
    cpuScale: 1,
    realtime: false,
    waits: options.realtime ? 'sleeps' : 'nothing',
    promises: 'lost',
    syncWebAssembly: false,
    schedule: 'arrival',
    container: true,
    address: 'https://script.google.com',
    windowsFromCards: false,
    timedUserTriggers: true,
    grantedScopes: null,
    driveListLagMs: 0,
    databases: {},
    servers: {},
    properties: {},
    bundle: path.join(root, 'dist'),
    runtime: path.join(root, '.build', 'emulator'),
    state: null,
    ...(Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ) as MachineOptions),
  };
}
