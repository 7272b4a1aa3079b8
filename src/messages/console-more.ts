import type { EventName } from '../model/events';
import { nextSteps } from './next-steps';
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

/** What the console's pages say that are loaded when they are first opened. */
export const consoleMore = (f: Forms) => ({
  form: {
    back: 'Connections',
    backFirst: 'Back',
    add: (connector: string) => `Connect ${connector}`,
    edit: (site: string) => `Edit ${site}`,
    site: 'Name of this site',
    siteHelp: 'Stands in every row, to tell campuses apart.',
    optional: 'optional',
    choose: 'Choose…',
    none: 'No answer',
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
    secretSaved: 'Saved. It cannot be read back.',
    replace: 'Replace',
    replaceOf: (setting: string) => `Replace ${setting}`,
    keep: 'Keep the saved one',
    /** A file that is looked at before its connection is saved. */
    file: {
      look: 'Look at the file',
      looking: 'Looking…',
      label: 'The file as it would be read',
      stale: 'Your answers have changed since: look again.',
      missing: f.count('# column is not in the file', '# columns are not in the file'),
      either: (names: readonly string[]) => names.map((name) => `“${name}”`).join(' or '),
      perhaps: (names: string) => `Do you mean ${names}?`,
      use: 'Use the names of the file',
      found: f.count('# column found', '# columns found'),
      absent: f.count(
        '# more is not there and need not be',
        '# more are not there and need not be',
      ),
      first: 'First rows, as they will be',
      of: f.count('Made of the first line.', 'Made of the first # lines.'),
      none: 'No line of the file makes a row.',
      aside: f.count('# line cannot be taken', '# lines cannot be taken'),
      asideHelp: 'The data set keeps such lines out, and shows each of them with its reason.',
      line: (n: number) => `Line ${f.number(n)}:`,
    },
    /** What to do about a trouble while the form is open; others bring their own next step. */
    nextSteps: {
      ...nextSteps,
      'source.columns':
        'Look at the file below: it shows what its columns are called. Correct the mapping.',
      'source.not_found': 'Check it, and under “More settings” the instance and the school year.',
    } as Readonly<Record<string, string>>,
    secretNote: 'It is kept in your own Google account. Nobody can read it back.',
    empty: (setting: string) => `${setting} is empty.`,
    notUrl: 'This is not a web address. It begins with https://',
    notNumber: 'This is not a number. Write it in digits, as in 250.',
    notDate: 'This is not a date. Give the year, the month and the day.',
    saved: (site: string) => `${site} is saved`,
    /** Connections that differ by a name, by one list. */
    many: {
      link: 'Several at once, by a list',
      one: 'Connect only one',
      add: (connector: string) => `Connect several: ${connector}`,
      lead: 'Databases that differ by a name are one list. Write {name} where they differ: each line of the list takes its place.',
      names: 'Names, one per line',
      namesHelp:
        'Paste them from a sheet. Where each has its own password, paste two columns: names and passwords.',
      secretOptional: 'Each line has its own password.',
      count: f.count('# name', '# names'),
      noNames: 'Paste the names, one per line.',
      tooMany: (most: number) => `More than ${f.number(most)} names. Give the rest afterwards.`,
      noPlace: 'Write {name} in at least one answer, such as the database.',
      test: 'Test all',
      save: 'Save those that work',
      progress: (done: number, all: number) =>
        `${f.number(done)} of ${f.number(all)} asked. This page has to stay open.`,
      results: 'How each of them stands',
      works: 'works',
      isSaved: 'saved',
      fails: 'does not work',
      told: (good: string, bad: string) => [good, bad].filter(Boolean).join(', '),
      good: f.count('# works', '# work'),
      saved: f.count('# is saved', '# are saved'),
      bad: f.count('# does not work', '# do not work'),
      left: 'The list above now holds those that do not work: correct them and test again, or leave them out.',
    },
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
      partial: 'Incomplete',
      failed: 'Failed',
      held: 'Held',
      previewed: 'Previewed',
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
      'watch.failing': 'Cannot be read while somebody watches',
      'watch.end': 'Nobody keeps the live board fresh any more',
      'http.retry': 'A request is sent again',
      'http.passed_over': 'A refusal is passed over, as the source’s file says: nothing was read',
      'http.failed': 'A request was given up',
      'landing.swept': 'Files nobody needs were removed',
      'landing.compacted': 'Raw data was put into fewer files',
      'dataset.published': 'Published',
      'dataset.failed': 'Could not be refreshed',
      'dataset.previewed': 'What would change was found out',
      'dataset.held': 'Held: the change is unusually large',
      'dataset.quarantined': 'Rows were set aside by checks',
      'dataset.warned': 'A check found something',
      'schema.changed': 'The source has other fields than before',
      'push.refused': 'A pushed event no longer fits and was left out',
      'tab.made_again': 'The tab was gone and was made anew',
      'report.grown': 'A report’s tab has got room for what is new',
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
    costsTitle: (engine: string) => `Move to ${engine}?`,
    changeTitle: (engine: string) => `Save the change to ${engine}?`,
    costs: (engine: string, bytes: number, month: number) =>
      `${engine} charges for what queries read. A refresh of the data sets that are on reads about ${f.size(bytes)}; one a day comes to about ${f.size(month)} a month.`,
    costsAlso: 'What that means:',
    price: (dollars: number) =>
      dollars === 0
        ? 'Google’s price list gives 1 TB a month free: it is below that, if nothing else on your billing account uses it up.'
        : `Google’s price list gives 1 TB a month free and asks about 6.25 US dollars for each one more: about ${f.number(dollars)} dollars a month.`,
    limited: (limit: number, over: boolean) =>
      over
        ? `Your limit is ${f.size(limit)} a query. A data set here reads more: it would be refused and keep its last version.`
        : `Your limit is ${f.size(limit)} a query: what would read more is refused and costs nothing.`,
    unlimited: 'No limit is set. “Largest query” in the form refuses what would read more.',
    loading: 'Loading is free. What each data set reads there stands in its details from then on.',
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

  repair: {
    groupOf: (title: string) => `Read or build ${title} again`,
    steward: (email: string) => `${email} looks after this workbook and can have it made again.`,
    what: 'What to do',
    how: { landed: 'Build it again', again: 'Read it again' },
    means: {
      landed: 'From the rows that are stored. No source is asked.',
      again: 'From its sources, also what they do not report as changed.',
    },
    site: 'Of which site',
    everySite: 'Every site',
    from: 'From this day on',
    fromHelp: 'Empty: everything. A source that cannot be asked by date, as Ed-Fi, is read whole.',
    to: 'Up to this day',
    wrong: 'It ends before it begins.',
    look: 'Show what would change',
    go: { landed: 'Build again', again: 'Read again' },
    before: 'You can see what would change before anything is published.',
    found: (added: number, changed: number, gone: number) =>
      added + changed + gone === 0
        ? 'Nothing would change.'
        : `There would be ${f.list([
            ...(added > 0 ? [f.plural(added, { one: '# new row', other: '# new rows' })] : []),
            ...(changed > 0
              ? [f.plural(changed, { one: '# changed row', other: '# changed rows' })]
              : []),
            ...(gone > 0 ? [f.plural(gone, { one: '# row less', other: '# rows less' })] : []),
          ])}.`,
    foundAt: (at: string, now: string, timeZone: string) => `As of ${f.moment(at, now, timeZone)}`,
    publish: 'Publish this',
  },

  hiding: {
    groupOf: (title: string) => `What is published of persons in ${title}`,
    intro:
      'Decide what of each field that tells of a person gets into the tab, reports and Looker Studio.',
    nothing: 'No field of this data set tells of a person.',
    kinds: { as_it_is: 'As it is', hashed: 'As a code', left_out: 'Left out' },
    means: {
      as_it_is: 'Whoever opens the workbook or a report can read it.',
      hashed:
        'A person has the same code in every data set, so rows can be counted and matched. Nobody can read who it is. Only text can become a code.',
      left_out:
        'The column goes from the tab and from Looker Studio. Charts and formulas of yours that use it stop working.',
    },
    /** Why not every choice is there. */
    isKey: 'Rows are told apart by it, so it cannot be left out.',
    isKeyNotText: 'Rows are told apart by it, and only text can become a code: it stays as it is.',
    from: 'This holds from the next refresh on. Google’s version history of the workbook still has what was published before.',
    steward: (email: string) => `${email} looks after this workbook and decides it.`,
    save: 'Save',
    saving: 'Saving…',
    keep: 'Keep as it was',
    saved: (title: string) => `${title}: saved, from its next refresh on`,
  },
  studio: {
    intro: 'Your data set in dashboards of your own, as fresh as in the workbook.',
    asking: 'Asking for the links…',
    first: 'It can be opened there once it has been refreshed for the first time.',
    source: 'Make a data source',
    sourceOf: (title: string) => `Make a data source of ${title}, in a new tab`,
    sourceHelp: 'For a report that you have, or one that you begin.',
    report: 'Make a report',
    reportOf: (title: string) => `Make a report of ${title}, in a new tab`,
    reportHelp: 'A copy of the ready-made one, with your data in it.',
    who: 'Whoever opens such a report sees what you see, unless you choose otherwise there.',
  },
});
