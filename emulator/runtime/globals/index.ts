/**
 * Everything that is global in Apps Script, evaluated inside a fresh context before the script.
 * Being of the context's own realm, it has the script's `Array`, `Error` and `Date`; languages are those of
 * this Node. assumes: intl
 */
import { CacheService } from './cache';
import { call, ending, seal } from './call';
import { Logger, virtualConsole } from './console';
import { ContentService } from './content';
import { virtualDate } from './date';
import { HtmlService } from './html';
import { CardService } from './card';
import { Jdbc } from './jdbc';
import { LockService } from './lock';
import { MailApp } from './mail';
import { PropertiesService } from './properties';
import { ScriptApp } from './scriptapp';
import { Session } from './session';
import { DataStudioApp } from './studio';
import * as spreadsheet from './spreadsheet';
import { UrlFetchApp } from './urlfetch';
import { Utilities } from './utilities';
import { limitWebAssembly } from './webassembly';

const services = {
  CacheService,
  CardService,
  ContentService,
  DataStudioApp,
  console: virtualConsole,
  Date: virtualDate(),
  HtmlService,
  Jdbc,
  LockService,
  Logger,
  MailApp,
  PropertiesService,
  ScriptApp,
  Session,
  UrlFetchApp,
  Utilities,
  ...spreadsheet,
};

for (const [name, value] of Object.entries(services))
  Object.defineProperty(globalThis, name, {
    value,
    configurable: true,
    enumerable: false,
    writable: true,
  });

// Not documented for Apps Script, so nothing may depend on them. assumes: globals-absent, globals-present
for (const name of ['Atomics', 'SharedArrayBuffer'])
  delete (globalThis as Record<string, unknown>)[name];
limitWebAssembly();

(globalThis as Record<string, unknown>).__runtime = { call, ending, seal };
