import type { ExploredColumn, ExploreTold } from '../../src/app/api';
import { w } from '../words';

/** How a column leaves the database. */
export type How = 'plain' | 'code' | 'not';

/** A table or a query that becomes a data set. */
export interface Chosen {
  /** Tells it apart on this page. */
  readonly id: string;
  readonly path: readonly string[];
  readonly query?: string;
  readonly title: string;
  /** What its data set goes by, where it was saved before: another title does not change it. */
  readonly name?: string;
  readonly columns: readonly ExploredColumn[];
  readonly how: Readonly<Record<string, How>>;
  /** Names of columns; empty: not chosen yet. */
  readonly key: readonly string[];
  readonly change: string;
  readonly filter: string;
}

/** How gently it is read, as typed. */
export interface Gentle {
  readonly page: string;
  readonly sweep: string;
  readonly from: string;
  readonly to: string;
}
export const GENTLE: Gentle = { page: '5000', sweep: '0', from: '', to: '' };

export const idOf = (path: readonly string[]): string => path.join('\n');

const TELLS_OF_CHANGE =
  /^(last_?)?(updated|modified|changed)(_?(at|on|date|time|timestamp))?$|^(last|date)_?(update|change|modif\w*)(d)?(_?date)?$/i;

/** Columns that can grow with every change. */
export const growing = ({ columns }: Pick<Chosen, 'columns'>): readonly ExploredColumn[] =>
  columns.filter(
    ({ as }) => as !== null && ['integer', 'number', 'date', 'timestamp'].includes(as),
  );

/** Columns that name a row together; empty: none, or one does so alone. */
export const partsOf = ({ columns }: Pick<Chosen, 'columns'>): readonly string[] =>
  columns.filter(({ is }) => is === 'part').map(({ name }) => name);

/** What is proposed for what was found. */
export const choose = (
  found: ExploreTold['opened'][number],
  query?: string,
  title = found.path[found.path.length - 1] ?? '',
): Chosen => {
  const { path, columns } = found;
  const key = columns.find(({ is }) => is === 'key');
  const change = growing(found).find(
    ({ name, as }) => as === 'timestamp' && TELLS_OF_CHANGE.test(name),
  );
  return {
    id: query === undefined ? idOf(path) : `query ${title}`,
    path,
    ...(query === undefined ? {} : { query }),
    title,
    columns,
    // What is sensitive leaves only where somebody wants it to.
    how: Object.fromEntries(
      columns.map((one) => [
        one.name,
        one.as === null || one.class === 'sensitive' ? 'not' : 'plain',
      ]),
    ),
    key: key ? [key.name] : partsOf(found),
    change: change?.name ?? '',
    filter: '',
  };
};

const isHour = (text: string): boolean => /^\d{1,2}$/.test(text.trim()) && Number(text) <= 24;

/** What is still wanted before it can be tried; null: nothing. */
export const wanting = (chosen: readonly Chosen[], gentle: Gentle): string | null => {
  const { from, to, page } = gentle;
  for (const one of chosen) {
    if (one.title.trim() === '') return w.database.wantName;
    if (one.key.length === 0) return w.database.wantKey(one.title);
    if (!one.columns.some(({ name }) => one.how[name] !== 'not'))
      return w.database.wantColumns(one.title);
  }
  if (!/^\d+$/.test(page) || Number(page) < 1 || Number(page) > 50_000) return w.database.wantPage;
  if ((from !== '' || to !== '') && !(isHour(from) && isHour(to))) return w.database.wantHours;
  return null;
};

/** The text of the source: what the server keeps. The key is read in any case. */
export const definitionOf = (
  title: string,
  where: Readonly<Record<string, string>>,
  chosen: readonly Chosen[],
  { page, sweep, from, to }: Gentle,
): string =>
  JSON.stringify(
    {
      v: 1,
      title,
      where,
      tables: chosen.map((one) => ({
        title: one.title.trim(),
        ...(one.name === undefined ? {} : { name: one.name }),
        from: one.query === undefined ? { table: one.path } : { query: one.query },
        key: one.key.length === 1 ? one.key[0] : one.key,
        ...(one.change ? { change: one.change } : {}),
        columns: one.columns
          .filter(({ name }) => one.how[name] !== 'not' || one.key.includes(name))
          .map(({ name, as }) => ({
            name,
            type: as ?? 'text',
            ...(one.how[name] === 'code' ? { hashed: true } : {}),
          })),
        ...(one.filter.trim() ? { where: one.filter.trim() } : {}),
      })),
      page: Number(page),
      sweepMinutes: Number(sweep),
      ...(from === '' ? {} : { hours: [Number(from), Number(to)] }),
    },
    null,
    1,
  );
