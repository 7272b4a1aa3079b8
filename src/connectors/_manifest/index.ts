import type { CustomStream, Kind } from '../../model';
import {
  connectorOf,
  hostsNamed,
  planned,
  requestersIn,
  schemaOf,
  settingsOf,
  streamsOf,
  titled,
  type Planned,
} from './connector';
import { isPublic, nameOf } from './hosts';
import { readManifest, stoppedIn, type Manifest } from './manifest';
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

const plansOf = (manifest: Manifest, known: readonly CustomStream[] = []): readonly Planned[] => {
  const stopped = stoppedIn(manifest);
  if (stopped.has('all')) return [];
  return planned(
    manifest.streams
      .filter(({ name }) => !stopped.has(name))
      .map(({ name, tree, when }) => {
        const schema = schemaOf(manifest.root, name, variantOf(tree, true));
        const found = known.find((stream) => stream.name === name);
        return {
          name,
          tree,
          when,
          schema: columnsOf(schema).length > 0 ? schema : found?.schema,
        };
      }),
  );
};

/** Low-code manifests, as they are written for Airbyte: data, of which nothing is run. */
export const manifest: Kind = {
  id: 'manifest',
  title: 'A low-code manifest',
  inspect: (text) => {
    const read = readManifest(text);
    const plans = plansOf(read);
    const none =
      plans.length === 0 && !read.problems.some(({ stops }) => stops === 'all')
        ? [{ text: 'None of its streams can be read.', stops: 'all' as const }]
        : [];
    return {
      title: titleOf(read),
      description: textIn(read.root, 'description')?.slice(0, 300) ?? '',
      settings: settingsOf(read.root).settings,
      streams: streamsOf(plans),
      hosts: hostsNamed(requestersIn(plans.map(({ tree }) => tree))),
      problems: [...read.problems, ...none],
    };
  },
  compile: (id, text, streams) => {
    const read = readManifest(text);
    return connectorOf(id, titleOf(read), read, plansOf(read, streams));
  },
};
