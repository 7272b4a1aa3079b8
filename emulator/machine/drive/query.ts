/** The search language of `files.list`, as a predicate. */
import type { DriveFile } from './file';

export type Predicate = (file: DriveFile) => boolean;

/** A query the API would refuse. */
export class InvalidQuery extends Error {}

const TOKEN = /\s*(?:('(?:\\.|[^'\\])*')|(<=|>=|!=|=|<|>|\(|\)|\{|\})|([A-Za-z]+))/y;

function tokensOf(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (query.slice(TOKEN.lastIndex).trim() !== '') {
    const match = TOKEN.exec(query);
    if (!match) throw new InvalidQuery();
    tokens.push((match[1] ?? match[2] ?? match[3])!);
  }
  return tokens;
}

const TIMES: Readonly<Record<string, (file: DriveFile) => number>> = {
  modifiedTime: (file) => file.modified,
  createdTime: (file) => file.created,
};
const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

export function parseQuery(query: string): Predicate {
  const tokens = tokensOf(query);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const expect = (token: string): void => {
    if (next() !== token) throw new InvalidQuery();
  };
  const isText = (token: string): boolean => token.startsWith("'");
  const text = (token = next()): string => {
    if (!isText(token)) throw new InvalidQuery();
    return token.slice(1, -1).replace(/\\(.)/g, '$1');
  };

  function either(): Predicate {
    let left = both();
    while (tokens[at] === 'or') {
      at += 1;
      const [a, b] = [left, both()];
      left = (file) => a(file) || b(file);
    }
    return left;
  }
  function both(): Predicate {
    let left = single();
    while (tokens[at] === 'and') {
      at += 1;
      const [a, b] = [left, single()];
      left = (file) => a(file) && b(file);
    }
    return left;
  }
  function single(): Predicate {
    const token = next();
    if (token === 'not') {
      const inner = single();
      return (file) => !inner(file);
    }
    if (token === '(') {
      const inner = either();
      expect(')');
      return inner;
    }
    if (isText(token)) {
      const value = text(token);
      expect('in');
      const where = next();
      if (where === 'parents') return (file) => file.parents.includes(value);
      if (where === 'owners') return (file) => file.owner === value || value === 'me';
      throw new InvalidQuery();
    }
    return term(token);
  }
  function term(field: string): Predicate {
    const operator = next();
    if (operator === 'has') return has(field);
    if (field === 'trashed') {
      const wanted = next() === 'true';
      return (file) => (file.trashed === wanted) === (operator === '=');
    }
    const value = text();
    const time = TIMES[field];
    const compare = COMPARE[operator];
    if (time && compare) {
      const moment = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
      if (Number.isNaN(moment)) throw new InvalidQuery();
      return (file) => compare(time(file), moment);
    }
    if (field !== 'name' && field !== 'mimeType') throw new InvalidQuery();
    switch (operator) {
      case '=':
        return (file) => file[field] === value;
      case '!=':
        return (file) => file[field] !== value;
      case 'contains': // of a name: the beginning of a word
        return (file) =>
          field === 'name'
            ? ` ${file.name}`.toLowerCase().includes(` ${value.toLowerCase()}`)
            : file.mimeType.startsWith(value);
      default:
        throw new InvalidQuery();
    }
  }
  function has(field: string): Predicate {
    if (field !== 'appProperties' && field !== 'properties') throw new InvalidQuery();
    expect('{');
    expect('key');
    expect('=');
    const key = text();
    expect('and');
    expect('value');
    expect('=');
    const value = text();
    expect('}');
    return (file) => file[field][key] === value;
  }

  const predicate = either();
  if (at !== tokens.length) throw new InvalidQuery();
  return predicate;
}
