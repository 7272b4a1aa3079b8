import type { HttpRequest } from '../../model';
import { scopeOf, textIn as rendered, type Context } from './context';
import { nameOf } from './hosts';
import { patternOf } from './template/regex';
import { print, TemplateError, type Value } from './template';
import { isTree, type Tree } from './yaml';

/** As much of a request as says which policies mean it. */
export type Asked = Pick<HttpRequest, 'url' | 'method' | 'headers'>;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};

/** Whether a request is one of those that a matcher means. */
export const matcherOf = (matcher: Tree, context: Context): ((asked: Asked) => boolean) => {
  const scope = scopeOf(context, matcher);
  const text = (name: string): string => rendered(matcher[name], scope);
  const method = text('method').toLowerCase();
  const base = text('url_base').replace(/\/+$/, '');
  const pattern = text('url_path_pattern');
  let path: ReturnType<typeof patternOf> | null = null;
  try {
    path = pattern === '' ? null : patternOf(pattern);
  } catch (error) {
    // A pattern that is not understood means every address: a limit is kept rather than not.
    if (!(error instanceof TemplateError)) throw error;
  }
  const pairsOf = (name: string, lower: boolean): readonly (readonly [string, string])[] => {
    const tree = matcher[name];
    if (!isTree(tree)) return [];
    return Object.keys(tree)
      .filter((key) => key !== '$parameters')
      .map((key) => {
        const value = tree[key];
        const said = typeof value === 'string' ? rendered(value, scope) : print(value as Value);
        return [lower ? key.toLowerCase() : key, said];
      });
  };
  const [params, headers] = [pairsOf('params', false), pairsOf('headers', true)];
  return (asked) => {
    const [, scheme = '', where = '', query = ''] =
      /^(https?:\/\/[^/?#]*)([^?#]*)\??([^#]*)/i.exec(asked.url) ?? [];
    if (method !== '' && (asked.method ?? 'get') !== method) return false;
    if (base !== '' && nameOf(scheme) !== nameOf(base)) return false;
    if (path && !path.test(where.replace(/\/+$/, ''))) return false;
    const given = query.split('&').map((pair) => {
      const at = pair.indexOf('=');
      return at < 0
        ? [decoded(pair), '']
        : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });
    if (!params.every(([name, value]) => given.some(([n, v]) => n === name && v === value)))
      return false;
    const said = Object.entries(asked.headers ?? {}).map(([n, v]) => [n.toLowerCase(), v]);
    return headers.every(([name, value]) => said.some(([n, v]) => n === name && v === value));
  };
};
