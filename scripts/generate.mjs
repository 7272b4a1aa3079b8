// Writes src/registry.generated.ts from the files that are there: adding a file is registering it.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, root } from './lib/paths.mjs';
import { main } from './lib/run.mjs';

const UPSTREAM = ['connectors', 'datasets', 'warehouses', 'reports'];
const ORG = ['connectors', 'datasets', 'checks', 'reports'];
export const TARGET = 'src/registry.generated.ts';
/** Permissions that this school's copy asks for beside everybody's. */
export const SCOPES = 'src/org/scopes.json';
/** The school's connector for Looker Studio and its templates. */
export const LOOKER = 'src/org/looker.json';
const SCOPE_ROOT = 'https://www.googleapis.com/auth/';

const isHidden = (name) => /^[_.]/.test(name) || name === 'README.md';

/** A folder with files and no index.ts would be passed over in silence; an empty one is no mistake. */
const hasIndex = (folder) => {
  if (existsSync(join(folder, 'index.ts'))) return true;
  if (readdirSync(folder).length === 0) return false;
  throw new Error(
    `${folder} has no index.ts, so nothing in it would be registered. ` +
      'Add one whose default export is the definition, or begin the folder’s name with “_”.',
  );
};

/** `<id>.ts` and `<id>/index.ts` of a folder, as module names relative to it, sorted. */
const entriesOf = (folder) => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !isHidden(name))
    .flatMap((entry) => {
      if (entry.isDirectory()) {
        return hasIndex(join(folder, entry.name)) ? [`${entry.name}/index`] : [];
      }
      return /\.ts$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name)
        ? [entry.name.slice(0, -'.ts'.length)]
        : [];
    })
    .sort();
};

const camel = (text) => text.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next = '') => next.toUpperCase());

/** Module → a name of its own: the kind keeps a dataset and a report of one id apart. */
const nameOf = (layer, kind, entry) => camel(`${layer}-${kind}-${entry.replace(/\/index$/, '')}`);

const layerOf = (folder, layer, path, kinds) => ({
  layer,
  list: kinds.map((kind) => ({
    kind,
    modules: entriesOf(join(folder, 'src', path, kind)).map((entry) => ({
      name: nameOf(layer, kind, entry),
      from: `./${path}${kind}/${entry}`,
    })),
  })),
});

const refuseTwins = ({ list }) => {
  for (const { modules } of list) {
    const from = new Map();
    for (const module of modules) {
      const twin = from.get(module.name);
      if (twin) throw new Error(`${twin} and ${module.from} would be one: rename one of them.`);
      from.set(module.name, module.from);
    }
  }
};

/**
 * A file of the school's that no list would hold is a mistake worth stopping for: it would otherwise
 * be passed over in silence. Helpers begin with an underscore.
 */
const refuseStrays = (folder) => {
  const path = join(folder, 'src/org');
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (isHidden(entry.name) || [SCOPES, LOOKER].includes(`src/org/${entry.name}`)) continue;
    if (entry.isDirectory() && ORG.includes(entry.name)) continue;
    throw new Error(
      `src/org/${entry.name} belongs to no kind. Move it into one of ` +
        `${ORG.map((kind) => `src/org/${kind}/`).join(', ')}, or begin its name with “_” if it only helps others.`,
    );
  }
};

const arrayText = ({ kind, modules }) => {
  if (modules.length === 0) return [`  ${kind}: Object.freeze([] as const),`];
  const names = modules.map(({ name }) => `    ${name},`);
  return [`  ${kind}: Object.freeze([`, ...names, '  ] as const),'];
};

/** Ends of the permissions in the school's list, which may name them whole. */
export const scopesOf = (folder = root) => {
  const path = join(folder, SCOPES);
  if (!existsSync(path)) return [];
  const wrong = new Error(`${SCOPES} is not a list of names, such as ["bigquery"]. Correct it.`);
  let list;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(list)) throw wrong;
  const names = list.map((name) => {
    const end = typeof name === 'string' ? name.replace(SCOPE_ROOT, '') : '';
    if (!/^[a-z][a-z._]*$/.test(end)) throw wrong;
    return end;
  });
  return [...new Set(names)].sort();
};

const isText = (value, pattern) => typeof value === 'string' && pattern.test(value);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{connectorId, templates: {attendance: {report, alias}}}`: ids that addresses are made of. */
export const lookerOf = (folder = root) => {
  const path = join(folder, LOOKER);
  if (!existsSync(path)) return { templates: {} };
  const refuse = (what) => {
    throw new Error(`${LOOKER}: ${what}. docs/looker.md shows how it is written.`);
  };
  let setup;
  try {
    setup = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    refuse('it is not JSON');
  }
  if (!isObject(setup)) refuse('it is no object');
  const { connectorId, templates = {}, ...others } = setup;
  const [other] = Object.keys(others);
  if (other !== undefined) refuse(`it has “${other}”, which is none of connectorId and templates`);
  const id = /^[\w-]{10,}$/;
  if (connectorId !== undefined && !isText(connectorId, id))
    refuse('connectorId is not the id of a deployment');
  if (!isObject(templates)) refuse('templates are no object');
  for (const [dataset, template] of Object.entries(templates)) {
    if (!isObject(template) || !isText(template.report, id))
      refuse(`the template of “${dataset}” has no report’s id`);
    if (template.alias !== undefined && !isText(template.alias, /^\w+$/))
      refuse(`the alias of “${dataset}” has other characters than letters and digits`);
  }
  const known = Object.entries(templates).map(([dataset, { report, alias }]) => [
    dataset,
    { report, ...(alias === undefined ? {} : { alias }) },
  ]);
  return { ...(connectorId ? { connectorId } : {}), templates: Object.fromEntries(known) };
};

const lookerText = (looker) => [`  looker: Object.freeze(${JSON.stringify(looker)}),`];

const scopesText = (scopes) => [
  `  scopes: Object.freeze(${JSON.stringify(scopes).replaceAll('"', "'")} as const),`,
];

const layerText = ({ layer, list, scopes, looker }) => [
  ...list.flatMap(({ modules }) =>
    modules.map(({ name, from }) => `import ${name} from '${from}';`),
  ),
  '',
  `export const ${layer} = Object.freeze({`,
  ...list.flatMap(arrayText),
  ...(scopes ? scopesText(scopes) : []),
  ...(looker ? lookerText(looker) : []),
  '});',
];

/**
 * The registry's text for a checkout. One name a line, and the two layers one after the other, not
 * mixed: git then merges what upstream adds with what the school adds by itself.
 */
export const registryText = (folder = root) => {
  refuseStrays(folder);
  const upstream = layerOf(folder, 'upstream', '', UPSTREAM);
  const org = {
    ...layerOf(folder, 'org', 'org/', ORG),
    scopes: scopesOf(folder),
    looker: lookerOf(folder),
  };
  for (const layer of [upstream, org]) refuseTwins(layer);
  return [
    '// Written by `npm run generate` from the files that are there. Do not edit.',
    '',
    '// Upstream.',
    ...layerText(upstream),
    '',
    "// The school's own layer.",
    ...layerText(org),
    '',
  ].join('\n');
};

/** Writes the registry if it differs, and answers whether it did. */
export const generate = (folder = root) => {
  const text = registryText(folder);
  if (!isStale(folder, text)) return false;
  writeFileSync(join(folder, TARGET), text);
  return true;
};

export const isStale = (folder = root, text = registryText(folder)) => {
  const file = join(folder, TARGET);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
};

/** @throws when the committed registry is not what the files say. */
export const check = (folder = root) => {
  if (isStale(folder))
    throw new Error(`${TARGET} is stale: run \`npm run generate\` and commit it.`);
};

if (process.argv[1] === at('scripts/generate.mjs')) {
  await main(async () => {
    if (process.argv.includes('--check')) check();
    else console.log(generate() ? `${TARGET} written` : `${TARGET} is up to date`);
  });
}
