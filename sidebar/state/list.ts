import type { ConsoleState, DatasetCard, DatasetStatus } from '../../src/app/api';

export const FILTERS = ['all', 'on', 'off', 'failing', 'stale'] as const;
export type Filter = (typeof FILTERS)[number];

/** Kept while other tabs are looked at. */
export interface ListLook {
  readonly query: string;
  readonly filter: Filter;
  /** Groups that a person has opened (`true`) or closed, by source. */
  readonly groups: Readonly<Record<string, boolean>>;
  /** Data sets that are open. */
  readonly open: readonly string[];
}
export const EMPTY_LIST: ListLook = { query: '', filter: 'all', groups: {}, open: [] };

export interface Group {
  /** The connector's title. */
  readonly source: string;
  /** Names of its connections. */
  readonly sites: readonly string[];
  readonly available: boolean;
  readonly all: readonly DatasetCard[];
  /** Those that are looked for. */
  readonly datasets: readonly DatasetCard[];
  readonly on: number;
  readonly of: number;
}

export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What is searched of a data set, worked out once: hundreds are looked through at every letter. */
const searched = new WeakMap<DatasetCard, string>();
const textOf = (dataset: DatasetCard): string => {
  const { title, description, fields, sources } = dataset;
  const text =
    searched.get(dataset) ?? plain([title, description, ...fields, ...sources].join(' '));
  searched.set(dataset, text);
  return text;
};

/** Every word must be found somewhere; accents and case do not matter. */
export const matches = (dataset: DatasetCard, query: string): boolean =>
  plain(query)
    .split(/\s+/)
    .every((word) => textOf(dataset).includes(word));

const FAILING: readonly DatasetStatus[] = ['failed', 'held', 'partial'];

export const passes = (dataset: DatasetCard, filter: Filter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'failing') return FAILING.includes(dataset.status);
  if (filter === 'stale') return dataset.status !== 'off' && dataset.late !== undefined;
  return (dataset.status === 'off') === (filter === 'off');
};

/** Data sets by the source that feeds them; sources that are connected come first. */
export const groupsOf = (
  { connectors, connections, datasets }: ConsoleState,
  query: string,
  filter: Filter,
): readonly Group[] => {
  const sitesOf = (source: string): readonly string[] => {
    const ids = connectors.filter((c) => c.title === source).map((c) => c.id);
    return connections.filter((c) => ids.includes(c.connector)).map((c) => c.site);
  };
  // By what was connected first: a system that is added moves nothing away.
  const connected = connections.flatMap(
    ({ connector }) => connectors.find(({ id }) => id === connector)?.title ?? [],
  );
  const homeOf = ({ sources }: DatasetCard): string =>
    connected.find((source) => sources.includes(source)) ?? sources[0] ?? '';
  const bySource = new Map<string, DatasetCard[]>();
  for (const dataset of datasets) {
    const home = homeOf(dataset);
    const group = bySource.get(home);
    if (group) group.push(dataset);
    else bySource.set(home, [dataset]);
  }
  return [...bySource]
    .map(([source, all]) => ({
      source,
      // A site without a name of its own is called like its source.
      sites: sitesOf(source).filter((site) => site !== source),
      available: all.some((d) => d.available),
      all,
      datasets: all.filter((d) => passes(d, filter) && matches(d, query)),
      on: all.filter((d) => d.status !== 'off').length,
      of: all.length,
    }))
    .sort((a, b) => Number(b.available) - Number(a.available));
};

/** A group of what cannot be used yet is open from the beginning only in a short list. */
const SHORT = 6;

/** Whether a group's data sets are shown. What a person looks for is always shown. */
export const isOpen = (group: Group, groups: number, { query, filter, groups: said }: ListLook) =>
  groups <= 1 ||
  query.trim() !== '' ||
  filter !== 'all' ||
  (said[group.source] ?? (group.available || (groups <= 2 && group.of <= SHORT)));
