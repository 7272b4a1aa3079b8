/**
 * Calls one function of the script and tells how it ended, as JSON. Here are the rules of
 * `google.script.run`: which functions may be named and which values pass.
 */
import { cardOf } from './card';
import { textOutputOf } from './content';
import { htmlOutputOf } from './html';
import { studioAnswer, userErrorOf } from './studio';
import type { Ending, RunMessage, ScriptError } from '../protocol';

let before = new Set<string>();

/** Remembers what was global before the script's own code. */
export function seal(): void {
  before = new Set(Object.getOwnPropertyNames(globalThis));
}

type ScriptFunction = (...args: unknown[]) => unknown;

function find(name: string, privateToo: boolean): ScriptFunction {
  const found = (globalThis as Record<string, unknown>)[name];
  const own = !before.has(name) && Object.prototype.hasOwnProperty.call(globalThis, name);
  if (!own || typeof found !== 'function' || (!privateToo && name.endsWith('_')))
    throw new Error(`Script function not found: ${name}`);
  return found as ScriptFunction;
}

/**
 * A value as it passes `google.script.run` (facts: V8 runtime): JSON-like only. `undefined` in an
 * array becomes null, in an object it disappears; a Date, a function or any other object fails.
 */
export function transportable(
  value: unknown,
  path: string,
  above: readonly unknown[] = [],
): unknown {
  const refuse = (what: string): never => {
    throw new TypeError(
      `The script completed but the returned value is not a supported return type: ${what} at ${path}.`,
    );
  };
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      break;
    default:
      return refuse(typeof value);
  }
  if (value === null) return null;
  if (above.includes(value)) return refuse('a circular reference');
  const inside = [...above, value];
  if (Array.isArray(value))
    return value.map((item, i) => transportable(item, `${path}[${i}]`, inside));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return refuse((prototype as { constructor: { name: string } }).constructor.name);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value))
    if (item !== undefined) copy[key] = transportable(item, `${path}.${key}`, inside);
  return copy;
}

/** A stack without the emulator's own lines. */
const ownLines = (stack: string | undefined): string | undefined =>
  stack
    ?.split('\n')
    .filter((line) => !/^\s+at .*(\(|at )(apps-script:|node:|\/.*worker\.js)/.test(line))
    .join('\n');

function describe(error: unknown): ScriptError {
  if (
    error instanceof Error ||
    (typeof error === 'object' && error !== null && 'message' in error)
  ) {
    const { message, name, stack } = error as Error;
    const studio = userErrorOf(error);
    return {
      message: String(message),
      name: String(name ?? 'Error'),
      stack: ownLines(stack),
      ...(studio && { studio }),
    };
  }
  return { message: String(error), name: 'Error' };
}

const succeed = (value: unknown): string => {
  try {
    return JSON.stringify({ result: transportable(value, 'result') } satisfies Ending);
  } catch (error) {
    return fail(error);
  }
};
const fail = (error: unknown): string =>
  JSON.stringify({ error: describe(error) } satisfies Ending);
export const ending = fail;

/** Of a card's function the host takes a card or a response, and nothing else but nothing. */
function shown(value: unknown): unknown {
  const view = cardOf(value);
  if (view || value === undefined || value === null) return view;
  throw new TypeError(
    'The value returned from Apps Script has a type that cannot be used by the add-ons platform.',
  );
}

/** Of a web app the host takes an HtmlOutput or a TextOutput; its own sentences otherwise. */
function visited(value: unknown): unknown {
  if (value === undefined || value === null)
    throw new Error('The script completed but did not return anything.');
  const output = typeof value === 'object' ? (htmlOutputOf(value) ?? textOutputOf(value)) : null;
  if (output) return output;
  throw new TypeError(
    'The script completed but the returned value is not a supported return type.',
  );
}

const HANDED: Readonly<
  Record<Exclude<RunMessage['returns'], 'value'>, (value: unknown) => unknown>
> = {
  card: shown,
  web: visited,
  studio: (value) => transportable(studioAnswer(value), 'result'),
};

export function call(
  name: string,
  args: string,
  promises: 'lost' | 'awaited',
  privateToo: boolean,
  returns: RunMessage['returns'],
): string | Promise<string> {
  try {
    const value = find(name, privateToo)(...(JSON.parse(args) as unknown[]));
    if (returns !== 'value')
      return JSON.stringify({ result: HANDED[returns](value) } satisfies Ending);
    if (typeof (value as PromiseLike<unknown> | null | undefined)?.then !== 'function')
      return succeed(value);
    // facts: V8 runtime. It is not documented that the value of a promise reaches the client.
    // assumes: promise-value
    if (promises === 'awaited') return Promise.resolve(value).then(succeed, fail);
    return Promise.resolve(value).then(
      () => JSON.stringify({ lost: true } satisfies Ending),
      (error) => JSON.stringify({ error: describe(error), lost: true } satisfies Ending),
    );
  } catch (error) {
    return fail(error);
  }
}
