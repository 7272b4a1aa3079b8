import type { EventName } from '../model/events';
import type { Forms } from './forms';

/** What a run's log can hold; the rest is about the workbook as a whole. */
export type RunEvent = Exclude<
  EventName,
  | `${'api' | 'connection' | 'steward' | 'work' | 'workbook'}.${string}`
  | `warehouse.${'saved' | 'moving' | 'cleared' | 'uncleared'}`
  | 'push.taken'
>;

export interface CheckCounts {
  readonly good: number;
  readonly differs: number;
  readonly unknown: number;
}

/** What the console says. Every text is a whole sentence or label: nothing is put together from pieces elsewhere. */
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
    reads: (engine: string, bytes?: number) =>
      bytes === undefined
        ? `what it reads in ${engine} is known once it is loaded there, before it is built`
        : `reads about ${f.size(bytes)} in ${engine}`,
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
      failed: 'Failed',
      held: 'Held',
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
      hour: 'Every hour',
      day: 'Every day',
      weekday: 'Monday to Friday',
      school_day: 'School days',
      week: 'Once a week',
      never: 'Never by itself',
    },
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
      key_refused: 'Give the key anew',
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
    expires: 'The key stops working on',
    expiresHelp: 'If the vendor told you a date: you are reminded in time.',
    where: 'Where to find it',
    whereOf: (setting: string) => `Where to find it: ${setting}`,
    test: 'Test connection',
    testing: 'Testing…',
    save: 'Save',
    saveFirst: 'Save and go on',
    saving: 'Saving…',
    works: 'It works.',
    /** One thing a connection tells of itself. */
    fact: (label: string, value: string) => `${label}: ${value}`,
    yes: 'yes',
    no: 'no',
    unreadable: 'not readable',
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
    find: 'Find a system',
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
    barsLegend: 'Up: rows changed. Down: failed or held.',
    barsSaid: (good: number, bad: number) =>
      `${f.plural(good, { one: '# run went well', other: '# runs went well' })}, ${f.plural(bad, { one: '# did not', other: '# did not' })}.`,
    day: f.day,
    time: f.time,
    found: f.count('# run found', '# runs found'),
    /** What a run did, in one line; the words that tell how it ended are part of it. */
    headline: (
      published: readonly string[],
      failed: readonly string[],
      held: readonly string[],
    ) => {
      const [title] = [...published, ...failed, ...held];
      const all = published.length + failed.length + held.length;
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

  story: {
    back: 'Activity',
    loading: 'Loading what happened…',
    failedTitle: 'This run could not be loaded',
    when: (day: string, time: string) => `${day}, ${time}`,
    facts: {
      rowsRead: 'Rows read',
      changed: 'Changed',
      ms: 'Took',
    },
    sources: 'Read from',
    noSources: 'Nothing was read.',
    source: (site: string, connector: string) => `${site} · ${connector}`,
    asked: (requests: number, retries: number) =>
      retries === 0
        ? f.plural(requests, { one: '# request', other: '# requests' })
        : `${f.plural(requests, { one: '# request', other: '# requests' })}, ${f.plural(retries, { one: '# tried again', other: '# tried again' })}`,
    datasets: 'What became of it',
    outcomes: {
      published: 'Published',
      failed: 'Failed',
      held: 'Held',
      left: 'Left as it was',
    },
    published: (rows: number, changed: number) =>
      changed === 0
        ? `${f.plural(rows, { one: '# row', other: '# rows' })}, nothing changed`
        : `${f.plural(rows, { one: '# row', other: '# rows' })}, ${f.number(changed)} changed`,
    setAside: f.count('# row set aside', '# rows set aside'),
    log: 'Log',
    lines: f.count('# line', '# lines'),
    noLog: (steward: string) =>
      `The log lies in the Drive of ${steward}, who looks after this workbook: ask there for its lines.`,
    noLogAnybody: 'The log lies in the Drive of whoever looks after this workbook.',
    logGone: 'The lines of this run are no longer kept.',
    waited: (why: string, ms: number) => `${why} It waited ${f.duration(ms)}.`,
    /** @param ended how many of them were not ended by what had to be waited for. */
    executions: (n: number, ended: number) =>
      `It took ${f.plural(n, { one: '# execution', other: '# executions' })}: ${ended > 0 ? 'Google ends each after some minutes, and the next one goes on' : 'another goes on after each wait'}.`,
    events: {
      'run.begin': 'An execution begins',
      'run.end': 'The execution ends',
      'run.interrupted': 'Something stopped the execution',
      'run.untold': 'Something could not be recorded',
      'read.end': 'Reading ended',
      'read.paused': 'Cannot be read now, goes on later',
      'read.failed': 'Could not be read',
      'http.retry': 'A request is sent again',
      'http.failed': 'A request was given up',
      'landing.swept': 'Files nobody needs were removed',
      'landing.compacted': 'Raw data was put into fewer files',
      'dataset.published': 'Published',
      'dataset.failed': 'Could not be refreshed',
      'dataset.held': 'Held: the change is unusually large',
      'dataset.quarantined': 'Rows were set aside by checks',
      'dataset.warned': 'A check found something',
      'schema.changed': 'The source has other fields than before',
      'push.refused': 'A pushed event no longer fits and was left out',
      'tab.made_again': 'The tab was gone and was made anew',
      'warehouse.moved': 'Moved: all counts agreed',
      'database.slow': 'The database is read and written value by value, slowly',
      'records.made_room': 'The store was full and was cleared',
      'alert.sent': 'A mail was sent',
      'alert.waits': 'A mail has to wait',
      'alert.failed': 'A mail could not be sent',
      'journal.failed': 'Lines of the log could not be kept',
    } satisfies Readonly<Record<RunEvent, string>> as Readonly<Record<string, string>>,
    /** How reading or an execution ended, where it was not well. */
    ends: {
      unfinished: 'goes on later',
      paused: 'paused',
      cancelled: 'cancelled',
      failed: 'failed',
    } as Readonly<Record<string, string>>,
    /** What a line of the log tells, by the name of its field; others are shown as they are. */
    about: {
      rows: f.count('# row', '# rows'),
      rowsRead: f.count('# row read', '# rows read'),
      changed: f.count('# changed', '# changed'),
      requests: f.count('# request', '# requests'),
      retries: f.count('# tried again', '# tried again'),
      attempts: (n: number) => `attempt ${f.number(n)}`,
      executions: (n: number) => `execution ${f.number(n)}`,
      files: f.count('# file', '# files'),
      left: f.count('# left to do', '# left to do'),
      before: (n: number) => `${f.number(n)} before`,
      after: (n: number) => `${f.number(n)} after`,
      recipients: f.count('to # person', 'to # people'),
      matters: f.count('# thing to do', '# things to do'),
      recovered: f.count('# is well again', '# are well again'),
      took: f.duration,
    } as Readonly<Record<string, (n: number) => string>>,
    severities: { INFO: '', WARNING: 'Warning', ERROR: 'Error' },
    time: f.time,
    cloudLog: 'Cloud log',
    cloudLogLabel: 'Cloud log of this run, in a new tab',
  },

  copying: {
    support: 'Copy support bundle',
    preparing: 'Preparing…',
    supportSaid: 'Copied, without secrets and without personal data.',
    reportSaid: 'The report is copied.',
    copied: 'Copied',
    byHand: 'Your browser does not let Homeroom copy. The text is selected: press Ctrl+C, or ⌘C.',
    text: 'Text to copy',
    report: 'Copy report',
    close: 'Close',
  },

  settings: {
    label: 'Settings',
    loading: 'Loading the settings…',
    failedTitle: 'The settings could not be loaded',
    colleague: (email: string) =>
      `${email} looks after this workbook. Ask there if something should be changed.`,
    save: 'Save',
    saving: 'Saving…',
    saved: 'The settings are saved',
    unsaved: 'Not saved yet',
    same: 'Nothing to save',
    undo: 'Undo',
    leaveTitle: 'Leave without saving?',
    leaveBody: 'What you changed in the settings is not saved.',
    discard: 'Leave',
    keepEditing: 'Stay',

    mails: 'Mails',
    mailsHelp: 'Written only when a person is needed, and when it is over.',
    nobody: (steward: string) => `Nobody is listed, so mails go to ${steward}.`,
    nobodyYet: 'Nobody is listed, so mails go to whoever looks after this workbook.',
    languageOf: (email: string) => `Language for ${email}`,
    remove: (email: string) => `Remove ${email}`,
    removed: (email: string) => `${email} is removed`,
    added: (email: string) => `${email} is added`,
    addTitle: 'Add a person',
    addPlaceholder: 'name@school.example',
    add: 'Add',
    noEmail: 'Type an address first.',
    notEmail: 'This is not a mail address. It looks like name@school.example',
    twice: (email: string) => `${email} is listed already.`,
    quiet: 'No mails at night',
    quietHelp: 'What happens then is told in the morning.',
    from: 'From',
    to: 'To',
    hour: f.hour,

    clock: 'Clock',
    timeZone: 'Time zone',
    timeZoneNow: (time: string) => `It is ${time} there.`,
    noZone: (zone: string) =>
      zone === ''
        ? 'Choose a time zone, such as America/Chicago.'
        : `There is no time zone “${zone}”. Choose one of the list, such as America/Chicago.`,
    tick: 'How often Homeroom looks',
    ticks: (minutes: number) =>
      minutes >= 60
        ? 'Every hour'
        : f.plural(minutes, { one: 'Every minute', other: 'Every # minutes' }),
    tickHelp:
      'Whether something is due. More often than every hour works only in a copy of Homeroom that your school owns: Google allows an add-on no more.',

    kept: 'What is kept',
    folder: 'Raw data',
    folderOpen: 'Open the folder',
    folderHelp: 'What was read, as it came. It lies in your own Drive.',
    folderNone: 'The folder is made with the first refresh.',
    retention: 'Activity and its log',
    days: f.count('# day', '# days'),
    cloudProject: 'Google Cloud project',
    cloudProjectHelp: 'Where your school has one, it takes the log too, and runs link to it.',

    quotas: 'Today’s allowance',
    quotasHelp: 'Google allows each account so much a day. What does not fit waits.',
    quota: {
      fetches: (used: number, limit: number) =>
        `${f.number(used)} of ${f.number(limit)} web requests`,
      triggerMs: (used: number, limit: number) =>
        `${f.number(Math.round(used / 60_000))} of ${f.number(Math.round(limit / 60_000))} minutes of automatic work`,
      mails: (used: number, limit: number) => `${f.number(used)} of ${f.number(limit)} mails`,
      properties: (used: number, limit: number) =>
        `${f.number(used)} of ${f.number(limit)} notes read or written`,
    },
    forecast: (n: number) => `about ${f.number(n)} more today`,
    noForecast: 'no more expected today',
    tooMuch: (time: string) => `More than is left. What does not fit waits until ${time}.`,
    spent: (time: string) => `Used up. It goes on by itself at ${time}.`,

    steward: 'Who looks after it',
    you: (email: string) => `You, ${email}`,
    nobodyLooks: 'Nobody yet. It is whoever makes the first connection.',
    since: (date: string) => `since ${date}`,
    seen: (ago: string) => `Last at work ${ago}`,
    gone: (email: string) =>
      `Homeroom has not been at work for ${email} for some time. Data is not refreshed until somebody takes over.`,
    takeOver: 'Take over',
    date: f.date,

    about: 'About',
    version: (version: string) => `Homeroom ${version}`,
    own: f.count(
      'Your school has added or changed # thing:',
      'Your school has added or changed # things:',
    ),
    noOwn: 'Your school has added and changed nothing.',
    check: 'System check',
    checkHelp: 'Asks Google whether this account does what Homeroom relies on.',
  },

  warehouse: {
    title: 'Where data sets are built',
    back: 'Settings',
    failedTitle: 'It could not be loaded where data sets are built',
    change: 'Change',
    look: 'Look',
    passing: 'Data sets are built anew at each refresh and go to tabs.',
    lasting: 'Data sets are tables there, and tabs where you want them.',
    ask: (email: string) => `${email} looks after this workbook and can change it.`,
    edit: 'Change address or password',
    editOf: (engine: string) => `Change ${engine}`,
    others: 'Move to another place',
    another: (engine: string) => `Another ${engine}`,
    choose: 'Choose',
    chooseOf: (engine: string) => `Choose ${engine}`,
    moveTo: (engine: string) => `Move to ${engine}`,
    test: 'Test',
    move: 'Move here',
    saved: (engine: string) => `${engine} is saved`,
    happens: 'What happens then',
    means: [
      'Every data set that is on is built there from the raw data in your Drive.',
      'Its rows are counted there and compared with what is published here.',
      'Only when all agree it is published from there. Until then nothing changes.',
    ] as readonly string[],
    toLasting: 'Each data set is a table from then on. Its tab stays, until you want it otherwise.',
    toPassing: 'Tables stay where they are and are no longer refreshed.',
    moving: (from: string, to: string) => `Moving from ${from} to ${to}`,
    stays: 'Until all is there nothing changes. You may close the sidebar: it goes on by itself.',
    sofar: (n: number, of: number) =>
      `${f.number(n)} of ${f.plural(of, { one: '# data set is there', other: '# data sets are there' })}`,
    is: { waiting: 'Waiting', now: 'Building', there: 'There', failed: 'Failed' },
    counts: (before: number, after?: number) =>
      f.plural(before, { one: '# row here', other: '# rows here' }) +
      (after === undefined ? '' : `, ${f.number(after)} there`),
    done: (engine: string) => `All is there. Data sets are built in ${engine} from now on.`,
    stop: 'Stop moving',
    stopping: 'Stopping…',
    stopTitle: 'Stop moving?',
    stopBody: 'Data sets stay where they are. What is built in the new place already stays there.',
    clear: 'Delete the tables in the old place',
    goOn: 'Go on',
    stopped: 'Nothing was moved',
    ended: 'The move came to nothing: data sets are built where they were.',
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
  takeOver: {
    title: 'Take over this workbook',
    back: 'Settings',
    from: (email: string) => `Until now ${email} looks after it. When you take over:`,
    fromNobody: 'When you take over:',
    means: [
      'Your account refreshes the data, and the other one stops.',
      'Each key is asked anew. It is kept in your account, where nobody can read it back.',
      'Everything is read once more, into your own Drive. Tabs stay as they are meanwhile.',
    ] as readonly string[],
    keys: f.count('# connection', '# connections'),
    keysHelp:
      'If you do not have a key, ask your vendor or whoever made the connection. Without it a connection is paused, and you can give it later.',
    noKeys: 'No connection needs a key.',
    act: 'Take over',
    acting: 'Taking over…',
    askTitle: 'Take over now?',
    ask: 'Your account looks after this workbook from now on.',
    paused: f.count(
      'Without its key this connection is paused:',
      'Without their keys these connections are paused:',
    ),
    no: 'Not yet',
    done: 'You look after this workbook now',
  },

  check: {
    title: 'System check',
    back: 'Settings',
    what: 'Homeroom relies on what Google does with scripts like this one. The check asks your own account whether it really is so, and writes what it finds into a tab.',
    run: 'Run the check',
    again: 'Run again',
    running: 'Checking…',
    begun: 'The check has begun',
    begins: 'Asking Google. This takes a minute or two.',
    soFar: f.count('# answer so far', '# answers so far'),
    never: 'It has not been run in this workbook.',
    loading: 'Looking for the last report…',
    at: (time: string) => `Checked ${time}`,
    failedTitle: 'The report could not be loaded',
    is: {
      as_expected: 'As expected',
      differs: 'Differs',
      unknown: 'Could not be asked',
    },
    summary: ({ good, differs, unknown }: CheckCounts) =>
      [
        ...(differs > 0 ? [f.plural(differs, { one: '# differs', other: '# differ' })] : []),
        ...(unknown > 0 ? [f.plural(unknown, { other: '# could not be asked' })] : []),
        f.plural(good, { one: '# is as expected', other: '# are as expected' }),
      ].join(', '),
    group: (word: string, n: number) => `${word} (${f.number(n)})`,
    found: 'Found',
    expected: 'Expected',
    took: f.duration,
    none: {
      message: 'The check ended without a report.',
      next: 'Run it again. If it ends so again, copy a support bundle from Activity for whoever helps you.',
    },
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
});

/** What Google shows of the add-on around the console: its menu, its card, its dialogs. */
export const addOn = (f: Forms) => ({
  title: 'Homeroom',
  /** A card without a workbook to speak of. */
  subtitle: 'Your school’s data in Sheets',
  open: 'Open Homeroom',
  refreshAll: 'Refresh all now',
  reports: 'Reports',
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
