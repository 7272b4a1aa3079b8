import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Registry } from '../model';
import { answer } from './answer';
import type { Commands } from './api';
import { removeConnection, saveConnection, testConnection } from './connections';
import { cancel, publishAnyway, refresh, switchDataset, tick, work } from './runs';
import { consoleState, runCard } from './state';

/** What triggers call, and nobody else. */
interface Triggered {
  tick(): Promise<void>;
}

/** The sidebar's commands over a host. `host` is called for each command, inside it. */
export const createCommands = (
  host: () => Host,
  registry: Registry<Host>,
  tickMinutes: number,
): Commands & Triggered => {
  const console = (h: Host) => consoleState(h, registry);
  return {
    consoleState: () => answer(() => console(host())),
    runState: () =>
      answer(() => {
        const h = host();
        return runCard(h, snapshot(h));
      }),
    testConnection: (input) => answer(() => testConnection(host(), registry, input)),
    saveConnection: (input) =>
      answer(() => {
        const h = host();
        saveConnection(h, registry, input, tickMinutes);
        return console(h);
      }),
    removeConnection: (id) =>
      answer(() => {
        const h = host();
        removeConnection(h, id);
        return console(h);
      }),
    switchDataset: (id, on) =>
      answer(() => {
        const h = host();
        switchDataset(h, registry, id, on);
        return console(h);
      }),
    refresh: (ids) => answer(() => refresh(host(), ids)),
    work: () => work(host(), registry),
    tick: () => tick(host(), registry, tickMinutes),
    cancel: () => answer(() => cancel(host())),
    publishAnyway: (id) => answer(() => publishAnyway(host(), id)),
    openTab: (id) =>
      answer(() => {
        const h = host();
        const { sheetId } = snapshot(h).subscription(id);
        if (sheetId !== undefined) h.workbook.show(sheetId);
        return null;
      }),
  };
};
