import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardState } from '../../src/app/api';
import type { Filters } from '../../src/model';
import { Button } from '../../sidebar/parts/Button';
import { AFTER_MS, useLive, type Live } from '../live';
import { client, useAct } from '../server';
import { forms, language, w } from '../words';
import { FilterBar } from './FilterBar';
import { Head } from './Head';
import { Pictures } from './Report';
import { Rows, type Wanted } from './Rows';
import { Copied } from './Share';
import { Trouble } from './Trouble';

const l = w.live;

/** A report that follows its sources while somebody looks. */
export const Board = (props: {
  readonly id: string;
  /** Of a link: whoever came by it sees the board and nothing behind it. */
  readonly token: string | undefined;
  readonly back: (() => void) | undefined;
}) => {
  const { id, token, back } = props;
  const [filters, setFilters] = useState<Filters>({});
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [live, resume] = useLive(id, token, filters);
  const { view, state, fresh, trouble, paused } = live;
  useEffect(() => {
    if (view) document.title = view.card.title;
  }, [view?.card.title]);
  return (
    <div class="board">
      <Head title={view?.card.title ?? w.title} {...(back ? { back } : {})}>
        {!trouble && <Status live={live} resume={resume} />}
      </Head>
      <main class="report" aria-busy={!view}>
        <Said live={live} />
        {trouble && <Trouble of={trouble} />}
        {!view && !trouble && (
          <p role="status" class="soft waiting">
            {w.drawing}
          </p>
        )}
        {view && (
          <>
            <FilterBar
              view={{ ...view, filters }}
              set={setFilters}
              busy={JSON.stringify(view.filters) !== JSON.stringify(filters)}
            />
            <div class={paused || live.lost ? 'asleep' : undefined}>
              <Pictures
                view={view}
                fresh={fresh}
                {...(token === undefined ? { open: setWanted } : {})}
              />
            </div>
            {token === undefined && state?.you && <LinkTo id={id} title={view.card.title} />}
          </>
        )}
      </main>
      {wanted && <Rows id={id} wanted={wanted} filters={filters} close={() => setWanted(null)} />}
    </div>
  );
};

/** How old what is shown is, on this page's clock; counted on between two answers. */
const useAge = ({ state, at }: Live): number | null => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, []);
  if (!state?.checkedAt) return null;
  const then = Date.parse(state.now) - Date.parse(state.checkedAt);
  return Math.max(0, then + Math.max(0, now - at));
};

/** Why it is not live, in a few words. */
const whyOf = ({ state, starting, lost, paused }: Live): string | undefined => {
  if (paused) return l.pausedWhy;
  if (lost) return l.lost;
  if (!state || state.is === 'live') return undefined;
  if (state.you === false) return l.others;
  if (state.ended === 'work') return l.working;
  if (starting) return undefined;
  if (state.ended === 'quota') return l.quota;
  return state.ended === 'failed' ? l.failed : undefined;
};

/** Whether it is live in a moment: somebody who may work for it asks for that, or is about to. */
const isComing = ({ state, starting, lost }: Live): boolean => {
  if (!state) return true;
  if (lost || state.you === false) return false;
  return starting || state.ended === undefined || AFTER_MS[state.ended] === undefined;
};

/** One line of one height, whatever it says: nothing moves when it changes. */
const Status = ({ live, resume }: { readonly live: Live; readonly resume: () => void }) => {
  const { state, view, paused, fresh, lost } = live;
  const age = useAge(live);
  const is = paused ? 'paused' : lost || !state ? 'waits' : state.is;
  const isOn = state?.is === 'live' && !lost;
  const word = paused ? l.paused : isOn ? l.on : isComing(live) ? l.starting : l.idle;
  const seconds = age === null ? null : Math.floor(age / 1000);
  const time = state?.checkedAt;
  return (
    <div class="live-line">
      <span class={`live-dot ${is}${fresh.length > 0 ? ' beat' : ''}`} aria-hidden="true" />
      <strong class="live-word">{word}</strong>
      <span class="live-age soft">
        {time && view && (
          <time dateTime={time}>{l.asOf(forms.time(time, view.timeZone, true))}</time>
        )}
        {seconds !== null && seconds < 3_600 && (
          <span>{seconds < 60 ? l.seconds(seconds) : l.minutes(Math.floor(seconds / 60))}</span>
        )}
        {state?.is === 'live' && (state.every ?? 0) > 2_000 && (
          <span>{l.every(Math.round(state.every! / 1000))}</span>
        )}
      </span>
      {paused && (
        <Button kind="primary" onClick={resume}>
          {l.again}
        </Button>
      )}
    </div>
  );
};

type Failing = BoardState['failing'][number];

/** What is not as it should be, told once when it begins and when it is over; numbers are never read out. */
const Said = ({ live }: { readonly live: Live }) => {
  const { state, view } = live;
  const failing: readonly Failing[] = state?.failing ?? [];
  const refused = state?.refused ?? [];
  const before = useRef(0);
  const [well, setWell] = useState(false);
  useEffect(() => {
    setWell(before.current > 0 && failing.length === 0);
    before.current = failing.length;
  }, [failing.length]);
  const zone = view?.timeZone ?? 'UTC';
  const bad = failing.length > 0 || refused.length > 0;
  const troubles =
    failing.length > 0
      ? [l.failing(failing.map(({ site }) => site))]
      : refused.map(({ title }) => l.refused(title));
  // A source that is down keeps no board from being live: what does is told beside it.
  const why = whyOf(live) ?? (well && !bad ? l.recovered : undefined);
  return (
    <div class={`live-said${bad ? ' bad' : ''}`}>
      <p role="status">{[...(why === undefined ? [] : [why]), ...troubles].join(' ')}</p>
      {bad && (
        <details>
          <summary>{l.details}</summary>
          <ul>
            {failing.map(({ site, since, trouble }) => (
              <li key={site}>
                <strong>{site}</strong>, {l.since(forms.time(since, zone, true))}: {trouble.message}{' '}
                {trouble.next}
              </li>
            ))}
            {refused.map(({ title, trouble }) => (
              <li key={title}>
                <strong>{title}</strong>: {trouble.message} {trouble.next}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

/** A link under which the board alone is seen, on a wall or by somebody who does not open the workbook. */
const LinkTo = ({ id, title }: { readonly id: string; readonly title: string }) => {
  const { busy, trouble, act } = useAct();
  const [link, setLink] = useState<string | null>(null);
  const [none, setNone] = useState(false);
  const make = (): void =>
    act(
      () => client.makeToken({ name: l.linkName(title).slice(0, 80), scope: {}, board: id }),
      ({ address, text }) => {
        if (address === null) setNone(true);
        else setLink(`${address}?board=${id}&lang=${language}&token=${text}`);
      },
    );
  return (
    <section class="board-link">
      {link === null ? (
        <Button busy={busy} onClick={make}>
          {l.link}
        </Button>
      ) : (
        <div class="note good" role="status">
          <p>{l.linkWhat}</p>
          <Copied label={l.link} text={link} />
        </div>
      )}
      {none && <p class="note info">{l.noAddress}</p>}
      <Trouble of={trouble} />
    </section>
  );
};
