import { customs } from '../engine/custom';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type CustomConnector, type CustomStream, type Registry } from '../model';
import type { SavedSource, SourceChange, SourceText } from './api';
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
  const [text = null] = host.files.read([found.file]);
  if (text === null) throw new FailureError('setup.custom_lost', { source: found.title });
  return { id, kind: found.kind, title: found.title, text };
};

const namesOf = ({ fields, key }: CustomStream): readonly string[] =>
  fields.map(({ name }) => name).filter((name) => name !== '_key' || key !== '_key');

const less = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((name) => !others.includes(name));

/** What becomes of a source's data sets once it is saved anew from another text. */
export const changesOf = (
  host: Host,
  id: string,
  streams: readonly CustomStream[],
): readonly SourceChange[] => {
  const custom = customs(host).find((one) => one.id === id);
  if (!custom) return [];
  const on = isOn(host);
  const gone = custom.streams
    .filter(({ name }) => !streams.some((one) => one.name === name))
    .map((stream): SourceChange => ({ is: 'gone', stream: stream.title, on: on(custom, stream) }));
  const others = streams.flatMap((after): readonly SourceChange[] => {
    const before = custom.streams.find(({ name }) => name === after.name);
    if (!before) return [{ is: 'new', stream: after.title, on: false }];
    const names = [namesOf(before), namesOf(after)] as const;
    // A definition that says nothing of its fields takes them from the first rows.
    if (names[1].length === 0) return [];
    const types = new Map(before.fields.map(({ name, type }) => [name, type]));
    const change = {
      gained: less(names[1], names[0]),
      lost: less(names[0], names[1]),
      other: after.fields
        .filter(({ name, type }) => types.has(name) && types.get(name) !== type)
        .map(({ name }) => name),
      ...(before.key === after.key ? {} : { key: after.key }),
    };
    const same =
      change.gained.length + change.lost.length + change.other.length === 0 && !change.key;
    return same ? [] : [{ is: 'other', stream: after.title, on: on(custom, before), ...change }];
  });
  return [...gone, ...others];
};
