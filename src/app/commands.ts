import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Registry, TickMinutes } from '../model';
import { activity, runStory, supportBundle } from './activity';
import { answer } from './answer';
import type { ConsoleState, Spoken } from './api';
import { runSystemCheck, systemCheck } from './check';
import { pauseConnection, removeConnection, saveConnection, testConnection } from './connections';
import { datasetDetails } from './details';
import { cancel, publishAnyway, refresh, setSchedule, switchDataset, tick, work } from './runs';
import { saveSettings, settings } from './settings';
import { consoleState, runCard } from './state';
import { takeOver } from './steward';

/** What triggers call, and nobody else. */
interface Triggered {
  tick(): Promise<void>;
}

/** The sidebar's commands over a host. `create` is called for each command, inside it. */
export const createCommands = (
  create: () => Host,
  registry: Registry<Host>,
  tickMinutes: TickMinutes,
): Spoken & Triggered => {
  type Act<A extends unknown[], T> = (host: Host, ...args: A) => T;
  /** Answers what `ask` says, or the trouble it met. */
  const asking =
    <A extends unknown[], T>(ask: Act<A, T>) =>
    (_language: string, ...args: A) =>
      answer(() => ask(create(), ...args));
  const console = (host: Host): ConsoleState => consoleState(host, registry, tickMinutes);
  /** Answers the console as it is after `act`. */
  const changing = <A extends unknown[]>(act: Act<A, void>) =>
    asking((host: Host, ...args: A) => {
      act(host, ...args);
      return console(host);
    });
  return {
    consoleState: asking(console),
    runState: asking((host) => runCard(host, snapshot(host))),
    testConnection: asking((host, input) => testConnection(host, registry, input)),
    saveConnection: changing((host, input) => saveConnection(host, registry, input, tickMinutes)),
    pauseConnection: changing(pauseConnection),
    removeConnection: changing((host, id, leftovers) =>
      removeConnection(host, registry, id, leftovers),
    ),
    switchDataset: changing((host, id, on) => switchDataset(host, registry, id, on)),
    setSchedule: changing((host, id, schedule) => setSchedule(host, registry, id, schedule)),
    datasetDetails: asking((host, id) => datasetDetails(host, registry, id)),
    refresh: asking(refresh),
    cancel: asking(cancel),
    publishAnyway: asking(publishAnyway),
    openTab: asking((host, id) => {
      const { sheetId } = snapshot(host).subscription(id);
      if (sheetId !== undefined) host.workbook.show(sheetId);
      return null;
    }),
    activity: asking((host, query) => activity(host, registry, query)),
    runStory: asking((host, id) => runStory(host, registry, id)),
    supportBundle: asking((host, run) => supportBundle(host, registry, run)),
    settings: asking((host) => settings(host, registry)),
    saveSettings: asking((host, input) => saveSettings(host, registry, input)),
    takeOver: changing((host, secrets) => takeOver(host, registry, secrets)),
    systemCheck: asking(systemCheck),
    runSystemCheck: () => runSystemCheck(create()),
    work: () => work(create(), registry),
    tick: () => tick(create(), registry, tickMinutes),
  };
};
