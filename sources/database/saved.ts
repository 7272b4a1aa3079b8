import type { ExploredColumn, ExploreTold, SourceText } from '../../src/app/api';
import { choose, idOf, type Chosen, type Gentle, type How } from './chosen';
import type { Where } from './Where';

/** What a saved database says of itself: `definitionOf` wrote it. */
interface Saved {
  readonly where: Where;
  readonly tables: readonly {
    readonly title: string;
    readonly from: { readonly table: string | readonly string[] } | { readonly query: string };
    readonly key: string | readonly string[];
    readonly change?: string;
    readonly columns: readonly {
      readonly name: string;
      readonly type: ExploredColumn['as'];
      readonly hashed?: true;
    }[];
    readonly where?: string;
  }[];
  readonly page: number;
  readonly sweepMinutes: number;
  readonly hours?: readonly [number, number];
}

/** Where it is and what was chosen of it, as this page has it. */
export interface Restored {
  readonly where: Where;
  readonly chosen: readonly Chosen[];
  readonly gentle: Gentle;
}

export const restored = ({ text, streams }: SourceText): Restored => {
  const { where, tables, page, sweepMinutes, hours } = JSON.parse(text) as Saved;
  const chosen = tables.map((table, i): Chosen => {
    const { title, from, key, change = '', columns, where: filter = '' } = table;
    const query = 'query' in from ? from.query : undefined;
    const path =
      'query' in from ? [] : typeof from.table === 'string' ? from.table.split('.') : from.table;
    return {
      id: query === undefined ? idOf(path) : `query ${title}`,
      path,
      ...(query === undefined ? {} : { query }),
      title,
      ...(streams[i] === undefined ? {} : { name: streams[i] }),
      columns: columns.map(({ name, type }): ExploredColumn => ({
        ...{ name, type: type ?? '', as: type, class: 'none', is: '' },
      })),
      how: Object.fromEntries(columns.map(({ name, hashed }) => [name, hashed ? 'code' : 'plain'])),
      key: typeof key === 'string' ? [key] : key,
      change,
      filter,
    };
  });
  const [from = '', to = ''] = hours?.map(String) ?? [];
  return { where, chosen, gentle: { page: `${page}`, sweep: `${sweepMinutes}`, from, to } };
};

/**
 * A saved choice before what the database has now: what is new is not taken by itself, and what was taken
 * and is gone no longer is.
 */
export const renewed = (one: Chosen, found: ExploreTold['opened'][number]): Chosen => {
  // The database did not show it this time: what was saved stands.
  if (found.columns.length === 0) return one;
  const names = new Set(found.columns.map(({ name }) => name));
  const how = Object.fromEntries(
    found.columns.map(({ name, as }): [string, How] => [
      name,
      as === null ? 'not' : (one.how[name] ?? 'not'),
    ]),
  );
  return {
    ...choose(found, one.query, one.title),
    id: one.id,
    ...(one.name === undefined ? {} : { name: one.name }),
    how,
    key: one.key.filter((name) => names.has(name)),
    change: names.has(one.change) ? one.change : '',
    filter: one.filter,
  };
};
