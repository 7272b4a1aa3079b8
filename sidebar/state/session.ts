import type { ConsoleState, DatasetDetails, RunCard, Trouble } from '../../src/app/api';
import type { Client } from '../client';
import { EMPTY_ROOMS, type Rooms } from './rooms';
import { EMPTY_LIST, type ListLook } from './list';
import { NOT_ASKED, type Loaded } from './loaded';
import type { More } from './more';
import { createStore, type Store } from './store';

/** The tabs, in their order. What comes with later versions is added here and in `views/tabs.ts`. */
export type TabName = 'datasets' | 'connections' | 'activity' | 'settings';

/** What lies over the tabs until one goes back. */
export type Page =
  | { readonly is: 'run'; readonly id: string }
  | { readonly is: 'takeOver' }
  | { readonly is: 'check' }
  | { readonly is: 'warehouse' };

/** What is asked of a connection's form. `id` absent: a new one. */
export interface FormRequest {
  readonly connector: string;
  readonly id?: string;
  /** Which field a person comes to replace. */
  readonly replacing?: 'secret';
}

/** Asked of the form before it is known which system is to be connected. */
export const CHOOSE = 'choose';

/** A call that went wrong: the server's trouble, or no answer at all. */
export interface Problem {
  readonly trouble: Pick<Trouble, 'message' | 'next'> & { readonly code?: string };
  readonly retry?: () => void;
}

/** A question before what cannot be undone. */
export interface Question {
  readonly title: string;
  readonly body: string;
  readonly items?: { readonly intro: string; readonly titles: readonly string[] };
  /** What else is to be decided; the first is chosen until a person chooses another. */
  readonly choices?: {
    readonly legend: string;
    readonly of: readonly {
      readonly value: string;
      readonly title: string;
      readonly help: string;
    }[];
  };
  readonly yes: string;
  readonly no: string;
  readonly danger: boolean;
  /** @param chosen the value of the choice that was made, where there was one. */
  readonly act: (chosen: string) => void;
}

export interface State {
  readonly console: ConsoleState | null;
  /** Why the first call brought nothing. */
  readonly openProblem: string | null;
  /** The server's time minus the browser's, ms. */
  readonly offset: number;
  /** The server's time when ages were last looked at, ms. */
  readonly now: number;
  readonly run: RunCard | null;
  /** Data sets whose refresh was asked for and is not yet in a run. */
  readonly asked: readonly string[];
  /** How the last run of this sitting ended, in a few words. */
  readonly outcome: string | null;
  /** A poll brought no answer. */
  readonly lost: boolean;
  readonly tab: TabName;
  readonly form: FormRequest | typeof CHOOSE | null;
  /** How a person looks at the list of data sets. */
  readonly list: ListLook;
  /** What was asked for of data sets that were opened, by id. */
  readonly details: Readonly<Record<string, Loaded<DatasetDetails>>>;
  /** Systems with many sites, and sites of them, that are open in the list of connections. */
  readonly unfolded: readonly string[];
  readonly page: Page | null;
  readonly rooms: Rooms;
  /** The part of the console that is loaded when it is first wanted. */
  readonly more: Loaded<More>;
  /** Calls on their way, by name: `switch/attendance`. */
  readonly busy: readonly string[];
  readonly problem: Problem | null;
  readonly question: Question | null;
  /** What screen readers are told next. */
  readonly said: string;
  /** First use: the steps are shown until the first data sets are here. */
  readonly guided: boolean;
}

const EMPTY: State = {
  console: null,
  openProblem: null,
  offset: 0,
  now: Date.now(),
  run: null,
  asked: [],
  outcome: null,
  lost: false,
  tab: 'datasets',
  form: null,
  list: EMPTY_LIST,
  details: {},
  unfolded: [],
  page: null,
  rooms: EMPTY_ROOMS,
  more: NOT_ASKED,
  busy: [],
  problem: null,
  question: null,
  said: '',
  guided: false,
};

export interface Session {
  readonly client: Client;
  readonly store: Store<State>;
  /** Wakes the follower of the run: something was asked for. */
  wake: () => void;
  /** In which order calls were made and answered. */
  readonly order: {
    now: number;
    /** When the last change was answered. */
    changed: number;
    /** The change that is on its way. */
    before: Promise<unknown>;
    /** When what is shown of each reading was asked for, by name. */
    readonly shown: Map<string, number>;
  };
}

export const createSession = (client: Client): Session => ({
  client,
  store: createStore(EMPTY),
  wake: () => undefined,
  order: { now: 0, changed: 0, before: Promise.resolve(), shown: new Map() },
});

/** The server's time now, ms. */
export const serverNow = ({ store }: Session): number => Date.now() + store.get().offset;
