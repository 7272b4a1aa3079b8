/** ALTER TABLE. */
import type { Table } from './catalog';
import { columnOf, known } from './ddl';
import { invalidQuery, notFound } from './errors';
import { placeIn, told, type Run } from './query';
import { putTable, spoken, tableAt, tryTable, type Place } from './session';
import { checkNames } from './shapes';
import { cursorOf, optionsOf, type Cursor } from './sql/cursor';
import { check } from './sql/grammar';
import { split } from './sql/tokens';
import { quote } from './sql/names';
import type { Read } from './statements';
import { countOperation, measure } from './stored';
import { DUCK, typeNamed, type Column } from './types';

/** What can be made of a column's type without losing anything (Google's page on changing schemas). */
const WIDENS: Readonly<Record<string, readonly string[]>> = {
  INT64: ['NUMERIC', 'FLOAT64'],
  NUMERIC: ['FLOAT64'],
};

export const alterTable: Read = (run, cursor) => {
  const spare = cursor.take('IF', 'EXISTS');
  const place = placeIn(run, cursor.path().path);
  const actions = split(cursor.until());
  return {
    type: 'ALTER_TABLE',
    prepare: async () => ({
      bytes: 0,
      work: async () => {
        if (spare && !tryTable(run.state.catalog, place)) return {};
        const before = tableAt(run.state.catalog, place);
        if (before.kind !== 'TABLE') throw invalidQuery(`${spoken(place)} is not a table`);
        countOperation(run.state, place, run.now, 'shape');
        for (const action of actions) await alter(run, place, cursorOf(run.source, action));
        await measure(run.state, place, run.now);
        return {};
      },
    }),
  };
};

async function alter(run: Run, place: Place, cursor: Cursor): Promise<void> {
  const table = tableAt(run.state.catalog, place);
  const { physical, columns } = table;
  const put = (changed: Partial<Table>): void =>
    putTable(run.state, place, { ...table, ...changed });
  const found = (name: string): Column => {
    const one = columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
    if (!one) throw notFound(`Column ${name} in table ${spoken(place)}`);
    return one;
  };
  const change = (name: string, to: Partial<Column>): void =>
    put({ columns: columns.map((c) => (c === found(name) ? { ...c, ...to } : c)) });

  if (cursor.take('ADD', 'COLUMN')) {
    const spare = cursor.take('IF', 'NOT', 'EXISTS');
    const column = columnOf(run.source, cursor);
    check(
      `ALTER TABLE t ADD COLUMN \`${column.name}\` ${column.type === 'JSON' || column.type === 'BYTES' ? 'STRING' : column.type}`,
      run.source,
      0,
    );
    if (columns.some((c) => c.name.toLowerCase() === column.name.toLowerCase())) {
      if (spare) return;
      throw invalidQuery(`Column already exists: ${column.name}`);
    }
    if (column.mode === 'REQUIRED')
      throw invalidQuery(
        `Cannot add required fields to an existing schema. (field: ${column.name})`,
      );
    checkNames([...columns, column]);
    await told(
      run,
      `ALTER TABLE ${physical} ADD COLUMN ${quote(column.name)} ${DUCK[column.type]}`,
      true,
    );
    put({ columns: [...columns, column] });
  } else if (cursor.take('DROP', 'COLUMN')) {
    const spare = cursor.take('IF', 'EXISTS');
    const name = cursor.name();
    if (spare && !columns.some((c) => c.name.toLowerCase() === name.toLowerCase())) return;
    const column = found(name);
    await told(run, `ALTER TABLE ${physical} DROP COLUMN ${quote(column.name)}`, true);
    put({ columns: columns.filter((c) => c !== column) });
  } else if (cursor.take('SET', 'OPTIONS')) {
    const { required: _, ...options } = known(optionsOf(run.source, cursor.bracket()));
    put(options);
  } else if (cursor.take('ALTER', 'COLUMN')) {
    const name = cursor.name();
    const column = found(name);
    if (cursor.take('SET', 'OPTIONS')) {
      const { description } = optionsOf(run.source, cursor.bracket());
      change(name, { description: String(description) });
    } else if (cursor.take('DROP', 'NOT', 'NULL')) {
      await told(
        run,
        `ALTER TABLE ${physical} ALTER COLUMN ${quote(column.name)} DROP NOT NULL`,
        true,
      );
      change(name, { mode: 'NULLABLE' });
    } else if (cursor.take('SET', 'DATA', 'TYPE')) {
      const type = typeNamed(cursor.peek()?.text ?? '');
      if (!type || !WIDENS[column.type]?.includes(type))
        throw invalidQuery(
          `ALTER TABLE ALTER COLUMN SET DATA TYPE requires that the existing column type (${column.type}) is assignable to the new type (${type ?? 'unknown'})`,
        );
      await told(
        run,
        `ALTER TABLE ${physical} ALTER COLUMN ${quote(column.name)} SET DATA TYPE ${DUCK[type]}`,
        true,
      );
      change(name, { type });
    } else throw cursor.fail('This ALTER COLUMN is not emulated');
  } else throw cursor.fail('This ALTER TABLE is not emulated');
}
