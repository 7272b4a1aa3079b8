/** Calls of functions. */
import { functionSql, type Argument } from './functions';
import type { Context, Names } from './names';
import { find, is, placeOf, split, type Token } from './tokens';
import { translate } from './translate';

/** Aggregates and windows: what stands inside may begin with DISTINCT and end with ORDER BY and LIMIT. */
export function call(
  context: Context,
  name: Token,
  inside: readonly Token[],
  names: Names,
): string {
  const upper = name.text.toUpperCase();
  const distinct = is(inside[0], 'DISTINCT');
  const body = distinct ? inside.slice(1) : inside;
  const cut = [
    find(body, ['ORDER']),
    find(body, ['LIMIT']),
    find(body, ['IGNORE', 'RESPECT']),
  ].filter((k) => k >= 0);
  const stop = cut.length > 0 ? Math.min(...cut) : body.length;
  const args: Argument[] =
    stop === 0
      ? []
      : split(body.slice(0, stop)).map((arg) => ({
          sql: is(arg[0], 'SELECT', 'WITH')
            ? `(${translate(context, arg, names)})`
            : is(arg[0], '*') && arg.length === 1
              ? '*'
              : is(arg[0], 'INTERVAL')
                ? intervalSql(context, arg, names)
                : translate(context, arg, names),
          tokens: arg,
        }));
  const tail = body.slice(stop);
  const order = find(tail, ['ORDER']);
  const limit = find(tail, ['LIMIT']);
  const nulls = find(tail, ['IGNORE', 'RESPECT']);
  return functionSql(context, upper, args, {
    place: placeOf(context.source, name.from),
    distinct,
    ...(order >= 0 && {
      order: translate(context, tail.slice(order, limit > order ? limit : undefined), names),
    }),
    ...(limit >= 0 && { limit: tail[limit + 1]!.text }),
    ...(nulls >= 0 && { nulls: `${tail[nulls]!.text.toUpperCase()} NULLS` }),
  });
}

/** `INTERVAL 1 DAY` as an argument: how many, and of what. */
function intervalSql(context: Context, tokens: readonly Token[], names: Names): string {
  const unit = tokens.at(-1)!.text.toUpperCase();
  return `to_${unit.toLowerCase()}s(CAST(${translate(context, tokens.slice(1, -1), names)} AS ${
    ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'].includes(unit) ? 'INTEGER' : 'BIGINT'
  }))`;
}
