import { isList, isTree, type Part, type Tree } from './yaml';

/* A manifest without a form: some have theirs in a file beside them. What its expressions name is asked for. */

const QUOTED = String.raw`(?:'[^']+'|"[^"]+")`;
/** `config.a`, `config['a']['b']`, `config.get('a', {}).get('b')`; a name that is called is none of it. */
const CHAIN = String.raw`\bconfig(?:\.get\(\s*${QUOTED}\s*(?:,[^()]*)?\)|\[\s*${QUOTED}\s*\]|\.(?!get\b)[A-Za-z_]\w*\b(?!\s*\())+`;
const STEP = /(?:\.get\(|\[)\s*['"]([^'"]+)['"]|\.([A-Za-z_]\w*)/g;
const SECRET = /(^|_)(key|token|secret|password|passphrase)(_|$)/i;

const textsIn = (part: Part | undefined): readonly string[] => {
  if (typeof part === 'string') return [part];
  if (isList(part)) return part.flatMap(textsIn);
  return isTree(part) ? Object.values(part).flatMap(textsIn) : [];
};

const stepsOf = (chain: string): readonly string[] =>
  [...chain.slice('config'.length).matchAll(STEP)].map(([, quoted, plain]) => quoted ?? plain!);

/** Paths of a configuration, as the properties of an object. @param needed those that nothing stands in for. */
const propertiesOf = (
  paths: readonly (readonly string[])[],
  needed: (path: readonly string[]) => boolean,
  above: readonly string[] = [],
): Tree => {
  const named = [...new Set(paths.map(([name]) => name!))];
  const required = named.filter((name) => needed([...above, name]));
  const property = (name: string): Tree => {
    const below = paths.filter(([first, ...rest]) => first === name && rest.length > 0);
    return below.length > 0
      ? propertiesOf(
          below.map(([, ...rest]) => rest),
          needed,
          [...above, name],
        )
      : { type: 'string', ...(SECRET.test(name) ? { airbyte_secret: true } : {}) };
  };
  // What is needed is asked for first.
  const names = [...new Set([...required, ...named])];
  const properties = Object.fromEntries(names.map((name) => [name, property(name)]));
  return { type: 'object', required, properties };
};

/** The form that a manifest's expressions make; undefined where they name nothing. */
export const askedIn = (root: Tree): Tree | undefined => {
  const expressions = textsIn([root['streams'] ?? null, root['dynamic_streams'] ?? null]).flatMap(
    (text) => text.match(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g) ?? [],
  );
  const found = expressions.flatMap((text) =>
    [...text.matchAll(new RegExp(CHAIN, 'g'))].map(([chain]) => stepsOf(chain)),
  );
  const alone = expressions.flatMap((text) => {
    const [, chain] = new RegExp(String.raw`^\{\{-?\s*(${CHAIN})\s*-?\}\}$`).exec(text) ?? [];
    return chain === undefined ? [] : `${stepsOf(chain).join('.')}.`;
  });
  const needed = (path: readonly string[]): boolean =>
    alone.some((one) => one.startsWith(`${path.join('.')}.`));
  return found.length === 0 ? undefined : propertiesOf(found, needed);
};
