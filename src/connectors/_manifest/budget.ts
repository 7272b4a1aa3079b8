import type { Connector, HttpResponse, Share, Told } from '../../model';
import { numberIn, scopeOf, textIn as rendered, type Context } from './context';
import { matcherOf, type Asked } from './matcher';
import { patternOf } from './template/regex';
import { parseSpan } from './template/time';
import { TemplateError } from './template';
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

/** A policy as it is kept; without windows: as many as there are. */
interface Policy {
  readonly name: string;
  readonly windows: Share['windows'];
  /** What a request weighs in it; null: it does not mean the request. */
  weightOf(asked: Asked): number | null;
}

const policyOf = (policy: Tree, name: string, context: Context): Policy => {
  const matchers = list(policy['matchers'])
    .filter(isTree)
    .map((matcher) => ({
      means: matcherOf(matcher, context),
      weight: Math.max(1, numberIn(matcher['weight'], scopeOf(context, matcher)) ?? 1),
    }));
  return {
    name,
    windows: limitsOf(policy, context).map(({ limit, over }) => ({ limit, ms: over * 1000 })),
    weightOf: (asked) =>
      matchers.length === 0 ? 1 : (matchers.find(({ means }) => means(asked))?.weight ?? null),
  };
};

/** The policy of a request, the first that means it, and what it takes of it; null: none limits it. */
const sharing =
  (policies: readonly Policy[]) =>
  (asked: Asked): Share | null => {
    for (const { name, windows, weightOf } of policies) {
      const weight = weightOf(asked);
      if (weight !== null) return windows.length === 0 ? null : { name, windows, weight };
    }
    return null;
  };

/** Until so long from now what a system tells is believed: then it is asked again. */
const LONGEST_MS = 86_400_000;
/** A number that is smaller is no date but seconds from now, as the standard has it. */
const A_DATE = 1_000_000_000;
/** A number that is larger is in milliseconds. */
const IN_SECONDS = 100 * A_DATE;

/** When a limit begins anew, up to the next whole second: what was told may be cut off. */
const anewAt = (said: number, now: number): number =>
  (said < A_DATE ? now : 0) + (Math.floor(said > IN_SECONDS ? said / 1000 : said) + 1) * 1000;

/** What an answer tells of its policy: how much is left of a limit, and when it begins anew. */
const tellingOf = (
  budget: Tree,
  share: (asked: Asked) => Share | null,
  context: Context,
): NonNullable<Connector['rate']['told']> => {
  const scope = scopeOf(context, budget);
  const header = (name: string, usual: string): string =>
    (rendered(budget[name], scope).trim() || usual).toLowerCase();
  const remaining = header('ratelimit_remaining_header', 'ratelimit-remaining');
  const reset = header('ratelimit_reset_header', 'ratelimit-reset');
  const numberFrom = ({ headers }: HttpResponse, name: string): number | null => {
    const text = Object.prototype.hasOwnProperty.call(headers, name) ? headers[name]!.trim() : '';
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  };
  return (asked, response, now): Told | null => {
    const of = share(asked);
    const left = numberFrom(response, remaining) ?? (response.status === 429 ? 0 : null);
    if (!of || left === null) return null;
    const said = numberFrom(response, reset);
    // Refused without a word of when: what is usual then is done.
    if (said === null && (left > 0 || response.status === 429)) return null;
    const anew = said === null ? now + of.windows[0]!.ms : anewAt(said, now);
    const until = Math.min(anew, now + LONGEST_MS);
    return until > now ? { name: of.name, left: Math.max(0, left), until } : null;
  };
};

/** By which name a limit of so many seconds is kept beside those of our own connectors. */
const NAMES = new Map([
  [1_000, 'perSecond'],
  [60_000, 'perMinute'],
  [3_600_000, 'perHour'],
] as const);

/** How often, and how many at once: a limit for all requests holds across executions to the second. */
export const rateOf = (root: Tree, context: Context): Connector['rate'] => {
  const level = isTree(root['concurrency_level']) ? root['concurrency_level'] : {};
  const wanted = numberIn(level['default_concurrency'], scopeOf(context, level)) ?? PARALLEL;
  const parallel = Math.max(1, Math.min(MOST_PARALLEL, wanted));
  const trees = policiesIn(root);
  const policies = trees.map((tree, i) => policyOf(tree, String(i), context));
  const share = sharing(policies);
  if (trees.length === 0) return { parallel };
  const told = tellingOf(root['api_budget'] as Tree, share, context);
  if (trees.some(({ matchers }) => list(matchers).length > 0)) return { parallel, share, told };
  const limits: { perSecond?: number; perMinute?: number; perHour?: number } = {};
  const windows: Share['windows'][number][] = [];
  for (const one of policies.flatMap((policy) => policy.windows)) {
    const name = (NAMES as ReadonlyMap<number, keyof typeof limits>).get(one.ms);
    if (name) limits[name] = Math.min(limits[name] ?? Infinity, one.limit);
    else windows.push(one);
  }
  const { name } = policies[0]!;
  return { parallel, ...limits, share: () => ({ name, weight: 1, windows }), told };
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
