import { code, codes, link, page, table } from './markdown.mjs';

const GROUPED = {
  hour: 'by hour',
  day: 'by day',
  week: 'by week',
  month: 'by month',
  weekday: 'by weekday',
  school_year: 'by school year',
  tens: 'by tens',
};

const axis = (encoding) =>
  encoding ? [code(encoding.field), GROUPED[encoding.as] ?? ''].join(' ').trim() : '';

const WORDS = {
  rows: () => 'number of rows',
  distinct: ({ field, within = [] }) =>
    `different ${code(field)}${within.length ? ` within ${codes(within)}` : ''}`,
  sum: ({ field }) => `sum of ${code(field)}`,
  mean: ({ field }) => `mean of ${code(field)}`,
  median: ({ field }) => `median of ${code(field)}`,
  min: ({ field }) => `smallest ${code(field)}`,
  max: ({ field }) => `largest ${code(field)}`,
  percentile: ({ field, at }) => `${at}th percentile of ${code(field)}`,
  share: ({ where, distinct }) =>
    `share of ${distinct ? `different ${code(distinct)}` : 'the rows'} where ${conditions(where)}`,
  ratio: ({ above, below }) => `${words(above)} / ${words(below)}`,
  top: ({ field }) => `most frequent ${code(field)} and its share`,
};
const OPERATORS = {
  equals: 'is',
  contains: 'contains',
  matches_part: 'fits',
  matches_whole: 'fits whole',
  in_list: 'is one of',
  is_null: 'is empty',
  between: 'is between',
  greater: 'is above',
  greater_or_equal: 'is at least',
  less: 'is below',
  less_or_equal: 'is at most',
};
const condition = ({ field, operator, values, exclude }) => {
  if (operator === 'is_null') return `${code(field)} is ${exclude ? 'not ' : ''}empty`;
  const listed = values.map(code).join(', ');
  return `${code(field)} ${exclude ? 'not: ' : ''}${OPERATORS[operator]} ${listed}`;
};
const conditions = (where = []) =>
  where.map((some) => some.map(condition).join(' or ')).join(', and ');
const words = (quantity) => {
  const where =
    quantity.where && quantity.of !== 'share' ? ` where ${conditions(quantity.where)}` : '';
  return `${WORDS[quantity.of](quantity)}${where}`;
};

const chartsTable = ({ charts }) =>
  table(
    ['Chart', 'Question', 'Drawn as', 'Across', 'Told apart', 'Shows', 'Of rows where'],
    charts.map((chart) => [
      chart.title,
      chart.question,
      [chart.mark, chart.compare ? 'with the year before' : ''].filter(Boolean).join(', '),
      axis(chart.x),
      axis(chart.series),
      [chart.y, ...(chart.also ?? [])].map((y) => `${y.title}: ${words(y)}`).join('; '),
      [conditions(chart.where), chart.recent ? `the last ${chart.recent.hours} hours` : '']
        .filter(Boolean)
        .join('; '),
    ]),
  );

const notes = ({ charts }) =>
  charts
    .filter(({ note }) => note)
    .map(({ title, note }) => `- **${title}:** ${note}`)
    .join('\n');

const RECORDS = {
  homeroom_datasets: 'what every published data set says of itself',
  homeroom_runs: 'the history of runs',
};

const sources = (report, { datasets, fieldsOfChart }) =>
  report.datasets
    .map((id) => {
      const dataset = datasets.find((one) => one.id === id);
      const fields = new Set(
        report.charts.filter((c) => c.dataset === id).flatMap((c) => fieldsOfChart(c)),
      );
      const what = dataset
        ? link(dataset.title, `../datasets/${id}.md`)
        : RECORDS[id]
          ? `Homeroom’s own records: ${RECORDS[id]}`
          : `${report.needs[id].title} (${code(id)}, which no system has yet: see below)`;
      return `- **${what}:** ${codes([...fields].sort())}`;
    })
    .join('\n');

const settingsTable = ({ settings = [] }) =>
  table(
    ['Setting', 'In charts', 'What it changes', 'Otherwise'],
    settings.map((s) => [s.title, code(`{${s.id}}`), s.meaning, code(s.default)]),
  );

const needed = ({ needs = {} }) =>
  Object.entries(needs).flatMap(([id, need]) => [
    `### ${need.title}`,
    `Data set ${code(id)}. ${need.grain} Key: ${codes(need.key)}. Until a data set of this id is there, ` +
      'the report says that it is missing.',
    table(
      ['Field', 'Type', 'Unit', 'Meaning', 'Class'],
      need.fields.map((f) => [code(f.name), f.type, f.unit, f.meaning, f.class]),
    ),
  ]);

const reportPage = (report, definitions) =>
  page(code(`src/reports/${report.id}.ts`), [
    `# ${report.title}`,
    report.description,
    '## Questions',
    report.questions.map((question) => `- ${question}`).join('\n'),
    '## Charts',
    chartsTable(report),
    notes(report),
    report.settings ? '## Settings' : '',
    report.settings ? settingsTable(report) : '',
    '## Fields',
    sources(report, definitions),
    ...(report.needs ? ['## Data sets it needs', ...needed(report)] : []),
  ]);

const indexPage = ({ reports }) =>
  page('the definitions in `src/reports`', [
    '# Reports',
    table(
      ['Report', 'What it shows', 'Data sets'],
      reports.map((r) => [link(r.title, `${r.id}.md`), r.description, codes(r.datasets)]),
    ),
    '## How numbers are computed',
    [
      '- **Days** are those of the workbook’s time zone; a week begins on Monday; a school year is called by the year in which it ends and begins on 1 July where a date has to tell.',
      '- **Percentiles and medians** of n sorted values stand at place (n − 1) · share, between two values in proportion, as `PERCENTILE.INC` and `MEDIAN` of spreadsheets have it.',
      '- **Different persons** are told apart within a site: two sites may use the same numbers.',
      '- **The year before** is the school year before the newest one among the rows that are shown.',
      '- **Shares** are of the rows, or of the different persons, for which the answer is known.',
    ].join('\n'),
    '## Small groups',
    'A value over fewer persons than the school’s threshold (10 unless it chooses otherwise) is not shown, and neither are its rows. ' +
      'Nor is what would let a reader work it out: where one part of a whole is hidden, the next smallest is hidden too, and so on until ' +
      'no hidden number follows from the shown ones. Site, school, grade and dates that a reader filters by count as axes like any other: ' +
      'the same groups are hidden however one comes to them.',
    [
      '- What is protected is who stands in a group, not a property that all of a large group share.',
      '- Of a share, the whole is counted: 5 % of 40 students is shown.',
      '- Two ranges of dates that differ by a few days can be told apart by subtraction; a range and the whole cannot.',
      '- Where more than 300 hidden groups hang together, only single sums are looked at, not several together.',
      '- Whoever may open the data set’s tab sees its rows: this is for pictures that are shared further.',
    ].join('\n'),
  ]);

/** Path of each page under docs/, and its text. */
export const reportPages = (definitions) => ({
  'reports/README.md': indexPage(definitions),
  ...Object.fromEntries(
    definitions.reports.map((r) => [`reports/${r.id}.md`, reportPage(r, definitions)]),
  ),
});
