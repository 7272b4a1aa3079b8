import {
  defineConnector,
  FailureError,
  type Connector,
  type Credential,
  type CustomStream,
  type Discovery,
  type Exchange,
  type Fact,
  type Failure,
  type HttpResponse,
  type Json,
  type Reader,
  type Resource,
  type Session,
  type Setting,
} from '../../model';
import { readCollection } from '../../http/collection';
import { rewound, standingOf } from '../../http/standing';
import { signIn } from './auth';
import { busyCodes, rateOf, seconds } from './budget';
import { contextOf, scopeOf, textIn as rendered, truthOf, type Context } from './context';
import { isPublic, nameOf } from './hosts';
import { described, describerOf, remembering } from './described';
import { nameOfTemplate, streamOf, type Found, type Made } from './dynamic';
import { stoppedIn, type Manifest } from './manifest';
import { migrated } from './migrate';
import { baseUrl } from './request';
import { propertiesOf, resolved } from './resolve';
import { columnName, columnsOf } from './schema';
import { collectionOf, nextBatch, shapeOf, variantOf, type Reading, type Shape } from './stream';
import { configOf, formOf, type Form } from './spec';
import { conversed } from './troubled';
import { md5 } from './template/md5';
import { validate } from './validate';
import { TemplateError, type Dict } from './template';
import { isList, isTree, textIn, type Part, type Tree } from './yaml';

const DAY_MS = 86_400_000;

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

/** What no request is made of: data, and the files that are not copied. */
const UNREAD = ['schema', 'schemas', '$parameters', 'connection_specification', 'file_uploader'];

/** All trees below a part that satisfy a condition; schemas are no part of it. */
const treesIn = (
  part: Part | undefined,
  wanted: (tree: Tree) => boolean,
  found: Tree[] = [],
): Tree[] => {
  if (isList(part)) for (const item of part) treesIn(item, wanted, found);
  else if (isTree(part)) {
    if (wanted(part)) found.push(part);
    for (const name of Object.keys(part))
      if (!UNREAD.includes(name)) treesIn(part[name], wanted, found);
  }
  return found;
};

/**
 * As much of an address as says of which server it is, without what a record says: that names none, and what
 * it comes to is looked at once more before anything is sent.
 */
const beginning = (part: Part | undefined): Part | undefined =>
  typeof part === 'string'
    ? (
        /^\s*https?:\/\/(?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|[^/?#{])*/i.exec(part)?.[0] ?? part
      ).replace(/\{\{[\s\S]*?\}\}/g, (one) => (/\bstream_\w/.test(one) ? '' : one))
    : part;

/** The servers a manifest may reach: those its own addresses name, with the answers of the form in them. */
const hostsIn = (trees: readonly Tree[], context: Context): ReadonlySet<string> => {
  const hosts = new Set<string>();
  const add = (part: Part | undefined, tree: Tree): void => {
    try {
      const none = { stream_slice: {}, stream_partition: {}, stream_interval: {} };
      const url = rendered(part, { ...scopeOf(context, tree), ...none }).trim();
      if (isPublic(url)) hosts.add(nameOf(url));
    } catch (error) {
      // It needs more than settings: then it names no server of the manifest's own.
      if (!(error instanceof TemplateError)) throw error;
    }
  };
  for (const tree of trees) {
    // Only by settings: what a record says is no address of the manifest's own.
    if (tree['type'] === 'HttpRequester')
      // A path may be a whole address of its own.
      for (const name of ['url', 'url_base', 'path']) add(beginning(tree[name]), tree);
    if (tree['type'] === 'OAuthAuthenticator') add(tree['token_refresh_endpoint'], tree);
  }
  return hosts;
};

export const requestersIn = (trees: readonly Tree[]): readonly Tree[] =>
  treesIn(trees, isRequester);

const isRequester = (tree: Tree): boolean =>
  tree['type'] === 'HttpRequester' || tree['type'] === 'OAuthAuthenticator';

/** Where a stream's fields are described; undefined: nowhere in the manifest. */
export const schemaOf = (root: Tree, name: string, tree: Tree): Part | undefined => {
  const loaders = isList(tree['schema_loader']) ? tree['schema_loader'] : [tree['schema_loader']];
  const inline = loaders.flatMap((loader) => {
    const schema = isTree(loader) && loader['type'] === 'InlineSchemaLoader' && loader['schema'];
    return schema && isTree(schema) ? [schema] : [];
  });
  // Several describe one record together.
  if (inline.length > 1)
    return {
      ...inline[0],
      properties: Object.assign(
        {},
        ...inline.map(({ properties }) => (isTree(properties) ? properties : {})),
      ) as Tree,
    };
  if (inline[0]) return inline[0];
  const schemas = root['schemas'];
  return isTree(schemas) ? schemas[name] : undefined;
};

/** A stream that will be a resource. */
export interface Planned {
  readonly name: string;
  readonly table: string;
  readonly tree: Tree;
  readonly shape: Shape;
  /** It has records only where all of these hold. */
  readonly when: readonly Part[];
  /** Of which template it is, with what in it. */
  readonly made?: Made;
  /** Nothing is known of its fields. */
  readonly bare: boolean;
}

/** The templates whose streams can be found. */
export const openIn = (manifest: Manifest): readonly Tree[] => {
  const stopped = stoppedIn(manifest);
  return manifest.dynamic.filter((one) => !stopped.has(nameOfTemplate(one)));
};

export const titled = (name: string): string => {
  const text = name.replace(/[_-]+/g, ' ').trim();
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

/** Of long names the end tells them apart. */
const LONGEST_TABLE = 40;
const tableOf = (name: string, taken: Set<string>): string => {
  const whole = columnName(name, taken);
  const short = whole.slice(0, LONGEST_TABLE);
  const made =
    short === whole || !taken.has(short)
      ? short
      : `${short.slice(0, LONGEST_TABLE - 7)}_${md5(name).slice(0, 6)}`;
  taken.add(made);
  return made;
};

/** Tables for streams, each with a name of its own: once a stream that is found has one, it keeps it. */
export const planned = (
  streams: readonly {
    readonly name: string;
    readonly tree: Tree;
    readonly schema: Part | undefined;
    readonly when: readonly Part[];
    readonly made?: Made;
    readonly table?: string | undefined;
  }[],
): readonly Planned[] => {
  const taken = new Set<string>(streams.flatMap(({ table }) => table ?? []));
  return streams.map(({ name, tree, schema, when, made, table }) => ({
    name,
    when,
    ...(made ? { made } : {}),
    table: table ?? tableOf(name, taken),
    tree,
    bare: columnsOf(schema).length === 0,
    shape: shapeOf(variantOf(tree, true), schema),
  }));
};

export const streamsOf = (plans: readonly Planned[]): readonly CustomStream[] =>
  plans.map(({ name, table, shape, made }) => ({
    name,
    table,
    title: titled(name),
    key: shape.key,
    fields: shape.fields,
    ...(made ? { made: made as unknown as Json } : {}),
  }));

const resourceOf = ({ name, table, shape }: Planned): Resource => ({
  name,
  table,
  title: titled(name),
  key: shape.key,
  fields: shape.fields,
  example: { page: [], rows: [] },
});

export const settingsOf = (
  root: Tree,
): { readonly form: Form; readonly settings: readonly Setting[] } => {
  const spec = isTree(root['spec']) ? root['spec'] : {};
  const form = formOf(spec['connection_specification']);
  return { form, settings: form.questions.map(({ setting }) => setting) };
};

export const configFor = (root: Tree, answers: Readonly<Record<string, string>>): Dict =>
  migrated(root['spec'], configOf(settingsOf(root).form, answers));

const nothing = function* <T>(value: T): Exchange<T> {
  return value;
  yield { ask: [] };
};

/** A stream that is not there has nothing, and is read whole once it is. */
function* empty(session: Session): ReturnType<Connector['read']> {
  const checkpoint: Json = { since: null, fullAt: session.now, absent: true };
  yield { batch: { rows: [], restart: true, complete: true, checkpoint } };
}

const checked = (root: Tree): readonly string[] =>
  isTree(root['check']) ? list(root['check']['stream_names']).map(String) : [];

/** A manifest as a connector: its streams that nothing stops are its resources. */
export const connectorOf = (
  id: string,
  title: string,
  manifest: Manifest,
  plans: readonly Planned[],
): Connector => {
  const { root } = manifest;
  const { settings } = settingsOf(root);
  const byName = new Map(plans.map((plan) => [plan.name, plan]));
  const open = openIn(manifest);
  const requesters = requestersIn([...plans.map(({ tree }) => tree), ...open]);
  const rate = rateOf(root, contextOf({}, 0));
  const readingFor = (session: Session): Reading => {
    const context = contextOf(configFor(root, session.settings), session.now);
    return { context, hosts: hostsIn(requesters, context), parallel: rate.parallel };
  };
  const read: Connector['read'] = (resource, session, checkpoint) =>
    conversed(resource.name, () => reader(resource, session, checkpoint));
  const reader: Connector['read'] = (resource, session, checkpoint) => {
    const plan = byName.get(resource.name)!;
    const reading = readingFor(session);
    if (!plan.when.every((one) => truthOf(one, scopeOf(reading.context, {}))))
      return empty(session);
    const standing = checkpoint as {
      readonly fullAt?: number | null;
      readonly since?: string | null;
      readonly walk?: object;
      readonly absent?: true;
    } | null;
    const whole = plan.made ? treeHere(plan, plan.made, session) : plan.tree;
    if (!whole) {
      // What was never read is not missed; of what was, nothing goes without a word.
      if (standing === null || standing.absent) return empty(session);
      throw new FailureError('source.stream_gone', { resource: titled(plan.name) });
    }
    const late = isLate(whole, standing, session.now);
    const first = late || standing?.fullAt === undefined || standing.fullAt === null;
    const tree = variantOf(whole, first);
    return withProperties(tree, reading, (of) =>
      readCollection(
        collectionOf(plan.name, tree, of, plan.shape),
        ...([resource, session, late ? null : checkpoint, rate.parallel] as const),
      ),
    );
  };
  /** The stream as this connection has it; null: it is not there. */
  const treeHere = ({ name, tree }: Planned, made: Made, { discovery }: Session): Tree | null => {
    const trouble = discovery['trouble'] as unknown as Failure | undefined;
    if (trouble) throw new FailureError(trouble.code, trouble.params);
    const found = discovery['streams'] as unknown as readonly Found[] | undefined;
    if (!found) return tree;
    const here = found.find((one) => one.name === name);
    if (!here) return null;
    const template = open.find((one) => nameOfTemplate(one) === here.of);
    const same = JSON.stringify(here.put) === JSON.stringify(made.put);
    return same || !template ? tree : streamOf(template, here.put, manifest.lines);
  };
  const bare = plans.filter((plan) => plan.bare && describerOf(plan.tree));
  const survey = (session: Session): Exchange<Discovery> =>
    conversed('the list of streams', function* () {
      const reading = readingFor(session);
      const streams = yield* resolved(open, reading);
      const fresh = streams.flatMap(({ name, of, put }) => {
        const template = open.find((one) => nameOfTemplate(one) === of);
        return byName.has(name) || !template
          ? []
          : [{ name, tree: streamOf(template, put, manifest.lines) }];
      });
      const schemas: Record<string, Json> = {};
      const once = remembering();
      for (const { name, tree } of [...bare, ...fresh]) {
        const schema = yield* once(described(tree, reading));
        if (schema) schemas[name] = schema;
      }
      return { ...(open.length > 0 ? { streams: streams as unknown as Json } : {}), schemas };
    });
  const signedIn = function* (
    given: Readonly<Record<string, string>>,
    secrets: Readonly<Record<string, string>>,
    now: number,
  ): Exchange<Credential> {
    const config = configFor(root, { ...given, ...secrets });
    validate(root['spec'], config);
    const context = contextOf(config, now);
    const trees = requesters.filter((tree) => tree['type'] === 'HttpRequester');
    // Which servers these are is a matter of plain answers alone.
    const hosts = hostsIn(requesters, contextOf(configFor(root, given), now));
    const authenticators = trees.map((tree) => ({
      tree: tree['authenticator'],
      base: baseUrl(tree, scopeOf(context, tree)),
    }));
    return yield* signIn(authenticators, context, hosts);
  };
  const busy = busyCodes(root);
  const explain = (_: HttpResponse): { readonly kind?: string } => ({});
  return defineConnector({
    id,
    title,
    description: textIn(root, 'description')?.slice(0, 300) ?? `${title}, by a file of your own.`,
    settings,
    resources: plans.map(resourceOf),
    group: 'other',
    rate,
    discover: () => nothing({}),
    signIn: (given, secrets, _, now) =>
      conversed('the sign-in', () => signedIn(given, secrets, now)),
    *describe(session): Exchange<readonly Fact[]> {
      const wanted = checked(root).filter((name) => byName.has(name));
      const name = wanted[0] ?? plans[0]?.name;
      const found = session.discovery['streams'] as unknown as readonly Found[] | undefined;
      const facts: Fact[] = [
        { label: 'Streams', value: plans.length },
        ...(found ? changesIn(plans, found) : []),
      ];
      if (name === undefined) return facts;
      const { rows = [] } = yield* nextBatch(read(resourceOf(byName.get(name)!), session, null));
      return [
        ...facts,
        { label: 'Stream that was tried', value: titled(name) },
        { label: 'Records on its first page', value: rows.length },
      ];
    },
    read,
    rewind: (resource, checkpoint, from, to) =>
      rewoundTo(byName.get(resource.name), checkpoint, from, to),
    explain,
    ...(open.length > 0 || bare.length > 0 ? { survey } : {}),
    ...(busy.length > 0 ? { busy: ({ status }: HttpResponse) => busy.includes(status) } : {}),
  });
};

/** Whether what changed since is no longer told: then everything is read. */
const isLate = (
  tree: Tree,
  standing: { readonly since?: string | null; readonly walk?: object } | null,
  now: number,
): boolean => {
  const period = seconds(textIn(tree, 'api_retention_period') ?? '') * 1000;
  const since = Date.parse(standing?.since ?? '');
  return period > 0 && !standing?.walk && since < now - period;
};

/** Reads a stream once it is known by which names its properties are asked for. */
function* withProperties(tree: Tree, reading: Reading, read: (reading: Reading) => Reader): Reader {
  const properties = yield* propertiesOf(tree, reading);
  yield* read(properties ? { ...reading, properties } : reading);
}

/** What of the streams that the system names is new, and what is no longer there. */
const changesIn = (plans: readonly Planned[], found: readonly Found[]): readonly Fact[] => {
  const fresh = found.filter(({ name }) => !plans.some((plan) => plan.name === name)).length;
  const gone = plans.filter(({ name, made }) => made && !found.some((one) => one.name === name));
  return [
    ...(fresh > 0 ? [{ label: 'New streams', value: fresh }] : []),
    ...(gone.length > 0 ? [{ label: 'Streams that are not here', value: gone.length }] : []),
  ];
};

/** As if nothing that changed from a day on had been read, where the stream asks by time. */
const rewoundTo = (
  plan: Planned | undefined,
  checkpoint: Json,
  from: string,
  to?: string,
): Json => {
  const sync = plan ? variantOf(plan.tree, false)['incremental_sync'] : undefined;
  if (!isTree(sync) || sync['type'] === 'IncrementingCountCursor') return null;
  const until = to && new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10);
  const day = (date: string): string => `${date}T00:00:00.000000Z`;
  return rewound(
    standingOf(checkpoint),
    day(from),
    until ? day(until) : undefined,
  ) as unknown as Json;
};
