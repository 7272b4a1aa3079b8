/** The server’s functions, as the console calls them. */
import type {
  Destination,
  Draft,
  Fact,
  Filters,
  Json,
  PersonalChoice,
  Schedule,
} from '../../model';
import type { ActivityPage, ActivityQuery, RunStory } from './activity';
import type { Answer } from './answer';
import type {
  ConnectionInput,
  ConnectionsInput,
  ConnectionsTold,
  FileSeen,
  Leftovers,
} from './connections';
import type { ConsoleState, RunCard } from './console';
import type { DatasetDetails, LookerLinks, ReadsCard, RepairInput } from './datasets';
import type {
  BehindPoint,
  BoardInput,
  BoardState,
  GalleryCard,
  PointAt,
  ReportTab,
  ReportView,
} from './reports';
import type { CheckReport, SettingsCard, SettingsInput } from './settings';
import type { HookSecret, ShareCard, TokenInput, TokenSecret } from './sharing';
import type {
  ExploreInput,
  ExploreTold,
  SavedSource,
  SourceCard,
  SourceDraft,
  SourceInput,
  SourcePreview,
  SourceSample,
  SourceText,
} from './sources';
import type { WarehouseCard, WarehouseInput } from './warehouse';

/**
 * A command as the server has it: who asks says first in which language the answer is to be, a tag like
 * `fr` or `en-US`.
 */
export type Spoken = {
  readonly [K in Exclude<keyof Commands, 'showReports'>]: (
    language: string,
    ...args: Parameters<Commands[K]>
  ) => ReturnType<Commands[K]>;
};

/** The server's functions, by the names `google.script.run` calls them. */
export interface Commands {
  /** All the console shows, in one call. */
  consoleState(): Answer<ConsoleState>;
  /** The console's pages that are not loaded with it: their style and code, as the build has written them. */
  morePages(): Answer<string>;
  /** The run at hand, cheap enough to ask every second or two. */
  runState(): Answer<RunCard | null>;
  /** Tries a connection without saving it. @returns what it reaches. */
  testConnection(input: ConnectionInput): Answer<readonly Fact[]>;
  /**
   * A file as a connection with these settings would take it: its columns, its first rows, and the lines that
   * cannot be taken. Nothing is saved.
   */
  lookAtFile(input: ConnectionInput): Answer<FileSeen>;
  /** Tests, then saves. @returns the console anew. */
  saveConnection(input: ConnectionInput): Answer<ConsoleState>;
  /** Tries connections that differ by a name, and saves none. @returns which of them are good. */
  testConnections(input: ConnectionsInput): Answer<ConnectionsTold>;
  /** Tests each and saves those that are good: one that fails keeps none of the others back. */
  saveConnections(input: ConnectionsInput): Answer<ConnectionsTold>;
  /** What a file would be as a source, before anything is saved: what of it does not go, by line. */
  inspectSource(input: SourceInput & { readonly id?: string }): Answer<SourceCard>;
  /** A definition of what a person points at: a file, a spreadsheet. Nothing is saved. */
  draftSource(input: SourceDraft): Answer<Draft>;
  /** What a database has: its tables, or the columns of some of them or of a query. No row is read. */
  exploreDatabase(input: ExploreInput): Answer<ExploreTold>;
  /** A file at an address that opens without signing in, as text. */
  fetchSource(url: string): Answer<string>;
  /** The first page of each of its streams, with these settings. Nothing is saved. */
  previewSource(input: SourcePreview): Answer<readonly SourceSample[]>;
  /** Keeps the file as a source of this workbook. @returns the connector's id. */
  saveSource(
    input: SourceInput & {
      readonly id?: string;
      readonly title?: string;
      readonly schemas?: Readonly<Record<string, Json>>;
      readonly made?: Readonly<Record<string, Json>>;
    },
  ): Answer<{ readonly id: string }>;
  /** The sources that people of the school made, and what depends on each. */
  savedSources(): Answer<readonly SavedSource[]>;
  /** The text of a saved source, to be changed. */
  openSource(id: string): Answer<SourceText>;
  /** Forgets a source that no connection uses. */
  removeSource(id: string): Answer<null>;
  /** Paused: its data sets keep their last version and say why. */
  pauseConnection(id: string, paused: boolean): Answer<ConsoleState>;
  /**
   * Forgets a connection, its secrets and what was read from it. `delete` also switches off the data
   * sets that nothing else feeds and deletes their tabs.
   */
  removeConnection(id: string, leftovers: Leftovers): Answer<ConsoleState>;
  /** Off leaves the tab as it is and stops refreshing it. */
  switchDataset(id: string, on: boolean): Answer<ConsoleState>;
  /** When the data set is refreshed by itself from now on. */
  setSchedule(id: string, schedule: Schedule): Answer<ConsoleState>;
  /** Where the data set is published from its next refresh on: a tab, a table, or both. */
  setDestination(id: string, to: Destination): Answer<ConsoleState>;
  /**
   * Which of a data set's fields are published as codes or not at all, from its next refresh on: the whole
   * choice, all others are published as they are. The steward's to decide.
   */
  setPersonal(id: string, fields: PersonalChoice): Answer<ConsoleState>;
  /** What is asked for when a data set is opened in the list. */
  datasetDetails(id: string): Answer<DatasetDetails>;
  /** Queues a run of these data sets, or of all that are on. `work` then drives it. */
  refresh(ids: readonly string[] | null): Answer<RunCard | null>;
  /**
   * Works on the run at hand until it is over or the time of this execution is nearly spent.
   * Asynchronous on the server, so its value may not arrive: ask `runState` instead.
   */
  work(): Promise<void>;
  /** Ends the run at hand after the step it is in; what is published by then stays. */
  cancel(): Answer<RunCard | null>;
  /** Lets a held data set through as it is. */
  publishAnyway(id: string): Answer<RunCard | null>;
  /** Reads a data set again, builds it again, or tells what that would change. @returns the run. */
  repair(input: RepairInput): Answer<RunCard | null>;
  /** Makes the data set's tab the active one. */
  openTab(id: string): Answer<null>;
  /** Addresses that open a published data set in Looker Studio. */
  lookerLinks(id: string): Answer<LookerLinks>;
  /** Runs that are over, newest first. */
  activity(query: ActivityQuery): Answer<ActivityPage>;
  /** One run, told whole. */
  runStory(id: string): Answer<RunStory>;
  /** A text for whoever helps, about one run or the workbook: no secret and no personal data. */
  supportBundle(run: string | null): Answer<string>;
  /** The workbook's settings, what is used of the day's quotas, and who looks after it. */
  settings(): Answer<SettingsCard>;
  /** Saves the settings, and sets the trigger and the time zone anew where they changed. */
  saveSettings(input: SettingsInput): Answer<SettingsCard>;
  /** Where data sets are built, where they could be, and a move in hand. */
  warehouse(): Answer<WarehouseCard>;
  /** Tries a place for data sets without saving it. @returns what it says of itself. */
  testWarehouse(input: WarehouseInput): Answer<readonly Fact[]>;
  /** What queries would read in a place that charges by it, before anything is moved there; null: it does not. */
  readsToMove(input: WarehouseInput): Answer<ReadsCard | null>;
  /** Tests, then saves another address or other secrets of the place in use. */
  saveWarehouse(input: WarehouseInput): Answer<WarehouseCard>;
  /**
   * Tests a place and begins to move there: every data set that is on is built there and counted, and only
   * when all agree they are published from there. `work` then drives it.
   */
  moveWarehouse(input: WarehouseInput): Answer<WarehouseCard>;
  /** Has the tables of the place before deleted: the steward's next execution does it. */
  clearOldPlace(): Answer<WarehouseCard>;
  /** Gives up the move in hand: data sets are built where they were. */
  cancelMove(): Answer<WarehouseCard>;
  /** Every report there is. */
  gallery(): Answer<GalleryCard>;
  /** A report's pictures. @param only the first charts of it. */
  report(id: string, filters: Filters, only?: number): Answer<ReportView>;
  /** The rows behind a point of a chart. */
  behind(id: string, chart: string, at: PointAt, filters: Filters): Answer<BehindPoint>;
  /** How the live board stands, cheap enough to ask every second. It says that somebody looks. */
  boardState(input: BoardInput): Answer<BoardState>;
  /**
   * Keeps what is looked at on the live board as fresh as its sources, for all who look, until nobody does
   * or the time of this execution is spent. Its value may not arrive: ask `boardState`.
   */
  watch(report: string, token?: string): Promise<void>;
  /** Makes a tab of the report, with native charts and plain formulas, or writes it anew; shows it. */
  addReportTab(id: string): Answer<ReportTab>;
  /** Saves what the school chooses of a report; an empty text is its default again. */
  saveReport(
    id: string,
    values: Readonly<Record<string, string>>,
    filters: Filters,
  ): Answer<ReportView>;
  /** Groups of fewer people than this are shown nowhere. */
  saveSmallGroup(people: number): Answer<GalleryCard>;
  /**
   * Shows the gallery beside the workbook, or one report, or what is shared, in a window above it; or the
   * `console` again, where the gallery stands, or at `connect:` and what is to be connected.
   */
  showReports(start: string): Answer<null>;
  /** What can be asked for from outside: tokens of the data API, and sources that push. */
  share(): Answer<ShareCard>;
  /** Makes a token of the data API; its text is shown this once. */
  makeToken(input: TokenInput): Answer<TokenSecret>;
  /** It stops to work at once. */
  revokeToken(id: string): Answer<ShareCard>;
  /** Lets a connection’s source push events, under a new secret. */
  openHook(connection: string): Answer<HookSecret>;
  /** Takes no more pushed events from a connection’s source. */
  closeHook(connection: string): Answer<ShareCard>;
  /**
   * Makes whoever calls the steward. The secrets are given anew, by the ids of connections and of the
   * warehouse; what was read is read again, into the new steward's Drive.
   */
  takeOver(
    secrets: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ): Answer<ConsoleState>;
  /** Asks the host what it really does and writes a report tab. Its value may not arrive. */
  runSystemCheck(): Promise<void>;
  /** The last report, or the one in hand. */
  systemCheck(): Answer<CheckReport | null>;
  /** A promise of `'kept'`: whether that arrives is what the System check wants to know. */
  promised(): Promise<string>;
  /** Tells the System check whether the value of `promised` arrived. @returns the report anew. */
  reportPromise(arrived: boolean): Answer<CheckReport | null>;
}
