import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BoardState, ReportView, Trouble } from '../src/app/api';
import type { Filters } from '../src/model';
import { client, TroubleError, valueOf } from './server';

/** From an answer to the next question: where it was waited for, and where it was not. */
const NEXT_MS = 50;
const POLL_MS = 500;
/** Where Google refused, perhaps because too many look, nobody waits in a script of theirs for so long. */
const CALM_MS = 60_000;
/** While Google does not answer, or refuses. */
const LATER_MS = 5_000;
/** Nobody works for the board: somebody is asked to, but not again and again. */
const ASK_MS = 3_000;
export const AFTER_MS: Readonly<Partial<Record<NonNullable<BoardState['ended']>, number>>> = {
  quota: 10 * 60_000,
  failed: 15_000,
};
/** Nobody has touched the page for so long: in the workbook, and at an address that may stand on a wall. */
const LONG_MS = 60 * 60_000;
const WALL_MS = 24 * 60 * 60_000;
/** How long a change is shown as one. */
const FRESH_MS = 1_600;

export interface Live {
  readonly view: ReportView | null;
  readonly state: BoardState | null;
  /** This page's clock when the state came. */
  readonly at: number;
  /** Charts whose numbers have just changed. */
  readonly fresh: readonly string[];
  readonly trouble: Pick<Trouble, 'message' | 'next'> | null;
  /** No answer came the last time. */
  readonly lost: boolean;
  readonly paused: boolean;
  /** Somebody asked for work that has not begun. */
  readonly starting: boolean;
}

const EMPTY: Live = {
  view: null,
  state: null,
  at: 0,
  fresh: [],
  trouble: null,
  lost: false,
  paused: false,
  starting: false,
};

const changed = (before: ReportView | null, after: ReportView): string[] =>
  after.pictures
    .filter(({ chart, points }) => {
      const old = before?.pictures.find((picture) => picture.chart.id === chart.id);
      return old !== undefined && JSON.stringify(old.points) !== JSON.stringify(points);
    })
    .map(({ chart }) => chart.id);

/**
 * A board that follows its sources: it asks how it stands about every second, for as long as somebody can see
 * it, and asks somebody's execution to work for it where none does.
 */
export const useLive = (
  report: string,
  token: string | undefined,
  filters: Filters,
): [Live, () => void] => {
  const [live, setLive] = useState<Live>(EMPTY);
  const touched = useRef(Date.now());
  const mark = useRef<{ readonly key: string; readonly mark: string } | null>(null);
  const you = useRef<boolean | undefined>(undefined);
  const asking = useRef({ busy: false, next: 0, ended: 0 });
  const shown = useRef<ReportView | null>(null);
  const calm = useRef(0);
  const key = JSON.stringify([report, filters]);

  const resume = useCallback(() => {
    touched.current = Date.now();
    setLive((before) => ({ ...before, paused: false }));
  }, []);

  useEffect(() => {
    const touch = (): void => {
      touched.current = Date.now();
    };
    const names = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
    for (const name of names) window.addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of names) window.removeEventListener(name, touch);
    };
  }, []);

  useEffect(() => {
    if (live.paused) return undefined;
    let current = true;
    let timer = 0;
    const later = (ms: number): void => {
      if (current) timer = window.setTimeout(ask, ms);
    };
    const wake = (): void => {
      if (document.visibilityState !== 'visible') return;
      window.clearTimeout(timer);
      ask();
    };
    const work = (state: BoardState): void => {
      const now = Date.now();
      const asked = asking.current;
      const wait = state.ended && AFTER_MS[state.ended];
      if (state.is === 'live') asked.ended = 0;
      else if (wait && asked.ended === 0) asked.ended = now + wait;
      if (state.is === 'live' || you.current === false || asked.busy) return;
      if (now < Math.max(asked.next, asked.ended)) return;
      asked.busy = true;
      client
        .watch(report, token)
        .catch(() => undefined)
        .finally(() => {
          asked.busy = false;
          asked.next = Date.now() + ASK_MS;
        });
    };
    const ask = (): void => {
      if (document.visibilityState !== 'visible') return;
      if (Date.now() - touched.current > (token === undefined ? LONG_MS : WALL_MS)) {
        setLive((before) => ({ ...before, paused: true }));
        return;
      }
      const have = mark.current?.key === key ? mark.current.mark : null;
      const waits = Date.now() > calm.current;
      valueOf(
        client.boardState({
          report,
          filters,
          have,
          ...(waits ? { waits } : {}),
          ...(token ? { token } : {}),
        }),
      ).then(
        (state) => {
          if (!current) return;
          const { drawn } = state;
          if (state.you !== undefined) you.current = state.you;
          const fresh = drawn && have !== null ? changed(shown.current, drawn.view) : [];
          if (drawn) {
            mark.current = { key, mark: drawn.mark };
            shown.current = drawn.view;
          }
          setLive((before) => ({
            ...before,
            state: { ...state, ...(you.current === undefined ? {} : { you: you.current }) },
            at: Date.now(),
            view: drawn?.view ?? before.view,
            fresh: fresh.length > 0 ? fresh : before.fresh,
            trouble: null,
            lost: false,
            starting: state.is === 'idle' && asking.current.busy,
          }));
          if (fresh.length > 0)
            window.setTimeout(
              () =>
                setLive((before) => (before.fresh === fresh ? { ...before, fresh: [] } : before)),
              FRESH_MS,
            );
          work(state);
          later(waits && state.is === 'live' ? NEXT_MS : POLL_MS);
        },
        (error: unknown) => {
          if (!current) return;
          calm.current = Date.now() + CALM_MS;
          const refused = error instanceof TroubleError && error.code !== 'no_answer';
          setLive((before) => ({
            ...before,
            trouble: refused ? error.trouble : null,
            lost: !refused,
          }));
          later(LATER_MS);
        },
      );
    };
    ask();
    document.addEventListener('visibilitychange', wake);
    return () => {
      current = false;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [key, token, live.paused]);

  return [live, resume];
};
