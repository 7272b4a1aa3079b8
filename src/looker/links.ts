import type { LookerTemplate } from '../model';

/* Addresses of Looker Studio that make a data source or a whole report (facts: Linking). */

const STUDIO = 'https://lookerstudio.google.com';

/** What is chosen of the connector's questions: their ids and the answers. */
export type Answers = Readonly<Record<string, string | boolean>>;

const query = (values: readonly (readonly [name: string, value: string])[]): string =>
  values
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

/** Opens the connector with its questions answered; the person looks at them and connects. */
export const dataSourceLink = (connectorId: string, answers: Answers): string =>
  `${STUDIO}/datasources/create?${query([
    ['connectorId', connectorId],
    ['connectorConfig', JSON.stringify(answers)],
  ])}`;

/** Opens a copy of the template that shows this data set; the person keeps it or leaves it. */
export const reportLink = (
  connectorId: string,
  { report, alias = 'ds0' }: LookerTemplate,
  answers: Answers,
  names: { readonly report: string; readonly source: string },
): string =>
  `${STUDIO}/reporting/create?${query([
    ['c.reportId', report],
    ['r.reportName', names.report],
    [`ds.${alias}.connector`, 'community'],
    [`ds.${alias}.connectorId`, connectorId],
    [`ds.${alias}.datasourceName`, names.source],
    ...Object.entries(answers).map(
      ([name, value]) => [`ds.${alias}.${name}`, String(value)] as const,
    ),
  ])}`;
