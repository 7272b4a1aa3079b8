import type { Forms } from './forms';

/** What the pages of reports say: gallery, report, live board, sharing. */
export const gallery = (f: Forms) => ({
  title: 'Reports',
  intro: 'Ready-made pictures of your data sets. They stay as fresh as the data.',
  opening: 'Opening the reports…',
  drawing: 'Drawing…',
  back: 'All reports',
  console: 'Data sets',
  open: 'Open report',
  openWindow: 'Open in a window',
  addTab: 'Add as a tab',
  adding: 'Adding…',
  /** @param tab its name, where there is room for it. */
  addedAgain: (tab?: string) =>
    tab === undefined ? 'The tab is written anew.' : `The tab “${tab}” is written anew.`,
  added: (tab?: string) =>
    tab === undefined ? 'The tab is in the workbook.' : `The tab “${tab}” is in the workbook.`,
  print: 'Print',
  retry: 'Try again',
  noAnswer: 'Google did not answer. Nothing was changed.',
  own: 'Your school’s own',
  sample: 'Sample data: yours are not here yet',
  /** Units of measures beside a number that is one; others stay as they are. */
  unitOfOne: {
    rows: 'row',
    cells: 'cell',
    days: 'day',
    hours: 'hour',
    seconds: 'second',
  } as Readonly<Record<string, string>>,
  needs: {
    off: (titles: readonly string[]) =>
      `Needs ${f.list(titles)}, which ${titles.length === 1 ? 'is' : 'are'} off.`,
    unknown: (titles: readonly string[]) =>
      `Needs ${f.list(titles)}, which no system connected here has.`,
    waiting: (titles: readonly string[]) =>
      `${f.list(titles)} will be here after the next refresh.`,
    switchOn: f.count('Switch it on', 'Switch them on'),
    coming: (titles: readonly string[]) =>
      `${f.list(titles)} ${titles.length === 1 ? 'is' : 'are'} being fetched.`,
    failed: (titles: readonly string[]) =>
      `${f.list(titles)} could not be fetched. “Data sets” says why.`,
  },
  filters: {
    label: 'Show only',
    site: 'Site',
    school: 'School',
    grade: 'Grade',
    from: 'From',
    to: 'Until',
    all: 'All',
    clear: 'Show all',
  },
  asOf: (when: string) => `As of ${when}`,
  incomplete: 'A later refresh failed: this is the last good version.',
  unread: (sites: readonly string[], more: number, since: string) =>
    `Not read since ${since}: ${f.list(more > 0 ? [...sites, `${f.number(more)} more`] : sites)}. What was read before stays.`,
  quarantined: f.count('# row was set aside by checks', '# rows were set aside by checks'),
  allHidden: (people: number) =>
    `Nothing can be shown: behind every value here are fewer than ${f.number(people)} people, or it would tell one that is.`,
  hidden: (n: number, people: number) =>
    f.plural(n, { one: '# value is not shown', other: '# values are not shown' }) +
    `: fewer than ${f.number(people)} people.`,
  suppressed: 'not shown',
  none: 'none',
  unnamed: '(empty)',
  yes: 'Yes',
  no: 'No',
  table: 'The numbers',
  people: 'People',
  before: (year: string) => `In ${year}`,
  change: 'Change',
  /** A difference of shares. */
  points: (by: string) => `${by} points`,
  changed: (by: string, year: string) => `${by} compared with ${year}`,
  rows: {
    show: (what: string) => `Show the rows behind ${what}`,
    title: (what: string) => `Rows behind ${what}`,
    count: (shown: number, all: number) =>
      shown === all
        ? f.plural(all, { one: '# row', other: '# rows' })
        : `The first ${f.number(shown)} of ${f.number(all)} rows`,
    close: 'Close',
  },
  settings: {
    title: 'Your school’s own numbers',
    save: 'Save',
    saved: 'Saved.',
    preset: (value: string) => `${value} unless you say otherwise`,
    smallGroup: 'Smallest group',
    smallGroupHelp: 'Values about fewer people than this are shown nowhere.',
  },
  live: {
    on: 'Live',
    off: 'Watch live',
    starting: 'Starting…',
    idle: 'Not live',
    working: 'A refresh is at work; the board goes on after it.',
    quota: 'Today’s web requests are kept for scheduled refreshes: it is live again tomorrow.',
    failed: 'It stopped, and begins again by itself.',
    others: 'It is live while the person who looks after this workbook has it open.',
    paused: 'Paused',
    pausedWhy: 'Nobody was here for a while, so it stopped asking.',
    again: 'Show live again',
    lost: 'No answer from Google: it is tried again.',
    seconds: (n: number) => (n < 1 ? 'just now' : `${f.number(n)} s ago`),
    minutes: (n: number) => `${f.number(n)} min ago`,
    asOf: (time: string) => `As of ${time}`,
    every: (seconds: number) => `asked every ${f.number(seconds)} s`,
    failing: (sites: readonly string[]) =>
      `${f.list(sites)} cannot be read now: the last numbers stay.`,
    since: (time: string) => `since ${time}`,
    recovered: 'All sources can be read again.',
    refused: (title: string) => `${title}: the last good version stays.`,
    details: 'Why',
    link: 'Link to this board',
    linkWhat: 'Whoever has this link sees this board and nothing else. It is shown only this once.',
    linkName: (report: string) => `Board: ${report}`,
    noAddress:
      'A link needs this copy of Homeroom to be deployed as a web app: whoever looks after it does that first.',
  },
  share: {
    title: 'Sharing',
    intro:
      'Other programs read what is published here with a token. It reaches what you choose, and nothing else.',
    address: 'Address',
    noAddress:
      'This copy of Homeroom answers no requests: whoever looks after it deploys the script as a web app first.',
    steward: 'Only the person who looks after this workbook makes tokens.',
    none: 'There is no token yet.',
    wrong: (count: number) =>
      `At least ${f.number(count)} wrong tokens came today. None of them got anything; good ones work all the while.`,
    make: 'Make a token',
    name: 'What it is for',
    namePlaceholder: 'Dashboard in the staff room',
    datasets: 'Data sets',
    board: 'Opens a live board, and reads nothing else',
    personal: 'Fields with • tell of a person.',
    /** What it is, and of what. */
    of: (what: string, whom: string) => `${what}: ${whom}`,
    all: 'all fields',
    fields: (shown: number, all: number) =>
      shown === all ? 'All fields' : `${f.number(shown)} of ${f.number(all)} fields`,
    expires: 'Works until',
    never: 'Until it is revoked',
    daily: 'Requests a day',
    create: 'Make the token',
    cancel: 'Cancel',
    once: 'Copy it now: it is shown only this once.',
    copy: 'Copy',
    copied: 'Copied',
    revoke: 'Revoke',
    revokeSure: 'Revoke it? Whoever uses it gets no more answers.',
    used: (today: number, daily: number) =>
      `${f.number(today)} of ${f.number(daily)} requests today`,
    lastUsed: (when: string) => `last used ${when}`,
    unused: 'never used',
    until: (day: string) => `until ${day}`,
    over: 'expired',
    hooks: 'Sources that push',
    hooksIntro: 'A source can send its changes here the moment they happen.',
    hookOn: 'Let it push',
    hookAnew: 'New secret',
    hookOff: 'Stop',
    secret: 'Secret',
    waiting: f.count('# event waits for the next refresh', '# events wait for the next refresh'),
  },
});

export type GalleryWords = ReturnType<typeof gallery>;
