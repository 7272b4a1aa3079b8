import type { CustomStream, Kind, Resource, ResourceField, Setting } from '../../../model';
import { classOf, columnName } from '../../_manifest/schema';
import type { SqlDialect } from '../dialect';
import { defineSqlConnector } from '../index';
import { certificateSettings, dialectOf, whereSettings } from '../settings';
import { pathOf, type SqlTable } from '../table';
import { keysOf, readDefinition, type DefinedTable, type SqlDefinition } from './definition';

const settingsOf = ({ where }: SqlDefinition): readonly Setting[] =>
  [...whereSettings, ...certificateSettings].map((setting) => {
    const known = setting.type === 'secret' ? undefined : where[setting.name];
    return known ? { ...setting, default: known } : setting;
  });

/** What several columns come to that tell rows apart together. */
const KEY = '_key';
const keyField: ResourceField = { name: KEY, path: KEY, type: 'text', class: 'none' };

const streamOf = (table: DefinedTable, taken: Set<string>): CustomStream => {
  const own = new Set<string>();
  const fields = table.columns.map(({ name, type, hashed }): ResourceField => {
    const made = columnName(name, own);
    return { name: made, path: name, type: hashed ? 'text' : type, class: classOf(made) };
  });
  const keys = keysOf(table);
  const at = table.columns.findIndex(({ name }) => name === keys[0]);
  // As it was called when it was first saved: another title does not make another data set of it.
  const name = columnName(table.name ?? table.title, taken);
  return {
    name,
    table: name,
    title: table.title,
    key: keys.length > 1 ? KEY : fields[at]!.name,
    fields: keys.length > 1 ? [keyField, ...fields] : fields,
  };
};

const streamsOf = ({ tables }: SqlDefinition): readonly CustomStream[] => {
  const taken = new Set<string>();
  return tables.map((table) => streamOf(table, taken));
};

/** The table with its columns that tell rows apart together as one more. */
const withKey = (d: SqlDialect, from: DefinedTable['from'], keys: readonly string[]): string => {
  const place = 'query' in from ? `(${from.query})` : pathOf(from.table).map(d.quote).join('.');
  const parts = keys.map((name) => d.text(`t.${d.quote(name)}`)).join(`, ${d.literal('|')}, `);
  return `SELECT t.*, CONCAT(${parts}) AS ${d.quote(KEY)} FROM ${place} AS t`;
};

const tableOf = (d: SqlDialect, table: DefinedTable, resource: string): SqlTable => {
  const { from, change, where, columns } = table;
  const keys = keysOf(table);
  const names = columns.map(({ name }) => name);
  const several = keys.length > 1;
  return {
    resource,
    from: several ? { query: withKey(d, from, keys) } : from,
    key: several ? KEY : keys[0]!,
    ...(change ? { change } : {}),
    ...(where ? { where } : {}),
    columns: several ? [KEY, ...names] : names,
    yesNo: columns.filter(({ type }) => type === 'boolean').map(({ name }) => name),
    hashed: columns.filter(({ hashed }) => hashed).map(({ name }) => name),
  };
};

const titleOf = ({ title, where }: SqlDefinition): string =>
  title.trim().slice(0, 60) || where['database'] || 'A database';

/** Tables of a database, or a query, as a person of the school chose them. */
export const sql: Kind = {
  id: 'sql',
  title: 'A database',
  inspect: (text) => {
    const made = readDefinition(text);
    const none = made.tables.length === 0;
    return {
      title: titleOf(made),
      description: '',
      settings: settingsOf(made),
      streams: streamsOf(made),
      problems: none ? [{ text: 'No table is chosen.', stops: 'all' }] : [],
    };
  },
  isAlike: (before, after, stream) => {
    const said = (text: string): string => {
      const made = readDefinition(text);
      const at = streamsOf(made).findIndex(({ name }) => name === stream);
      // What it is called, and where in its text that stands, says nothing of how it is read.
      const { name: _, title: __, ...table } = made.tables[at] ?? { title: '' };
      return JSON.stringify([made.where['engine'], table]);
    };
    return said(before) === said(after);
  },
  compile: (id, text) => {
    const made = readDefinition(text);
    const streams = streamsOf(made);
    const { page, sweepMinutes, hours } = made;
    return {
      ...defineSqlConnector({
        id,
        title: titleOf(made),
        description: '',
        resources: streams.map(({ name, table, title, key, fields }): Resource => ({
          ...{ name, table, title, key, fields },
          example: { page: [], rows: [] },
        })),
        tables: (answers) => {
          const dialect = dialectOf(answers);
          return made.tables.map((table, i) => tableOf(dialect, table, streams[i]!.name));
        },
        gentle: () => ({ page, sweepEvery: sweepMinutes * 60, ...(hours ? { hours } : {}) }),
      }),
      settings: settingsOf(made),
    };
  },
};
