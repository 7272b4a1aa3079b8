import type { Scheduler } from '../host';
import { once, repeatable } from './errors';
import type { Google } from './globals';

export const createScheduler = (g: Google): Scheduler => {
  const sleep = (milliseconds: number): void => g.Utilities.sleep(milliseconds);
  const mine = (handler: string): GoogleAppsScript.Script.Trigger[] =>
    repeatable('Triggers', sleep, () =>
      g.ScriptApp.getProjectTriggers().filter((t) => t.getHandlerFunction() === handler),
    );
  return {
    ensure: (handler, minutes) => {
      const present = mine(handler);
      for (const extra of present.slice(1))
        once('Triggers', () => g.ScriptApp.deleteTrigger(extra));
      if (present.length > 0) return;
      // Not repeated blindly: a trigger made by a call whose answer was lost would fire twice.
      once('Triggers', () => {
        const builder = g.ScriptApp.newTrigger(handler).timeBased();
        (minutes < 60 ? builder.everyMinutes(minutes) : builder.everyHours(1)).create();
      });
    },
    remove: (handler) => {
      for (const trigger of mine(handler))
        once('Triggers', () => g.ScriptApp.deleteTrigger(trigger));
    },
  };
};
