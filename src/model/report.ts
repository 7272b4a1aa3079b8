/** A ready-made picture of data sets. Its charts are data; renderers come with the report library. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly datasets: readonly string[];
}

export const defineReport = (report: Report): Report => Object.freeze(report);
