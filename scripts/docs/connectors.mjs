import { anchor, code, codes, link, page, table } from './markdown.mjs';

const KINDS = {
  url: 'address',
  text: 'text',
  secret: 'secret',
  pem: 'certificate',
  secret_pem: 'secret key',
  choice: 'choice',
  number: 'number',
  date: 'date',
  list: 'list, one entry a line',
  yes_no: 'yes or no',
};

/** A choice says what can be chosen; what is asked only sometimes, when. */
const kindOf = (s, settings) => {
  const other = settings.find(({ name }) => name === s.when?.name);
  const titleOf = (value) => other?.options?.find((one) => one.value === value)?.title ?? value;
  return [
    s.options
      ? `${KINDS[s.type]} of: ${s.options.map(({ title }) => title).join(', ')}`
      : KINDS[s.type],
    s.optional ? 'optional' : '',
    s.default === undefined ? '' : `${code(s.default)} unless you say otherwise`,
    other ? `only if ${other.title} is ${s.when.values.map(titleOf).join(' or ')}` : '',
  ]
    .filter(Boolean)
    .join('; ');
};

const settingsTable = ({ settings }) =>
  table(
    ['Setting', 'Kind', 'Where to find it'],
    settings.map((s) => [s.title, kindOf(s, settings), s.help]),
  );

const columnsTable = (fields) =>
  table(
    ['Column', 'Type', 'In the source’s record', 'Class'],
    fields.map((f) => [code(f.name), f.type, code(f.path), f.class]),
  );

const refOf = (connector, name) => code(`{{ ref('${connector.id}.${name}') }}`);

const childPart = (connector, child) =>
  [
    `${refOf(connector, child.table)} has a row for each entry of ${code(child.path)}, joined by ` +
      `${code('_parent')} and ordered by ${code('_position')}.`,
    columnsTable(child.fields),
  ].join('\n\n');

const resourcePart = (connector, resource) =>
  [
    `### ${resource.title}`,
    `In SQL it is ${refOf(connector, resource.name)}, one row for each ${code(resource.key)}.`,
    columnsTable(resource.fields),
    ...(resource.children ?? []).map((child) => childPart(connector, child)),
  ].join('\n\n');

const feeds = (connector, { datasets }) =>
  datasets
    .filter(
      (d) =>
        d.sql[connector.id] !== undefined ||
        (d.sql[connector.family] !== undefined && (connector.feeds?.includes(d.id) ?? true)),
    )
    .map((d) => `- ${link(d.title, `../datasets/${d.id}.md`)}`)
    .join('\n');

const limitsOf = ({ rate }) => {
  const ceilings = [
    [rate.perSecond, 'second'],
    [rate.perMinute, 'minute'],
    [rate.perHour, 'hour'],
  ].flatMap(([most, span]) => (most ? [`${most.toLocaleString('en')} in any ${span}`] : []));
  return (
    `At most ${rate.parallel} request${rate.parallel === 1 ? ' is' : 's are'} under way at once` +
    (ceilings.length > 0 ? `, and no more than ${ceilings.join(' and ')}` : '') +
    (rate.perHour ? ', counted for all connections that use the same key.' : '.') +
    ' When the source asks to slow down, Homeroom waits.'
  );
};

/** Where a reading stands that was complete, of a source that tells what changed. */
const READ = { since: '2026-06-01T00:00:00Z', fullAt: 0 };

/** Whether a repair may begin at a day, or reads everything. */
const againOf = ({ resources, rewind }) => {
  const able = resources.filter((one) => rewind?.(one, READ, '2026-01-01') ?? null);
  if (able.length === 0)
    return (
      'This source cannot be asked by date: when you have a data set read again from a day, everything ' +
      'is read.'
    );
  const all = able.length === resources.length;
  return (
    'When you have a data set read again from a day, only what changed since then is asked for' +
    (all ? '.' : ` of ${able.map(({ title }) => title).join(', ')}; everything else is read whole.`)
  );
};

/** Permissions of Google's that a school's copy asks for by itself. */
const permissionsOf = ({ scopes = [] }) =>
  scopes.length === 0
    ? []
    : [
        '## Permissions',
        'It is read with the Google account of the person who connects, and asks for no key. Only copies that ' +
          `name these permissions in ${code('src/org/scopes.json')} may use it; then ${code('npm run push')}, ` +
          'open Homeroom, and grant them:',
        `\`\`\`json\n${JSON.stringify(scopes, null, 2)}\n\`\`\``,
      ];

const connectorPage = (connector, definitions) =>
  page(code(`src/connectors/${connector.id}`), [
    `# ${connector.title}`,
    connector.description,
    '## Settings',
    settingsTable(connector),
    ...permissionsOf(connector),
    'A secret is kept in the user properties of the person who connects, and is never shown again.',
    '## Limits',
    limitsOf(connector),
    againOf(connector),
    feeds(connector, definitions) ? '## Feeds' : '',
    feeds(connector, definitions),
    '## Resources',
    table(
      ['Resource', 'The source calls it', 'Nested lists'],
      connector.resources.map((r) => [
        link(r.title, `#${anchor(r.title)}`),
        code(r.name),
        codes((r.children ?? []).map((c) => c.table)),
      ]),
    ),
    'Every table also has `_connection`, the connection a row came from. What no column claims stays ' +
      'in `_extra` of the resource’s table, as JSON.',
    ...connector.resources.map((resource) => resourcePart(connector, resource)),
  ]);

const indexPage = ({ connectors }) =>
  page('the definitions in `src/connectors`', [
    '# Connectors',
    table(
      ['Connector', 'Resources', 'What it is'],
      connectors.map((c) => [link(c.title, `${c.id}.md`), c.resources.length, c.description]),
    ),
    `How to write another: ${link('Add a connector', '../add-a-connector.md')}.`,
  ]);

/** Path of each page under docs/, and its text. */
export const connectorPages = (definitions) => ({
  'connectors/README.md': indexPage(definitions),
  ...Object.fromEntries(
    definitions.connectors.map((c) => [`connectors/${c.id}.md`, connectorPage(c, definitions)]),
  ),
});
