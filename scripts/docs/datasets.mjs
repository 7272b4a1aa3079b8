import { anchor, code, codes, link, page, table } from './markdown.mjs';

const CLASSES = [
  ['none', 'Says nothing about anybody.'],
  ['quasi', 'Identifies a person together with other values: a birth date.'],
  ['personal', 'Identifies a person by itself: a name, a number.'],
  ['sensitive', 'Harms when it leaks: health, discipline, money.'],
];

const SEVERITIES = {
  error: 'The last good version stays published.',
  row: 'The row is left out, and counted.',
  warning: 'The rows are published as they are.',
};

const rulesOf = (field, key) =>
  [
    key.includes(field.name) ? 'part of the key' : '',
    field.required ? 'never empty' : '',
    field.range ? `${field.range[0]} to ${field.range[1]}` : '',
    field.values ? `one of ${codes(field.values)}` : '',
  ]
    .filter(Boolean)
    .join('; ');

const fieldsTable = ({ fields, key }) =>
  table(
    ['Column', 'SQL', 'Type', 'Unit', 'Meaning', 'Class', 'Rules'],
    fields.map((field) => [
      field.title,
      code(field.name),
      field.type,
      field.unit,
      field.meaning,
      field.class,
      rulesOf(field, key),
    ]),
  );

/** A resource by its own name, its table, or one of its child tables: as `ref` finds it. */
const resourceOf = (connector, name) =>
  connector.resources.find(
    (r) => r.name === name || r.table === name || r.children?.some((c) => c.table === name),
  );

const refLink = (ref, { connectors, datasets }) => {
  const [id, name] = ref.split('.');
  if (name === undefined) {
    const dataset = datasets.find((d) => d.id === id);
    return dataset ? link(dataset.title, `${id}.md`) : code(ref);
  }
  const connector = connectors.find((c) => c.id === id);
  const resource = connector && resourceOf(connector, name);
  return resource
    ? link(code(name), `../connectors/${id}.md#${anchor(resource.title)}`)
    : code(ref);
};

const sourcesOf = (dataset, definitions) =>
  Object.entries(dataset.sql)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, sql]) => {
      const connector = definitions.connectors.find((c) => c.id === id);
      const title = connector ? link(connector.title, `../connectors/${id}.md`) : code(id);
      const refs = [...definitions.refsOf(sql)].sort();
      return `- **${title}** reads ${refs.map((ref) => refLink(ref, definitions)).join(', ')}.`;
    })
    .join('\n');

const checksTable = ({ checks = [] }) =>
  table(
    ['Check', 'Severity', 'When it fails'],
    checks.map(({ title, severity }) => [title, severity, SEVERITIES[severity]]),
  );

const datasetPage = (dataset, definitions) =>
  page(code(`src/datasets/${dataset.id}`), [
    `# ${dataset.title}`,
    dataset.description,
    dataset.grain,
    `**Key:** ${codes(dataset.key)}, within one source and site. Rows are published in this order.`,
    '## Columns',
    fieldsTable(dataset),
    'The columns **Site** and **Source** follow: the connection a row came from, and its kind. What the ' +
      `classes mean is told ${link('here', 'README.md#classes')}.`,
    dataset.checks?.length ? '## Checks' : '',
    dataset.checks?.length ? checksTable(dataset) : '',
    `A version that would lose ${Math.round((dataset.holdBelow ?? 0.2) * 100)} % of its rows or more ` +
      'is held until a person approves it; a handful of rows is never held.',
    '## Sources',
    sourcesOf(dataset, definitions),
  ]);

const indexPage = ({ datasets }) =>
  page('the definitions in `src/datasets`', [
    '# Data sets',
    table(
      ['Data set', 'Grain', 'Columns', 'Sources'],
      datasets.map((d) => [
        link(d.title, `${d.id}.md`),
        d.grain,
        d.fields.length,
        Object.keys(d.sql).sort().join(', '),
      ]),
    ),
    `How to write your own: ${link('Add a data set', '../add-a-dataset.md')}.`,
    '## Classes',
    'Every column says how close its values are to a person.',
    table(
      ['Class', 'Meaning'],
      CLASSES.map(([name, meaning]) => [code(name), meaning]),
    ),
  ]);

/** Path of each page under docs/, and its text. */
export const datasetPages = (definitions) => ({
  'datasets/README.md': indexPage(definitions),
  ...Object.fromEntries(
    definitions.datasets.map((d) => [`datasets/${d.id}.md`, datasetPage(d, definitions)]),
  ),
});
