/** How long jobs take. Assumptions, on the slow side. assumes: bigquery-latency */

/** From taking a job in to its end, ms; and ms for each megabyte it reads. */
const QUERY = { base: 900, perMB: 4 };
const LOAD = { base: 2_500, perMB: 60 };

export function jobMs(kind: 'query' | 'load', bytes: number, statements = 1): number {
  const { base, perMB } = kind === 'query' ? QUERY : LOAD;
  return base * statements + (perMB * bytes) / (1024 * 1024);
}
