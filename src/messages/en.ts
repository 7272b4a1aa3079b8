import type { Forms } from './forms';

/** What the console says. Every text is a whole sentence or label: nothing is put together from pieces elsewhere. */
export const console = (f: Forms) => ({
  brand: 'Homeroom',
  opening: 'Opening your data sets…',
  tabs: { label: 'Console', datasets: 'Data sets', connections: 'Connections' },

  count: { of: (n: number, of: number) => `${f.number(n)} of ${f.number(of)} on` },
  rows: (n: number) => f.plural(n, { one: '# row', other: '# rows' }),
  number: (n: number) => f.number(n),
  /** English abbreviates without full stops here: “12 min ago”. */
  ago: (ms: number) => f.ago(ms)?.replace('.', '') ?? 'just now',
  clock: f.clock,

  status: {
    off: 'Off',
    waiting: 'Waiting',
    queued: 'Queued',
    running: 'Running',
    paused: 'Paused',
    fresh: 'Fresh',
    due: 'Due',
    held: 'Held',
    failed: 'Failed',
  },

  list: {
    label: 'Data sets',
    search: 'Find a data set',
    show: 'Show',
    filters: { all: 'All', on: 'On', off: 'Off', attention: 'Needs you' },
    group: (source: string, sites: readonly string[]) =>
      sites.length > 0 ? `${source} · ${sites.join(', ')}` : source,
    none: (query: string) => `No data set matches “${query}”.`,
    noneShown: 'No data set is in this state.',
    showAll: 'Show all data sets',
    found: (n: number) => f.plural(n, { one: '# data set found', other: '# data sets found' }),
    unavailable: (source: string) => `Connect ${source} to use this data set.`,
    lastGood: (ago: string) => `last good ${ago}`,
    never: 'not published yet',
    quarantined: (n: number) =>
      f.plural(n, { one: '# row set aside by checks', other: '# rows set aside by checks' }),
    switch: (title: string) => `Refresh ${title} by itself`,
    details: (title: string) => `About ${title}`,
    refresh: 'Refresh',
    refreshOne: (title: string) => `Refresh ${title}`,
    openTab: 'Open tab',
    opening: 'Opening…',
    saving: 'Saving…',
    openTabOf: (title: string) => `Open the tab of ${title}`,
    history: (rows: readonly number[]) =>
      `Rows of the last versions: ${rows.map((n) => f.number(n)).join(', ')}`,
    own: 'Changed by your school',
  },

  details: {
    grain: 'Grain',
    sources: 'Sources',
    fields: (n: number) => f.plural(n, { one: '# field', other: '# fields' }),
    classes: {
      none: '',
      quasi: 'Indirect',
      personal: 'Personal',
      sensitive: 'Sensitive',
    },
    classMeanings: {
      none: '',
      quasi: 'Identifies a person together with other fields',
      personal: 'Identifies a person by itself',
      sensitive: 'Harms a person if it leaks',
    },
    listOf: (items: readonly string[]) => f.list(items),
  },

  run: {
    refreshAll: 'Refresh all',
    starting: 'Starting…',
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    cancelled: 'The refresh was cancelled. What arrived before stays.',
    phases: {
      plan: () => 'Planning the refresh',
      read: (what: string) => `Reading ${what}`,
      build: (what: string) => `Building ${what}`,
      publish: (what: string) => `Publishing ${what}`,
    },
    queued: 'About to start',
    goesOn: 'Going on where it stood',
    done: (n: number, of: number) => `${f.number(n)} of ${f.number(of)} data sets done`,
    rowsOf: (done: number, of: number) =>
      `${f.number(done)} of ${f.plural(of, { one: '# row', other: '# rows' })}`,
    rowsSoFar: (n: number) => f.plural(n, { one: '# row so far', other: '# rows so far' }),
    pausedUntil: (time: string) => `Goes on by itself at ${time}`,
    goOn: 'Go on now',
    queuedFor: (steward: string) => `It runs with the next automatic refresh of ${steward}.`,
    lost: 'No answer from Google just now. Trying again…',
    stuck: {
      message: 'The refresh does not move on.',
      next: 'Nothing is lost. Try again, or come back later: it goes on by itself.',
    },
    finished: (n: number) =>
      f.plural(n, { one: '# data set refreshed', other: '# data sets refreshed' }),
    finishedBut: (good: number, bad: number) =>
      `${f.number(good)} refreshed, ${f.plural(bad, { one: '# needs you', other: '# need you' })}`,
    next: (time: string) => `Next refresh ${time}`,
    on: (n: number) =>
      n === 0 ? 'None is on' : f.plural(n, { one: '# is on', other: '# are on' }),
    started: (n: number) =>
      f.plural(n, {
        one: 'Refresh of # data set started',
        other: 'Refresh of # data sets started',
      }),
    arrived: (titles: readonly string[]) => `Done: ${f.list(titles)}`,
    bar: 'Progress of the refresh',
  },

  held: {
    act: 'Publish anyway',
    title: (dataset: string) => `Publish ${dataset} anyway?`,
    body: 'The tab is replaced with the new rows, and they become what the next refresh is compared with.',
  },

  form: {
    back: 'Connections',
    backFirst: 'Back',
    add: (connector: string) => `Connect ${connector}`,
    edit: (site: string) => `Edit ${site}`,
    site: 'Name of this site',
    siteHelp: 'Stands in every row, to tell campuses apart.',
    optional: 'optional',
    more: 'More settings',
    where: 'Where to find it',
    whereOf: (setting: string) => `Where to find it: ${setting}`,
    test: 'Test connection',
    testing: 'Testing…',
    save: 'Save',
    saveFirst: 'Save and go on',
    saving: 'Saving…',
    works: 'It works.',
    secretSaved: 'Saved. It cannot be read back.',
    replace: 'Replace',
    replaceOf: (setting: string) => `Replace ${setting}`,
    keep: 'Keep the saved one',
    /** What to do about a trouble while the form is open; others bring their own next step. */
    nextSteps: {
      'source.refused_key': 'Copy both anew: a character may be missing.',
      'source.unknown_host': 'Look for a typing error.',
      'source.not_found': 'Check it, and under “More settings” the instance and the school year.',
    } as Readonly<Record<string, string>>,
    secretNote: 'It is kept in your own Google account. Nobody can read it back.',
    empty: (setting: string) => `${setting} is empty.`,
    notUrl: 'This is not a web address. It begins with https://',
    saved: (site: string) => `${site} is saved`,
  },

  connections: {
    label: 'Connections',
    none: 'No system is connected yet.',
    add: 'Add a connection',
    choose: 'What do you want to connect?',
    edit: 'Edit',
    editOf: (site: string) => `Edit ${site}`,
    replace: 'Replace secret',
    replaceOf: (site: string) => `Replace the secret of ${site}`,
    remove: 'Remove',
    removeOf: (site: string) => `Remove ${site}`,
    removing: 'Removing…',
    removed: (site: string) => `${site} is removed`,
    removeTitle: (site: string) => `Remove ${site}?`,
    removeBody: 'Its secret and what was read from it are deleted. Tabs stay as they are.',
    depends: (n: number) =>
      f.plural(n, {
        one: '# data set will have no source and is no longer refreshed:',
        other: '# data sets will have no source and are no longer refreshed:',
      }),
    steward: (email: string) =>
      `${email} looks after the connections of this workbook: the secrets are kept in that account.`,
  },

  guide: {
    label: 'First steps',
    steps: ['Connect', 'Choose data', 'See it arrive'] as readonly string[],
    welcomeTitle: 'Your school’s data, fresh in this workbook',
    welcome:
      'Connect a system once and switch on what you need. Each data set gets a tab of its own and is kept fresh, and nothing leaves your own Google account.',
    begin: (connector: string) => `Connect ${connector}`,
    ready: (n: number) =>
      f.plural(n, { one: '# data set to choose', other: '# data sets to choose from' }),
    choose: 'Switch on what you need. Each data set arrives in a tab of its own.',
    arrive: 'Your data is on its way. You may close the sidebar: it goes on by itself.',
    arrived: 'Your data is here, and from now on it is kept fresh by itself.',
    close: 'Done',
    done: '(done)',
  },

  problem: {
    retry: 'Try again',
    close: 'Close',
    openTitle: 'Google does not answer',
    lost: 'No answer from Google, so it is not known whether this was done.',
    lostNext: 'Check your network and try again: doing it twice does no harm.',
    openNext: 'Check your network. Your tabs are as they were.',
    connections: 'Open Connections',
    dismiss: 'Close this message',
  },
  confirm: { no: 'Keep as it is', noRemove: 'Keep it' },
});
