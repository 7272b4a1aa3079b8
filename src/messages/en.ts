import { console as first } from './console';
import { consoleMore } from './console-more';
import type { Forms } from './forms';

/** All the console says. Every text is a whole sentence or label: nothing is put together from pieces elsewhere. */
export const console = (f: Forms) => ({ ...first(f), ...consoleMore(f) });

/** What Google shows of the add-on around the console: its menu, its card, its dialogs. */
export const addOn = (f: Forms) => ({
  title: 'Homeroom',
  /** A card without a workbook to speak of. */
  subtitle: 'Your school’s data in Sheets',
  open: 'Open Homeroom',
  refreshAll: 'Refresh all now',
  reports: 'Reports',
  sources: 'Add a source',
  check: 'System check',
  help: 'Help',
  close: 'Close',
  begin: 'Nothing is connected yet',
  beginBy: 'Open Homeroom and connect your school’s first system: it leads you from there.',
  trouble: 'Homeroom could not look',
  notice: 'Please read',
  datasets: 'Data sets',
  fresh: (fresh: number, on: number) =>
    on === 0
      ? 'None is switched on yet.'
      : fresh === on
        ? f.plural(on, { one: 'It is fresh.', other: 'All # are fresh.' })
        : f
            .plural(fresh, { one: '# of {on} is fresh.', other: '# of {on} are fresh.' })
            .replace('{on}', f.number(on)),
  needYou: 'Waiting for a person',
  /** @param named the first of `n` data sets. */
  named: (named: readonly string[], n: number) =>
    n > named.length ? f.list([...named, `${f.number(n - named.length)} more`]) : f.list(named),
  running: 'Refreshing now',
  done: (done: number, of: number) => `${f.number(done)} of ${f.number(of)} done.`,
  next: 'Next refresh',
  steward: 'Looked after by',
  you: 'You',
  refused: 'Not refreshed',
  grant: 'Grant the permission',
  openByMenu: 'Choose Extensions, then Homeroom, then Open Homeroom.',
  helpTitle: 'How Homeroom works',
  helpText: [
    'Extensions › Homeroom › Open Homeroom opens the console beside your sheet. Under Connections you connect your school’s systems; under Data sets you switch on what you need, and it arrives as tabs.',
    'From then on it is kept fresh by itself, also when the sheet is closed. Activity tells what happened. When a person is needed, a mail says what to do.',
    'Add your own columns to the right of a data set, and your own tabs: Homeroom leaves them alone.',
    'If something is not as it should be: Activity › the run › Copy support bundle gives whoever helps you all they need, without secrets or names of students. System check asks Google what this account can do.',
  ],
});

/** Mails. One tells several things; every text is whole. */
export const mails = (f: Forms) => {
  /** The first title, and how many more there are. */
  const named = ([first = '', ...more]: readonly string[], verb: readonly [string, string]) =>
    more.length === 0
      ? `${first} ${verb[0]}`
      : `${first} and ${f.number(more.length)} more ${verb[1]}`;
  return {
    subject: (about: string) => `Homeroom: ${about}`,
    about: {
      need: (titles: readonly string[]) => named(titles, ['needs you', 'need you']),
      late: (titles: readonly string[]) => named(titles, ['is out of date', 'are out of date']),
      partial: (titles: readonly string[]) =>
        named(titles, ['is not complete', 'are not complete']),
      well: (titles: readonly string[]) => named(titles, ['is well again', 'are well again']),
      schema: (site: string) => `${site} sends other fields`,
      expires: (site: string, days: number) =>
        days < 0 ? `The key of ${site} has ended` : `The key of ${site} ends ${f.inDays(days)}`,
      trigger: 'The automatic refresh needs you',
    },
    labels: {
      trigger: 'Needs you',
      failed: 'Needs you',
      held: 'Waits for you',
      late: 'Out of date',
      partial: 'Not complete',
      schema: 'Changed at the source',
      expires: 'Key ends',
      well: 'Well again',
    },
    titles: (titles: readonly string[]) => f.list(titles),
    /** What stands between a label and what it is about. */
    colon: ':',
    means: 'What it means',
    todo: 'What to do',
    openTab: 'Open the tab',
    openWorkbook: 'Open the workbook',
    grant: 'Grant the permission',
    /** @param at when the rows that are there were published; absent: never. */
    kept: (n: number, at: string | undefined) =>
      n > 1
        ? 'The tabs keep their last good rows until this is solved.'
        : at === undefined
          ? 'Its rows have not arrived yet.'
          : `The tab keeps the rows of ${at} until this is solved.`,
    held: (at: string) => `Nothing is changed in the tab: it keeps the rows of ${at}.`,
    late: {
      happened: (n: number, since: string) =>
        f.plural(n, {
          one: `A refresh was promised by ${since}, and it has not come.`,
          other: `A refresh of these # data sets was promised by ${since}, and it has not come.`,
        }),
      means: (n: number, at: string | undefined) =>
        n > 1
          ? 'The tabs show older rows than you expect. Homeroom goes on trying by itself.'
          : at === undefined
            ? 'Its rows have not arrived yet. Homeroom goes on trying by itself.'
            : `The tab shows the rows of ${at}. Homeroom goes on trying by itself.`,
      todo: 'If it stays like this, open Homeroom in the workbook and look at the last runs under Activity.',
    },
    partial: {
      happened: (sites: readonly string[], of: number, since: string) =>
        `${f.number(of - sites.length)} of ${f.number(of)} sources are read. Since ${since} this could not be read: ${f.list(sites)}.`,
      means: (n: number) =>
        f.plural(n, {
          one: 'The rows of the other sources are fresh. What was read before of this stays, and is caught up by itself.',
          other:
            'In these # data sets the rows of the other sources are fresh. What was read before of this stays, and is caught up by itself.',
        }),
    },
    schema: {
      added: (resource: string, site: string, fields: readonly string[]) =>
        f.plural(fields.length, {
          one: `${site} sends a field of “${resource}” that was not there before: ${f.list(fields)}.`,
          other: `${site} sends # fields of “${resource}” that were not there before: ${f.list(fields)}.`,
        }),
      gone: (resource: string, site: string, fields: readonly string[]) =>
        f.plural(fields.length, {
          one: `${site} no longer fills a field of “${resource}”: ${f.list(fields)}.`,
          other: `${site} no longer fills # fields of “${resource}”: ${f.list(fields)}.`,
        }),
      meansAdded: 'Your tabs stay as they are. The new values are kept with the raw data.',
      meansGone: 'Columns that are made from it are empty from now on.',
      todoAdded:
        'Nothing, unless you want a column for it: then ask whoever maintains your copy of Homeroom.',
      todoGone: 'Ask whoever runs the system whether this is meant.',
    },
    expires: {
      happened: (site: string, date: string, days: number) =>
        days < 0
          ? `The key of ${site} worked until ${date}.`
          : `The key of ${site} works until ${date}.`,
      means: 'Without a new one its data sets are no longer refreshed.',
      todo: 'Ask the vendor for a new key. Then open Connections in Homeroom and choose “Replace secret”.',
    },
    trigger: {
      means: 'Until then nothing, or not everything, is refreshed by itself.',
    },
    well: {
      happened: (n: number) =>
        f.plural(n, {
          one: 'The trouble is over, and the tab is refreshed.',
          other: 'The trouble is over, and the tabs are refreshed.',
        }),
    },
    footer: (workbook: string) =>
      `From Homeroom in “${workbook}”. You are not written to again about this until something changes. Who gets these mails is chosen under Settings.`,
  };
};
