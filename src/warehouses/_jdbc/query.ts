/** Where the comment, literal or quoted name that begins here ends; `at` when none begins here. */
const opaqueEnd = (sql: string, at: number): number => {
  const ends: Readonly<Record<string, string>> = {
    "'": "'",
    '"': '"',
    '[': ']',
    '--': '\n',
    '/*': '*/',
  };
  const begin = sql.slice(at, at + 2);
  const end = ends[begin] ?? ends[begin.charAt(0)];
  if (end === undefined) return at;
  const found = sql.indexOf(end, at + (ends[begin] ? 2 : 1));
  return found < 0 ? sql.length : found + end.length;
};

/**
 * A query that begins with WITH, as its common tables and what selects from them; null: it does not.
 * SQL Server takes common tables before a statement only, not inside one.
 */
export const parted = (query: string): readonly [tables: string, select: string] | null => {
  let depth = 0;
  let isWith = false;
  for (let i = 0; i < query.length;) {
    const past = opaqueEnd(query, i);
    const word = past > i ? '' : (/^\w+/.exec(query.slice(i, i + 64))?.[0] ?? '');
    if (word !== '' && !isWith) {
      if (word.toLowerCase() !== 'with') return null;
      isWith = true;
    } else if (depth === 0 && word.toLowerCase() === 'select')
      return [query.slice(0, i).trimEnd(), query.slice(i)];
    const character = past > i ? '' : query.charAt(i);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    i = Math.max(past, i + Math.max(word.length, 1));
  }
  return null;
};
