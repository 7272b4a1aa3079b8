/** All that the page knows, in one store, and the context through which its parts reach it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/client';
import type { Card, Overview, Person, TabOverview, Toast } from '../api/contract';
import { type Cells, createCells } from '../grid/cells';
import { HOME, type Selection } from './selection';
import { createStore, type Store, useStore } from './store';

export type DrawerName = 'outbox' | 'log' | 'triggers' | 'executions' | 'clock' | 'studio';

/** What is being typed, in the cell or in the formula bar. */
export interface Draft {
  readonly text: string;
  readonly in: 'cell' | 'bar';
}
/** Whether the emulator answers. `lost` since a time in ms. */
export type Reach =
  | { readonly is: 'loading' }
  | { readonly is: 'there' }
  | { readonly is: 'lost'; readonly since: number };

export interface SessionState {
  readonly reach: Reach;
  readonly overview: Overview | null;
  readonly sheetId: number | null;
  /** The tab a person has opened, until the emulator has heard of it. */
  readonly asked: number | null;
  readonly selections: Readonly<Record<number, Selection>>;
  readonly draft: Draft | null;
  readonly drawer: DrawerName | null;
  /** Ids of panels and toasts a person has closed. */
  readonly closed: Readonly<Record<string, true>>;
  /** Functions of the script that are running for a person. */
  readonly running: readonly string[];
  /** Google asks the person before this function of the script runs. */
  readonly consent: string | null;
  /** The add-on's card, where a person has opened it. */
  readonly card: Card | null;
  /** What the page itself has to say. */
  readonly notices: readonly Toast[];
  /** Counts up whenever cells have arrived. */
  readonly cellsSeen: number;
}

export interface Session {
  readonly api: Api;
  readonly store: Store<SessionState>;
  readonly cells: Cells;
}

export function createSession(api: Api): Session {
  const store = createStore<SessionState>({
    reach: { is: 'loading' },
    overview: null,
    sheetId: null,
    asked: null,
    selections: {},
    draft: null,
    drawer: null,
    closed: {},
    running: [],
    consent: null,
    card: null,
    notices: [],
    cellsSeen: 0,
  });
  const cells = createCells(
    (sheetId, from, count) => api.rows(titleOf(store.get(), sheetId), from, count),
    () => store.set({ cellsSeen: store.get().cellsSeen + 1 }),
  );
  return { api, store, cells };
}

const titleOf = ({ overview }: SessionState, sheetId: number): string => {
  const tab = overview?.tabs.find((one) => one.sheetId === sheetId);
  if (!tab) throw new Error('That tab is gone.');
  return tab.title;
};

export const tabOf = ({ overview, sheetId }: SessionState): TabOverview | null =>
  overview?.tabs.find((tab) => tab.sheetId === sheetId) ?? null;

export const personOf = ({ overview }: SessionState): Person | null =>
  overview?.people.find(({ email }) => email === overview.user) ?? null;

export const selectionOf = ({ selections, sheetId }: SessionState): Selection =>
  selections[sheetId ?? -1] ?? HOME;

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session around this component.');
  return session;
}
export const useSelect = <S>(select: (state: SessionState) => S): S =>
  useStore(useSession().store, select);
