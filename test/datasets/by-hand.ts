/** Data sets from a few records, to be compared with what is worked out by hand. */
import type { SourceRecord } from '../../src/model';
import { buildSample, type Row } from '../suites/sample';

/** Records by resource, as the source sends them. */
export type ByHand = Readonly<Record<string, readonly object[]>>;

/** Only the columns that say something. */
const said = (rows: readonly Row[]): object[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(
        ([name, value]) => value !== null && name !== 'site' && name !== 'source',
      ),
    ),
  );

/** @param landed what lands of a record, where it is not the record itself. */
export const builder =
  (
    connector: string,
    today: string,
    district: ByHand,
    landed = (record: SourceRecord): SourceRecord => record,
  ) =>
  async (dataset: string, records: ByHand = district): Promise<object[]> => {
    const sample = Object.fromEntries(
      Object.entries(records).map(([name, list]) => [name, (list as SourceRecord[]).map(landed)]),
    );
    return said(await buildSample(dataset, { connector, records: sample, today }));
  };
