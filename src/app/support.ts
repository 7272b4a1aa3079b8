import { customs, kindOf } from '../engine/custom';
import { settingsOf } from '../engine/settings';
import { movingTo } from '../engine/move';
import { warehouseOf } from '../engine/site';
import { snapshot, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import {
  discreet,
  factsOf,
  failureOf,
  logged,
  VERSION,
  type Connection,
  type CustomConnector,
  type Failure,
  type PastRun,
  type Registry,
  type Schedule,
  type Subscription,
} from '../model';
import { findRun, logOf } from './past';
import { share } from './share';
import { isSteward } from './steward';
import { ticksOf } from './ticks';
import { madeTrigger } from './trigger';
import { systemCheck } from './check';
import { quotaCards } from './forecast';

/** Lines of one run that a helper reads; a longer log is cut in its middle. */
const MOST_LINES = 400;

const hostOf = (address: string): string =>
  /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/.exec(address)?.[1] ?? '';

/** Of the settings only which servers they name: keys and paths may be secret, site names tell who asks. */
const connectionLine = (connection: Connection) => {
  const { id, connector, settings, paused, credential, createdAt } = connection;
  return {
    id,
    connector,
    hosts: Object.values(settings)
      .map(hostOf)
      .filter((name) => name !== ''),
    createdAt,
    about: Object.fromEntries(factsOf(connection).map(({ label, value }) => [label, value])),
    ...(paused ? { paused } : {}),
    ...(credential ? { credential } : {}),
  };
};

/** What a problem quotes of a definition, or shows beneath, may be a key that somebody wrote into it. */
const unquotedIn = (text: string): string =>
  text.split('\n', 1)[0]!.replace(/“[^”]*”|"[^"]*"|'[^']*'|`[^`]*`/g, '“…”');

/** What does not go of a source that people made, as far as its definition can be read from this account. */
const problemsOf = (host: Host, { file, kind }: CustomConnector): object => {
  try {
    const [text = null] = host.files.read([file]);
    if (text === null) return { definition: 'gone' };
    const { problems, hosts = [] } = kindOf(host, kind).inspect(text);
    return {
      hosts,
      problems: problems.map(({ line, text: said, stops }) => ({
        ...(line === undefined ? {} : { line }),
        ...(stops === null ? {} : { stops }),
        text: unquotedIn(said),
      })),
    };
  } catch (error) {
    return { definition: 'not readable from this account', unread: failureOf(error).code };
  }
};

/** Of a source that people made what it is made of: nothing of its definition's text, which may hold keys. */
const sourceLine = (host: Host, custom: CustomConnector) => ({
  id: custom.id,
  kind: custom.kind,
  createdAt: custom.createdAt,
  settings: custom.settings.map(({ name, type }) => `${name} ${type}`),
  streams: custom.streams.map(({ name, key, rows, fields }) => ({
    name,
    key: rows ?? [key],
    fields: fields.length,
  })),
  ...problemsOf(host, custom),
});

const spell = (schedule: Schedule): string => Object.values(schedule).join(' ');
const failureLine = (failure: Failure | undefined) => (failure ? { failure: logged(failure) } : {});

const datasetLine = ({ dataset, on, schedule, version, failure, ...more }: Subscription) => ({
  dataset,
  on,
  schedule: spell(schedule),
  ...(version ? { rows: version.rows, number: version.number, publishedAt: version.at } : {}),
  ...(more.attemptedAt ? { attemptedAt: more.attemptedAt } : {}),
  ...(more.quarantined ? { quarantined: more.quarantined } : {}),
  ...(more.findings
    ? { findings: more.findings.map(({ kind, about }) => `${kind} ${about}`) }
    : {}),
  ...(more.failing
    ? { failing: more.failing.map(({ failure: why, ...one }) => ({ ...one, ...logged(why) })) }
    : {}),
  ...(more.need ? { need: more.need } : {}),
  ...failureLine(failure),
});

const settingsLine = (now: Snapshot) => {
  const { recipients, quiet, retentionDays, cloudProject } = settingsOf(now);
  return {
    recipients: recipients.map(({ language }) => language),
    ...(quiet ? { quiet } : {}),
    retentionDays,
    cloudProject: cloudProject !== undefined,
  };
};

/** Of the place only which questions were answered: addresses and names of users tell who asks. */
const warehouseLine = (now: Snapshot) => {
  const { engine, settings, since, about = [], credential } = warehouseOf(now);
  const next = movingTo(now);
  return {
    engine,
    answered: Object.keys(settings),
    ...(since === '' ? {} : { since }),
    ...(credential ? { credential } : {}),
    about: Object.fromEntries(about.map(({ label, value }) => [label, value])),
    ...(next ? { next: { engine: next.engine, since: next.since, built: next.built } } : {}),
  };
};

const runLine = ({ by, waited, datasets, ...run }: PastRun) => ({
  ...run,
  asked: by === undefined ? 'by the schedule' : 'by a person',
  waited: (waited ?? []).map(({ failure, ms }) => ({ ...logged(failure), ms })),
  datasets: Object.fromEntries(
    Object.entries(datasets).map(([id, outcome]) => [
      id,
      outcome && 'failure' in outcome ? { is: outcome.is, ...logged(outcome.failure) } : outcome,
    ]),
  ),
});

const part = (title: string, lines: readonly object[]): string =>
  [
    `## ${title}`,
    ...(lines.length === 0 ? ['none'] : lines.map((line) => JSON.stringify(line))),
  ].join('\n');

/** What cannot be read with the permissions there are is no reason to say nothing of the rest. */
const readPart = (title: string, read: () => readonly object[]): string => {
  try {
    return part(title, read());
  } catch (error) {
    return part(title, [{ unread: logged(failureOf(error)) }]);
  }
};

const triggerLines = (host: Host, now: Snapshot): object[] => {
  const made = madeTrigger(now);
  const { trouble, minutes, at, silent } = made ?? {};
  const last = ticksOf(now)?.at;
  return [
    {
      present: host.scheduler.triggers('tick', made ? [made.id] : []).length,
      minutes,
      made: at,
      silent,
      last,
      ...(trouble ? { trouble: logged(trouble) } : {}),
    },
  ];
};

/** Only what differs from what Homeroom relies on. */
const checkLines = (host: Host): object[] => {
  const report = systemCheck(host);
  if (!report) return [];
  const { at, checks } = report;
  const odd = checks.filter(({ is }) => is !== 'as_expected');
  return [{ at, asExpected: checks.length - odd.length }, ...odd.map(({ id, is }) => ({ id, is }))];
};

const shortened = <T>(lines: readonly T[]): (T | { left_out: number })[] => {
  if (lines.length <= MOST_LINES) return [...lines];
  const half = MOST_LINES / 2;
  return [...lines.slice(0, half), { left_out: lines.length - MOST_LINES }, ...lines.slice(-half)];
};

const runParts = (host: Host, now: Snapshot, id: string): string[] => {
  const run = findRun(host, now, id);
  const log = logOf(host, now, run);
  return [
    part('Run', [runLine(run)]),
    log
      ? part('Log', shortened(log))
      : '## Log\nnot readable from this account: it lies in the Drive of whoever looks after the workbook',
  ];
};

/**
 * A text for whoever helps. It names connections by their ids and servers by their host names; there is no
 * secret, no address of a person, no site's name and no row in it.
 */
export const supportBundle = (host: Host, registry: Registry<Host>, id: string | null): string => {
  const now = snapshot(host);
  const { run, connections, subscriptions, steward, wished } = now;
  const parts = [
    '# Homeroom support bundle',
    part('About', [
      {
        at: new Date(host.clock.now()).toISOString(),
        version: VERSION,
        own: [...registry.connectors.own, ...registry.datasets.own],
        timeZone: host.clock.timeZone(),
        steward: !steward ? 'none' : isSteward(host, now) ? 'asks' : 'another person',
        ...(run ? { run: { id: run.id, is: run.status.is, executions: run.executions } } : {}),
        wished,
      },
    ]),
    part('Settings', [settingsLine(now)]),
    part('Warehouse', [warehouseLine(now)]),
    part('Connections', connections.map(connectionLine)),
    readPart('Own sources', () => customs(host).map((one) => sourceLine(host, one))),
    part('Data sets', subscriptions.map(datasetLine)),
    readPart('Trigger', () => triggerLines(host, now)),
    readPart('Quotas', () => (isSteward(host, now) ? quotaCards(host, now) : [])),
    readPart('Data API', () => {
      const { tokens, hooks, wrong } = share(host, registry);
      const open = hooks.filter(({ on }) => on).length;
      return [{ tokens: tokens.length, pushes: open, wrongToday: wrong?.count ?? 0 }];
    }),
    readPart('System check', () => checkLines(host)),
    ...(id === null ? [] : runParts(host, now, id)),
  ];
  return discreet(parts.join('\n\n'));
};
