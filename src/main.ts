// Every function that Google may call, one line each: the bundler finds `global.name = …` by reading.
// Nothing here touches a service at top level: the bundle is evaluated before anything is authorized.
import './host/google/probes/loaded';
import { createCommands } from './app/commands';
import { entryPoints } from './app/menu';
import { createHost } from './host/google';
import { google } from './host/google/globals';
import { createAddOn } from './host/google/menu';
import { registry } from './registry';

declare const global: Record<string, unknown>;
const commands = createCommands(() => createHost(google()), registry);
const entry = entryPoints(() => createAddOn(google()), commands);

global.onOpen = entry.onOpen;
global.onInstall = entry.onInstall;
global.showConsole = entry.showConsole;
global.refreshAll = entry.refreshAll;
global.showSystemCheck = entry.showSystemCheck;
global.showHelp = entry.showHelp;
global.homepage = entry.homepage;
global.openFromCard = entry.openFromCard;
global.tick = commands.tick;
global.consoleState = commands.consoleState;
global.runState = commands.runState;
global.testConnection = commands.testConnection;
global.saveConnection = commands.saveConnection;
global.pauseConnection = commands.pauseConnection;
global.removeConnection = commands.removeConnection;
global.switchDataset = commands.switchDataset;
global.setSchedule = commands.setSchedule;
global.datasetDetails = commands.datasetDetails;
global.refresh = commands.refresh;
global.work = commands.work;
global.cancel = commands.cancel;
global.publishAnyway = commands.publishAnyway;
global.openTab = commands.openTab;
global.activity = commands.activity;
global.runStory = commands.runStory;
global.supportBundle = commands.supportBundle;
global.settings = commands.settings;
global.saveSettings = commands.saveSettings;
global.takeOver = commands.takeOver;
global.runSystemCheck = commands.runSystemCheck;
global.systemCheck = commands.systemCheck;
global.promised = commands.promised;
global.reportPromise = commands.reportPromise;
global.sweepSystemCheck = () => commands.sweepSystemCheck();
