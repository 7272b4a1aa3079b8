/**
 * What Looker Studio's pages say of us, in English; `src/messages/fr.ts` has each in French. Whole sentences:
 * nothing is put together from pieces.
 */
export const WORDS = {
  intro:
    'Choose a workbook in which Homeroom publishes data sets. Listed are those in which you have opened Homeroom; of any other that is shared with you, give the address.',
  none: 'Homeroom knows no workbook of yours yet. Open Homeroom in one and come back, or give its address here.',
  workbook: 'Workbook',
  workbookHelp: 'A workbook in which you have opened Homeroom.',
  address: 'Address of a workbook',
  addressHelp: 'Goes before the list above. Leave it empty to choose from the list.',
  dataset: 'Data set',
  datasetHelp: 'Only those are listed that are published there and that you may read.',
  version: 'Version',
  versionHelp: 'The latest changes with every refresh; an older one stays as it was.',
  latest: 'Always the latest',
  freshness: 'Add how fresh the data are',
  freshnessHelp:
    'Adds when they were published, their age in hours, whether they are complete, and how many rows are in quarantine.',
  dated: 'Only rows within the report’s date range',
  direct: 'Let Looker Studio ask BigQuery itself',
  directHelp:
    'Rows do not pass through Homeroom, and there may be any number of them. Whoever reads needs access to the tables in BigQuery, and this copy of the connector must be deployed for it.',
  language: 'Language of descriptions and messages',
  languageHelp: 'Names of fields stay as they stand in the workbook.',
  /** Groups of fields. */
  about: 'About the data',
  numbers: 'Numbers',
  dates: 'Dates',
  keys: 'Keys',
  details: 'Details',
  origin: 'Where a row came from',
  rows: 'Rows',
  rowsMeaning: 'How many rows there are.',
  publishedAt: 'Published At',
  publishedAtMeaning: 'When these rows were published, in UTC.',
  age: 'Age (Hours)',
  ageMeaning: 'Hours since these rows were last found to be what the sources hold.',
  complete: 'Complete',
  completeMeaning:
    'No when a later refresh failed or is held, or some sources could not be read: what is shown is the last good version.',
  quarantined: 'Rows in Quarantine',
  quarantinedMeaning: 'Rows that broke a rule and were kept out of what is shown.',
} as const;

/** `by`: the title of the field with the data set's own date. */
export const DATED_HELP = 'By {by}. Without it a report shows all rows, whatever its date range.';

/** What a person is told who looks at a report, and what to do. */
export const TROUBLES = {
  no_workbook: {
    message: 'No workbook was chosen.',
    next: 'Edit the data source’s connection and choose one.',
  },
  bad_address: {
    message: 'This is not the address of a workbook.',
    next: 'Copy it from the browser: it begins with https://docs.google.com/spreadsheets/.',
  },
  workbook: {
    message: 'This workbook is gone, or it is not shared with the account that reads it.',
    next: 'Ask its owner to share it, or edit the data source’s connection and choose another.',
  },
  nothing: {
    message: 'Homeroom has published nothing in this workbook that you may read.',
    next: 'Open Homeroom there, switch a data set on and refresh, or choose another workbook.',
  },
  no_dataset: {
    message: 'No data set was chosen.',
    next: 'Edit the data source’s connection and choose one.',
  },
  missing: {
    message: '{dataset} is not published in this workbook.',
    next: 'Open Homeroom in the workbook, switch it on and refresh.',
  },
  field: {
    message: '{dataset} no longer has the field {field}.',
    next: 'Edit the data source and choose “Refresh fields”, then take {field} out of the report.',
  },
  version: {
    message: 'The version of {dataset} that was chosen is no longer kept, or not for this account.',
    next: 'Edit the data source’s connection and choose another version.',
  },
  too_large: {
    message: '{dataset} would answer with {rows} rows; Looker Studio takes {most} at most.',
    next: 'Add a filter or a date range to the report, or build your data sets in BigQuery.',
  },
} as const;
export type Trouble = keyof typeof TROUBLES;
