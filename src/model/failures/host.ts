import type { Entry } from './entry';

/** Of every permission that was refused. */
const NEXT_CONSENT = 'Grant it on Google’s page, with every box ticked, then open Homeroom again.';

/** Of Google’s services: permissions, quotas, stores, the workbook; and of Homeroom itself. */
export const HOST = {
  'workbook.full': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'The workbook has no room for {tab}: it may hold 10 million cells.',
    next: 'Delete tabs or empty columns you do not need, or publish to a new workbook.',
  },
  'workbook.locked': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'The tab “{tab}” is protected, so Homeroom may not write to it.',
    next: 'Remove the protection (Data, then Protected sheets and ranges) and refresh.',
  },
  'workbook.unreachable': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'This Google account may not open the workbook, or it is gone.',
    next: 'Ask whoever owns it to share it with you, or choose another workbook.',
  },
  'workbook.busy': {
    recovery: 'pause',
    blame: 'host',
    message: 'Google Sheets did not accept the change just now.',
    next: 'Nothing to do: Homeroom tries again by itself.',
  },
  'storage.full': {
    recovery: 'fail',
    blame: 'workbook',
    message: 'Google’s store for this workbook’s settings is full (500 KB).',
    next: 'Switch off data sets you do not need, or remove old connections.',
  },
  'storage.lost': {
    recovery: 'retry',
    blame: 'host',
    message: 'A file of raw data is gone from your Drive.',
    next: 'Nothing to do: Homeroom reads it from the source again.',
  },
  'host.quota': {
    recovery: 'pause',
    blame: 'host',
    message: 'Today’s share of {service} is used up.',
    next: 'Nothing to do: Homeroom goes on tomorrow by itself.',
  },
  'host.transient': {
    recovery: 'retry',
    blame: 'host',
    message: 'Google had a short problem: {detail}',
    next: 'Nothing to do: Homeroom tries again by itself.',
  },
  'host.unauthorized': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom no longer has your permission for {service}.',
    next: 'Open the Homeroom menu and grant the permission again.',
  },
  'consent.spreadsheets': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not use your spreadsheets: nothing can be published.',
    next: NEXT_CONSENT,
  },
  'consent.email': {
    recovery: 'fail',
    blame: 'host',
    message:
      'Homeroom may not see your mail address: it cannot tell who looks after this workbook, so nothing can be connected.',
    next: NEXT_CONSENT,
  },
  'consent.drive': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not keep files of its own in your Drive: nothing can be refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.requests': {
    recovery: 'fail',
    blame: 'host',
    message:
      'Homeroom may not reach other services: your school’s systems cannot be asked, so nothing is refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.windows': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not show its sidebar and dialogs.',
    next: NEXT_CONSENT,
  },
  'consent.trigger': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not work while you are away: nothing is refreshed by itself.',
    next: NEXT_CONSENT,
  },
  'consent.mail': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not send mails: nobody is told when a data set needs a person.',
    next: NEXT_CONSENT,
  },
  'consent.classroom': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not read Google Classroom: its courses are not refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.bigquery': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not use BigQuery: what is built there is not refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.sqlservice': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom may not use Cloud SQL by its name: what is built there is not refreshed.',
    next: NEXT_CONSENT,
  },
  'consent.some': {
    recovery: 'fail',
    blame: 'host',
    message: 'Homeroom lacks a permission that it needs: something will not work.',
    next: NEXT_CONSENT,
  },
  'host.trigger_silent': {
    recovery: 'fail',
    blame: 'host',
    message: 'The automatic refresh has not started for {hours} hours, although it is set up.',
    next: 'Refresh by hand for now. If it lasts, remove Homeroom under Extensions, Add-ons, and install it again: your data sets stay.',
  },
  'host.killed': {
    recovery: 'fail',
    blame: 'host',
    message: 'Google ended the work {count} times in a row before anything came of it: {what}.',
    next: 'Refresh fewer data sets at a time. If one of them never succeeds, report it with the run’s id.',
  },
  'quota.waits': {
    recovery: 'pause',
    blame: 'host',
    message:
      '{count} data set(s) wait, because today’s share of {service} does not suffice for all.',
    next: 'Nothing to do: they go on by themselves, the longest overdue first. Less frequent schedules need less.',
  },
  'homeroom.unexpected': {
    recovery: 'fail',
    blame: 'homeroom',
    message: 'Something went wrong inside Homeroom: {detail}',
    next: 'Refresh again. If it comes back, report it with the run’s id.',
  },
} as const satisfies Readonly<Record<string, Entry>>;
