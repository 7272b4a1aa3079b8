import type {
  ActivityPage,
  ActivityQuery,
  CheckReport,
  RunStory,
  SettingsCard,
  WarehouseCard,
} from '../../src/app/api';
import { NOT_ASKED, type Loaded } from './loaded';
import type { Session } from './session';
import type { SettingsDraft, SettingsErrors } from './settingsDraft';

/** The runs that are over, as far back as a person has asked for. */
export interface ActivityRoom {
  readonly query: Pick<ActivityQuery, 'dataset' | 'is'>;
  readonly page: Loaded<ActivityPage>;
  /** Stories that were opened, by run. */
  readonly stories: Readonly<Record<string, Loaded<RunStory>>>;
  /** The run a person comes back from: the keyboard's focus goes there again. */
  readonly last: string | null;
}

export interface SettingsRoom {
  readonly card: Loaded<SettingsCard>;
  /** What a person has changed and not saved. */
  readonly draft: SettingsDraft | null;
  readonly errors: SettingsErrors;
  /** How often it was tried in vain to save: each time what is wrong gets the keyboard's focus. */
  readonly tries: number;
  /** It was saved in this sitting, and nothing was changed since. */
  readonly saved: boolean;
}

export interface CheckRoom {
  readonly report: Loaded<CheckReport | null>;
  /** It was begun here and is not over. */
  readonly going: boolean;
  readonly problem: Extract<Loaded<never>, { is: 'failed' }>['trouble'] | null;
}

export interface WarehouseRoom {
  readonly card: Loaded<WarehouseCard>;
  /** The engine whose form is open; `edits`: it is the one in use. */
  readonly form: { readonly engine: string; readonly edits: boolean } | null;
  /** The engine that a move led to in this sitting, and whether it has arrived there. */
  readonly move: { readonly to: string; readonly is: 'on_the_way' | 'there' } | null;
}

/** What the tabs beside the data sets hold. Each is asked for when it is first opened. */
export interface Rooms {
  readonly activity: ActivityRoom;
  readonly settings: SettingsRoom;
  readonly check: CheckRoom;
  readonly warehouse: WarehouseRoom;
}

export const EMPTY_ROOMS: Rooms = {
  activity: { query: {}, page: NOT_ASKED, stories: {}, last: null },
  settings: { card: NOT_ASKED, draft: null, errors: {}, tries: 0, saved: false },
  check: { report: NOT_ASKED, going: false, problem: null },
  warehouse: { card: NOT_ASKED, form: null, move: null },
};

export const setRoom = <K extends keyof Rooms>(
  { store }: Session,
  name: K,
  change: Partial<Rooms[K]>,
): void => {
  const { rooms } = store.get();
  store.set({ rooms: { ...rooms, [name]: { ...rooms[name], ...change } } });
};
