import type { Scheduler } from '../host';
import { once, repeatable } from './errors';
import type { Google } from './globals';

/** Triggers of this user in this workbook. assumes: trigger-kinds, user-triggers, authorization */
export const createScheduler = (g: Google): Scheduler => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const idsOf = (
    list: () => readonly GoogleAppsScript.Script.Trigger[],
    handler: string,
  ): readonly string[] =>
    repeatable('Triggers', sleep, list)
      .filter((trigger) => trigger.getHandlerFunction() === handler)
      .map((trigger) => trigger.getUniqueId());
  return {
    triggers: (handler, known) => {
      // Of this workbook alone: every document of an add-on belongs to one project, so the project's
      // triggers are also those of the user's other workbooks, and of the one this is a copy of.
      const workbook = g.SpreadsheetApp.getActiveSpreadsheet();
      const mine = idsOf(() => g.ScriptApp.getUserTriggers(workbook), handler);
      if (known.every((id) => mine.includes(id))) return mine;
      // Google does not say whether timed triggers are among those of a document. Where they are not,
      // one that is on record is found by its id and not made again and again.
      const all = idsOf(() => g.ScriptApp.getProjectTriggers(), handler);
      return [...new Set([...mine, ...all.filter((id) => known.includes(id))])];
    },
    // Not repeated: a trigger made by a call whose answer was lost would fire beside the next one.
    create: (handler, minutes) =>
      once('Triggers', () => {
        const builder = g.ScriptApp.newTrigger(handler).timeBased();
        const timed = minutes < 60 ? builder.everyMinutes(minutes) : builder.everyHours(1);
        return timed.create().getUniqueId();
      }),
    remove: (handler, ids) => {
      const all = repeatable('Triggers', sleep, () => g.ScriptApp.getProjectTriggers());
      for (const trigger of all)
        if (trigger.getHandlerFunction() === handler && ids.includes(trigger.getUniqueId()))
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
