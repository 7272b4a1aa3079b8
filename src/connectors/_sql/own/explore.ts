import { askOne } from '../../../http/exchange';
import type {
  Exchange,
  FieldType,
  ExploredColumn,
  Explorer,
  ExploreTold,
  ExploreWanted,
} from '../../../model';
import { classOf } from '../../_manifest/schema';
import { defineSqlConnector } from '../index';
import { whereOf } from '../settings';
import { catalogOf } from './catalog';
import { selectOf } from './query';
import { fieldTypeOf, fieldTypeOfNumber } from './types';

/** More tables are not listed: a search in the database's own tools is better then. */
const MOST_TABLES = 1_000;

const pathOf = (schema: string | null | undefined, table: string | null | undefined) =>
  [schema ?? '', table ?? ''].filter((name) => name !== '');

type Answers = Readonly<Record<string, string>>;
type Row = readonly (string | null)[];

const columnsIn = (rows: readonly Row[], engine: string): readonly ExploredColumn[] => {
  const parts = rows.filter(([, , , , is]) => is === 'part').length;
  return rows.map(([, , name, type, is]) => ({
    name: name ?? '',
    type: type ?? '',
    as: name?.includes('.') ? null : typeOf(type ?? '', engine, is ?? ''),
    class: classOf(snakeOf(name ?? '')),
    is: is === 'unique' || (is === 'part' && parts === 1) ? 'key' : is === 'part' ? 'part' : '',
  }));
};

/** A key of eight bytes may be larger than a script's numbers: rounded, it would be another's. */
const typeOf = (type: string, engine: string, is: string): FieldType | null =>
  is !== '' && /^big(int|serial)/i.test(type) ? 'text' : fieldTypeOf(type, engine);

const snakeOf = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/**
 * What there is in a database, without a row of it: its tables, or the columns of some of them, or those of
 * a query. @throws setup.bad_database, setup.query_one, setup.query_writes, source failures
 */
function* explore(answers: Answers, { tables, query }: ExploreWanted): Exchange<ExploreTold> {
  const { dialect, url } = whereOf(answers);
  const { id } = dialect;
  const catalog = catalogOf(dialect);
  if (query !== undefined) {
    const sql = `SELECT * FROM (${selectOf(query, dialect, 'query')}) AS s WHERE 1 = 0`;
    const { names = [], types = [] } = yield* askOne({
      url,
      of: 'query',
      statement: { sql, describe: true },
    });
    const columns = names.map((name, i): ExploredColumn => {
      const as = name.includes('.') ? null : fieldTypeOfNumber(types[i] ?? 12);
      return { name, type: as ?? '', as, class: classOf(snakeOf(name)), is: '' };
    });
    return { tables: [], more: false, opened: [{ path: [], columns }] };
  }
  if (tables === undefined) {
    const sql = catalog.tables(MOST_TABLES);
    const { rows = [] } = yield* askOne({ url, of: 'tables', statement: { sql, columns: 5 } });
    return {
      tables: rows.slice(0, MOST_TABLES).map(([schema, name, kind, count, readable]) => ({
        path: pathOf(schema, name),
        view: kind === 'view',
        rows: count === null || count === undefined ? null : Number(count),
        readable: readable === 'true' || readable === 't',
      })),
      more: rows.length > MOST_TABLES,
      opened: [],
    };
  }
  if (tables.length === 0) return { tables: [], more: false, opened: [] };
  const sql = catalog.columns(tables);
  const { rows = [] } = yield* askOne({ url, of: 'columns', statement: { sql, columns: 5 } });
  const opened = tables.map((path) => ({
    path,
    columns: columnsIn(
      rows.filter(([schema, name]) => pathOf(schema, name).join('\n') === path.join('\n')),
      id,
    ),
  }));
  return { tables: [], more: false, opened };
}

/** Of all databases that can be a source. */
export const explorer: Explorer = {
  connector: defineSqlConnector({
    id: 'own_explore',
    title: 'A database',
    description: '',
    resources: [],
    tables: () => [],
  }),
  explore,
};
