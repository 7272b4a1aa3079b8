import { isSecret } from '../../model';
import { askedIn } from './asked';
import { strangePatterns } from './budget';
import { COMPONENTS, supportOf } from './components';
import { isPublic, nameOf } from './hosts';
import { ALGORITHMS } from './sign';
import { isWritten, list, nameOfTemplate, templateOf, written } from './dynamic';
import { DATA, isFree, propagate } from './parameters';
import { resolveRefs } from './refs';
import { formOf } from './spec';
import { splitTroubles } from './splits';
import { troublesOf } from './template';
import { patternOf } from './template/regex';
import {
  isList,
  isTree,
  plainText,
  readYaml,
  textIn,
  type Lines,
  type Part,
  type Tree,
} from './yaml';

export interface Problem {
  readonly line?: number;
  readonly text: string;
  /** What it stops: everything, a stream, or nothing. */
  readonly stops: string | null;
}

/** A stream as the manifest has it, with its place in it. */
export interface Stream {
  readonly name: string;
  readonly tree: Tree;
  /** It has records only where all of these hold. */
  readonly when: readonly Part[];
}

export interface Manifest {
  readonly root: Tree;
  readonly lines: Lines;
  readonly streams: readonly Stream[];
  /** Streams that are made of a template once more is known. */
  readonly dynamic: readonly Tree[];
  readonly problems: readonly Problem[];
}

/** Texts that are no templates. */
const PLAIN = new Set([
  'type',
  'class_name',
  'regex',
  'name',
  'primary_key',
  'description',
  'title',
]);

/** What of a stream does not go, each with its line. @param of the stream's name, or `all`. @param changes whether it may change a record. */
const look = (
  part: Part,
  lines: Lines,
  of: string,
  line: number | undefined,
  found: Problem[],
  own: boolean,
  changes = false,
): void => {
  if (isList(part)) {
    for (const item of part) look(item, lines, of, lines.of(item) ?? line, found, own, changes);
    return;
  }
  if (!isTree(part)) {
    if (typeof part !== 'string') return;
    for (const text of troublesOf(part, changes)) found.push(at(line, text, of));
    return;
  }
  const here = lines.of(part) ?? line;
  const type = part['type'];
  // The one component that stands among an API's own names.
  const mine = own || type === 'QueryProperties';
  const adds = changes || (mine && type === 'AddFields');
  if (typeof type === 'string' && mine) {
    const support = supportOf(type);
    if (support.is !== 'yes')
      found.push(
        at(
          lines.at(part, 'type') ?? here,
          `${type}: ${support.text}`,
          support.is === 'not' ? of : null,
        ),
      );
    detail(part, lines, of, found);
    // What copies files is not run: nothing in it is asked for.
    if (type === 'FileUploader') return;
  }
  for (const name of Object.keys(part)) {
    if (DATA.has(name) || (PLAIN.has(name) && typeof part[name] === 'string')) continue;
    const inner: Problem[] = [];
    look(
      part[name]!,
      lines,
      of,
      lines.at(part, name) ?? here,
      inner,
      mine && !isFree(name, type),
      adds,
    );
    if (name === 'schema_loader') found.push(...inner.map(harmless));
    else if (name === 'authenticators' && type === 'SelectiveAuthenticator')
      found.push(...ofChoices(part[name]!, lines, of, inner));
    else found.push(...inner);
  }
};

/** It is said, and nothing is stopped by it. */
const harmless = (problem: Problem): Problem => ({ ...problem, stops: null });

/** Of several ways to sign in those that do not go stop nothing, as long as there is another. */
const ofChoices = (
  choices: Part,
  lines: Lines,
  of: string,
  found: readonly Problem[],
): readonly Problem[] => {
  const goes = Object.values(isTree(choices) ? choices : {}).some((one) => {
    const inner: Problem[] = [];
    look(one, lines, of, undefined, inner, true);
    return inner.every(({ stops }) => stops === null);
  });
  return goes ? found.map(harmless) : found;
};

const at = (line: number | undefined, text: string, stops: string | null): Problem => ({
  ...(line === undefined ? {} : { line }),
  text,
  stops,
});

/** What a component says that does not go, although the component does. */
const detail = (tree: Tree, lines: Lines, of: string, found: Problem[]): void => {
  const say = (name: string, text: string, stops: string | null): void =>
    void found.push(at(lines.at(tree, name), text, stops));
  switch (tree['type']) {
    case 'JwtAuthenticator': {
      const algorithm = textIn(tree, 'algorithm') ?? '';
      if (!ALGORITHMS.includes(algorithm) && !algorithm.includes('{{'))
        say(
          'algorithm',
          `JwtAuthenticator: tokens signed by ${algorithm || 'this algorithm'} are not supported; ${ALGORITHMS.join(', ')} are.`,
          of,
        );
      if (textIn(tree, 'passphrase'))
        say(
          'passphrase',
          'passphrase: a key that is locked by one cannot be opened here: give it without.',
          null,
        );
      break;
    }
    case 'WaitTimeFromHeader':
    case 'WaitUntilTimeFromHeader': {
      const pattern = textIn(tree, 'regex');
      if (pattern !== undefined)
        try {
          patternOf(pattern);
        } catch (error) {
          say('regex', (error as Error).message, of);
        }
      break;
    }
    case 'DeclarativeStream':
      for (const [where, name, text] of splitTroubles(tree))
        found.push(at(lines.at(where, name), text, of));
      break;
    case 'HttpRequester': {
      const base = textIn(tree, 'url') ?? textIn(tree, 'url_base') ?? '';
      if (base === '' || base.includes('{{')) break;
      if (!isPublic(base))
        say(
          tree['url'] === undefined ? 'url_base' : 'url',
          `${nameOf(base)} is no public server with a secure address (https://).`,
          of,
        );
      break;
    }
  }
};

const nameOfStream = (tree: Tree): string => textIn(tree, 'name') ?? '';

/** Streams, those behind conditions among them. */
const streamsIn = (
  part: Part | undefined,
  when: readonly Part[] = [],
): readonly { readonly tree: Tree; readonly when: readonly Part[] }[] =>
  list(part)
    .filter(isTree)
    .flatMap((tree) =>
      tree['type'] === 'ConditionalStreams'
        ? streamsIn(tree['streams'], [...when, tree['condition'] ?? true])
        : [{ tree, when }],
    );

/** Whether a template's streams are named by a setting that nobody may read. */
const hidden = (root: Tree, dynamic: Tree): boolean => {
  const resolver = templateOf(dynamic)?.resolver ?? {};
  const given = resolver['stream_config'];
  const pointers = (isList(given) ? given : [given])
    .filter((one) => isTree(one as Part))
    .map((one) =>
      list((one as Tree)['configs_pointer'])
        .map(plainText)
        .join('__'),
    );
  const spec = isTree(root['spec']) ? root['spec'] : {};
  return (
    resolver['type'] === 'ConfigComponentsResolver' &&
    formOf(spec['connection_specification']).questions.some(
      ({ setting }) => isSecret(setting) && pointers.includes(setting.name),
    )
  );
};

const VERSION = /^v?(\d+)\.(\d+)/;

/** Reads a manifest's text: what it has, and what of it does not go, by line. */
export const readManifest = (text: string): Manifest => {
  const { value, lines, troubles } = readYaml(text);
  const nothing: Manifest = { root: {}, lines, streams: [], dynamic: [], problems: [] };
  const stop = (
    problems: readonly { readonly line?: number; readonly text: string }[],
  ): Manifest => ({
    ...nothing,
    problems: problems.map((one) => ({ ...one, stops: 'all' })),
  });
  if (troubles.length > 0) return stop(troubles);
  if (!isTree(value) || (value['streams'] === undefined && value['dynamic_streams'] === undefined))
    return stop([{ text: 'This is no low-code manifest: it has no “streams”.' }]);
  let root: Part;
  try {
    const resolved = resolveRefs(value, lines);
    if (resolved.troubles.length > 0) return stop(resolved.troubles.slice(0, 20));
    root = propagate(resolved.value, lines);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return stop([
      { text: 'Its references repeat so much, or go so deep, that it is too large to read.' },
    ]);
  }
  if (!isTree(root)) return stop([{ text: 'This is no low-code manifest.' }]);
  const problems: Problem[] = [];
  const form = isTree(root['spec']) ? root['spec']['connection_specification'] : undefined;
  const asked = isTree(form) ? undefined : askedIn(root);
  if (asked) {
    root = { ...root, spec: { type: 'Spec', connection_specification: asked } };
    problems.push(
      at(undefined, 'It has no form of its own: what its expressions name is asked for.', null),
    );
  }
  const version = VERSION.exec(textIn(root, 'version') ?? '');
  if (!version)
    problems.push(
      at(
        lines.at(root, 'version'),
        'It does not say for which version it was written; 0.50 to 7 are understood.',
        null,
      ),
    );
  else if (Number(version[1]) > 7 || (Number(version[1]) === 0 && Number(version[2]) < 50))
    problems.push(
      at(
        lines.at(root, 'version'),
        `It was written for version ${version[0]}; 0.50 to 7 are understood.`,
        null,
      ),
    );

  const streams: Stream[] = [];
  const names = new Set<string>();
  const dynamic = list(root['dynamic_streams']).filter(isTree);
  const templates = dynamic
    .filter(isWritten)
    .flatMap((one) => written(one, lines).map((tree) => ({ tree, when: [] })));
  for (const { tree, when } of [...streamsIn(root['streams']), ...templates]) {
    const name = nameOfStream(tree);
    const line = lines.of(tree);
    if (name === '') {
      problems.push(at(line, 'A stream has no name.', 'a stream without a name'));
      continue;
    }
    if (names.has(name)) {
      problems.push(at(line, `Two streams are called “${name}”: the first is read.`, null));
      continue;
    }
    names.add(name);
    streams.push({ name, tree, when });
    look(tree, lines, name, line, problems, true);
    for (const one of when) look(one, lines, name, line, problems, true);
  }
  const unwritten = dynamic.filter((one) => !isWritten(one));
  for (const tree of unwritten) {
    const name = nameOfTemplate(tree);
    const line = lines.of(tree);
    look(tree, lines, name, line, problems, true);
    problems.push(
      hidden(root, tree)
        ? at(line, 'Its streams stand in a secret setting, which is no place for names.', name)
        : at(
            line,
            'Its streams are found by the settings, when its first rows are looked at.',
            null,
          ),
    );
  }
  for (const [matcher, text] of strangePatterns(root))
    problems.push(at(lines.at(matcher, 'url_path_pattern'), text, null));
  const spec = root['spec'];
  if (isTree(spec)) look(spec, lines, 'all', lines.of(spec), problems, true);
  const unique = new Map(
    problems.map((one) => [`${one.line ?? ''}|${one.text}|${one.stops ?? ''}`, one]),
  );
  return { root, lines, streams, dynamic: unwritten, problems: [...unique.values()] };
};

/** Streams that something stops. */
export const stoppedIn = ({ problems }: Manifest): ReadonlySet<string> =>
  new Set(problems.flatMap(({ stops }) => (stops === null ? [] : [stops])));

export { COMPONENTS };
