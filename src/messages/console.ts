import type { Forms } from './forms';

/** What the console says from its first paint on; `console-more.ts` has what its other pages say. */
export const console = (f: Forms) => ({
  brand: 'Homeroom',
  opening: 'Opening your data sets…',

  tabs: {
    label: 'Console',
    datasets: 'Data sets',
    connections: 'Connections',
    activity: 'Activity',
    settings: 'Settings',
  },

  count: { of: (n: number, of: number) => `${f.number(n)} of ${f.number(of)} on` },
  rows: f.count('# row', '# rows'),
  number: (n: number) => f.number(n),

  /** Whoever reads, where their address would stand. */
  you: 'you',

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
    partial: 'Incomplete',
    due: 'Due',
    held: 'Held',
    failed: 'Failed',
  },

  list: {
    label: 'Data sets',
    search: 'Find a data set',
    show: 'Show',
    filters: {
      all: 'All',
      on: 'On',
      off: 'Off',
      failing: (n: number) => `Failing (${f.number(n)})`,
      stale: (n: number) => `Stale (${f.number(n)})`,
    },
    /** A group’s heading opens and closes it. */
    group: (source: string, sites: readonly string[]) =>
      sites.length === 0
        ? source
        : sites.length > 3
          ? `${source} · ${f.plural(sites.length, { one: '# site', other: '# sites' })}`
          : `${source} · ${sites.join(', ')}`,
    none: (query: string) => `No data set matches “${query}”.`,
    noneShown: 'No data set is in this state.',
    showAll: 'Show all data sets',
    found: f.count('# data set found', '# data sets found'),
    unavailable: (source: string) => `Connect ${source} to use this data set.`,
    connectFirst: (source: string) => `Connect ${source} to use these.`,
    lastGood: (ago: string) => `last good ${ago}`,
    never: 'not published yet',
    next: (at: string, now: string, timeZone: string) => `next ${f.moment(at, now, timeZone)}`,
    firstAt: (at: string, now: string, timeZone: string) =>
      `First refresh ${f.moment(at, now, timeZone)}`,
    late: (since: string, now: string, timeZone: string) =>
      `Late since ${f.moment(since, now, timeZone)}`,
    /** Of several sources some could not be read. */
    partial: (read: number, of: number) => `${f.number(read)} of ${f.number(of)} sources read`,
    unread: (sites: readonly string[], since: string, now: string, timeZone: string) =>
      `Not read since ${f.moment(since, now, timeZone)}: ${f.list(sites)}`,
    more: (n: number) => f.plural(n, { one: '# more', other: '# more' }),
    stays: 'What was read before stays in the data set. The rest follows by itself.',
    waitsUntil: (at: string, now: string, timeZone: string) =>
      `Waits until ${f.moment(at, now, timeZone)}: today’s share of Google’s quota is used up.`,
    /** A trouble that is told above the list, in a word. */
    told: {
      'source.refused_key': 'key refused',
    } as Readonly<Record<string, string>>,
    toldOther: 'see above',
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
    tab: 'Tab',
    noTab: 'none yet',
    need: 'A refresh',
    needOf: (ms: number, fetches: number) =>
      f.plural(fetches, {
        one: `about ${f.roughly(ms)}, # request`,
        other: `about ${f.roughly(ms)}, # requests`,
      }),
    noNeed: 'not measured yet',
    reads: (engine: string, bytes: number) => `reads about ${f.size(bytes)} in ${engine}`,
    within: (over: boolean, limit: number) =>
      `${over ? 'more than' : 'within'} your limit of ${f.size(limit)} a query`,
    quarantined: f.count(
      '# row broke a rule of this data set and is kept out of the tab.',
      '# rows broke a rule of this data set and are kept out of the tab.',
    ),
    keptRows: 'Their file in your Drive',
    loading: 'Loading…',
    notHere: 'not loaded',
    retry: 'Load again',
    fields: f.count('# field', '# fields'),
    runs: 'Last refreshes',
    noRuns: 'It was not refreshed yet.',
    ranAt: (at: string, now: string, timeZone: string, ms: number) =>
      `${f.moment(at, now, timeZone)}, took ${f.roughly(ms)}`,
    ranFor: (at: string, now: string, timeZone: string, ms: number, by: string) =>
      `${f.moment(at, now, timeZone)}, took ${f.roughly(ms)}, asked for by ${by}`,
    published: (rows: number, changed: number) =>
      f.plural(rows, {
        one: `# row, ${f.number(changed)} changed`,
        other: `# rows, ${f.number(changed)} changed`,
      }),
    outcomes: {
      published: 'Published',
      partial: 'Incomplete',
      failed: 'Failed',
      held: 'Held',
      previewed: 'Previewed',
      left: 'Not reached',
    },
    findings: (n: number) =>
      n === 0 ? 'No findings' : f.plural(n, { one: '# finding', other: '# findings' }),
    findingsTitle: 'Findings',
    finding: {
      check: (title: string, rows: number) =>
        f.plural(rows, { one: `${title}: # row`, other: `${title}: # rows` }),
      added: (resource: string, site: string, fields: string) =>
        `${site} sends new fields in “${resource}”: ${fields}. They are kept in the raw data.`,
      gone: (resource: string, site: string, fields: string) =>
        `${site} no longer fills ${fields} in “${resource}”. Where they are published, cells become empty.`,
    },
    stopped: 'Nothing was stopped by what is found here.',
    theSource: 'The source',
    noFindings: 'The checks and the source’s shape have nothing to tell.',
    since: (at: string, now: string, timeZone: string) => `Since ${f.moment(at, now, timeZone)}`,
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

  schedule: {
    label: 'Refresh by itself',
    labelOf: (title: string) => `When ${title} is refreshed by itself`,
    hour: 'Hour',
    day: 'Day',
    kinds: {
      tick: 'As often as possible',
      hour: 'Every hour',
      day: 'Every day',
      weekday: 'Monday to Friday',
      school_day: 'School days',
      week: 'Once a week',
      never: 'Never by itself',
    },
    always: 'Refreshed as often as Homeroom looks after this workbook',
    hourly: 'Refreshed every hour',
    daily: (hour: string) => `Refreshed every day at ${hour}`,
    weekdays: (hour: string) => `Refreshed Monday to Friday at ${hour}`,
    schoolDays: (hour: string) => `Refreshed on school days at ${hour}`,
    weekly: (day: string, hour: string) => `Refreshed every ${day} at ${hour}`,
    never: 'Refreshed only by hand',
    hourOf: (hour: number) => f.time(new Date(Date.UTC(2026, 0, 1, hour)).toISOString(), 'UTC'),
    dayOf: (day: number) => f.weekday(day),
    calendar: (from: string, to: string) =>
      `Your school calendar is loaded from ${f.date(from, 'UTC')} to ${f.date(to, 'UTC')}. Outside of it, Monday to Friday count as school days.`,
    noCalendar:
      'No school calendar is loaded, so Monday to Friday count. Switch on “School Calendar” to have its holidays respected.',
    zone: (timeZone: string) => `The hour is that of ${timeZone}.`,
    within: (minutes: number) =>
      minutes === 60
        ? 'Google starts it within the hour that follows.'
        : f.plural(minutes, {
            one: 'Google starts it within # minute.',
            other: 'Google starts it within # minutes.',
          }),
    save: 'Save',
    saving: 'Saving…',
    keep: 'Keep as it was',
    saved: (title: string, says: string) => `${title}: ${says}`,
  },

  notices: {
    label: 'What needs you',
    act: {
      authorize: 'Grant the permission',
      trigger: 'Open Settings',
      steward_gone: 'Take over in Settings',
      copied: 'Set up this copy',
      quota: 'See today’s quotas',
      key_refused: 'Give a new key',
      key_expires: 'Replace the key',
      warehouse: 'Look at the place',
    },
    shared: 'Open Connections',
    noSource: (n: number) =>
      f.plural(n, { one: '# data set has no source.', other: '# data sets have no source.' }),
    paused: (site: string, n: number) =>
      f.plural(n, {
        one: `${site} is paused, so # data set is not refreshed.`,
        other: `${site} is paused, so # data sets are not refreshed.`,
      }),
    pausedNext: 'Their last version stays. Let it go on in Connections.',
    ask: (email: string) => `Ask ${email}, who looks after the connections.`,
    more: f.count('Show # more', 'Show # more'),
  },

  run: {
    refreshAll: 'Refresh all',
    starting: 'Starting…',
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    cancelled: 'The refresh was cancelled.',
    stays: 'What arrived before stays.',
    cancelTitle: 'Cancel this refresh?',
    cancelBody: (by: string) =>
      `${by} asked for it. What arrived stays; the rest keeps its last version until the next refresh.`,
    cancelYes: 'Cancel the refresh',
    cancelNo: 'Let it go on',
    askedBy: (by: string) => `Asked for by ${by}`,
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
    rowsSoFar: f.count('# row so far', '# rows so far'),
    doneLeft: (n: number, of: number, left: number) =>
      `${f.number(n)} of ${f.number(of)} done · ${f.roughly(left * 1000)} left`,
    rowsOfLeft: (done: number, of: number, left: number) =>
      `${f.brief(done)} of ${f.brief(of)} · ${f.roughly(left * 1000)} left`,
    rowsLeft: (n: number, left: number) =>
      f.plural(n, {
        one: `# row · ${f.roughly(left * 1000)} left`,
        other: `# rows · ${f.roughly(left * 1000)} left`,
      }),
    pausedUntil: (at: string, now: string, timeZone: string) =>
      `Goes on by itself at ${f.moment(at, now, timeZone)}`,
    goOn: 'Go on now',
    queuedFor: (steward: string) => `It runs with the next automatic refresh of ${steward}.`,
    lost: 'No answer from Google just now. Trying again…',
    stuck: {
      message: 'The refresh does not move on.',
      next: 'Nothing is lost. Try again, or come back later: it goes on by itself.',
    },
    /** Of a run that only found out what would change. */
    looked: 'Nothing was published',
    finished: f.count('# data set refreshed', '# data sets refreshed'),
    finishedBut: (good: number, bad: number) =>
      `${f.number(good)} refreshed, ${f.plural(bad, { one: '# needs you', other: '# need you' })}`,
    next: (at: string, now: string, timeZone: string) =>
      `Next refresh ${f.moment(at, now, timeZone)}`,
    on: (n: number) =>
      n === 0 ? 'None is on' : f.plural(n, { one: '# is on', other: '# are on' }),
    started: f.count('Refresh of # data set started', 'Refresh of # data sets started'),
    arrived: (titles: readonly string[]) => `Done: ${f.list(titles)}`,
    bar: 'Progress of the refresh',
    watched: 'A live board is open',
    follows: 'It follows its sources',
  },

  held: {
    act: 'Publish anyway',
    title: (dataset: string) => `Publish ${dataset} anyway?`,
    body: 'The tab is replaced with the new rows, and they become what the next refresh is compared with.',
  },

  connections: {
    label: 'Connections',
    none: 'No system is connected.',
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
    removeBody: 'Its secret and the raw data read from it are deleted. This cannot be undone.',
    leftovers: {
      legend: 'What happens to the tabs?',
      keep: 'Keep them as they are',
      keepHelp: 'They are no longer refreshed.',
      delete: 'Delete them',
      deleteHelp: 'The data sets are switched off.',
    },
    paused: 'Paused',
    pausedNote: 'It is not read. Its data sets keep their last version.',
    pause: 'Pause',
    pauseOf: (site: string) => `Pause ${site}`,
    goOn: 'Go on',
    goOnOf: (site: string) => `Go on with ${site}`,
    pausing: 'Saving…',
    isPaused: (site: string) => `${site} is paused`,
    isGoingOn: (site: string) => `${site} is read again`,
    keyGiven: (ms: number) => `Key given ${f.since(ms)}`,
    keyExpires: (days: number) =>
      days < 0 ? `The key expired ${f.inDays(days)}` : `The key expires ${f.inDays(days)}`,
    keyUntil: (day: string) => `The key works until ${f.date(day, 'UTC')}`,
    /** Under which a person finds a system. */
    groups: {
      students: 'Student information',
      learning: 'Learning platforms',
      databases: 'Databases',
      files: 'Files and spreadsheets',
      other: 'Other systems',
    },
    found: f.count('# system found', '# systems found'),
    /** Many sites of one system are one row. */
    sites: (system: string, n: number) =>
      `${system} · ${f.plural(n, { one: '# site', other: '# sites' })}`,
    standing: (bad: number, unread: number, paused: number, soon: number) =>
      bad + unread + paused + soon === 0
        ? 'All are read'
        : [
            ...(bad > 0 ? [f.plural(bad, { one: '# needs you', other: '# need you' })] : []),
            ...(unread > 0
              ? [f.plural(unread, { one: '# was not read', other: '# were not read' })]
              : []),
            ...(paused > 0 ? [f.plural(paused, { other: '# paused' })] : []),
            ...(soon > 0
              ? [f.plural(soon, { one: '# key ends soon', other: '# keys end soon' })]
              : []),
          ].join(', '),
    stands: {
      bad: 'Needs you',
      unread: 'Not read',
      paused: 'Paused',
      soon: 'Key ends soon',
      good: 'Read',
    },
    unread: (since: string, now: string, timeZone: string) =>
      `Not read since ${f.moment(since, now, timeZone)}`,
    findSite: (system: string) => `Find a site of ${system}`,
    noSite: (query: string) => `No site matches “${query}”.`,
    sitesFound: f.count('# site found', '# sites found'),
    find: 'Find a system',
    bySource: 'Another source: file, sheet, database',
    noneFound: (query: string) => `No system matches “${query}”.`,
    feeds: f.count('# data set depends on it alone', '# data sets depend on it alone'),
    depends: f.count(
      '# data set will have no source and is no longer refreshed:',
      '# data sets will have no source and are no longer refreshed:',
    ),
    steward: (email: string) =>
      `${email} looks after the connections of this workbook: the secrets are kept in that account. Ask there to change one.`,
  },

  guide: {
    label: 'First steps',
    steps: ['Connect', 'Choose data', 'See it arrive'] as readonly string[],
    welcomeTitle: 'Your school’s data, fresh in this workbook',
    welcome:
      'Connect a system once and switch on what you need. Each data set gets a tab of its own and is kept fresh, and nothing leaves your own Google account.',
    begin: (connector: string) => `Connect ${connector}`,
    ready: f.count('# data set to choose', '# data sets to choose from'),
    choose: 'Switch on what you need. Each data set arrives in a tab of its own.',
    arrive: 'Your data is on its way. You may close the sidebar: it goes on by itself.',
    arrived: 'Your data is here, and from now on it is kept fresh by itself.',
    close: 'Done',
    done: '(done)',
  },

  activity: {
    label: 'What was refreshed',
    loading: 'Loading the last runs…',
    dataset: 'Data set',
    anyDataset: 'All data sets',
    outcome: 'Outcome',
    outcomes: {
      all: 'Any outcome',
      succeeded: 'Went well',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
    bars: f.count('The last run', 'The last # runs'),
    barsLegend: 'Up: rows changed. Down: failed, held or incomplete.',
    barsSaid: (good: number, bad: number) =>
      `${f.plural(good, { one: '# run went well', other: '# runs went well' })}, ${f.plural(bad, { one: '# did not', other: '# did not' })}.`,
    day: f.day,
    time: f.time,
    found: f.count('# run found', '# runs found'),
    unread: f.count('# source could not be read', '# sources could not be read'),
    /** What a run did, in one line; the words that tell how it ended are part of it. */
    headline: (
      published: readonly string[],
      failed: readonly string[],
      held: readonly string[],
      previewed: readonly string[],
    ) => {
      const [title] = [...published, ...failed, ...held];
      const all = published.length + failed.length + held.length;
      if (all === 0 && previewed.length > 0)
        return f.plural(previewed.length, {
          one: `${previewed[0]!} previewed`,
          other: '# data sets previewed',
        });
      if (all === 0) return 'Nothing was refreshed';
      if (published.length === all)
        return f.plural(all, { one: `${title} refreshed`, other: '# data sets refreshed' });
      if (failed.length === all)
        return f.plural(all, { one: `${title} failed`, other: '# data sets failed' });
      if (held.length === all)
        return f.plural(all, { one: `${title} held`, other: '# data sets held' });
      return [
        ...(failed.length > 0 ? [f.plural(failed.length, { other: '# failed' })] : []),
        ...(held.length > 0 ? [f.plural(held.length, { other: '# held' })] : []),
        ...(published.length > 0 ? [f.plural(published.length, { other: '# refreshed' })] : []),
      ].join(', ');
    },
    failedWhole: 'The refresh failed',
    cancelled: (n: number) =>
      n === 0
        ? 'Cancelled before anything arrived'
        : f.plural(n, {
            one: 'Cancelled after # data set',
            other: 'Cancelled after # data sets',
          }),
    /** The first titles, and how many more there are. */
    titles: (titles: readonly string[], more: number) =>
      more === 0
        ? f.list(titles)
        : f.list([...titles, f.plural(more, { one: '# other', other: '# others' })]),
    read: f.count('# row read', '# rows read'),
    changed: (n: number) => (n === 0 ? 'nothing changed' : `${f.number(n)} changed`),
    took: f.duration,
    bySchedule: 'by itself',
    byPerson: (who: string) => `by ${who}`,
    byHand: 'by hand',
    earlier: 'Show earlier',
    earlierLoading: 'Loading earlier runs…',
    earlierShown: f.count('# earlier run is shown', '# earlier runs are shown'),
    end: 'These are all the runs that are kept.',
    emptyTitle: 'Nothing was refreshed yet',
    empty:
      'Each refresh is told here when it is over: what was read from whom, what changed, and what needs you.',
    none: 'No run is like this.',
    showAll: 'Show all runs',
    failedTitle: 'The runs could not be loaded',
  },

  to: {
    label: 'Published to',
    kinds: { both: 'A tab and a table', tab: 'A tab', table: 'A table' },
    means: {
      both: 'It is in this workbook and in the database.',
      tab: 'Its table is no longer refreshed.',
      table: 'For what is large. Its tab stays as it is and is no longer refreshed.',
    },
    copy: 'Copy',
    copied: 'The table’s name is copied.',
    saved: (title: string) => `${title}: saved, from its next refresh on`,
  },

  problem: {
    noAnswer: 'No answer from Google.',
    noAnswerNext: 'Check your network and try again.',
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
  leave: {
    title: 'Leave without saving?',
    body: 'What you changed in the settings is not saved.',
    yes: 'Leave',
    no: 'Stay',
  },
  later: {
    loading: 'Loading…',
    failedTitle: 'This page could not be loaded',
    back: 'Back',
    /** The server and this page are of different versions. */
    renewed: {
      message: 'Homeroom was updated while it was open.',
      next: 'Close the sidebar and open it again: Extensions › Homeroom › Open Homeroom.',
    },
  },
  answers: { yes: 'yes', no: 'no', unreadable: 'not readable' },

  doors: {
    label: 'Made of your data sets',
    reports: 'Reports',
    reportsTip: 'Ready-made reports of your data sets, beside the workbook',
    share: 'Sharing',
    shareTip: 'Let other programs read your data sets',
    opening: 'Opening…',
  },
  personal: {
    label: 'Personal data',
    /** What is published of the fields that tell of persons. */
    asTheyAre: 'Personal data: published as it is',
    none: 'Personal data: none',
    hidden: (hashed: number, leftOut: number) =>
      [
        ...(hashed > 0
          ? [f.plural(hashed, { one: '# field as a code', other: '# fields as codes' })]
          : []),
        ...(leftOut > 0
          ? [f.plural(leftOut, { one: '# field left out', other: '# fields left out' })]
          : []),
      ].join(', '),
  },
  looker: { label: 'Looker Studio' },
  repair: { label: 'Read or build it again' },
});
