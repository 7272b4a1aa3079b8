import type { Google } from '../globals';
import { HANDLER, removeTriggers } from './lab';
import { cannot, refusal, saw, type Question } from './probe';

const MINUTES = [1, 5, 10, 15, 30];

type Builder = GoogleAppsScript.Script.ClockTriggerBuilder;

/** Tries a trigger of ours and leaves it there: `removeTriggers` takes it away. */
const attempt = (g: Google, plan: (builder: Builder) => Builder) =>
  refusal('Triggers', () => plan(g.ScriptApp.newTrigger(HANDLER).timeBased()).create());

/** An attempt that leaves nothing. */
const allows = (g: Google, plan: (builder: Builder) => Builder): boolean => {
  const { refused } = attempt(g, plan);
  if (!refused) removeTriggers(g);
  return !refused;
};

/** Scopes by their last word. */
const short = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

/** What may run by itself, and what the user has allowed. */
export const triggers: readonly Question[] = [
  {
    id: 'trigger-kinds',
    title: 'Triggers: hourly in an add-on and one only; every few minutes in a script of one’s own',
    expected: { hourly: true, consistent: true },
    ask: (g) => {
      removeTriggers(g);
      const others = g.ScriptApp.getProjectTriggers().length;
      const first = attempt(g, (builder) => builder.everyMinutes(1));
      removeTriggers(g);
      // An add-on has one place, and it is taken: nothing is tried at the real trigger's side.
      if (first.refused && others > 0)
        return cannot(
          'Homeroom’s own trigger is there, and it is not touched. Check in a workbook without one.',
          { minutes: [], sentence: first.sentence ?? '' },
        );
      const minutes = MINUTES.filter((n) => allows(g, (builder) => builder.everyMinutes(n)));
      const hourly = !attempt(g, (builder) => builder.everyHours(1)).refused;
      const second = attempt(g, (builder) => builder.everyHours(1));
      removeTriggers(g);
      const mode = minutes.length > 0 ? 'owned' : 'addon';
      return saw({
        ...{ mode, minutes, hourly, second: !second.refused },
        consistent: mode === 'owned' ? minutes.length === MINUTES.length : second.refused,
        ...(second.sentence ? { sentence: second.sentence } : {}),
      });
    },
  },
  {
    id: 'user-triggers',
    title: 'Timed triggers are among those of a workbook (Homeroom can do without)',
    expected: true,
    ask: (g) => {
      removeTriggers(g);
      const { refused } = attempt(g, (builder) => builder.everyHours(1));
      const workbook = g.SpreadsheetApp.getActiveSpreadsheet();
      const there = g.ScriptApp.getUserTriggers(workbook).length;
      removeTriggers(g);
      if (there > 0) return saw(true);
      return refused
        ? cannot('No trigger could be made to look for. Check in a workbook without one.')
        : saw(false);
    },
  },
  {
    id: 'authorization',
    title: 'Google tells which permissions are granted',
    expected: { required: false },
    ask: (g) => {
      const { FULL } = g.ScriptApp.AuthMode;
      const info = g.ScriptApp.getAuthorizationInfo(FULL);
      // Newer than the types.
      const scopes = (info as unknown as { getAuthorizedScopes?(): string[] | null })
        .getAuthorizedScopes;
      const granted = scopes ? (scopes.call(info) ?? []).map(short).sort() : null;
      const required =
        info.getAuthorizationStatus() !== g.ScriptApp.AuthorizationStatus.NOT_REQUIRED;
      return saw({ required, granted });
    },
  },
  {
    id: 'person',
    title: 'Google tells who is asking (the address itself stays out of this report)',
    expected: { known: true },
    ask: (g) => saw({ known: g.Session.getEffectiveUser().getEmail().includes('@') }),
  },
];
