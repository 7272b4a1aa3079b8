/** Forms with a grammar of their own: casts, dates, lists, structs, patterns. */
import { invalidQuery } from '../errors';
import { DUCK, typeNamed, type Type } from '../types';
import { call } from './call';
import { functionSql } from './functions';
import { quote, text, type Context, type Names } from './names';
import { closing, find, is, placeOf, split, syntaxError, type Token } from './tokens';
import { translate } from './translate';

/** The form that begins at a word; null: it begins none. */
export function specialAt(
  context: Context,
  tokens: readonly Token[],
  i: number,
  names: Names,
  upper: string,
): { sql: string; end: number } | null {
  const next = tokens[i + 1];
  const open = is(next, '(');
  const end = open ? closing(tokens, i + 1) : i;
  const inside = open ? tokens.slice(i + 2, end) : [];
  const inner = (some: readonly Token[]): string => translate(context, some, names);
  const literalType = typeNamed(upper);
  switch (upper) {
    case 'CAST':
    case 'SAFE_CAST': {
      if (!open) return null;
      const as = find(inside, ['AS']);
      const type = as < 0 ? undefined : typeNamed(inside[as + 1]?.text ?? '');
      if (!type || as + 2 !== inside.length)
        throw invalidQuery(
          `Type not found: ${inside
            .slice(as + 1)
            .map((t) => t.text)
            .join('')} at ${placeOf(context.source, tokens[i]!.from)}`,
        );
      return {
        sql: castSql(context, inner(inside.slice(0, as)), type, upper === 'SAFE_CAST'),
        end: end + 1,
      };
    }
    case 'EXTRACT': {
      if (!open) return null;
      const from = find(inside, ['FROM']);
      const at = find(inside, ['AT'], from);
      const part = inside
        .slice(0, from)
        .map((t) => t.text.toUpperCase())
        .join('');
      const value = inner(inside.slice(from + 1, at < 0 ? undefined : at));
      const zone = at < 0 ? undefined : inner(inside.slice(at + 3));
      return {
        sql: functionSql(context, 'EXTRACT', [
          { sql: part },
          { sql: value },
          ...(zone ? [{ sql: zone }] : []),
        ]),
        end: end + 1,
      };
    }
    case 'UNNEST':
      // IN UNNEST(list)
      if (!open || !is(tokens[i - 1], 'IN')) return null;
      return { sql: `(SELECT unnest(${inner(inside)}))`, end: end + 1 };
    case 'IF':
      if (!open) return null;
      return { sql: call(context, tokens[i]!, inside, names), end: end + 1 };
    case 'LEFT':
    case 'RIGHT':
    case 'REPLACE': {
      if (!open) return null;
      if (upper === 'REPLACE' && is(tokens[i - 1], '*'))
        return { sql: `REPLACE (${inner(inside)})`, end: end + 1 };
      return { sql: call(context, tokens[i]!, inside, names), end: end + 1 };
    }
    case 'EXCEPT':
      if (is(tokens[i - 1], '*') && open)
        return { sql: `EXCLUDE (${inner(inside)})`, end: end + 1 };
      if (is(next, 'DISTINCT')) return { sql: 'EXCEPT', end: i + 2 };
      throw syntaxError(context.source, tokens[i]!.from, 'Expected keyword DISTINCT after EXCEPT');
    case 'UNION':
      if (is(next, 'ALL')) return { sql: 'UNION ALL', end: i + 2 };
      if (is(next, 'DISTINCT')) return { sql: 'UNION', end: i + 2 };
      throw syntaxError(
        context.source,
        next?.from ?? context.source.length,
        `Expected keyword ALL or keyword DISTINCT but got ${next ? `"${next.text}"` : 'end of statement'}`,
      );
    case 'INTERSECT':
      if (is(next, 'DISTINCT')) return { sql: 'INTERSECT', end: i + 2 };
      throw syntaxError(
        context.source,
        tokens[i]!.from,
        'Expected keyword DISTINCT after INTERSECT',
      );
    case 'ARRAY':
      if (open) return { sql: `ARRAY(${inner(inside)})`, end: end + 1 };
      return is(next, '[') ? { sql: '', end: i + 1 } : null;
    case 'STRUCT': {
      if (!open) return null;
      const fields = split(inside).map((field, k) => {
        const as = find(field, ['AS']);
        const name =
          as < 0
            ? field.at(-1)?.kind === 'name'
              ? field.at(-1)!.text
              : `_field_${k + 1}`
            : field[as + 1]!.text;
        return `${quote(name)} := ${inner(as < 0 ? field : field.slice(0, as))}`;
      });
      return { sql: `struct_pack(${fields.join(', ')})`, end: end + 1 };
    }
    case 'LIKE': {
      // BigQuery escapes by a backslash
      const stop = find(
        tokens,
        [
          'AND',
          'OR',
          'THEN',
          'ELSE',
          'END',
          'WHEN',
          ',',
          'GROUP',
          'ORDER',
          'LIMIT',
          'HAVING',
          'QUALIFY',
          'AS',
          'UNION',
          'LEFT',
          'JOIN',
          'INNER',
          'CROSS',
          'WHERE',
          'FULL',
          'RIGHT',
          'IS',
          '=',
          '<>',
          'EXCEPT',
          'INTERSECT',
          'WINDOW',
          'ASC',
          'DESC',
        ],
        i + 1,
      );
      const pattern = tokens.slice(i + 1, stop < 0 ? undefined : stop);
      return { sql: `LIKE (${inner(pattern)}) ESCAPE '\\'`, end: stop < 0 ? tokens.length : stop };
    }
    case 'NULLS':
      return null;
    case 'CURRENT_DATE':
    case 'CURRENT_TIMESTAMP':
      return open ? null : { sql: functionSql(context, upper, []), end: i + 1 };
    default:
      // DATE '2020-01-01'
      if (literalType && next?.kind === 'text')
        return { sql: `CAST(${text(next.text)} AS ${DUCK[literalType]})`, end: i + 2 };
      return null;
  }
}

export function castSql(context: Context, sql: string, type: Type, safe: boolean): string {
  if (context.probe) return `TRY_CAST(${sql} AS ${DUCK[type]})`;
  return `bq_${safe ? 'safe' : 'to'}_${type.toLowerCase()}(${sql})`;
}
