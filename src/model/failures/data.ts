import type { Entry } from './entry';

/** Of the data itself, and of what is shown of it. */
export const DATA = {
  'data.no_key': {
    recovery: 'fail',
    blame: 'data',
    message: '{count} record(s) of {resource} came without {field}, so they cannot be told apart.',
    next: 'Ask whoever enters the data to complete the record. Your tab is as it was.',
  },
  'data.wrong_type': {
    recovery: 'fail',
    blame: 'data',
    message: '{count} value(s) of {resource}.{field} are {found} where {promised} was promised.',
    next: 'Ask the vendor why the type changed: leading zeros may be lost. Your tab is as it was.',
  },
  'data.check': {
    recovery: 'fail',
    blame: 'data',
    message: '{dataset} did not pass its check “{check}”: {found}.',
    next: 'Look at the rows in question at the source. The last good version stays published.',
  },
  'question.field': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} has no field “{field}” here.',
    next: 'Ask for some of these: {fields}.',
  },
  'question.value': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The condition “{operator}” on {field} does not take “{value}”.',
    next: 'It takes: {wanted}.',
  },
  'shown.missing': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} is not published in this workbook.',
    next: 'Open the workbook, switch it on in Homeroom and refresh it.',
  },
  'shown.unfinished': {
    recovery: 'pause',
    blame: 'homeroom',
    message: '{dataset} is being updated right now.',
    next: 'Ask again in a minute or two.',
  },
  'shown.past': {
    recovery: 'fail',
    blame: 'setting',
    message: 'There is no past version of {dataset} of {asOf} to be read here.',
    next: 'Ask for a later one. Past versions are kept as long as the settings say, and only the steward can read them.',
  },
  'data.held': {
    recovery: 'fail',
    blame: 'data',
    message: '{dataset} would go from {before} to {after} rows. That is more than usual.',
    next: 'If this is right, choose “Publish anyway”. Until then the last version stays.',
  },
  'data.not_landed': {
    recovery: 'fail',
    blame: 'setting',
    message: '{dataset} was never read to its end, so there is nothing stored to build it from.',
    next: 'Refresh it first. After that it can be built again without asking the source.',
  },
  'data.sql': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'The query of {dataset} does not run: {detail}',
    next: 'If your school changed this data set, correct its SQL; otherwise report it.',
  },
  'build.too_large': {
    recovery: 'fail',
    blame: 'host',
    message: '{dataset} needs {rows} rows in memory, more than fits in one execution.',
    next: 'Connect Cloud SQL or BigQuery in Settings; the same data set runs there.',
  },
  'activity.unknown_run': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This run is no longer on record.',
    next: 'Runs are kept for as long as Settings says. Colleagues see the last ones only.',
  },
  'check.unfinished': {
    recovery: 'retry',
    blame: 'host',
    message: 'The System check is not finished: the time of one execution did not suffice.',
    next: 'Check again: it goes on where it stopped.',
  },
  'report.missing': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'This version of Homeroom has no data set “{dataset}”.',
    next: 'The report begins to work when a system that has this is connected: see docs/reports.',
  },
  'report.unknown': {
    recovery: 'fail',
    blame: 'setting',
    message: 'There is no report “{report}”.',
    next: 'Go back to the gallery: it shows every report there is.',
  },
  'board.link': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This link opens no board: it is not whole, or it was revoked or is over.',
    next: 'Ask whoever gave it to you for a new one. It is made in Homeroom, beneath the board.',
  },
  'web.visitor': {
    recovery: 'fail',
    blame: 'setting',
    message: 'This page shows the board and does nothing else.',
    next: 'Open the workbook to do more: Homeroom is in its menu.',
  },
  'report.chart': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The report {report} has no chart “{chart}”.',
    next: 'Open the report anew: it may have changed.',
  },
  'report.suppressed': {
    recovery: 'fail',
    blame: 'setting',
    message: 'The rows are not shown: fewer than {people} persons could be told from them.',
    next: 'Choose a larger group.',
  },
} as const satisfies Readonly<Record<string, Entry>>;
