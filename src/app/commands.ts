import { note } from '../engine/journal';
import { withWarehouses } from '../engine/elsewhere';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { knowWorkbook } from '../looker/workbooks';
import { asWritten, sayIn, type Say } from '../messages';
import type { Registry } from '../model';
import { activity, runStory } from './activity';
import { answer } from './answer';
import type { ConsoleState, Spoken } from './api';
import { promised, reportPromise, runSystemCheck, sweepSystemCheck, systemCheck } from './check';
import { consenting } from './consent';
import { pauseConnection, saveConnection, testConnection } from './connections';
import { databaseOf } from './database';
import { datasetDetails } from './details';
import { settleIdentity } from './identity';
import { removeConnection } from './removal';
import { cancel, publishAnyway, refresh, setDestination, setSchedule, switchDataset } from './runs';
import { saveSettings, settings } from './settings';
import type * as Seldom from './seldom';
import { retold, spokenRegistry } from './spoken';
import { consoleState, runCard } from './state';
import { takeOver } from './takeover';
import { tick, type TickEvent } from './tick';
import { work } from './work';

/** What triggers call, and nobody else. */
interface Triggered {
  tick(event?: TickEvent): Promise<void>;
  /** Called by a trigger that a System check made and could not remove: it was ended in between. */
  sweepSystemCheck(): void;
}

const seldom = ({ assets }: Host): typeof Seldom => assets.code('seldom') as typeof Seldom;

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
  }
  const whole = (host: Host): Registry<Host> => withWarehouses(host, registry);
  type Act<A extends unknown[], T> = (desk: Desk, ...args: A) => T;
  /** The host, in a workbook that is no copy any more: nothing else is done in one before. */
  const open = (): Host => {
    const host = create();
    settleIdentity(host);
    return host;
  };
  const answering =
    (prepare: (host: Host) => void) =>
    <A extends unknown[], T>(ask: Act<A, T>) =>
    (language: string, ...args: A) => {
      let say = asWritten;
      const told = answer(() => {
        const host = create();
        say = sayIn(language, (file) => host.assets.text(file));
        const value = consenting(
          host,
          () => {
            prepare(host);
            return ask({ host, registry: spokenRegistry(whole(host), say), say }, ...args);
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
  const console = ({ host, registry }: Desk): ConsoleState => consoleState(host, registry);
  /** Answers the console as it is after `act`. */
  const changing = <A extends unknown[]>(act: Act<A, void>) =>
    asking((desk: Desk, ...args: A) => {
      act(desk, ...args);
      return console(desk);
    });
  return {
    consoleState: asking(({ host, registry }) => {
      knowWorkbook(host);
      return consoleState(host, registry, true);
    }),
    runState: glancing(({ host }) => runCard(host, snapshot(host))),
    testConnection: asking(({ host, registry }, input) => testConnection(host, registry, input)),
    saveConnection: changing(({ host, registry }, input) => saveConnection(host, registry, input)),
    pauseConnection: changing(({ host, registry }, id, paused) =>
      pauseConnection(host, registry, id, paused),
    ),
    removeConnection: changing(({ host, registry }, id, leftovers) =>
      removeConnection(host, registry, id, leftovers),
    ),
    switchDataset: changing(({ host, registry }, id, on) => switchDataset(host, registry, id, on)),
    setSchedule: changing(({ host, registry }, id, schedule) =>
      setSchedule(host, registry, id, schedule),
    ),
    setDestination: changing(({ host, registry }, id, to) =>
      setDestination(host, registry, id, to),
    ),
    datasetDetails: asking(({ host, registry, say }, id) =>
      datasetDetails(host, registry, id, say),
    ),
    refresh: asking(({ host, registry }, ids) => refresh(host, registry, ids)),
    cancel: asking(({ host }) => cancel(host)),
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
    activity: asking(({ host, registry }, query) => activity(host, registry, query)),
    runStory: asking(({ host, registry }, id) => runStory(host, registry, id)),
    supportBundle: asking(({ host, registry }, run) =>
      seldom(host).supportBundle(host, registry, run),
    ),
    settings: asking(({ host, registry }) => settings(host, registry)),
    saveSettings: asking(({ host, registry }, input) => saveSettings(host, registry, input)),
    warehouse: asking(({ host, registry }) => seldom(host).warehouse(host, registry)),
    testWarehouse: asking(({ host, registry }, input) =>
      seldom(host).testWarehouse(host, registry, input),
    ),
    saveWarehouse: asking(({ host, registry }, input) =>
      seldom(host).saveWarehouse(host, registry, input),
    ),
    moveWarehouse: asking(({ host, registry }, input) =>
      seldom(host).moveWarehouse(host, registry, input),
    ),
    cancelMove: asking(({ host, registry }) => seldom(host).cancelMove(host, registry)),
    share: asking(({ host, registry }) => seldom(host).share(host, registry)),
    makeToken: asking(({ host, registry }, input) => seldom(host).makeToken(host, registry, input)),
    revokeToken: asking(({ host, registry }, id) => seldom(host).revokeToken(host, registry, id)),
    openHook: asking(({ host, registry }, id) => seldom(host).openHook(host, registry, id)),
    closeHook: asking(({ host, registry }, id) => seldom(host).closeHook(host, registry, id)),
    takeOver: changing(({ host, registry }, secrets) => takeOver(host, registry, secrets)),
    systemCheck: glancing(({ host, say }) => systemCheck(host, say)),
    runSystemCheck: async (language) => {
      const host = open();
      await runSystemCheck(
        host,
        sayIn(language, (file) => host.assets.text(file)),
        databaseOf(host, whole(host)),
      );
    },
    promised,
    reportPromise: asking(({ host, say }, arrived) => reportPromise(host, arrived, say)),
    sweepSystemCheck: () => sweepSystemCheck(create()),
    work: async () => {
      const host = open();
      await work(host, whole(host));
    },
    tick: (event) => {
      const host = create();
      return tick(host, whole(host), event);
    },
  };
};
