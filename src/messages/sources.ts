import type { Forms } from './forms';
import { nextSteps } from './next-steps';
import { database } from './sources-database';
import { saved as own } from './sources-saved';
import { table } from './sources-table';

/** What the page says on which a source is added by a file. */
export const sources = (f: Forms) => ({
  title: 'Add a source',
  kind: 'What is it?',
  /** What a source can be added by. */
  kinds: {
    database: {
      title: 'A database',
      help: 'Tables or a query of PostgreSQL, MySQL, MariaDB or SQL Server.',
    },
    file: {
      title: 'A file',
      help: 'A CSV or TSV file in Drive or at an address.',
    },
    tracker: {
      title: 'A spreadsheet',
      help: 'A tab of a Google Sheet that someone keeps.',
    },
    manifest: {
      title: 'A low-code manifest',
      help: 'The file of a connector as Airbyte’s are written.',
    },
  },
  intro:
    'A low-code manifest, as Airbyte’s connectors are written, says how a system’s API is read. Nothing in it is run as a program, and it can only reach its own servers.',
  file: 'The file',
  paste: 'Its text (YAML or JSON)',
  pasteHelp: 'Paste the whole file here.',
  address: 'Or its address',
  addressHelp:
    'An https:// address that opens without signing in, such as a file on GitHub. A file in Drive that anyone with its link may open can be read by that link; of others, paste the text: Homeroom may only open the files it made.',
  fetch: 'Read from the address',
  fetching: 'Reading…',
  look: 'Check the file',
  looking: 'Checking…',
  problems: 'What will not work',
  none: 'All of it is supported.',
  line: (n: number) => `Line ${f.number(n)}:`,
  stopsAll: 'It cannot be added.',
  stops: (stream: string) => `“${stream}” is left out.`,
  stopsNone: 'Nothing is left out for it.',
  streams: f.count('# stream can be read', '# streams can be read'),
  settings: 'Try it',
  settingsHelp:
    'These answers are only used to try it here. The connection asks for them again and keeps them.',
  noSettings: 'It needs no settings.',
  optional: 'optional',
  preview: 'Show the first rows',
  previewing: 'Asking the system…',
  rows: f.count('# row on the first page', '# rows on the first page'),
  noRows: 'It answered without a row.',
  late: 'There was no time left to look at it.',
  more: f.count('and # more column', 'and # more columns'),
  name: 'What to call it',
  nameHelp: 'So it stands in the list of systems.',
  save: 'Save the source',
  saving: 'Saving…',
  saved: (name: string) =>
    `“${name}” is saved and stands in the list of systems. Connect it, then switch its data sets on.`,
  changed: (name: string) =>
    `“${name}” is changed. The next refresh reads it so; until then what is published stays, and what is connected stays connected.`,
  connect: (name: string) => `Connect ${name}`,
  toConsole: 'Back to the console',
  own: own(f),
  database: database(f),
  table: table(f),
  /** By the failure's code, where the table of failures sends others to Connections. */
  nextSteps,
  noAnswer: 'Google did not answer. Nothing was changed.',
});

export type SourcesWords = ReturnType<typeof sources>;
