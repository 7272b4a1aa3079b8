import type { Forms } from './forms';

/** What the page says where a source is a table: a file, or a tab of a spreadsheet. */
export const table = (f: Forms) => ({
  file: {
    intro:
      'A table of text (CSV, TSV) becomes a data set: exports of a system, lists that someone keeps. It is read again when it has changed, and what is not in it any more goes.',
    where: 'Where the file is',
    address: 'Link or address',
    addressHelp:
      'An https:// address that downloads the file, or the link of a file in Drive (in copies of Homeroom that may open Drive files).',
    look: 'Look at the file',
    how: 'How it is written',
  },
  tracker: {
    intro:
      'A tab of a Google Sheet becomes a data set: what teachers or advisers keep track of. It is only read. Its formats, filters and formulas stay as they are.',
    where: 'Which spreadsheet',
    address: 'Link of the spreadsheet',
    addressHelp:
      'The address in the browser while it is open. Your account must be able to open it.',
    look: 'Look at the spreadsheet',
    how: 'Where the table stands',
  },
  results:
    'Results of an assessment vendor (MAP Growth, i-Ready or another) are a system of their own: connect “Assessment results file” in the list of systems.',
  looking: 'Looking…',
  again: 'Look again',
  login: 'It asks for a user and a password',
  loginHelp: 'They are only used to look at it here. The connection asks for them again.',
  user: 'User',
  password: 'Password',
  encoding: 'Characters',
  delimiter: 'Between cells',
  delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar |' } as Readonly<
    Record<string, string>
  >,
  headerLine: 'Line with the names',
  headerLineHelp: '0 if it has none.',
  headerRow: 'Row with the names',
  headerRows: 'Rows of names',
  one: 'One',
  two: 'Two',
  tab: 'Tab',
  range: 'Range',
  rangeHelp: 'Like B3:H. Empty: the whole tab.',
  columns: 'What was found',
  columnsHelp:
    'Look at each column: its type, and how close it is to a person. What is not ticked stays where it is.',
  /** The first rows, as they would be published. */
  read: f.count('# row was read', '# rows were read'),
  nothing:
    'Nothing stands here. Choose another tab, or say where the table begins, and look again.',
  seenRows: f.count('# row was looked at.', '# rows were looked at.'),
  take: 'Take',
  takeOf: (column: string) => `Take ${column}`,
  from: 'In the table',
  name: 'Name',
  nameOf: (column: string) => `Name of ${column}`,
  type: 'Type',
  typeOf: (column: string) => `Type of ${column}`,
  formatOf: (column: string) => `How ${column} is written`,
  types: {
    text: 'Text',
    integer: 'Whole number',
    number: 'Number',
    boolean: 'Yes or no',
    date: 'Date',
    timestamp: 'Date and time',
  } as Readonly<Record<string, string>>,
  months: {
    'MM/DD/YYYY': 'month/day/year',
    'DD/MM/YYYY': 'day/month/year',
    'MM-DD-YYYY': 'month-day-year',
    'DD-MM-YYYY': 'day-month-year',
    'DD.MM.YYYY': 'day.month.year',
    'MM/DD/YY': 'month/day/yy',
    'DD/MM/YY': 'day/month/yy',
    'DD.MM.YY': 'day.month.yy',
    'YYYY-MM-DD': 'year-month-day',
    'YYYY/MM/DD': 'year/month/day',
    YYYYMMDD: 'yearmonthday',
    'DD MMM YYYY': '3 Sep 2026',
    'MMM DD YYYY': 'Sep 3, 2026',
    'DD-MMM-YY': '3-Sep-26',
  } as Readonly<Record<string, string>>,
  class: 'Tells of',
  classOf: (column: string) => `What ${column} tells of`,
  classes: {
    none: 'nobody',
    quasi: 'someone, with others',
    personal: 'a person',
    sensitive: 'a person: sensitive',
  } as Readonly<Record<string, string>>,
  /** Of columns of a saved source, as the table has them now. */
  since: { new: 'new in the table', gone: 'no longer in the table' },
  key: 'Key',
  keyOf: (column: string) => `${column} tells rows apart`,
  keyHelp:
    'The key is what tells rows apart: one column, or several together. Without one, rows are told apart by their lines.',
  either: (column: string, first: string, second: string) =>
    `The days of “${column}” can be read as ${first} or as ${second}. Choose.`,
  /** What of a spreadsheet can be read in two ways. */
  unsure: {
    heading: (what: string) =>
      `“${what}” stands above empty cells, and is taken for their columns too. Merge its cells in the spreadsheet to say which are its own.`,
    key: (what: string, rows: number) =>
      `A cell of “${what}” is merged over ${f.number(rows)} rows: it cannot tell them apart by itself. Tick another column of the key beside it.`,
    amount: (what: string, rows: number) =>
      `A number in “${what}” is merged over ${f.number(rows)} rows: each of them has it, so that a sum counts it more than once.`,
  },
  aside: f.count('# line cannot be taken whole', '# lines cannot be taken whole'),
  kept: 'These are the columns as they were saved: look at the table to see what it has now.',
  asideHelp:
    'What is set aside stands in a data set of its own, with its line: nothing is left out unseen.',
  wantName: 'Every column that is taken needs a name of its own: letters, digits and _.',
  wantColumn: 'Take one column at least.',
});

export type TableWords = ReturnType<typeof table>;
