import type { Forms } from './forms';

/** What the page says of the sources that are saved. */
export const saved = (f: Forms) => ({
  title: 'Sources of your own',
  datasets: f.count('# data set', '# data sets'),
  connected: (sites: readonly string[]) => `connected as ${f.list(sites)}`,
  alone: 'not connected',
  change: 'Change',
  changeOf: (title: string) => `Change ${title}`,
  remove: 'Remove',
  removeOf: (title: string) => `Remove ${title}`,
  sure: (title: string) => `Remove “${title}”?`,
  goes: f.count(
    '# data set goes with it from the list. Nothing is connected to it.',
    '# data sets go with it from the list. Nothing is connected to it.',
  ),
  used: (sites: readonly string[]) =>
    `It is connected as ${f.list(sites)}. Remove that connection first, in the console: there it is asked what happens to the rows.`,
  on: (titles: readonly string[]) => `Switched on: ${f.list(titles)}.`,
  keep: 'Keep it',
  removing: 'Removing…',
  removed: (title: string) => `“${title}” is removed.`,
  changing: (title: string) =>
    `You are changing “${title}”. Until you save, it stays as it is and goes on being read.`,
  leave: 'Leave it as it is',
  changes: 'What changes',
  same: 'Its data sets stay as they are.',
  fresh: (stream: string) => `“${stream}” is a new data set.`,
  gone: (stream: string) => `“${stream}” is no data set any more.`,
  goneOn: (stream: string) =>
    `“${stream}” is no data set any more. It is switched on: its tab stays with the rows it has, and is not refreshed.`,
  of: (stream: string) => `“${stream}”:`,
  /** Between what has changed of one. */
  apart: '; ',
  gained: (names: readonly string[]) => `new: ${f.list(names)}`,
  lost: (names: readonly string[]) => `no longer there: ${f.list(names)}`,
  other: (names: readonly string[]) => `of another type: ${f.list(names)}`,
  classed: (names: readonly string[]) => `closer to a person, or less close: ${f.list(names)}`,
  key: (names: readonly string[]) =>
    names.length === 0
      ? 'its rows are told apart by their lines from now on'
      : `its rows are told apart by ${f.list(names)} from now on`,
  readAgain: (stream: string) => `“${stream}” keeps its columns and is read in another way.`,
  /** Of a data set that is switched on. */
  waits:
    'It is switched on: the next refresh reads it whole and then changes the tab. Until then all stays as it is, and what you wrote beside it stays in any case.',
  feeds: (titles: readonly string[]) =>
    `${f.list(titles)} ${titles.length === 1 ? 'is' : 'are'} made of it: if a column it needs is no longer there, it keeps its last version and says so.`,
  /** A problem of the file, which definitions tell in English. */
  problem: (text: string) => text,
  servers: 'It reaches these servers and no other',
});

export type SavedWords = ReturnType<typeof saved>;
