import { descriptorBodies } from './generator/descriptors';
import { createEmitter } from './generator/emit';
import { emitSchools, emitYears, planSchools } from './generator/schools';
import { emitStudents, planStudents } from './generator/students';
import { CURRENT_YEAR, schoolYear } from './generator/years';
import type { DistrictOptions } from './options';
import type { Store } from './store';

/** Fills the store with a believable district: the same options and seed give the same bytes. */
export function generate(store: Store, options: DistrictOptions): void {
  const { seed = 1, students: count = 1200, schools: schoolCount = 4 } = options;
  const out = createEmitter(store, options.only);
  const years = [CURRENT_YEAR - 2, CURRENT_YEAR - 1, CURRENT_YEAR].map(schoolYear);
  const schools = planSchools(schoolCount);
  const students = planStudents(seed, count, schools);

  emitSchools(out, schools, seed);
  emitYears(out, schools, years, CURRENT_YEAR);
  emitStudents(out, seed, students);

  for (const { resource, body } of descriptorBodies(out.codes)) store.load(resource, body);
}
