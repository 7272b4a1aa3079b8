import { customs } from '../engine/custom';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  FailureError,
  refsOf,
  type CustomConnector,
  type CustomStream,
  type Registry,
} from '../model';
import type { SavedSource, SourceChange, SourceText, StreamChange } from './api';
import { requireSteward } from './steward';

const isOn = (host: Host): ((custom: CustomConnector, stream: CustomStream) => boolean) => {
  const { subscription } = snapshot(host);
  return ({ id }, { table }) => subscription(`${id}__${table}`).on;
};

/** The sources that people of the school made, and what depends on each. */
export const savedSources = (host: Host, _: Registry<Host>): readonly SavedSource[] => {
  const { connections } = snapshot(host);
  const on = isOn(host);
  return customs(host).map((custom) => ({
    id: custom.id,
    kind: custom.kind,
    title: custom.title,
    datasets: custom.streams.length,
    on: custom.streams.filter((stream) => on(custom, stream)).map(({ title }) => title),
    sites: connections.filter(({ connector }) => connector === custom.id).map(({ site }) => site),
  }));
};

/** A source's definition, to be changed. */
export const openSource = (host: Host, _: Registry<Host>, id: string): SourceText => {
  requireSteward(host, snapshot(host));
  const found = customs(host).find((one) => one.id === id);
  if (!found) throw new FailureError('setup.custom_lost', { source: id });
  const text = definitionOf(host, found);
  if (text === null) throw new FailureError('setup.custom_lost', { source: found.title });
  const streams = found.streams.map(({ name }) => name);
  return { id, kind: found.kind, title: found.title, text, streams };
};

/** Null: its file is gone from the steward's Drive. */
export const definitionOf = ({ files }: Host, { file }: CustomConnector): string | null =>
  files.read([file])[0] ?? null;

/** What rows of a table bear beside its own columns. */
const OURS = ['_key', 'row_line', 'row_aside', 'row_cells'];

const namesOf = ({ fields, key, rows }: CustomStream): readonly string[] =>
  fields
    .map(({ name }) => name)
    .filter((name) => (rows ? !OURS.includes(name) : name !== '_key' || key !== '_key'));

const less = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((name) => !others.includes(name));

/** Columns that tell the rows of its data set apart; none: its lines do. */
const keysOf = ({ key, rows }: CustomStream): readonly string[] => less(rows ?? [key], OURS);

const other = (before: CustomStream, after: CustomStream) => {
  const names = [namesOf(before), namesOf(after)] as const;
  const known = new Map(before.fields.map((field) => [field.name, field]));
  const unlike = (what: 'type' | 'class'): readonly string[] =>
    after.fields.flatMap(({ name, [what]: now }) => {
      const was = known.get(name)?.[what];
      return was === undefined || was === now || !names[1].includes(name) ? [] : [name];
    });
  const keys = [keysOf(before), keysOf(after)] as const;
  return {
    gained: less(names[1], names[0]),
    lost: less(names[0], names[1]),
    other: unlike('type'),
    classed: unlike('class'),
    ...(keys[0].join('\n') === keys[1].join('\n') ? {} : { key: keys[1] }),
  };
};

/**
 * What becomes of a source's data sets once it is saved anew from another text.
 * @param isAlike whether a stream, by its name, is read as before.
 */
export const changesOf = (
  host: Host,
  { datasets }: Registry<Host>,
  id: string,
  streams: readonly CustomStream[],
  isAlike: (stream: string) => boolean,
): readonly SourceChange[] => {
  const custom = customs(host).find((one) => one.id === id);
  if (!custom) return [];
  const on = isOn(host);
  // Only the school's own layer can be made of what the school added.
  const made = datasets.own.flatMap((one) => {
    const { title, sql } = datasets.get(one) ?? { title: one, sql: {} };
    return [{ title, of: Object.values(sql).flatMap((text) => refsOf(text)) }];
  });
  const about = (stream: CustomStream, title = stream.title): StreamChange => {
    const names = [`${id}.${stream.table}`, `${id}__${stream.table}`];
    const feeds = made.filter(({ of }) => of.some((name) => names.includes(name)));
    return { stream: title, on: on(custom, stream), feeds: feeds.map((one) => one.title) };
  };
  const gone = custom.streams
    .filter(({ name }) => !streams.some((one) => one.name === name))
    .map((stream): SourceChange => ({ is: 'gone', ...about(stream) }));
  const others = streams.flatMap((after): readonly SourceChange[] => {
    const before = custom.streams.find(({ name }) => name === after.name);
    if (!before) return [{ is: 'new', stream: after.title, on: false, feeds: [] }];
    const told = about(before, after.title);
    // A definition that says nothing of its fields takes them from the first rows.
    const change = namesOf(after).length === 0 ? null : other(before, after);
    if (change && Object.values(change).some((part) => part.length > 0 || part === change.key))
      return [{ is: 'other', ...told, ...change }];
    return isAlike(after.name) ? [] : [{ is: 'again', ...told }];
  });
  return [...gone, ...others];
};
