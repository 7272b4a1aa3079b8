import type { LogLine } from '../../src/app/api';
import type { Json } from '../../src/model';
import { t } from '../messages/more';
import type { State } from './session';

/** The names a person knows, by the ids the log holds. */
type Titles = ReadonlyMap<string, string>;

const known = new WeakMap<object, Titles>();

/** Made once for each state of the console: every line of a log asks for them. */
export const titlesIn = ({ console }: Pick<State, 'console'>): Titles => {
  const state = console!;
  const before = known.get(state);
  if (before) return before;
  const titles = new Map([
    ...state.datasets.map(({ id, title }) => [id, title] as const),
    ...state.connections.map(({ id, site }) => [id, site] as const),
    ...state.connectors.map(({ id, title }) => [id, title] as const),
  ]);
  known.set(state, titles);
  return titles;
};

/** What concerns every line alike, and what only machines read. */
const SKIPPED = ['run', 'phase', 'ms', 'hostCalls', 'params'];

/** What a line of the log tells, in words; a zero tells nothing. */
export const factsOf = (about: LogLine['about'], titles: Titles): readonly string[] =>
  Object.entries(about)
    .filter(([name, value]) => !SKIPPED.includes(name) && value !== 0 && value !== null)
    .map(([name, value]) => told(name, value, titles))
    .filter((fact) => fact !== '');

const told = (name: string, value: Json, titles: Titles): string => {
  if (Array.isArray(value))
    return t.details.listOf((value as readonly Json[]).map((one) => told('', one, titles)));
  if (typeof value === 'object') return '';
  if (typeof value === 'number')
    return t.story.about[name]?.(value) ?? `${name} ${t.number(value)}`;
  const text = String(value);
  if (name === 'end') return t.story.ends[text] ?? '';
  return titles.get(text) ?? text;
};
