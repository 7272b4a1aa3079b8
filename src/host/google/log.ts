import type { Line, LineContext } from '../../model';
import { EVENTS } from '../../model';
import type { Log } from '../host';
import { callsMade, once } from './errors';
import type { Google } from './globals';

/** What is longer is no name, no id and no code: whatever it is, it does not belong into a log. */
const LONGEST = 120;

const short = (value: unknown): unknown => {
  if (typeof value === 'string') return value.slice(0, LONGEST);
  if (Array.isArray(value)) return value.map(short);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, short(inner)]));
};

/**
 * One JSON text a line with its own severity, through the console of the right level (facts: V8
 * runtime): where it lands as an object and where as text, it reads the same. assumes: log-shape
 */
export const createLog = (
  { console, ScriptApp }: Pick<Google, 'console' | 'ScriptApp'>,
  clock: { now(): number; elapsed(): number },
): Log => {
  const lines: (Line & { at: string })[] = [];
  const before = callsMade();
  let context: LineContext = {};
  return {
    about: (about) => {
      context = about;
    },
    write: (event, fields) => {
      const { severity } = EVENTS[event];
      const line = {
        severity,
        event,
        ...context,
        ...(short(fields) as object),
        ms: clock.elapsed(),
        hostCalls: callsMade() - before,
      };
      const text = JSON.stringify(line);
      if (severity === 'ERROR') console.error(text);
      else if (severity === 'WARNING') console.warn(text);
      else console.info(text);
      lines.push({ at: new Date(clock.now()).toISOString(), ...line });
    },
    lines: () => lines,
    page: () => {
      const id = once('Script', () => ScriptApp.getScriptId());
      return `https://script.google.com/home/projects/${id}/executions`;
    },
  };
};
