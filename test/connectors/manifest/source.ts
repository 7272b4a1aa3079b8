/** A server made from a manifest's own schemas: each stream has three pages, paged as the manifest expects. */
import type { HttpRequest, HttpResponse, Json, Setting } from '../../../src/model';
import { isSecret } from '../../../src/model';
import { readManifest } from '../../../src/connectors/_manifest/manifest';
import { schemaOf } from '../../../src/connectors/_manifest/connector';
import { parseTemplate } from '../../../src/connectors/_manifest/template/parse';
import type { Node } from '../../../src/connectors/_manifest/template/expression';
import {
  isList,
  isTree,
  textIn,
  type Part,
  type Tree,
} from '../../../src/connectors/_manifest/yaml';

const PAGES = 3;

type Rec = { [name: string]: Json };

/** What a person would type: by the kind of each setting. */
export const answersFor = (
  settings: readonly Setting[],
): { settings: Record<string, string>; secrets: Record<string, string> } => {
  const typed: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const setting of settings) {
    const { name, type, options, default: preset, placeholder = '', optional } = setting;
    if (optional && name.startsWith('dataset_')) continue;
    const value =
      type === 'choice'
        ? (preset ?? options?.[0]?.value ?? '')
        : type === 'date'
          ? '2026-11-10'
          : type === 'number'
            ? '7'
            : type === 'yes_no'
              ? 'yes'
              : type === 'list'
                ? 'one\ntwo'
                : name === 'applications'
                  ? '[{"app_id": "a1", "app_api_key": "k1", "app_name": "n1"}]'
                  : /^(start|end|since)$/.test(name)
                    ? '20261110'
                    : /domain|subdomain/.test(name) && !placeholder.includes('.')
                      ? 'school.example.com'
                      : (preset ??
                        (name === 'outcome_names' ? 'os__session_duration.count' : `${name}1`));
    if (isSecret(setting)) secrets[name] = value;
    else typed[name] = value;
  }
  return { settings: typed, secrets };
};

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

interface Known {
  readonly name: string;
  readonly tree: Tree;
  readonly path: RegExp;
  readonly weight: number;
  readonly method: string;
  readonly schema: Part | undefined;
  readonly parents: readonly Tree[];
}

const requesterOf = (tree: Tree): Tree => {
  const retriever = tree['retriever'];
  const requester = isTree(retriever) ? retriever['requester'] : undefined;
  return isTree(requester) ? requester : {};
};

/** All streams, those inside others among them. */
const streamsIn = (part: Part | undefined, found: Tree[] = []): Tree[] => {
  if (isList(part)) for (const item of part) streamsIn(item, found);
  else if (isTree(part)) {
    if (part['type'] === 'DeclarativeStream') found.push(part);
    for (const name of Object.keys(part))
      if (!['schema', 'schemas', '$parameters', 'definitions'].includes(name))
        streamsIn(part[name], found);
  }
  return found;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const known = (root: Tree): readonly Known[] => {
  const names = new Set<string>();
  return streamsIn(root).flatMap((tree) => {
    const requester = requesterOf(tree);
    const name = textIn(tree, 'name') ?? '';
    const base = textIn(requester, 'url') ?? textIn(requester, 'url_base') ?? '';
    const path = textIn(requester, 'path') ?? '';
    const whole = (
      /^https?:|^\{\{[^}]*\}\}$/.test(path)
        ? path
        : `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`
    )
      .replace(/[?](?!\/).*$/, '')
      .replace(/&.*$/, '')
      .replace(/\/+$/, '');
    const id = `${name}|${whole}|${JSON.stringify(tree['retriever'])}`;
    if (names.has(id)) return [];
    names.add(id);
    const parts = whole.split(/\{\{.*?\}\}/s);
    const pattern = parts.map((part) => escaped(part.trim())).join('[^?]*?');
    const router = (tree['retriever'] as Tree | undefined)?.['partition_router'];
    const parents = (isList(router) ? router : [router]).flatMap((one) =>
      isTree(one)
        ? list(one['parent_stream_configs'])
            .filter(isTree)
            .map((config) => config['stream'] as Tree)
        : [],
    );
    return [
      {
        name,
        tree,
        path: new RegExp(`^${pattern}/?$`),
        weight: parts.join('').length,
        method: String(requester['http_method'] ?? 'GET').toLowerCase(),
        schema: schemaOf(root, name, tree),
        parents,
      },
    ];
  });
};

/** A value that a schema allows. @param n tells records apart. */
const valueFor = (schema: Part | undefined, name: string, n: number, depth = 0): Json => {
  if (!isTree(schema) || depth > 4) return `v${n}`;
  const types = (
    isList(schema['type'])
      ? schema['type'].map(String)
      : [String(schema['type'] ?? (schema['properties'] ? 'object' : 'string'))]
  ).filter((type) => type !== 'null');
  switch (types[0]) {
    case 'integer':
      return n + 1;
    case 'number':
      return n + 1.5;
    case 'boolean':
      return n % 2 === 0;
    case 'array':
      return [valueFor(schema['items'], name, n, depth + 1)];
    case 'object': {
      const made: Rec = {};
      if (isTree(schema['properties']))
        for (const key of Object.keys(schema['properties']))
          made[key] = valueFor(schema['properties'][key], key, n, depth + 1);
      return made;
    }
    default:
      if (schema['format'] === 'date') return '2026-11-15';
      if (schema['format'] === 'date-time') return '2026-11-15T10:00:00Z';
      return n % 3 === 0 ? `Zoë ${name} ${n}` : `${name}-${n}`;
  }
};

const setAt = (record: Rec, path: readonly string[], value: Json): void => {
  let here = record;
  for (const step of path.slice(0, -1))
    here = (here[step] = (
      typeof here[step] === 'object' && here[step] !== null && !Array.isArray(here[step])
        ? here[step]
        : {}
    ) as Rec) as Rec;
  here[path[path.length - 1]!] = value;
};

/** The paths of `response…` that an expression looks at. */
const paths = (source: string, of: string): string[][] => {
  const found: string[][] = [];
  const pathOf = (node: Node): string[] | null => {
    if (node.is === 'name') return node.name === of ? [] : null;
    if (node.is === 'at') {
      const before = pathOf(node.of);
      return before && node.name.is === 'value' ? [...before, String(node.name.value)] : null;
    }
    if (
      node.is === 'call' &&
      node.of.is === 'at' &&
      node.of.name.is === 'value' &&
      node.of.name.value === 'get'
    ) {
      const before = pathOf(node.of.of);
      const [first] = node.args.plain;
      return before && first?.is === 'value' ? [...before, String(first.value)] : null;
    }
    return null;
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const path = 'is' in node ? pathOf(node as Node) : null;
    if (path !== null && path.length > 0) {
      found.push(path);
      return;
    }
    Object.values(node).forEach(visit);
  };
  visit(parseTemplate(source));
  return found;
};

const strategyOf = (tree: Tree): { paginator: Tree; strategy: Tree } | null => {
  const paginator = (tree['retriever'] as Tree | undefined)?.['paginator'];
  if (!isTree(paginator) || !isTree(paginator['pagination_strategy'])) return null;
  return { paginator, strategy: paginator['pagination_strategy'] };
};

const xmlOf = (value: Json, name: string): string => {
  if (Array.isArray(value)) return (value as Json[]).map((item) => xmlOf(item, name)).join('');
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value as Rec)
          .map(([key, item]) =>
            /^[A-Za-z_]/.test(key) ? xmlOf(item, key.replace(/[^\w.-]/g, '_')) : '',
          )
          .join('')
      : String(value ?? '')
          .replace(/&/g, '&amp;')
          .replace(/</g, '&lt;');
  return `<${name}>${inner}</${name}>`;
};

export interface Told {
  readonly pages: number;
  /** The stream has no pages: it is one answer. */
  readonly onePage: boolean;
  readonly records: number;
  values(name: string): readonly string[];
}

export const createSource = (
  text: string,
  target: string,
): { answer(request: HttpRequest): Json | HttpResponse; told(): Told } => {
  const { root } = readManifest(text);
  const streams = known(root);
  const wanted = streams.find(({ name }) => name === target)!;
  const tokens = new Set<string>();
  const served = new Map<string, Rec>();
  const pagesOf = new Map<string, number>();
  const numbers = new Map<string, number>();
  let next = 0;

  const recordFor = (stream: Known, id: string): Rec => {
    let n = numbers.get(id);
    if (n === undefined) numbers.set(id, (n = next++));
    const made = valueFor(
      stream.schema ?? { type: 'object', properties: { id: { type: 'string' } } },
      'x',
      n,
    ) as Rec;
    const key = stream.tree['primary_key'];
    for (const one of typeof key === 'string' ? [key] : list(key).flat()) {
      const now = made[String(one)];
      if (one !== '' && (typeof now !== 'object' || now === null))
        made[String(one)] =
          typeof now === 'number'
            ? n + 1
            : typeof now === 'string' && /^2026/.test(now)
              ? new Date(1_790_000_000_000 - n * 86_400_000).toISOString().slice(0, now.length)
              : `${String(one)}-${n}`;
    }
    const sync = stream.tree['incremental_sync'];
    if (isTree(sync)) {
      const field = textIn(sync, 'cursor_field') ?? '';
      const format =
        list(sync['cursor_datetime_formats']).map(String)[0] ??
        textIn(sync, 'datetime_format') ??
        '';
      made[field] =
        format === '%s'
          ? 1_794_700_000 + n
          : format === '%Y-%m-%d'
            ? '2026-11-15'
            : format === '%ms'
              ? 1_794_700_000_000 + n
              : `2026-11-15T${[10 + (Math.floor(n / 3600) % 10), Math.floor(n / 60) % 60, n % 60].map((part) => String(part).padStart(2, '0')).join(':')}.000000+0000`;
    }
    // Where nothing tells them apart, something does.
    if (key === undefined || key === '') made['n_th'] = `n${n}`;
    // What the manifest looks for is there.
    const filter = JSON.stringify((stream.tree['retriever'] as Tree)['record_selector'] ?? {});
    for (const [, name, value] of filter.matchAll(/record\.(\w+) == \\"(\w+)\\"/g))
      made[name!] = value!;
    // What children are found by must be there.
    for (const child of streams)
      for (const parent of child.parents)
        if (parent['name'] === stream.name) {
          const router = (child.tree['retriever'] as Tree)['partition_router'];
          for (const one of isList(router) ? router : [router])
            if (isTree(one))
              for (const config of list(one['parent_stream_configs']).filter(isTree)) {
                const path = String(config['parent_key']).split('.');
                if (made[path[0]!] === undefined || made[path[0]!] === null)
                  setAt(made, path, `k${n}`);
              }
        }
    return made;
  };

  const answer = (request: HttpRequest): Json | HttpResponse => {
    const [, address = '', query = ''] =
      /^(.*\?\/[^&]*)&?(.*)$/.exec(request.url) ?? /^([^?]*)\??(.*)$/.exec(request.url) ?? [];
    const plain = decodeURI(address);
    const parameters = new Map(
      query
        .split('&')
        .filter(Boolean)
        .map((pair): [string, string] => {
          const [name = '', value = ''] = pair.split('=');
          return [decodeURIComponent(name), decodeURIComponent(value)];
        }),
    );
    if (/token|login|session|auth/.test(address) && request.method === 'post')
      return {
        access_token: 'signed',
        token: 'signed',
        session_token: 'signed',
        id: 'signed',
        expires_in: 3600,
      };
    const fits = streams.filter(({ path }) => path.test(plain.replace(/\/+$/, '')));
    const best = fits.sort((a, b) => b.weight - a.weight);
    const stream =
      best.find(({ name, weight }) => name === target && weight === best[0]!.weight) ?? best[0];
    if (!stream && /token/.test(address)) return { token: 'signed' };
    if (!stream) throw new Error(`No stream of the manifest is at ${request.url}.`);
    const paging = strategyOf(stream.tree);
    const type = paging?.strategy['type'];
    const option = paging?.paginator['page_token_option'];
    const field = isTree(option)
      ? String(option['field_name'] ?? list(option['field_path']).join('.'))
      : '';
    const headers = Object.fromEntries(Object.entries(request.headers ?? {}));
    const body =
      request.body !== undefined && /json/.test(request.contentType ?? '')
        ? (JSON.parse(request.body) as Rec)
        : {};
    const given =
      parameters.get('pageno') ??
      parameters.get(field) ??
      (headers[field] as string | undefined) ??
      (body[field] as string | undefined) ??
      /\/(\d+)\/info/.exec(address)?.[1] ??
      null;
    const size = Number(
      /^\d+$/.test(String(paging?.strategy['page_size'] ?? '')) ? paging!.strategy['page_size'] : 2,
    );
    const first = Number(paging?.strategy['start_from_page'] ?? 0);
    let page = 0;
    if (type === 'PageIncrement') page = given === null ? 0 : Number(given) - first;
    else if (type === 'OffsetIncrement')
      page = given === null ? 0 : Math.round(Number(given) / size);
    else if (type !== undefined)
      page = given === null ? 0 : Number(/\d+/.exec(String(given))?.[0] ?? 0);
    if (/\/info\.0\.json$/.test(address)) page = Number(given) - 2960;
    const others = [...parameters]
      .filter(([name]) => name !== field && name !== 'pageno')
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('&');
    const { [field]: _, ...bodyRest } = body;
    const slice = `${stream.name}|${address.replace(/\/\d+\/info/, '')}|${others}|${JSON.stringify(bodyRest)}`;
    // Parents are few: the pages that count are those of the stream that is tried.
    const isTarget = stream.name === target;
    const count = !isTarget
      ? page === 0
        ? Math.min(2, size)
        : 0
      : type === undefined
        ? 3
        : page < PAGES - 1
          ? size
          : page === PAGES - 1
            ? 1
            : 0;
    const records = Array.from({ length: count }, (_one, i) =>
      recordFor(stream, `${slice}|${page}|${i}`),
    );
    if (stream === wanted || stream.name === target) {
      pagesOf.set(slice, Math.max(pagesOf.get(slice) ?? 0, page + 1));
      records.forEach((record, i) => served.set(`${slice}|${page}|${i}`, record));
    }
    const selector = (stream.tree['retriever'] as Tree)['record_selector'] as Tree;
    const path = list((selector['extractor'] as Tree)['field_path']).map(String);
    let whole: Json = {};
    const nest = (steps: readonly string[], value: Json): Json =>
      steps.length === 0
        ? value
        : steps.length === 1 && steps[0] === '*'
          ? value
          : steps[0] === '*' || steps[0] === '**'
            ? [nest(steps.slice(1), value)]
            : { [steps[0]!]: nest(steps.slice(1), value) };
    // One thing a page, where the schema of the whole answer is the record.
    whole = path.length === 0 ? records : nest(path, records);
    const more = isTarget && page < PAGES - 1;
    const out: Record<string, string> = { 'content-type': 'application/json' };
    if (type === 'CursorPagination') {
      const value = String(paging!.strategy['cursor_value'] ?? '');
      const stop = String(paging!.strategy['stop_condition'] ?? '');
      const byPath = isTree(option) && option['type'] === 'RequestPath';
      const [, asked = 'pageno'] = /regex_search\('\\(\$\w+)=/.exec(value) ?? [];
      const nextUrl = `${address}?${asked}=p${page + 1}`;
      const token: Json = byPath || asked !== 'pageno' ? nextUrl : `p${page + 1}`;
      if (/headers/.test(value + stop)) {
        if (more) out['link'] = `<${nextUrl}>; rel="next", <${address}>; rel="first"`;
        for (const found of paths(value, 'headers'))
          if (found[0] !== 'link' && more) out[found[0]!.toLowerCase()] = String(token);
      }
      if (path.length === 0 && /response/.test(value + stop)) whole = records[0] ?? {};
      if (/\["num"\]\+1/.test(value)) {
        whole = page < PAGES ? { ...(records[0] as Rec), num: 2960 + page } : {};
        for (const key of [...served.keys()].filter((one) => one.startsWith(`${slice}|${page}|`)))
          served.delete(key);
        if (page < PAGES) served.set(`${slice}|${page}|0`, whole as Rec);
        return page < PAGES ? whole : { status: 404, headers: {}, text: '<html>' };
      }
      for (const found of paths(value, 'response'))
        if (more && found[0] !== 'items') setAt(whole as Rec, found, token);
      for (const found of paths(stop, 'response')) {
        const last = found[found.length - 1]!;
        const [before] = paths(value, 'response');
        if (
          before?.join().startsWith(found.join()) ||
          found.join() === path.join() ||
          found[0] === path[0]
        )
          continue;
        setAt(whole as Rec, found, /more|next/i.test(last) ? more : more ? 99 : 0);
      }
    }
    if (path.length === 0 && !Array.isArray(whole) && stream.name === target) {
      for (const key of [...served.keys()].filter((one) => one.startsWith(`${slice}|${page}|`)))
        served.delete(key);
      served.set(`${slice}|${page}|0`, whole as Rec);
    }
    const decoder = (stream.tree['retriever'] as Tree)['decoder'];
    if (isTree(decoder) && decoder['type'] === 'XmlDecoder') {
      const [root = 'Response', ...rest] = path;
      const inner = path.length > 0 ? (whole as Rec)[root]! : whole;
      void rest;
      return {
        status: 200,
        headers: { 'content-type': 'application/xml' },
        text: `<?xml version="1.0"?>\n${xmlOf(inner, root)}`,
      };
    }
    return { status: 200, headers: out, text: JSON.stringify(whole) };
  };
  void tokens;
  return {
    answer,
    told: () => ({
      pages: Math.max(0, ...pagesOf.values()),
      onePage:
        strategyOf(wanted.tree)?.paginator['page_token_option'] === undefined &&
        !/next_page_token/.test(JSON.stringify(requesterOf(wanted.tree))),
      records: served.size,
      values: (name) => [...served.values()].map((record) => String(record[name])),
    }),
  };
};
