import type { Dataset, Finding, Manifest, Resource, Subscription } from '../model';
import type { Plan, Source } from './plan';

/** Rows that a check of severity `warning` selects. */
export interface Warned {
  readonly check: string;
  readonly title: string;
  readonly rows: number;
}

/** What checks selected when the data set was built last. */
export const warnedBefore = ({ findings = [] }: Subscription): Warned[] =>
  findings
    .filter(({ kind }) => kind === 'check')
    .map(({ about, params: { title, rows } }) => ({
      check: about,
      title: String(title),
      rows: Number(rows),
    }));

const sameAs = (a: Finding) => (b: Finding) =>
  a.kind === b.kind && a.about === b.about && a.params['connection'] === b.params['connection'];

/** What a person may want to know of a data set that was published all the same. */
export const findingsOf = (
  dataset: Dataset,
  { findings = [] }: Subscription,
  warned: readonly Warned[],
  steps: Plan,
  manifests: ReadonlyMap<Source, Manifest>,
  now: string,
): readonly Finding[] => [
  ...warned.map(({ check, title, rows }): Finding => {
    const finding: Finding = {
      kind: 'check',
      about: check,
      message: `${title}: ${rows} row(s)`,
      params: { title, rows },
      since: now,
    };
    return { ...finding, since: findings.find(sameAs(finding))?.since ?? now };
  }),
  ...steps
    .feeding(dataset.id)
    .flatMap((source) =>
      steps
        .needs(dataset.id, source)
        .flatMap((resource) => schemaFindings(source, resource, manifests.get(source))),
    ),
];

const schemaFindings = (
  { connection }: Source,
  { name, title }: Resource,
  manifest: Manifest | undefined,
): Finding[] =>
  (manifest?.resources[name]?.changes ?? []).map(({ how, fields, since }) => ({
    kind: 'schema',
    about: name,
    message: `${name} of ${connection.id}: ${fields.join(', ')} ${how}`,
    params: { connection: connection.id, title, how, fields: fields.join(', ') },
    since,
  }));
