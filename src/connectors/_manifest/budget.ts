import type { Connector, HttpRequest, Share } from '../../model';
import { numberIn, scopeOf, textIn as rendered, type Context } from './context';
import { nameOf } from './hosts';
import { patternOf } from './template/regex';
import { parseSpan } from './template/time';
import { print, TemplateError, type Value } from './template';
import { isList, isTree, textIn, type Part, type Tree } from './yaml';

/* How often a system may be asked: a manifest's `api_budget` and `concurrency_level`. */

/** Requests in flight at once, where the manifest does not say. */
const PARALLEL = 4;
const MOST_PARALLEL = 10;

const list = (part: Part | undefined): readonly Part[] => (isList(part) ? part : []);

/** The seconds of a span of time; 0: it is none. */
export const seconds = (text: string): number => {
  try {
    return parseSpan(text).micros / 1_000_000;
  } catch {
    return 0;
  }
};

const policiesIn = (root: Tree): readonly Tree[] => {
  const budget = root['api_budget'];
  return isTree(budget) ? list(budget['policies']).filter(isTree) : [];
};

/** How many requests a policy allows in how many seconds. */
const limitsOf = (
  policy: Tree,
  context: Context,
): readonly { readonly limit: number; readonly over: number }[] => {
  const scope = scopeOf(context, policy);
  const of = (tree: Tree, count: string, span: string): { limit: number; over: number } => ({
    limit: Math.floor(numberIn(tree[count], scope) ?? 0),
    over: seconds(rendered(tree[span], scope)),
  });
  const all =
    policy['type'] === 'FixedWindowCallRatePolicy'
      ? [of(policy, 'call_limit', 'period')]
      : list(policy['rates'])
          .filter(isTree)
          .map((rate) => of(rate, 'limit', 'interval'));
  return all.filter(({ limit, over }) => limit > 0 && over > 0);
};

type Asked = Pick<HttpRequest, 'url' | 'method' | 'headers'>;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};

/** Whether a request is one of those that a matcher means. */
const matcherOf = (matcher: Tree, context: Context): ((asked: Asked) => boolean) => {
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

/** What a request takes of which policy: of the first that means it. */
const shareOf = (policies: readonly Tree[], context: Context): Connector['rate']['share'] => {
  const all = policies.map((policy, i) => ({
    matchers: list(policy['matchers'])
      .filter(isTree)
      .map((matcher) => ({
        means: matcherOf(matcher, context),
        weight: Math.max(1, numberIn(matcher['weight'], scopeOf(context, matcher)) ?? 1),
      })),
    name: String(i),
    windows: limitsOf(policy, context).map(({ limit, over }) => ({ limit, ms: over * 1000 })),
  }));
  return (asked): Share | null => {
    for (const { matchers, name, windows } of all) {
      const found = matchers.find(({ means }) => means(asked));
      if (matchers.length > 0 && !found) continue;
      return windows.length === 0 ? null : { name, windows, weight: found?.weight ?? 1 };
    }
    return null;
  };
};

/** How often, and how many at once: a limit for all requests holds across executions to the second. */
export const rateOf = (root: Tree, context: Context): Connector['rate'] => {
  const level = isTree(root['concurrency_level']) ? root['concurrency_level'] : {};
  const wanted = numberIn(level['default_concurrency'], scopeOf(context, level)) ?? PARALLEL;
  const parallel = Math.max(1, Math.min(MOST_PARALLEL, wanted));
  const policies = policiesIn(root);
  if (policies.some(({ matchers }) => list(matchers).length > 0))
    return { parallel, share: shareOf(policies, context)! };
  const limits: { perSecond?: number; perMinute?: number; perHour?: number } = {};
  const least = (name: keyof typeof limits, limit: number): void => {
    limits[name] = Math.max(1, Math.min(limits[name] ?? Infinity, Math.floor(limit)));
  };
  for (const { limit, over } of policies.flatMap((policy) => limitsOf(policy, context)))
    if (over <= 1) least('perSecond', limit / over);
    else if (over <= 60) least('perMinute', (limit * 60) / over);
    else least('perHour', (limit * 3600) / over);
  return { parallel, ...limits };
};

/** Other numbers than 429 by which the system says that it is asked too often. */
export const busyCodes = (root: Tree): readonly number[] => {
  const budget = root['api_budget'];
  const codes = isTree(budget) ? list(budget['status_codes_for_ratelimit_hit']) : [];
  return codes.map(Number).filter((code) => code !== 429);
};

/** Patterns of a budget's that are not understood, with the matchers they are of. */
export const strangePatterns = (root: Tree): readonly (readonly [Tree, string])[] =>
  policiesIn(root)
    .flatMap((policy) => list(policy['matchers']).filter(isTree))
    .flatMap((matcher): (readonly [Tree, string])[] => {
      const pattern = textIn(matcher, 'url_path_pattern') ?? '';
      if (pattern === '' || pattern.includes('{{')) return [];
      try {
        patternOf(pattern);
        return [];
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        return [[matcher, error.message]];
      }
    });
