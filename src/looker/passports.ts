import { withWarehouses } from '../engine/elsewhere';
import { PASSPORT, type Place } from '../engine/passports';
import { passportsIn } from '../engine/shown';
import { keys } from '../engine/store';
import type { Host } from '../host/host';
import { isSecret, type Passport } from '../model';
import type { Desk } from './opened';

/** What is published to a table alone is read with the warehouse's secrets, where it has some. */
const mayReadTables = ({ registry }: Desk, host: Host): boolean => {
  const said = host.workbook.metadata().find((one) => one.sheetId === null && one.key === PASSPORT);
  if (!said) return false;
  const place = JSON.parse(said.value) as Place;
  const engine = withWarehouses(host, registry).warehouses.get(place.engine);
  if (!engine) return false;
  const needed = engine.settings.some((setting) => isSecret(setting) && !setting.optional);
  return !needed || host.secrets.get(keys.secret(place.id)) !== undefined;
};

/** The data sets of a workbook that this person may read and this version knows, by their titles. */
export const passportsOf = (desk: Desk, host: Host): readonly Passport[] => {
  const all = passportsIn(host).filter(
    ({ dataset, own }) => own ?? desk.registry.datasets.get(dataset),
  );
  const inTabs = all.filter(({ sheetId }) => sheetId !== undefined);
  return [...(inTabs.length < all.length && mayReadTables(desk, host) ? all : inTabs)].sort(
    (a, b) => a.title.localeCompare(b.title),
  );
};
