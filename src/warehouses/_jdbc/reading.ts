import type { Host, SqlAddress } from '../../host/host';
import type { Asking, Reading } from '../../model';
import { dialectOf } from './dialect';
import type { Flavor } from './flavor';
import { openSession } from './session';
import { read } from './values';

/** What most engines take. */
export const ASKING = Object.freeze({
  compared: (sql) => sql,
  first: (sql, rows) => `${sql} LIMIT ${rows}`,
}) satisfies Partial<Asking>;

/** A connection that only asks: it makes nothing and claims nothing. @throws FailureError `warehouse.*` */
export const openReading = (
  host: Pick<Host, 'sql' | 'clock'>,
  flavor: Flavor,
  to: SqlAddress,
  own: string,
): Reading => {
  const session = openSession(host, flavor, to);
  return {
    dialect: dialectOf(flavor, session.server, own),
    asking: flavor.asking,
    select: (sql, parameters, types) =>
      session.use('always', (connection) =>
        read(connection.query(sql, parameters, types.length), types),
      ),
  };
};
