import type { Dialect, FieldType, Table } from '../../model';
import type { Flavor, Server } from './flavor';
import { placing, shorten } from './names';

/** The engine's dialect for a workbook whose schema is this. */
export const dialectOf = (flavor: Flavor, server: Server, own: string): Dialect => {
  const basics = flavor.dialect(server);
  const quote = (identifier: string): string =>
    basics.quote(shorten(identifier, flavor.longestName));
  const placed = placing(own, flavor.hasSchemas, flavor.longestName);
  const table: Dialect['table'] = (of) => {
    const { schema, name } = placed(of);
    return schema === '' ? quote(name) : `${quote(schema)}.${quote(name)}`;
  };
  const cast = basics.cast ?? ((sql: string, _: FieldType): string => sql);
  const insertSelect = (into: Table, picked: readonly string[], query: string): string => {
    const columns = into.columns.map(({ name }) => quote(name)).join(', ');
    const target = `${table(into)} (${columns})`;
    const values = into.columns.map(({ type }, i) => cast(picked[i]!, type));
    return basics.insertSelect
      ? basics.insertSelect(target, values, query)
      : `INSERT INTO ${target} SELECT ${values.join(', ')} FROM (\n${query}\n) AS q`;
  };
  return Object.freeze({ ...basics, quote, table, insertSelect });
};
