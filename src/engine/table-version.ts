import {
  FailureError,
  failureOf,
  type Cell,
  type Dataset,
  type Passport,
  type Reading,
} from '../model';
import type { Sql } from './filter-sql';
import { BUILT } from './ledger-tables';
import { passportNow, type Standing } from './standing';

/** What the answer is where somebody may not read the ledger, or it is an older build's: it says nothing. */
const SILENT = ['warehouse.missing', 'warehouse.sql', 'warehouse.denied', 'warehouse.rights'];

/** The version whose rows a table is asked for. */
export interface TableVersion {
  /** Of the rows that were read last; before, the one that is written. */
  passport(): Passport;
  /**
   * Rows of this version, or none: the statement itself looks what the ledger says, which was committed with
   * the rows. @throws warehouse.*
   */
  rows(reading: Reading, select: (among: Sql | null) => Cell[][]): Cell[][];
  /**
   * Why there are none: nothing meets the question, or other rows stand there. Then those are asked for from
   * now on. @returns whether they are others. @throws shown.unfinished to who wants this version alone
   */
  isOther(reading: Reading): boolean;
}

/** @param exact rows of the passport's version, or none. */
export const versionOf = (dataset: Dataset, passport: Passport, exact: boolean): TableVersion => {
  let now = passport;
  /** What the ledger calls the rows that are asked for. */
  let hash = passport.version.hash;
  let isSilent = false;

  const said = ({ dialect, asking, select }: Reading): Standing | undefined => {
    const { quote } = dialect;
    const sql =
      `SELECT ${quote('said')} FROM ${dialect.table(BUILT)} ` +
      `WHERE ${quote('dataset')} = ${asking.parameter('text')}`;
    const [[text = null] = []] = select(sql, [dataset.id], ['text']);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Standing) : undefined;
  };

  /** Of an older build's rows nothing is said: they are taken for those of the passport. */
  const among = ({ dialect, asking }: Reading): Sql => {
    const { quote } = dialect;
    const is = (column: string, how: string): string =>
      `${asking.compared(quote(column), 'text')} ${how} ${asking.compared(asking.parameter('text'), 'text')}`;
    return {
      sql:
        `NOT EXISTS (SELECT 1 FROM ${dialect.table(BUILT)} ` +
        `WHERE ${is('dataset', '=')} AND ${is('hash', '<>')})`,
      parameters: [dataset.id, hash],
    };
  };

  return {
    passport: () => now,
    rows: (reading, select) => {
      if (isSilent) return select(null);
      try {
        return select(among(reading));
      } catch (error) {
        if (!SILENT.includes(failureOf(error).code)) throw error;
        const rows = select(null);
        isSilent = true;
        return rows;
      }
    },
    isOther: (reading) => {
      const standing = isSilent ? undefined : said(reading);
      if (!standing || standing.hash === hash) return false;
      const to = passportNow(passport, standing);
      if (exact && to !== passport)
        throw new FailureError('shown.unfinished', { dataset: dataset.title });
      now = to;
      hash = standing.hash;
      return true;
    },
  };
};
