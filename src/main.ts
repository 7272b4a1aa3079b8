// Every function that Google may call, one line each: the bundler finds `global.name = …` by reading.
// Nothing here touches a service at top level: the bundle is evaluated before anything is authorized.
import { createCommands } from './app/commands';
import { menu } from './app/menu';
import { createHost } from './host/google';
import { google } from './host/google/globals';
import { createMenu } from './host/google/menu';
import { registry } from './registry';

declare const global: Record<string, unknown>;
/** Minutes between triggers: an add-on's may fire hourly, a school's own copy's by the minute. */
const TICK_MINUTES = 60;

const commands = createCommands(() => createHost(google()), registry, TICK_MINUTES);
const entry = menu(() => createMenu(google()));

global.onOpen = () => entry.onOpen();
global.onInstall = () => entry.onOpen();
global.showConsole = () => entry.showConsole();
global.tick = () => commands.tick();
global.consoleState = commands.consoleState;
global.runState = commands.runState;
global.testConnection = commands.testConnection;
global.saveConnection = commands.saveConnection;
global.removeConnection = commands.removeConnection;
global.switchDataset = commands.switchDataset;
global.refresh = commands.refresh;
global.work = commands.work;
global.cancel = commands.cancel;
global.publishAnyway = commands.publishAnyway;
global.openTab = commands.openTab;
