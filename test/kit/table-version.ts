import { BUILT, LEDGER } from '../../src/engine/ledger-tables';
import type { Standing } from '../../src/engine/standing';
import { versionOf, type TableVersion } from '../../src/engine/table-version';
import type { Dataset, Engine, Passport } from '../../src/model';

/** What a passport tells of a version; only what readers of a table look at. */
export const passportFor = (number: number, hash: string, at: string): Passport =>
  ({
    ...{ version: { number, hash, at, rows: 0 }, checkedAt: at, complete: false, quarantined: 7 },
  }) as Passport;

/** Says in the ledger of a warehouse which rows of a data set stand in its table, as a run does. */
export const sayStanding = (
  { store }: Engine,
  { id }: Pick<Dataset, 'id'>,
  standing: Standing,
): void => {
  store!.ensure(LEDGER);
  const of = { dataset: id, mark: '', day: '1970-01-01', origin: '{}', parts: null };
  const row = { ...of, hash: standing.hash, said: JSON.stringify(standing) };
  const cells = BUILT.columns.map(({ name }) => row[name as keyof typeof row]);
  store!.commit([{ do: 'upsert', table: BUILT, rows: [cells] }]);
};

/** The version of a table of which there is one alone. */
export const onlyVersion = (dataset: Dataset): TableVersion =>
  versionOf(dataset, passportFor(1, 'h1', '2026-11-22T08:00:00.000Z'), false);
