import type { Asked } from '../../src/engine/answer';
import { publishedTable } from '../../src/engine/lasting';
import { heldInTable } from '../../src/engine/shown-table';
import type { Host } from '../../src/host/host';
import type { Registry } from '../../src/model';
import { registry as whole } from '../../src/registry';
import { onlyVersion } from '../kit/table-version';
import type { Site } from '../warehouses/hosts';
import { fields, ROWS, sample } from './_sample';

/** The sample's rows in a warehouse's table, and how that is asked. @param seen the host as whoever asks has it. */
export const placed = async (
  site: Site,
  engine: string,
  access: ReturnType<Site['fresh']>,
  seen: Partial<Host>,
): Promise<Asked> => {
  const opened = await whole.warehouses.get(engine)!.open(site.host, access);
  const table = publishedTable(sample);
  opened.store!.ensure([table]);
  const names = ['_connection', ...fields.map(({ name }) => name)];
  const at = table.columns.map(({ name }) => names.indexOf(name));
  const rows = ROWS.map((row) => at.map((place) => ['c1', ...row][place]!));
  opened.store!.commit([{ do: 'upsert', table, rows }]);
  opened.close();
  const datasets = { all: [sample], own: [], get: () => sample };
  const registry: Registry<Host> = { ...whole, datasets };
  const host = { ...site.host, ...seen } as unknown as Host;
  const place = { id: 'w', engine, settings: access.settings };
  return heldInTable(host, registry, sample, fields, place, onlyVersion(sample));
};
