/** What an execution may call: by AuthMode (facts: Triggers) and by the scopes the user granted. */
import { ServiceError, type AuthMode } from './service';

const SCOPE = 'https://www.googleapis.com/auth/';

interface Rule {
  /** The least mode in which the service answers. */
  readonly mode: AuthMode;
  /** Any of these scopes is enough. */
  readonly scopes?: readonly string[];
}

const RULES: Readonly<Record<string, Rule>> = {
  // facts: Triggers. NONE: menus only, no Properties, no UrlFetch, no Jdbc.
  PropertiesService: { mode: 'LIMITED' },
  CacheService: { mode: 'LIMITED' },
  LockService: { mode: 'LIMITED' },
  // facts: Triggers. LIMITED: Properties and document, no UrlFetch, no Jdbc.
  UrlFetchApp: { mode: 'FULL', scopes: ['script.external_request'] },
  Jdbc: { mode: 'FULL', scopes: ['script.external_request'] },
  // Beside the one above. assumes: jdbc-cloud-sql
  'Jdbc.getCloudSqlConnection': { mode: 'FULL', scopes: ['sqlservice'] },
  MailApp: { mode: 'FULL', scopes: ['script.send_mail'] },
  ScriptApp: { mode: 'FULL', scopes: ['script.scriptapp'] },
  // These tell about the authorization itself, so they need none.
  'ScriptApp.getAuthorizationInfo': { mode: 'NONE' },
  'ScriptApp.getOAuthToken': { mode: 'FULL' },
  'ScriptApp.getIdentityToken': { mode: 'FULL', scopes: ['openid'] },
  'ScriptApp.getScriptId': { mode: 'NONE' },
  'ScriptApp.getServiceUrl': { mode: 'LIMITED' },
  // The facts do not say what Session tells before authorization (assumption: nothing).
  // assumes: session-early
  'Session.getActiveUserLocale': { mode: 'LIMITED' },
  'Session.getActiveUser': { mode: 'LIMITED', scopes: ['userinfo.email'] },
  'Session.getEffectiveUser': { mode: 'LIMITED', scopes: ['userinfo.email'] },
  // What a mode allows of the workbook is decided in spreadsheet/; here are only its scopes.
  SpreadsheetApp: { mode: 'NONE', scopes: ['spreadsheets', 'spreadsheets.currentonly'] },
  // `currentonly` is for the script's own document.
  'SpreadsheetApp.openById': { mode: 'FULL', scopes: ['spreadsheets'] },
  'SpreadsheetApp.getUi': { mode: 'NONE' },
  'SpreadsheetApp.Ui.addMenu': { mode: 'NONE' },
  'SpreadsheetApp.Ui.showSidebar': { mode: 'NONE', scopes: ['script.container.ui'] },
  'SpreadsheetApp.Ui.showDialog': { mode: 'NONE', scopes: ['script.container.ui'] },
  'SpreadsheetApp.Ui.alert': { mode: 'NONE', scopes: ['script.container.ui'] },
  // facts: Sheets writing. The advanced service does not work with `currentonly`.
  Sheets: { mode: 'FULL', scopes: ['spreadsheets'] },
};

const RANK: Readonly<Record<AuthMode, number>> = { NONE: 0, LIMITED: 1, FULL: 2 };

/** Throws as the host does when `op` is not allowed. `granted` null: every scope. */
export function authorize(op: string, mode: AuthMode, granted: readonly string[] | null): void {
  const rule = RULES[op] ?? RULES[op.slice(0, op.indexOf('.'))];
  if (!rule) return;
  const names = rule.scopes?.map((scope) => SCOPE + scope) ?? [];
  const required = names.length > 0 ? ` Required permissions: ${names.join(' || ')}` : '';
  if (RANK[mode] < RANK[rule.mode])
    throw new ServiceError(`You do not have permission to call ${op}.${required}`);
  if (granted && names.length > 0 && !names.some((name) => granted.includes(name)))
    throw new ServiceError(`Specified permissions are not sufficient to call ${op}.${required}`);
}
