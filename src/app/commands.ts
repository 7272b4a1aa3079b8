import { note } from '../engine/journal';
import { withCustom } from '../engine/custom';
import { withElsewhere } from '../engine/elsewhere';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { knowWorkbook } from '../looker/workbooks';
import { asWritten, pageIn, sayIn, type Say } from '../messages';
import { FailureError, type Registry } from '../model';
import { answer } from './answer';
import { seldom, working } from './apart';
import type { BoardInput, ConsoleState, Spoken } from './api';
import type * as BoardDoor from './board/state';
import type * as WatchDoor from './board/watching';
import { promised } from './check';
import { consenting } from './consent';
import { databaseOf } from './database';
import { datasetDetails } from './details';
import { settleIdentity } from './identity';
import { cancel, publishAnyway, refresh, setDestination, setSchedule, switchDataset } from './runs';
import type * as Seldom from './seldom';
import type * as Reporting from './reports';
import type { ReportDesk } from './reports';
import { retold, spokenRegistry } from './spoken';
import { consoleState, runNow } from './state';
import { tick, type TickEvent } from './tick';

/** What triggers call, and nobody else. */
interface Triggered {
  tick(event?: TickEvent): Promise<void>;
  /** Called by a trigger that a System check made and could not remove: it was ended in between. */
  sweepSystemCheck(): void;
}

type Rare = typeof Seldom;
/** What a rare command is given beside the host and the registry. */
type Given<K extends keyof Rare> = Rare[K] extends (
  host: Host,
  registry: Registry<Host>,
  ...args: infer A
) => unknown
  ? A
  : never;

/**
 * At the script's own address everything is done in the name of whoever deployed it, and its pages can call
 * every function: whoever comes there may do nothing but look at a board.
 */
const refuseVisitors = ({ person }: Host, owner?: string): void => {
  if (person.visits(owner)) throw new FailureError('web.visitor');
};

/** What is given beside the desk. */
type Rest<F> = F extends (desk: ReportDesk, ...args: infer A) => unknown ? A : never;

/** The sidebar's commands over a host. `create` is called for each command, inside it. */
export const createCommands = (
  create: () => Host,
  registry: Registry<Host>,
): Spoken & Triggered => {
  /** What a command works with: the registry is in the asker's language. */
  interface Desk {
    readonly host: Host;
    readonly registry: Registry<Host>;
    readonly say: Say;
    readonly language: string;
  }
  const whole = (host: Host): Registry<Host> => withCustom(host, withElsewhere(host, registry));
  type Act<A extends unknown[], T> = (desk: Desk, ...args: A) => T;
  /** The host, in a workbook that is no copy any more: nothing else is done in one before. */
  const open = (visitors: 'refused' | 'let in' = 'refused'): Host => {
    const host = create();
    if (visitors === 'refused') refuseVisitors(host);
    settleIdentity(host);
    return host;
  };
  const answering =
    (prepare: (host: Host) => void, visitors: 'refused' | 'let in' = 'refused') =>
    <A extends unknown[], T>(ask: Act<A, T>) =>
    (language: string, ...args: A) => {
      let say = asWritten;
      const told = answer(() => {
        const host = create();
        say = sayIn(language, (file) => host.assets.text(file));
        const value = consenting(
          host,
          () => {
            if (visitors === 'refused') refuseVisitors(host);
            prepare(host);
            // Most commands look into it; a poll does not.
            let spoken: Registry<Host> | undefined;
            const desk = {
              host,
              say,
              language,
              get registry() {
                return (spoken ??= spokenRegistry(whole(host), say));
              },
            };
            return ask(desk, ...args);
          },
          registry.scopes,
        );
        // What was refused has changed nothing, and leaves nothing.
        note(host);
        return value;
      });
      return retold(told, say);
    };
  /** Answers what `ask` says, or the trouble it met. */
  const asking = answering(settleIdentity);
  /** Asked every second: it only looks, and the console was opened before. */
  const glancing = answering(() => undefined);
  /** The live board has its own doorkeeper. */
  const letting = answering(() => undefined, 'let in');
  const console = ({ host, registry }: Desk): ConsoleState => consoleState(host, registry);
  /** Answers the console as it is after `act`. */
  const changing = <A extends unknown[]>(act: Act<A, void>) =>
    asking((desk: Desk, ...args: A) => {
      act(desk, ...args);
      return console(desk);
    });
  const rare = <K extends keyof Rare>({ host, registry }: Desk, name: K, args: Given<K>) =>
    (seldom(host)[name] as (...all: unknown[]) => unknown)(host, registry, ...args) as ReturnType<
      Rare[K]
    >;
  const rarely = <K extends keyof Rare>(name: K) =>
    asking((desk: Desk, ...args: Given<K>) => rare(desk, name, args));
  const reporting = <K extends keyof typeof Reporting>(name: K) =>
    asking((desk: Desk, ...args: Rest<(typeof Reporting)[K]>) => {
      const code = desk.host.assets.code('reports') as typeof Reporting &
        Pick<ReportDesk, 'reports'>;
      const act = code[name] as (...all: unknown[]) => unknown;
      return act({ ...desk, reports: code.reports }, ...args) as ReturnType<(typeof Reporting)[K]>;
    });
  const rarelyChanging = <K extends keyof Rare>(name: K) =>
    changing((desk: Desk, ...args: Given<K>) => void rare(desk, name, args));
  return {
    consoleState: asking(({ host, registry }) => {
      knowWorkbook(host);
      return consoleState(host, registry, true);
    }),
    morePages: (language) =>
      glancing(({ host }) => host.assets.text(pageIn(language, 'sidebar-more')))(language),
    runState: letting(({ host }) => {
      const now = snapshot(host);
      refuseVisitors(host, now.steward?.email);
      return runNow(host, now);
    }),
    testConnection: rarely('testConnection'),
    lookAtFile: (language, input) =>
      asking(({ host, registry }) => seldom(host).lookAtFile(host, registry, input, language))(
        language,
      ),
    saveConnection: (language, input) =>
      changing(({ host, registry }) =>
        seldom(host).saveConnection(host, registry, input, language),
      )(language),
    testConnections: rarely('testConnections'),
    saveConnections: (language, input) =>
      asking(({ host, registry }) => seldom(host).saveConnections(host, registry, input, language))(
        language,
      ),
    pauseConnection: rarelyChanging('pauseConnection'),
    inspectSource: rarely('inspectSource'),
    draftSource: rarely('draftSource'),
    exploreDatabase: rarely('exploreDatabase'),
    fetchSource: rarely('fetchSource'),
    previewSource: rarely('previewSource'),
    saveSource: rarely('saveSource'),
    savedSources: rarely('savedSources'),
    openSource: rarely('openSource'),
    removeSource: rarely('removeSource'),
    removeConnection: rarelyChanging('removeConnection'),
    switchDataset: changing(({ host, registry }, id, on) => switchDataset(host, registry, id, on)),
    setSchedule: changing(({ host, registry }, id, schedule) =>
      setSchedule(host, registry, id, schedule),
    ),
    setDestination: changing(({ host, registry }, id, to) =>
      setDestination(host, registry, id, to),
    ),
    setPersonal: rarelyChanging('setPersonal'),
    datasetDetails: asking(({ host, registry, say }, id) =>
      datasetDetails(host, registry, id, say),
    ),
    refresh: asking(({ host, registry }, ids) => refresh(host, registry, ids)),
    cancel: asking(({ host }) => cancel(host)),
    repair: rarely('repair'),
    publishAnyway: asking(({ host, registry }, id) => publishAnyway(host, registry, id)),
    openTab: asking(({ host }, id) => {
      const { sheetId } = snapshot(host).subscription(id);
      if (sheetId !== undefined) host.workbook.show(sheetId);
      return null;
    }),
    lookerLinks: (language, id) =>
      asking(({ host, registry }) => seldom(host).lookerLinks(host, registry, id, language))(
        language,
      ),
    activity: rarely('activity'),
    runStory: rarely('runStory'),
    supportBundle: rarely('supportBundle'),
    settings: rarely('settings'),
    saveSettings: rarely('saveSettings'),
    warehouse: rarely('warehouse'),
    testWarehouse: rarely('testWarehouse'),
    readsToMove: rarely('readsToMove'),
    saveWarehouse: rarely('saveWarehouse'),
    moveWarehouse: rarely('moveWarehouse'),
    clearOldPlace: rarely('clearOldPlace'),
    cancelMove: rarely('cancelMove'),
    gallery: reporting('gallery'),
    report: reporting('report'),
    behind: reporting('behind'),
    boardState: (language, input) =>
      letting((desk, asked: BoardInput) =>
        (desk.host.assets.code('board') as typeof BoardDoor).boardState(desk, asked),
      )(language, input),
    watch: async (_language, report, token) => {
      const host = open('let in');
      const { admit, watch } = host.assets.code('watch') as typeof WatchDoor;
      admit(host, report, token);
      await watch(host, whole(host), working(host));
    },
    addReportTab: reporting('addReportTab'),
    saveReport: reporting('saveReport'),
    saveSmallGroup: reporting('saveSmallGroup'),
    share: rarely('share'),
    makeToken: rarely('makeToken'),
    revokeToken: rarely('revokeToken'),
    openHook: rarely('openHook'),
    closeHook: rarely('closeHook'),
    takeOver: rarelyChanging('takeOver'),
    systemCheck: glancing(({ host, say }) => seldom(host).systemCheck(host, say)),
    runSystemCheck: async (language) => {
      const host = open();
      await seldom(host).runSystemCheck(
        host,
        sayIn(language, (file) => host.assets.text(file)),
        databaseOf(host, whole(host)),
      );
    },
    promised,
    reportPromise: asking(({ host, say }, arrived) =>
      seldom(host).reportPromise(host, arrived, say),
    ),
    sweepSystemCheck: () => {
      const host = create();
      seldom(host).sweepSystemCheck(host);
    },
    work: async () => {
      const host = open();
      await working(host).work(host, whole(host));
    },
    tick: (event) => {
      const host = create();
      return tick(host, whole(host), event);
    },
  };
};
