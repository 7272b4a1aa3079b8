import type { Cell, Table } from '../../../src/model';
import { measured, type Cost } from './load';
import { STUDENTS } from './rows';
import type { Site } from './site';

/** A workbook takes no more rows of this width, and neither does a script's memory. */
const AT_ONCE = 250_000;

/** Reads a table as the stages read one: in the order of its key, with the types of its columns. */
export const readBack = (site: Site, rows: number, name: string): Cost => {
  const { quote, table, literal } = site.engine.dialect;
  const from: Table = { ...STUDENTS, name };
  const columns = from.columns.map((column) => quote(column.name)).join(', ');
  const types = from.columns.map(({ type }) => type);
  const key = from.columns.findIndex((column) => column.name === 'id');
  return measured(site, () => {
    const begin = performance.now();
    let last = '';
    let seen = 0;
    for (let page: Cell[][] = []; seen < rows; seen += page.length) {
      page = site.engine.select(
        `SELECT ${columns} FROM ${table(from)} WHERE ${quote('_connection')} = ${literal('edfi-1')} ` +
          `AND ${quote('_epoch')} = 1 AND ${quote('id')} > ${literal(last)} ` +
          `ORDER BY ${quote('id')} LIMIT ${AT_ONCE}`,
        types,
      );
      if (page.length === 0) throw new Error(`Only ${seen} of ${rows} rows came back.`);
      last = String(page[page.length - 1]![key]);
    }
    if (seen !== rows) throw new Error(`${seen} rows came back instead of ${rows}.`);
    return performance.now() - begin;
  });
};
