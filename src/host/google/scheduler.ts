import type { Scheduler } from '../host';
import { once, repeatable } from './errors';
import type { Google } from './globals';

/** Triggers of this user in this workbook. assumes: trigger-kinds, authorization */
export const createScheduler = (g: Google): Scheduler => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  // Of this workbook alone: every document of an add-on belongs to one project, so the project's
  // triggers are also those of the user's other workbooks, and of the one this is a copy of.
  const mine = (handler: string): GoogleAppsScript.Script.Trigger[] =>
    repeatable('Triggers', sleep, () =>
      g.ScriptApp.getUserTriggers(g.SpreadsheetApp.getActiveSpreadsheet()).filter(
        (t) => t.getHandlerFunction() === handler,
      ),
    );
  return {
    triggers: (handler) => mine(handler).map((trigger) => trigger.getUniqueId()),
    // Not repeated: a trigger made by a call whose answer was lost would fire beside the next one.
    create: (handler, minutes) =>
      once('Triggers', () => {
        const builder = g.ScriptApp.newTrigger(handler).timeBased();
        const timed = minutes < 60 ? builder.everyMinutes(minutes) : builder.everyHours(1);
        return timed.create().getUniqueId();
      }),
    remove: (handler, ids) => {
      for (const trigger of mine(handler))
        if (ids.includes(trigger.getUniqueId()))
          once('Triggers', () => g.ScriptApp.deleteTrigger(trigger));
    },
    missing: () => {
      const info = repeatable('Permissions', sleep, () =>
        g.ScriptApp.getAuthorizationInfo(g.ScriptApp.AuthMode.FULL),
      );
      const required = info.getAuthorizationStatus() === g.ScriptApp.AuthorizationStatus.REQUIRED;
      if (!required) return null;
      // Newer than the types.
      const newer = info as unknown as { getAuthorizedScopes?(): readonly string[] | null };
      const granted = newer.getAuthorizedScopes?.() ?? null;
      return {
        url: info.getAuthorizationUrl(),
        granted: granted && granted.map((scope) => scope.replace(/^.*\//, '')),
      };
    },
  };
};
