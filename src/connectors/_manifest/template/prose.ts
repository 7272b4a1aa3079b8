import { print } from './print';
import { fits, isDict, joined, TemplateError, truthy, UNDEFINED, work, type Value } from './values';

/* What Jinja's filters make of texts. */

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad' },
  ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', euro: '€', pound: '£' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', copy: '©' },
  ...{
    reg: '®',
    trade: '™',
    deg: '°',
    sect: '§',
    times: '×',
    frac12: '½',
    iexcl: '¡',
    iquest: '¿',
  },
};
/** Letters with a sign over or under them: their names are the letter's and the sign's. */
const SIGNS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
};
const LIGATURES: Readonly<Record<string, string>> = {
  ...{ szlig: 'ß', aelig: 'æ', AElig: 'Æ', oelig: 'œ', OElig: 'Œ', oslash: 'ø', Oslash: 'Ø' },
};

const unescaped = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][a-z]{0,10}\d{0,2}));/g,
    (all, digits: string | undefined, hex: string | undefined, name: string | undefined = '') => {
      if (name !== '') {
        if (Object.prototype.hasOwnProperty.call(NAMED, name)) return NAMED[name]!;
        if (Object.prototype.hasOwnProperty.call(LIGATURES, name)) return LIGATURES[name]!;
        const sign = name.slice(1);
        return Object.prototype.hasOwnProperty.call(SIGNS, sign)
          ? (name.slice(0, 1) + SIGNS[sign]!).normalize('NFC')
          : all;
      }
      const code = digits === undefined ? parseInt(hex ?? '', 16) : Number(digits);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : '\ufffd';
    },
  );

/** Without what stands from one mark to the next, as far as there is one. */
const without = (text: string, open: string, close: string): string => {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const from = text.indexOf(open, at);
    const to = from < 0 ? -1 : text.indexOf(close, from + open.length);
    if (to < 0) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, from));
    at = to + close.length;
  }
};

/** A text without tags, with one space between its words. */
export const striptags = (text: string): string =>
  unescaped(
    without(without(text, '<!--', '-->'), '<', '>')
      .split(/\s+/)
      .filter(Boolean)
      .join(' '),
  );

const LINES = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
/** Lines as Python counts them: the end of the last begins no other. */
export const linesOf = (text: string): readonly string[] => {
  const lines = text.split(LINES);
  return lines[lines.length - 1] === '' ? lines.slice(0, -1) : lines;
};

export const indented = (text: string, width: Value, first: Value, blank: Value): string => {
  const by = typeof width === 'string' ? width : ' '.repeat(widthOf(width));
  const lines = linesOf(`${text}\n`);
  return joined(
    lines.map((line, i) => {
      const wanted = i === 0 ? truthy(first) : truthy(blank) || line !== '';
      return (wanted ? by : '') + line;
    }),
    '\n',
  );
};

const widthOf = (width: Value | undefined): number => {
  const found = Math.trunc(Number(width));
  if (!(found >= 0 && found <= 10_000)) throw new TemplateError('A width is from 0 to 10,000.');
  return found;
};

const BEFORE = /^[\p{L}_]{2}$/u;
const BEHIND = /^[\p{L}\p{N}_][\p{L}_]$/u;
/** Words and the spaces between them; a word may end at a hyphen between letters. */
const chunksOf = (line: string, hyphens: boolean): readonly string[] => {
  const words = line.split(/([\t\n\v\f\r ]+)/).filter(Boolean);
  if (!hyphens) return words;
  return words.flatMap((word) => {
    const parts: string[] = [];
    let from = 0;
    // From hyphen to hyphen: a pattern would look from each letter for the next.
    for (let at = word.indexOf('-'); at >= 0; at = word.indexOf('-', at + 1)) {
      work();
      if (at - from < 2 || !BEFORE.test(word.slice(at - 2, at))) continue;
      if (!BEHIND.test(word.slice(at + 1, at + 3))) continue;
      parts.push(word.slice(from, at + 1));
      from = at + 1;
    }
    return [...parts, word.slice(from)].filter(Boolean);
  });
};

const wrapped = (
  line: string,
  width: number,
  long: boolean,
  hyphens: boolean,
): readonly string[] => {
  const rest = [...chunksOf(line, hyphens)].reverse();
  const lines: string[] = [];
  while (rest.length > 0) {
    work();
    const here: string[] = [];
    let room = width;
    if (lines.length > 0 && rest[rest.length - 1]!.trim() === '') rest.pop();
    for (let next = rest[rest.length - 1]; next !== undefined && next.length <= room;) {
      here.push(next);
      room -= next.length;
      rest.pop();
      next = rest[rest.length - 1];
    }
    const over = rest[rest.length - 1];
    if (over !== undefined && over.length > width) {
      if (long) {
        const space = Math.max(1, room);
        // A hyphen in what fits ends it.
        const hyphen = hyphens && over.length > space ? over.lastIndexOf('-', space - 1) : -1;
        const cut = hyphen > 0 && /[^-]/.test(over.slice(0, hyphen)) ? hyphen + 1 : space;
        here.push(over.slice(0, cut));
        rest[rest.length - 1] = over.slice(cut);
      } else if (here.length === 0) {
        here.push(over);
        rest.pop();
      }
    }
    if (here.length > 0 && here[here.length - 1]!.trim() === '') here.pop();
    if (here.length > 0) lines.push(here.join(''));
  }
  return lines;
};

/** Lines no longer than a width. */
export const wordwrap = (
  text: string,
  { width, long, by, hyphens }: { width: Value; long: Value; by: string; hyphens: Value },
): string => {
  const most = widthOf(width);
  if (most === 0) throw new TemplateError('A line is at least one character wide.');
  return joined(
    linesOf(text).map((line) => joined(wrapped(line, most, truthy(long), truthy(hyphens)), by)),
    by,
  );
};

export const truncated = (
  whole: string,
  { length, words, end, leeway }: { length: number; words: Value; end: string; leeway: number },
): string => {
  if (length < end.length)
    throw new TemplateError(`A text is cut shorter than “${end.slice(0, 20)}”.`);
  if (whole.length <= length + leeway) return whole;
  const cut = whole.slice(0, length - end.length);
  const space = cut.lastIndexOf(' ');
  return (truthy(words) || space < 0 ? cut : cut.slice(0, space)) + end;
};

/** So many bytes, in words. */
export const fileSize = (value: Value, binary: Value): string => {
  const [bytes, base] = [Number(value), truthy(binary) ? 1024 : 1000];
  if (Number.isNaN(bytes)) throw new TemplateError('A size is a number of bytes.');
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const names = 'KMGTPEZY'.split('');
  const at = names.findIndex((_, i) => bytes < base ** (i + 2));
  const i = at < 0 ? names.length - 1 : at;
  const name = truthy(binary) ? `${names[i]!}iB` : `${names[i]!.replace('K', 'k')}B`;
  return `${((base * bytes) / base ** (i + 2)).toFixed(1)} ${name}`;
};

export const escapeHtml = (of: string): string => {
  fits(of.length);
  return of.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? `&#${c.charCodeAt(0)};`,
  );
};

export const xmlAttributes = (value: Value, space: Value): string => {
  if (!isDict(value)) throw new TemplateError('Only an object has names and values.');
  const given = Object.keys(value).filter(
    (name) => ![null, UNDEFINED].includes(value[name] as null),
  );
  if (given.some((name) => /[\s/>=]/.test(name)))
    throw new TemplateError('The name of an attribute has a space or a sign in it.');
  const all = joined(
    given.map((name) => `${escapeHtml(name)}="${escapeHtml(print(value[name]!))}"`),
    ' ',
  );
  return all !== '' && truthy(space) ? ` ${all}` : all;
};
