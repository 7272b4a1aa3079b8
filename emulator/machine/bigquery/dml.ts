/** INSERT, UPDATE, DELETE and MERGE. */
import type { Table } from './catalog';
import { invalidQuery } from './errors';
import { bytesOf, contextOf, look, placeIn, runError, told, type Run } from './query';
import { spoken, tableAt, type Place } from './session';
import { analyse, type Read as TableRead } from './sql/analyse';
import type { Cursor } from './sql/cursor';
import { check, grammarSql, parse } from './sql/grammar';
import { find, is, split, syntaxError, type Token } from './sql/tokens';
import { tableAt as relationAt } from './sql/from';
import { quote } from './sql/names';
import { translate } from './sql/translate';
import type { Prepared, Read } from './statements';
import { countOperation, measure } from './stored';
import { DUCK, type Column } from './types';

const NONE = { ctes: new Set<string>() };
interface Target {
  readonly place: Place;
  readonly table: Table;
  readonly alias: string;
}

function targetAt(
  run: Run,
  cursor: Cursor,
  aliased: boolean,
  ...before: string[]
): Target & { readonly tokens: readonly Token[] } {
  const { path, tokens } = cursor.path();
  const place = placeIn(run, path);
  const table = tableAt(run.state.catalog, place, run.job.location);
  if (table.kind !== 'TABLE') throw invalidQuery(`Cannot change ${spoken(place)}: it is a VIEW`);
  let alias = place.table;
  if (aliased) {
    if (cursor.take('AS')) alias = cursor.name();
    else if (cursor.peek() && !is(cursor.peek(), ...before)) alias = cursor.name();
  }
  return { place, table, alias, tokens };
}
const columnIn = ({ table, place }: Target, name: string): Column => {
  const found = table.columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
  if (!found) throw invalidQuery(`Column ${name} is not present in table ${spoken(place)}`);
  return found;
};
const sqlOf = (run: Run, tokens: readonly Token[], probe: boolean): string =>
  translate(contextOf(run, probe), tokens, NONE);

async function changed(run: Run, { place }: Target): Promise<void> {
  countOperation(run.state, place, run.now, 'dml');
  await measure(run.state, place, run.now);
}
const stats = (inserted: number, updated: number, deleted: number) => ({
  dml: { inserted, updated, deleted },
});
const counted = (rows: readonly (readonly unknown[])[]): number => Number(rows[0]?.[0] ?? 0);
/** What an update or a delete reads: the columns it looks at, and all of the table it changes. */
const bytesFor = (run: Run, target: Target, reads: readonly TableRead[]): number =>
  bytesOf(
    run.state,
    reads.filter(({ table }) => table !== target.table.physical),
  ) + Object.values(target.table.bytes).reduce((a, b) => a + b, 0);

const insert: Read = (run, cursor, tokens) => {
  cursor.take('INTO');
  const target = targetAt(run, cursor, false);
  const { table } = target;
  let columns = table.columns;
  if (is(cursor.peek(), '(') && !is(cursor.peek(1), 'SELECT', 'WITH', '('))
    columns = split(cursor.bracket()).map((part) => columnIn(target, part[0]?.text ?? ''));
  const into = `INSERT INTO ${table.physical} (${columns.map(({ name }) => quote(name)).join(', ')})`;
  const values = cursor.take('VALUES');
  const rest = cursor.until();
  return {
    type: 'INSERT',
    prepare: async (): Promise<Prepared> => {
      parse(run.source, tokens);
      const fits = (count: number): void => {
        if (count !== columns.length)
          throw invalidQuery(
            `Inserted row has wrong column count; Has ${count}, expected ${columns.length}`,
          );
      };
      const missing = table.columns.find((c) => c.mode === 'REQUIRED' && !columns.includes(c));
      if (missing) throw invalidQuery(`Required column ${missing.name} is not given a value`);
      let sql: string;
      let bytes = 0;
      if (values) {
        const rows = split(rest).map((row) => split(row.slice(1, -1)));
        const write = (probe: boolean): string[][] =>
          rows.map((row) => {
            fits(row.length);
            return row.map(
              (cell, i) =>
                `CAST(${is(cell[0], 'DEFAULT') ? 'NULL' : sqlOf(run, cell, probe)} AS ${DUCK[columns[i]!.type]})`,
            );
          });
        await analyse(run.state.store, `SELECT ${write(true).flat().join(', ')}`);
        sql = `${into} VALUES ${write(false)
          .map((row) => `(${row.join(', ')})`)
          .join(', ')}`;
      } else {
        const looked = await look(run, rest);
        fits(looked.columns.length);
        const names = columns.map((_, i) => `c${i}`);
        const cast = (i: number): string => `CAST(q.c${i} AS ${DUCK[columns[i]!.type]})`;
        const picked = columns.map((_, i) => cast(i)).join(', ');
        await analyse(
          run.state.store,
          `SELECT ${picked} FROM (${sqlOf(run, rest, true)}) AS q(${names.join(', ')})`,
        );
        bytes = bytesOf(run.state, looked.reads);
        sql = `${into} SELECT ${picked} FROM (${looked.sql}) AS q(${names.join(', ')})`;
      }
      return {
        bytes,
        work: async () => {
          const { rows } = await write(run, target, sql);
          return stats(counted(rows), 0, 0);
        },
      };
    },
  };
};

/** What somebody else changed since a transaction began ends it. */
function checkUntouched({ transaction }: Run, { place, table }: Target): void {
  if (!transaction || transaction.written.has(spoken(place))) return;
  if (table.modified > transaction.began)
    throw invalidQuery(
      `Transaction is aborted due to concurrent update against table ${spoken(place)}. Please retry the transaction.`,
    );
  transaction.written.add(spoken(place));
}

async function write(run: Run, target: Target, sql: string) {
  checkUntouched(run, target);
  try {
    const answer = await run.state.store.change(sql);
    await changed(run, target);
    return answer;
  } catch (error) {
    const null_ = /NOT NULL constraint failed: [^.]*\.(\S+)/.exec(String(error));
    if (null_) throw invalidQuery(`Required field ${null_[1]} cannot be null`);
    throw runError(error);
  }
}

/** `a = 1, b = 2` */
function settings(
  run: Run,
  target: Target,
  tokens: readonly Token[],
): { column: Column; value: Token[] }[] {
  return split(tokens).map((part) => {
    const equals = find(part, ['=']);
    const name = part[equals - 1];
    if (equals < 1 || !name)
      throw syntaxError(run.source, part[0]?.from ?? 0, 'Expected column = value');
    return { column: columnIn(target, name.text), value: part.slice(equals + 1) };
  });
}
const typedSql = (
  run: Run,
  { column, value }: { column: Column; value: Token[] },
  probe: boolean,
): string =>
  `CAST(${is(value[0], 'DEFAULT') ? 'NULL' : sqlOf(run, value, probe)} AS ${DUCK[column.type]})`;

/** More than one row of the source for a row of the target is an error, not the last one's win. */
async function checkOnce(run: Run, target: Target, from: string, condition: string): Promise<void> {
  const { rows } = await told(
    run,
    `SELECT 1 FROM ${target.table.physical} AS ${quote(target.alias)}, ${from} WHERE ${condition} ` +
      `GROUP BY ${quote(target.alias)}.rowid HAVING count(*) > 1 LIMIT 1`,
  );
  if (rows.length > 0)
    throw invalidQuery('UPDATE/MERGE must match at most one source row for each target row');
}

const update: Read = (run, cursor, tokens) => {
  const target = targetAt(run, cursor, true, 'SET');
  cursor.expect('SET');
  const set = settings(run, target, cursor.until('FROM', 'WHERE'));
  const from = cursor.take('FROM') ? cursor.until('WHERE') : null;
  if (!cursor.take('WHERE'))
    throw syntaxError(run.source, tokens[0]!.from, 'UPDATE must have a WHERE clause');
  const where = cursor.until();
  return {
    type: 'UPDATE',
    prepare: async () => {
      parse(run.source, tokens);
      const name = `${target.table.physical} AS ${quote(target.alias)}`;
      const source = (probe: boolean): string =>
        from
          ? sqlOf(run, [{ kind: 'name', text: 'FROM', from: 0, to: 0 }, ...from], probe).replace(
              /^FROM /,
              '',
            )
          : '';
      const reads = await analyse(
        run.state.store,
        `SELECT ${set.map((one) => typedSql(run, one, true)).join(', ')} FROM ${name}${from ? `, ${source(true)}` : ''} WHERE ${sqlOf(run, where, true)}`,
      );
      return {
        bytes: bytesFor(run, target, reads),
        work: async () => {
          const condition = sqlOf(run, where, false);
          if (from) await checkOnce(run, target, source(false), condition);
          const assigned = set
            .map((one) => `${quote(one.column.name)} = ${typedSql(run, one, false)}`)
            .join(', ');
          const { rows } = await write(
            run,
            target,
            `UPDATE ${name} SET ${assigned}${from ? ` FROM ${source(false)}` : ''} WHERE ${condition}`,
          );
          return stats(0, counted(rows), 0);
        },
      };
    },
  };
};

const remove: Read = (run, cursor, tokens) => {
  cursor.take('FROM');
  const target = targetAt(run, cursor, true, 'WHERE');
  if (!cursor.take('WHERE'))
    throw syntaxError(run.source, tokens[0]!.from, 'DELETE must have a WHERE clause');
  const where = cursor.until();
  return {
    type: 'DELETE',
    prepare: async () => {
      // the grammar knows no alias there
      const [first] = where;
      if (!first) throw cursor.fail('Expected a condition');
      check(
        `DELETE FROM \`${target.tokens.map(({ text }) => text).join('')}\` WHERE ${grammarSql(run.source, where)}`,
        run.source,
        first.from,
      );
      const name = `${target.table.physical} AS ${quote(target.alias)}`;
      const reads = await analyse(
        run.state.store,
        `SELECT 1 FROM ${name} WHERE ${sqlOf(run, where, true)}`,
      );
      return {
        bytes: bytesFor(run, target, reads),
        work: async () => {
          const { rows } = await write(
            run,
            target,
            `DELETE FROM ${name} WHERE ${sqlOf(run, where, false)}`,
          );
          return stats(0, 0, counted(rows));
        },
      };
    },
  };
};

interface Clause {
  readonly head: string;
  readonly condition: Token[] | null;
  readonly set: { column: Column; value: Token[] }[] | null;
  readonly row: { columns: readonly Column[]; values: Token[][] } | null;
}

const merge: Read = (run, cursor) => {
  cursor.take('INTO');
  const target = targetAt(run, cursor, true, 'USING');
  cursor.expect('USING');
  const source = cursor.until('ON');
  cursor.expect('ON');
  const on = cursor.until('WHEN');
  const clauses: Clause[] = [];
  while (cursor.take('WHEN')) clauses.push(clauseAt(run, cursor, target));
  if (cursor.more() || clauses.length === 0) throw cursor.fail('Expected keyword WHEN');
  return {
    type: 'MERGE',
    prepare: async () => {
      // the grammar knows no MERGE: each of its parts is looked at where the grammar knows the like
      const at = on[0]?.from ?? 0;
      const sourceText = grammarSql(run.source, source);
      check(`SELECT 1 FROM t JOIN ${sourceText} ON ${grammarSql(run.source, on)}`, run.source, at);
      for (const { condition, set, row } of clauses) {
        const expressions = [
          ...(condition ? [condition] : []),
          ...(set ?? []).map(({ value }) => value),
          ...(row?.values ?? []),
        ];
        for (const one of expressions)
          if (!is(one[0], 'DEFAULT'))
            check(`SELECT ${grammarSql(run.source, one)} FROM t`, run.source, one[0]?.from ?? at);
      }
      const from = (probe: boolean): string => relation(run, source, probe);
      const name = `${target.table.physical} AS ${quote(target.alias)}`;
      const probes = clauses.flatMap(({ condition, set, row }) => [
        ...(condition ? [sqlOf(run, condition, true)] : []),
        ...(set ?? []).map((one) => typedSql(run, one, true)),
        ...(row?.values ?? []).map((value, i) =>
          typedSql(run, { column: row!.columns[i]!, value }, true),
        ),
      ]);
      const reads = await analyse(
        run.state.store,
        `SELECT ${['1', ...probes].join(', ')} FROM ${name} CROSS JOIN ${from(true)} WHERE ${sqlOf(run, on, true)}`,
      );
      return {
        bytes: bytesFor(run, target, reads),
        work: async () => {
          const condition = sqlOf(run, on, false);
          if (clauses.some(({ head }) => head === 'WHEN MATCHED'))
            await checkOnce(run, target, from(false), condition);
          const sql = clauses.map((clause) => clauseSql(run, clause)).join(' ');
          const { rows } = await write(
            run,
            target,
            `MERGE INTO ${name} USING ${from(false)} ON (${condition}) ${sql} RETURNING merge_action`,
          );
          const of = (action: string): number => rows.filter(([one]) => one === action).length;
          return stats(of('INSERT'), of('UPDATE'), of('DELETE'));
        },
      };
    },
  };
};

/** A table or a query in brackets, with its alias. */
function relation(run: Run, tokens: readonly Token[], probe: boolean): string {
  if (!is(tokens[0], '(')) {
    const { sql, next } = relationAt(contextOf(run, probe), tokens, 0, NONE);
    if (next < tokens.length)
      throw syntaxError(run.source, tokens[next]!.from, `Unexpected "${tokens[next]!.text}"`);
    return sql;
  }
  return sqlOf(run, [{ kind: 'name', text: 'FROM', from: 0, to: 0 }, ...tokens], probe).replace(
    /^FROM /,
    '',
  );
}

function clauseAt(run: Run, cursor: Cursor, target: Target): Clause {
  let head = 'WHEN MATCHED';
  if (cursor.take('NOT', 'MATCHED', 'BY', 'SOURCE')) head = 'WHEN NOT MATCHED BY SOURCE';
  else if (cursor.take('NOT', 'MATCHED')) {
    cursor.take('BY', 'TARGET');
    head = 'WHEN NOT MATCHED BY TARGET';
  } else cursor.expect('MATCHED');
  const condition = cursor.take('AND') ? cursor.until('THEN') : null;
  cursor.expect('THEN');
  if (cursor.take('DELETE')) return { head, condition, set: null, row: null };
  if (cursor.take('UPDATE')) {
    cursor.expect('SET');
    return { head, condition, set: settings(run, target, cursor.until('WHEN')), row: null };
  }
  cursor.expect('INSERT');
  if (cursor.take('ROW')) throw cursor.fail('INSERT ROW is not emulated: name the columns');
  const columns = is(cursor.peek(), '(')
    ? split(cursor.bracket()).map((part) => columnIn(target, part[0]?.text ?? ''))
    : target.table.columns;
  cursor.expect('VALUES');
  const values = split(cursor.bracket());
  if (values.length !== columns.length)
    throw invalidQuery(
      `Inserted row has wrong column count; Has ${values.length}, expected ${columns.length}`,
    );
  return { head, condition, set: null, row: { columns, values } };
}
function clauseSql(run: Run, { head, condition, set, row }: Clause): string {
  const when = `${head}${condition ? ` AND (${sqlOf(run, condition, false)})` : ''} THEN `;
  if (set)
    return `${when}UPDATE SET ${set.map((one) => `${quote(one.column.name)} = ${typedSql(run, one, false)}`).join(', ')}`;
  if (!row) return `${when}DELETE`;
  const columns = row.columns.map(({ name }) => quote(name)).join(', ');
  const values = row.values
    .map((value, i) => typedSql(run, { column: row.columns[i]!, value }, false))
    .join(', ');
  return `${when}INSERT (${columns}) VALUES (${values})`;
}

export const DML: Readonly<Record<string, Read>> = {
  INSERT: insert,
  UPDATE: update,
  DELETE: remove,
  MERGE: merge,
};
