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
  gained: (names: readonly string[]) => `new: ${f.list(names)}.`,
  lost: (names: readonly string[]) => `no longer there: ${f.list(names)}.`,
  other: (names: readonly string[]) => `of another type: ${f.list(names)}.`,
  key: (name: string) => `its rows are told apart by ${name} from now on.`,
  again: (title: string) => `“${title}” is changed. The next refresh reads it by the new file.`,
  /** A problem of the file, which definitions tell in English. */
  problem: (text: string) => text,
  servers: 'It reaches these servers and no other',
});

export type SavedWords = ReturnType<typeof saved>;
