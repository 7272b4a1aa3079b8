import type { CustomStream, Json, Kind } from '../../model';
import {
  connectorOf,
  openIn,
  planned,
  requestersIn,
  schemaOf,
  settingsOf,
  streamsOf,
  titled,
  type Planned,
} from './connector';
import { isMade, nameOfTemplate, streamOf, type Found } from './dynamic';
import { hostsNamed, isPublic, nameOf } from './hosts';
import { readManifest, stoppedIn, type Manifest } from './manifest';
import { get } from './path';
import { MOST_STREAMS } from './resolve';
import { columnsOf } from './schema';
import { variantOf } from './stream';
import { isTree, textIn, type Tree } from './yaml';

/** Where a stream asks, if that does not depend on settings. */
const hostIn = (tree: Tree): readonly string[] => {
  const retriever = tree['retriever'];
  const requester = isTree(retriever) ? retriever['requester'] : undefined;
  if (!isTree(requester)) return [];
  const url = textIn(requester, 'url') ?? textIn(requester, 'url_base') ?? '';
  return isPublic(url) ? [nameOf(url)] : [];
};

const titleOf = (manifest: Manifest): string => {
  const { root } = manifest;
  const spec = isTree(root['spec']) ? root['spec'] : {};
  const form = spec['connection_specification'];
  const said = isTree(form) ? textIn(form, 'title') : undefined;
  const name = said
    ?.replace(/\s*(source)?\s*(spec|specification|configuration|config)?\s*$/i, '')
    .trim();
  if (name) return name.slice(0, 60);
  const documentation = textIn(spec, 'documentation_url') ?? '';
  const last = /integrations\/sources\/([\w-]+)/.exec(documentation)?.[1];
  if (last) return titled(last);
  const [host] = manifest.streams.flatMap(({ tree }) => hostIn(tree));
  return host ?? 'A source of your own';
};

/** What is known of a stream that the text alone does not tell. */
type Known = Pick<CustomStream, 'name' | 'schema' | 'made'> & Partial<Pick<CustomStream, 'table'>>;

const plansOf = (manifest: Manifest, known: readonly Known[] = []): readonly Planned[] => {
  const stopped = stoppedIn(manifest);
  if (stopped.has('all')) return [];
  const { root, lines, streams, dynamic } = manifest;
  const own = streams.filter(({ name }) => !stopped.has(name));
  const taken = new Set(streams.map(({ name }) => name));
  const made = known.flatMap(({ name, table, made: how }) => {
    const template = isMade(how)
      ? dynamic.find((one) => nameOfTemplate(one) === how.of && !stopped.has(how.of))
      : undefined;
    if (!template || !isMade(how) || taken.has(name)) return [];
    taken.add(name);
    return [{ name, tree: streamOf(template, how.put, lines), when: [], made: how, table }];
  });
  return planned(
    [...own, ...made].map((one) => {
      const schema = schemaOf(root, one.name, variantOf(one.tree, true));
      const found = known.find((stream) => stream.name === one.name);
      return { ...one, schema: columnsOf(schema).length > 0 ? schema : found?.schema };
    }),
  );
};

const schemaAs = (schema: Json | undefined): { readonly schema?: Json } =>
  schema === undefined ? {} : { schema };

/** Low-code manifests, as they are written for Airbyte: data, of which nothing is run. */
export const manifest: Kind = {
  id: 'manifest',
  title: 'A low-code manifest',
  inspect: (text, found) => {
    const read = readManifest(text);
    const plans = plansOf(read, found);
    const stopped = stoppedIn(read);
    const open = read.dynamic.some((one) => !stopped.has(nameOfTemplate(one)));
    const none =
      plans.length === 0 && !open && !read.problems.some(({ stops }) => stops === 'all')
        ? [{ text: 'None of its streams can be read.', stops: 'all' as const }]
        : [];
    return {
      title: titleOf(read),
      description: textIn(read.root, 'description')?.slice(0, 300) ?? '',
      settings: settingsOf(read.root).settings,
      streams: streamsOf(plans),
      hosts: hostsNamed(requestersIn([...plans.map(({ tree }) => tree), ...openIn(read)])),
      problems: [...read.problems, ...none],
    };
  },
  compile: (id, text, streams) => {
    const read = readManifest(text);
    return connectorOf(id, titleOf(read), read, plansOf(read, streams));
  },
  learn: (text, streams, { streams: found, schemas }) => {
    const names = new Set(streams.map(({ name }) => name));
    const told = (name: string): Json | undefined => get(schemas, [name]);
    const more = (Array.isArray(found) ? (found as unknown as readonly Found[]) : [])
      .filter(({ name }) => !names.has(name))
      .slice(0, Math.max(0, MOST_STREAMS - streams.length))
      .map(({ name, ...made }): Known => ({ name, made: made, ...schemaAs(told(name)) }));
    const isNew = ({ name, schema, key, fields }: CustomStream): boolean =>
      schema === undefined && told(name) !== undefined && fields.every((one) => one.name === key);
    if (more.length === 0 && !streams.some(isNew)) return null;
    const known = streams.map((one) =>
      isNew(one) ? { ...one, ...schemaAs(told(one.name)) } : one,
    );
    const all = streamsOf(plansOf(readManifest(text), [...known, ...more]));
    const as = (stream: CustomStream): CustomStream => ({
      ...stream,
      ...schemaAs(told(stream.name)),
    });
    const fresh = all.filter(({ name }) => !names.has(name)).map(as);
    const changed = known.map((one, i): CustomStream => {
      const now = all.find(({ name }) => name === one.name);
      // What was landed before it had fields is read anew.
      return now && isNew(streams[i]!)
        ? { ...one, key: now.key, fields: now.fields, revision: (one.revision ?? 0) + 1 }
        : one;
    });
    return fresh.length === 0 && !streams.some(isNew) ? null : [...changed, ...fresh];
  },
};
