/** Words that may stand behind a table and are not its alias. */
const NEXT =
  'where|join|left|right|inner|full|cross|natural|on|using|group|having|order|union|intersect|except|limit|window';

const REFERENCE = new RegExp(
  String.raw`(\{\{\s*(?:ref(?:_all)?\(\s*'(?:[^'.]*\.)?([^']+)'\s*\)|this)\s*\}\})(?![.\w])(\s+as\s|\s+(?!(?:${NEXT})\b)[a-z_])?`,
  'gi',
);

/**
 * Gives every reference of a query a name. What it stands for may be a query in brackets, and most engines
 * want a name for that; who writes SQL needs one only where columns are to be told apart.
 */
export const aliased = (sql: string): string =>
  sql.replace(REFERENCE, (whole, reference: string, name: string | undefined, next) =>
    next === undefined ? `${reference} AS ref_${(name ?? 'this').replace(/\W/g, '_')}` : whole,
  );
