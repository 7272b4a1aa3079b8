import { FailureError } from '../../model';
import { hostOf } from '../../http/exchange';
import { plainText, type Tree } from './yaml';

/** Names that lead into a network instead of out to a server, and where a cloud tells a machine its secrets. */
const INSIDE =
  /^(localhost|metadata)$|\.(localhost|local|localdomain|internal|intranet|lan|corp|home|private|arpa)$/;
/** Numbers that do: private, shared, of the link, of the machine itself, of nobody in particular. */
const PRIVATE =
  /^(0|10|127|22[4-9]|23\d|24\d|25[0-5])\.|^192\.168\.|^192\.0\.0\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^198\.1[89]\./;
const FOUR = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/;
const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+$/;

/** What messages call a server whose name holds a secret, or leads elsewhere because of one. */
export const SECRET_NAME = 'a server of another name';

/** The server an address is of, in small letters, with a port that is not the usual one. */
export const nameOf = (url: string): string =>
  hostOf(url).toLowerCase().replace(/:443$/, '').replace(/\.$/, '');

/**
 * Whether an address is of a public server, over a secure connection. What could be read in two ways (a user
 * before the name, numbers in other forms, signs that some take for a slash) is none.
 */
export const isPublic = (url: string): boolean => {
  const [, authority = ''] = /^https:\/\/([^/?#]*)/i.exec(url) ?? [];
  const [, name = '', , port] =
    /^([^:]*?)(\.?)(?::(\d{1,5}))?$/.exec(authority.toLowerCase()) ?? [];
  if (!NAME.test(name) || INSIDE.test(name) || port === '') return false;
  const numeric = /(^|\.)(\d+|0x[0-9a-f]*)$/.test(name);
  return !numeric || (FOUR.test(name) && !PRIVATE.test(name));
};

/** Whether an address is one of the manifest's own. */
export const isAllowed = (url: string, hosts: ReadonlySet<string>): boolean =>
  isPublic(url) && hosts.has(nameOf(url));

/**
 * An address, if it is one of the manifest's own.
 * @param told what a message calls it, where its name may hold a secret.
 * @throws source.own_hosts
 */
export const allowed = (
  url: string,
  hosts: ReadonlySet<string>,
  resource: string,
  told?: string,
): string => {
  if (!isAllowed(url, hosts))
    // Of a name that a secret is part of, nothing is told.
    throw new FailureError('source.own_hosts', { host: told ?? hostOf(url), resource });
  return url;
};

/** What stands in `{{ }}` and in `{% %}`. */
const EXPRESSION = /\{\{([\s\S]*?)\}\}|\{%([\s\S]*?)%\}/g;
/** More ways to write one address than a person would read. */
const MOST_VARIANTS = 16;
/** Addresses that an expression chooses from. */
const QUOTED = /['"]https?:\/\/([^/?#\s'"{]+)/gi;

/** A setting as expressions name it, however deep it lies; what is called with brackets is done to it. */
const SETTING =
  /\bconfig((?:\.get\(\s*['"][\w-]+['"][^)]*\)|\[\s*['"][\w-]+['"]\s*\]|\.\w+\b(?!\())+)/;
const NAMES = /\.get\(\s*['"]([\w-]+)[^)]*\)|\[\s*['"]([\w-]+)|\.(?!get\()(\w+)/g;
/** One of two texts. */
const EITHER = /^\s*(['"])([^'"]*)\1\s+if\s[\s\S]+\selse\s+(['"])([^'"]*)\3\s*$/;
const SET = /\{%-?\s*set\s+(\w+)\s*=([\s\S]*?)%\}/g;

/** The setting that an expression goes by; undefined: it names none. */
const settingIn = (expression: string): string | undefined => {
  const [, path] = SETTING.exec(expression) ?? [];
  const names = [...(path ?? '').matchAll(NAMES)].map(([, a, b, c]) => a ?? b ?? c);
  return names.pop();
};

/** What an address may be by its expressions: their texts, or the name of a setting. */
const variants = (text: string): readonly string[] => {
  const set = new Map(
    [...text.matchAll(SET)].map(([, name, of]) => [name!, settingIn(of!)] as const),
  );
  const said = (inner: string): readonly string[] => {
    const [, , one, , other] = EITHER.exec(inner) ?? [];
    if (one !== undefined) return [one, other!];
    const words = inner.replace(/'[^']*'|"[^"]*"/g, '').match(/[A-Za-z_]\w*/g) ?? [];
    const known = words.map((word) => set.get(word)).find((name) => name !== undefined);
    return [`(${settingIn(inner) ?? known ?? words.pop() ?? '…'})`];
  };
  let all: readonly string[] = [''];
  let last = 0;
  for (const match of text.matchAll(EXPRESSION)) {
    const before = text.slice(last, match.index);
    // Blocks choose between several.
    const choices = match[1] === undefined ? ['\n'] : said(match[1]);
    all = all
      .flatMap((one) => choices.map((choice) => one + before + choice))
      .slice(0, MOST_VARIANTS);
    last = match.index + match[0].length;
  }
  return all.map((one) => (one + text.slice(last)).trim());
};

/** The servers of one address as it is written. @param whole whether an answer may be all of it. */
const namedIn = (text: string, whole: boolean): readonly string[] => {
  const inner = [...text.matchAll(EXPRESSION)].map(([part]) => part).join(' ');
  const chosen = [...inner.matchAll(QUOTED)].map(([, server]) => server!);
  const told = variants(text);
  const servers = told.flatMap((one) =>
    [...one.matchAll(/(?:^|\n)\s*https?:\/\/([^/?#\s]+)/gi)].map(([, server]) => server!),
  );
  const found = [...chosen, ...servers];
  const [answer] = whole && found.length === 0 ? (/^\([^)]*\)/.exec(told[0] ?? '') ?? []) : [];
  return answer === undefined ? found : [answer];
};

/** The servers as a person reads them before they answer anything: `(domain).example.com`. */
export const hostsNamed = (trees: readonly Tree[]): readonly string[] => {
  // A path may begin with any expression.
  const names = trees.flatMap((tree) =>
    ['url', 'url_base', 'path', 'token_refresh_endpoint'].flatMap((name) =>
      namedIn(plainText(tree[name]), name !== 'path'),
    ),
  );
  return [...new Set(names)].sort();
};
