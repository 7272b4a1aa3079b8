import type { Chance } from '../truth/_chance';

/** Words that mean something in at least one engine's SQL. */
const RESERVED = (
  'select from where group order by having union all distinct table view index column key primary ' +
  'references user values value default check constraint null true false and or not in is like ' +
  'between case when then else end join left right full outer on using limit offset rank row rows ' +
  'range over window partition lateral system current_user current_date date time timestamp interval ' +
  'year month day hour json array text integer number boolean desc asc grant revoke trigger analyze ' +
  'explain materialized with recursive returning do begin commit rollback set show schema database ' +
  'div mod xor regexp match against fulltext spatial accessible lag lead groups cube rollup excluded ' +
  'ctid xmin tableoid oid rowid _rowid_ j q excluded new old'
).split(' ');

/** Pieces that end a text, a name, a statement or a comment somewhere, or stand for something. */
const PIECES: readonly string[] = [
  ...["'", "''", '"', '""', '`', '``', '\\', '\\\\', "\\'", '\\"', '\\0', '\\n', '\\x27', '%', '_'],
  ...[
    ';',
    '--',
    '-- ',
    '#',
    '/*',
    '*/',
    '/*!50000 ',
    '?',
    '??',
    ':a',
    '@a',
    '@@version',
    '$1',
    '$$',
    '$x$',
  ],
  ...['%s', '{{ this }}', '{{', '}}', '${x}', '[', ']', '{', '}', '(', ')', ',', '|', '||', '&&'],
  ...[
    "'; DROP TABLE students; --",
    "' OR '1'='1",
    '1; SELECT pg_sleep(9)',
    "x' UNION SELECT 1 -- ",
  ],
  ...[
    "E'\\\\'",
    "N'x'",
    "X'27'",
    "U&'\\0027'",
    '0x27',
    'NULL',
    'null',
    'NaN',
    'Infinity',
    '-0',
    '1e999',
  ],
  ...[
    '=1+2',
    '+1',
    '-1',
    '@SUM(1)',
    '00123',
    '3-4',
    '2026-02-30',
    'true',
    'TRUE',
    '{"a":1}',
    '[1,"b"]',
  ],
  ...[
    '\t',
    '\n',
    '\r\n',
    '\u000b',
    '\u001a',
    '\u0001',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    'ﬁ',
    'İ',
    'ı',
    'Ω',
    '東京',
    'العربية',
    '\u202e',
    '\u200b',
    '\u2019',
    '＇',
    '＂',
    '￥',
  ],
  ...['👩🏽‍🏫', '\u{10ffff}', '\uffff', '\ufffd', 'a', 'A', 'b', ' ', '  ', 'x', 'Z', '0', '9'],
];

/** What is no text for any engine outside: half a pair, the character zero. */
const BROKEN: readonly string[] = ['\0', '\ud800', '\udfff', 'a\0b', '\udc00\ud800'];

const joined = (chance: Chance, most: number): string =>
  Array.from({ length: 1 + chance(most) }, () => chance.pick(PIECES)).join('');

/** A text that means harm, or only looks so. Every length up to a cell's limit comes, long ones seldom. */
export const hostileText = (chance: Chance): string => {
  const kind = chance(40);
  if (kind === 0) return '';
  if (kind === 1) return chance.pick(RESERVED);
  if (kind === 2) return joined(chance, 6) + chance.pick(BROKEN) + joined(chance, 3);
  if (kind === 3) return joined(chance, 6).repeat(1 + chance(60));
  if (kind === 4 && chance(12) === 0) return joined(chance, 8).repeat(5000).slice(0, 50_000);
  return joined(chance, 8);
};

/** What engines outside make of a text that is none: the mark of a character that could not be kept. */
export const asText = (text: string): string =>
  [...text].map((c) => (c === '\0' || /^[\ud800-\udfff]$/.test(c) ? '\ufffd' : c)).join('');

/** Names that engines compare without case or accents must still be told apart by something. */
const bare = (name: string): string =>
  [...name.normalize('NFKD').toLowerCase()].filter((c) => /[a-z0-9]/.test(c)).join('');

/** Different column names, the first of them plain: reserved words, quotes, fragments of SQL, very long ones. */
export const hostileNames = (chance: Chance, count: number): string[] => {
  const names: string[] = [];
  const taken = new Set<string>();
  while (names.length < count) {
    const kind = chance(10);
    const body = kind < 3 ? chance.pick(RESERVED) : joined(chance, 5);
    const long = kind === 3 ? joined(chance, 5).repeat(30) : '';
    const end = chance(8) === 0 ? chance.pick([' ', '\t', '\u00a0', '\ud800', '😀']) : '';
    const name = kind < 3 ? body : `${body}${long}${names.length}${end}`;
    const plain = bare(name);
    if (plain === '' || taken.has(plain)) continue;
    taken.add(plain);
    names.push(name);
  }
  return names;
};

/** Different texts, which some engines' usual collations take for the same. */
export const hostileKeys = (chance: Chance, count: number): string[] => {
  const keys = new Set([
    'a',
    'A',
    'á',
    'a\u0301',
    'a ',
    ' a',
    'a\t',
    'ß',
    'ss',
    'SS',
    '',
    '0',
    '00',
    '-0',
    '\\',
    "'",
  ]);
  while (keys.size < count) {
    const key = asText(joined(chance, chance(10) === 0 ? 60 : 6)).slice(0, 500);
    keys.add(asText(key)); // a cut may have left half a pair
  }
  return [...keys].slice(0, count);
};
