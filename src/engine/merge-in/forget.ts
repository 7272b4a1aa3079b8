import type { Job } from '../job';
import type { Ledger } from '../ledger';
import { tablesOf, targetOf } from './goals';

/** Deletes rows that no longer count. What is not done now is done by another execution. */
export const forget = (job: Job, ledger: Ledger): void => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  for (const row of ledger.loaded().filter(({ state }) => state === 'gone')) {
    if (job.host.clock.now() > job.until) return;
    const connector = job.registry.connectors.get(row.connector);
    const resource = connector?.resources.find(({ name }) => name === row.resource);
    if (!connector || !resource) continue;
    const tables = tablesOf(targetOf(connector, resource, '', []));
    ledger.commit(
      tables.map((table) => ({
        do: 'run',
        sql:
          `DELETE FROM ${dialect.table(table)} WHERE ${quote('_connection')} = ${literal(row.connection)} ` +
          `AND ${quote('_epoch')} = ${row.epoch}`,
      })),
      { forgotten: [row] },
    );
  }
};
