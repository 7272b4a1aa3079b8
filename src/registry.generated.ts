// Written by `npm run generate` from the files that are there. Do not edit.

// Upstream.
import upstreamDatasetsAttendance from './datasets/attendance/index';
import upstreamDatasetsSchools from './datasets/schools/index';
import upstreamDatasetsStudentEnrollment from './datasets/student_enrollment/index';
import upstreamWarehousesEmbedded from './warehouses/embedded/index';

export const upstream = Object.freeze({
  connectors: Object.freeze([] as const),
  datasets: Object.freeze([
    upstreamDatasetsAttendance,
    upstreamDatasetsSchools,
    upstreamDatasetsStudentEnrollment,
  ] as const),
  warehouses: Object.freeze([
    upstreamWarehousesEmbedded,
  ] as const),
  reports: Object.freeze([] as const),
});

// The school's own layer.

export const org = Object.freeze({
  connectors: Object.freeze([] as const),
  datasets: Object.freeze([] as const),
  checks: Object.freeze([] as const),
  reports: Object.freeze([] as const),
});
