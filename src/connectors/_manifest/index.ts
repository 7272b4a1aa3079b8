import type { CustomStream, Kind } from '../../model';
import {
  connectorOf,
  hostsNamed,
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
import { isPublic, nameOf } from './hosts';
import { readManifest, stoppedIn, type Manifest } from './manifest';
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
  learn: (text, streams, { streams: found }) => {
    if (!Array.isArray(found)) return null;
    const names = new Set(streams.map(({ name }) => name));
    const more = (found as unknown as readonly Found[])
      .filter(({ name }) => !names.has(name))
      .slice(0, Math.max(0, MOST_STREAMS - streams.length))
      .map(({ name, ...made }): Known => ({ name, made: made }));
    if (more.length === 0) return null;
    const plans = plansOf(readManifest(text), [...streams, ...more]);
    const fresh = streamsOf(plans).filter(({ name }) => !names.has(name));
    return fresh.length === 0 ? null : [...streams, ...fresh];
  },
};
