import { generate } from '../../emulator/district/generate';
import { RESOURCES } from '../../emulator/district/identities';
import { createStore } from '../../emulator/district/store';
import { asText, hostileText } from '../warehouses/_hostile';
import { chanceOf } from '../truth/_chance';
import type { District, Source } from './harness';

/** Records of the district that `npm start` serves, as its API sends them. */
export const demoDistrict = (students: number): District => {
  const store = createStore();
  generate(store, { students }, false);
  return Object.fromEntries(RESOURCES.map((name) => [name, store.all(name)]));
};

/** Texts that people type, and that no other record refers to. */
const FREE = /(Name|Surname|Title|OfInstitution|comments|Description|Address|City|street\w*)$/;
const KEYS = /^(programName|sessionName|gradingPeriodName|calendarName)$/;

/** The same district where people have typed whatever they wanted. */
export const hostileDistrict = (district: District, seed: number): District => {
  const chance = chanceOf(seed);
  const typed = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => typed(one, name));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, typed(v, k)]));
    const free = typeof value === 'string' && FREE.test(name) && !KEYS.test(name);
    return free ? asText(hostileText(chance)) : value;
  };
  return Object.fromEntries(
    Object.entries(district).map(([name, records]) => [
      name,
      records.map((record) => typed(record, '') as Source),
    ]),
  );
};
