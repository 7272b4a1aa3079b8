import { passportsIn } from '../../engine/shown';
import { snapshot } from '../../engine/store';
import type { Host } from '../../host/host';
import type { Say } from '../../messages';
import type { Registry } from '../../model';
import { troubleOf } from '../answer';
import type { BoardInput, BoardState } from '../api';
import type * as Reporting from '../reports';
import type { ReportDesk } from '../reports';
import { isSteward } from '../steward';
import { failingOf } from './failing';
import { admit } from './gate';
import { isBeating, keepDrawn, lookAt, newestIn, readBoard, type Drawn, type View } from './views';

export interface BoardDesk {
  readonly host: Host;
  readonly registry: Registry<Host>;
  readonly say: Say;
  readonly language: string;
}

/** Whoever looks says so at least so often. */
const LOOK_EVERY_MS = 5_000;
/**
 * Who has seen the last drawing may wait for the next one, looking so often: it is there sooner, and costs
 * less than to be asked again. Google lets a person's scripts run thirty at a time, so it is not for long.
 */
const WAIT_MS = 1_200;
const AGAIN_MS = 120;
/** While nobody works for the board, what is published is looked at so often. */
const IDLE_MS = 20_000;

/** Draws it from what is published, for all who look at the same; where nobody draws for them. */
const draw = ({ host, registry, say, language }: BoardDesk, view: View): Drawn => {
  const code = host.assets.code('reports') as typeof Reporting & Pick<ReportDesk, 'reports'>;
  const drawn = code.report(
    { host, registry, say, language, reports: code.reports },
    view.report,
    view.filters,
  );
  const datasets = code.reports.get(view.report)?.datasets ?? [];
  const passports = passportsIn(host).filter(({ dataset }) => datasets.includes(dataset));
  const versions = passports.map(({ dataset, version }) => [dataset, version.number, version.hash]);
  const checked = passports.map(({ checkedAt }) => Date.parse(checkedAt));
  return {
    mark: host.digest.sha256(JSON.stringify(versions)).slice(0, 16),
    at: host.clock.now(),
    datasets,
    ...(checked.length > 0 ? { checked: Math.min(...checked) } : {}),
    failing: failingOf(snapshot(host), datasets),
    view: drawn,
  };
};

/**
 * What a viewer of the live board asks every second: one call of the cache while nothing is new.
 * @throws board.link, report.unknown
 */
export const boardState = (desk: BoardDesk, input: BoardInput): BoardState => {
  const { host, registry, language } = desk;
  admit(host, input.report, input.token);
  const view: View = { report: input.report, filters: input.filters, language };
  const began = host.clock.now();
  let found = readBoard(host, view);
  const isNews = (): boolean =>
    found.drawn?.mark !== input.have || !isBeating(host.clock, found.beat);
  while (input.waits && !isNews() && host.clock.now() - began < WAIT_MS) {
    host.clock.sleep(AGAIN_MS);
    found = readBoard(host, view);
  }
  const { beat, drawn: known, look } = found;
  const now = host.clock.now();
  const isSame = JSON.stringify(look?.view) === JSON.stringify(view);
  if (!look || !isSame || now - look.at > LOOK_EVERY_MS) lookAt(host, view);
  const alive = isBeating(host.clock, beat);
  let drawn = known;
  if (!drawn || (!alive && now - drawn.at > IDLE_MS)) {
    const fresh = draw(desk, view);
    // Of what the execution that worked for it has drawn last nothing is newer.
    drawn =
      known && known.checked === undefined && newestIn(fresh) <= newestIn(known) ? known : fresh;
    keepDrawn(host, view, { ...drawn, at: now });
  }
  const times = drawn.datasets.flatMap((id) => beat?.checked[id] ?? []);
  const checked =
    times.length === drawn.datasets.length && times.length > 0 ? Math.min(...times) : drawn.checked;
  // What who works for it has drawn tells nothing of sources: that stands beside it, also when it has ended.
  const failing = (alive ? undefined : drawn.failing) ?? beat?.failing ?? [];
  const titleOf = (id: string): string => registry.datasets.get(id)?.title ?? id;
  return {
    ...(drawn.mark === input.have ? {} : { drawn: { mark: drawn.mark, view: drawn.view } }),
    now: new Date(now).toISOString(),
    ...(checked === undefined ? {} : { checkedAt: new Date(checked).toISOString() }),
    is: alive ? 'live' : 'idle',
    ...(alive && beat ? { every: beat.every } : {}),
    ...(!alive && beat?.ended ? { ended: beat.ended } : {}),
    failing: failing.map(({ site, since, failure }) => ({
      site,
      since: new Date(since).toISOString(),
      trouble: troubleOf(failure),
    })),
    refused: Object.entries(beat?.refused ?? {}).flatMap(([id, failure]) =>
      drawn.datasets.includes(id) ? [{ title: titleOf(id), trouble: troubleOf(failure) }] : [],
    ),
    ...(input.have === null ? { you: isSteward(host, snapshot(host)) } : {}),
  };
};
