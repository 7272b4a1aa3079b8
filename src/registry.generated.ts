// Written by `npm run generate` from the files that are there. Do not edit.

// Upstream.

export const upstream = Object.freeze({
  connectors: Object.freeze([] as const),
  datasets: Object.freeze([] as const),
  warehouses: Object.freeze([] as const),
  reports: Object.freeze([] as const),
});

// The school's own layer.

export const org = Object.freeze({
  connectors: Object.freeze([] as const),
  datasets: Object.freeze([] as const),
  checks: Object.freeze([] as const),
  reports: Object.freeze([] as const),
});
