import type { Json } from '../../model';
import type { Slice } from '../../http/collection';
import {
  evaluate,
  holds,
  macrosAt,
  Misfit,
  textOf,
  type Dict,
  type Scope,
  type Value,
} from './template';
import { isTree, plainText, type Part, type Tree } from './yaml';

/** What a manifest's expressions are evaluated with. */
export interface Context {
  /** The answers of the form. Without the secrets, except while a request is completed. */
  readonly config: Dict;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly base: Scope;
}

export const contextOf = (config: Dict, now: number): Context => ({
  config,
  now,
  base: { ...macrosAt(now), config },
});

const NOTHING: Dict = {};
const dict = (value: Json | undefined): Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dict) : NOTHING;

/** What names mean for one slice: its partition, its window, and both together. */
export const scopeOf = (
  context: Context,
  tree: Tree,
  slice: Slice = {},
  more: Scope = NOTHING,
): Scope => {
  const [partition, interval] = [dict(slice['partition']), dict(slice['interval'])];
  const extra = dict(slice['extra']);
  // Three names of one thing: manifests ask a partition for its window as well as the other way round.
  const both: Dict = { ...partition, ...interval };
  const whole: Dict =
    // None is nothing: manifests ask whether there is one.
    Object.keys(both).length === 0
      ? NOTHING
      : { partition, cursor_slice: interval, extra_fields: extra, ...both };
  return {
    ...context.base,
    parameters: isTree(tree['$parameters']) ? tree['$parameters'] : NOTHING,
    ...{ stream_partition: whole, stream_interval: whole, stream_slice: whole },
    stream_state: NOTHING,
    ...(slice['values'] === undefined ? {} : { components_values: slice['values'] }),
    ...more,
  };
};

/** What a part of a manifest comes to: a text is a template, anything else is itself. */
export const valueOf = (part: Part | undefined, scope: Scope): Value =>
  part === undefined ? null : typeof part === 'string' ? evaluate(part, scope) : part;

/** The same as text; '' where it comes to nothing. */
export const textIn = (part: Part | undefined, scope: Scope): string =>
  part === undefined || part === null
    ? ''
    : typeof part === 'string'
      ? (textOf(part, scope) ?? '')
      : plainText(part);

/** The same as a number; null where it is none. */
export const numberIn = (part: Part | undefined, scope: Scope): number | null =>
  numberOf(valueOf(part, scope));

/** A value as a number; null where it is none. */
export const numberOf = (value: Value): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

/**
 * Whether a condition holds. One whose values do not go together does: a record without the number that it is
 * compared by is kept, and where an answer says otherwise than expected there is no next page.
 */
export const truthOf = (part: Part | undefined, scope: Scope): boolean => {
  if (typeof part !== 'string') return Boolean(part);
  try {
    return holds(part, scope);
  } catch (error) {
    if (error instanceof Misfit) return true;
    throw error;
  }
};

/** A nested thing with every text in it evaluated; what comes to nothing is left out of objects. */
export const nested = (part: Part | undefined, scope: Scope): Value => {
  if (Array.isArray(part)) return (part as readonly Part[]).map((item) => nested(item, scope));
  if (!isTree(part)) return valueOf(part, scope);
  const made: Record<string, Value> = {};
  for (const name of Object.keys(part)) {
    if (name === '$parameters') continue;
    const key = textIn(name, scope);
    const value = nested(part[name], scope);
    if (value !== null && key !== '__proto__') made[key] = value;
  }
  return made;
};
