import { withWarehouses } from '../engine/elsewhere';
import { keys } from '../engine/store';
import type { Host } from '../host/host';
import { isSecret, type Passport, type WarehouseSite } from '../model';
import type { Desk } from './opened';

/** What is published says of itself under such keys, beside its cells (`engine/passports.ts`). */
const PREFIX = 'homeroom';

const read = <T>(text: string): Partial<T> => {
  try {
    return (JSON.parse(text) ?? {}) as Partial<T>;
  } catch {
    return {};
  }
};

/** What is published to a table alone is read with the warehouse's secrets, where it has some. */
const mayReadTables = ({ registry }: Desk, host: Host, place: Partial<WarehouseSite>): boolean => {
  const engine = withWarehouses(host, registry).warehouses.get(place.engine ?? '');
  if (!engine) return false;
  const needed = engine.settings.some((setting) => isSecret(setting) && !setting.optional);
  return !needed || host.secrets.get(keys.secret(place.id ?? '')) !== undefined;
};

/** The data sets of a workbook that this person may read and this version knows, by their titles. */
export const passportsOf = (desk: Desk, host: Host): readonly Passport[] => {
  const said = host.workbook.metadata().filter(({ key }) => key.split('/')[0] === PREFIX);
  const all = said
    .map(({ sheetId, value }) => ({ sheetId, passport: read<Passport>(value) }))
    .filter(({ passport: { v, dataset } }) => v === 1 && desk.registry.datasets.get(dataset ?? ''));
  const place = said.find(({ sheetId, key }) => sheetId === null && key === PREFIX);
  const tables = all.some(({ sheetId }) => sheetId === null);
  const allowed = tables && place && mayReadTables(desk, host, read<WarehouseSite>(place.value));
  return all
    .filter(({ sheetId }) => sheetId !== null || allowed)
    .map(({ passport }) => passport as Passport)
    .sort((a, b) => a.title.localeCompare(b.title));
};
