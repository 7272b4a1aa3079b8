import type { Json, Resource, SourceRecord } from '../../model';

type Cells = Readonly<Record<string, string | null>>;

/** Columns with several values between commas, and how the API calls the list. */
const LISTS: Readonly<Record<string, string>> = {
  grade: 'grades',
  grades: 'grades',
  subjects: 'subjects',
  subjectCodes: 'subjectCodes',
  periods: 'periods',
};

const listed = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `{Fed:123},{LDAP:abc}` as the API lists it. */
const userIds = (cell: string): Json =>
  [...cell.matchAll(/\{([^:{}]*):([^{}]*)\}/g)].map(([, type = '', identifier = '']) => ({
    type: type.trim(),
    identifier: identifier.trim(),
  }));

const referTo = (sourcedId: string): Json => ({ sourcedId });

/** One cell under the name and in the shape the API has for it. */
const entryOf = (column: string, cell: string): readonly [string, Json] => {
  if (column === 'userIds') return [column, userIds(cell)];
  const list = LISTS[column];
  if (list !== undefined) return [list, [...listed(cell)]];
  const [, many] = /^(.+)SourcedIds$/.exec(column) ?? [];
  if (many !== undefined) return [`${many}s`, listed(cell).map(referTo)];
  const [, one] = /^(.+)SourcedId$/.exec(column) ?? [];
  if (one !== undefined) return [one, referTo(cell)];
  return [column, cell];
};

const FLAGS: Readonly<Record<string, string>> = { '1': 'true', '0': 'false' };

/** Bundles write TRUE and FALSE, and times with a space in the middle. */
const asSent = (type: string | undefined, cell: string): string => {
  if (type === 'boolean') return FLAGS[cell] ?? cell.toLowerCase();
  if (type === 'timestamp') return cell.replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1T$2');
  return cell;
};

/** Demographics are of a user, by the user's id. */
const idOf = (cells: Cells): string | null => cells['sourcedId'] ?? cells['userSourcedId'] ?? null;

/** A row of a bundle's file as the record that the API would send. */
export const recordOf = (resource: Resource, cells: Cells): SourceRecord => {
  const types = new Map(resource.fields.map(({ path, type }) => [path, type]));
  const entries = Object.keys(cells).flatMap((column): (readonly [string, Json])[] => {
    const cell = cells[column];
    if (cell === null || cell === undefined) return [];
    return [entryOf(column, asSent(types.get(column), cell))];
  });
  return {
    ...Object.fromEntries(entries),
    sourcedId: idOf(cells),
    // A whole file says nothing of it: what stands there counts.
    status: cells['status'] ?? 'active',
  };
};

/** Rows of `roles.csv` (1.2) by user, as the API has them inside the user's record. */
export const rolesOf = (rows: readonly Cells[]): ReadonlyMap<string, readonly SourceRecord[]> => {
  const roles = new Map<string, SourceRecord[]>();
  for (const cells of rows) {
    const user = cells['userSourcedId'];
    if (!user || cells['status'] === 'tobedeleted') continue;
    const { roleType = null, role = null, beginDate = null, endDate = null } = cells;
    const org = cells['orgSourcedId'];
    const one = { roleType, role, beginDate, endDate, ...(org ? { org: referTo(org) } : {}) };
    roles.set(user, [...(roles.get(user) ?? []), one]);
  }
  return roles;
};
