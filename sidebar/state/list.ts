import type { ConsoleState, DatasetCard, DatasetStatus } from '../../src/app/api';

export const FILTERS = ['all', 'on', 'off', 'attention'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Group {
  /** The connector's title. */
  readonly source: string;
  /** Names of its connections. */
  readonly sites: readonly string[];
  readonly available: boolean;
  readonly datasets: readonly DatasetCard[];
  readonly on: number;
  readonly of: number;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word must be found somewhere; accents and case do not matter. */
export const matches = (dataset: DatasetCard, query: string): boolean => {
  const text = plain([dataset.title, dataset.description, ...dataset.fields].join(' '));
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const ATTENTION: readonly DatasetStatus[] = ['failed', 'held'];

const passes = (dataset: DatasetCard, filter: Filter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'attention') return ATTENTION.includes(dataset.status);
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
  const homeOf = ({ sources }: DatasetCard): string =>
    sources.find((source) => sitesOf(source).length > 0) ?? sources[0] ?? '';
  const bySource = new Map<string, DatasetCard[]>();
  for (const dataset of datasets) {
    const home = homeOf(dataset);
    bySource.set(home, [...(bySource.get(home) ?? []), dataset]);
  }
  return [...bySource]
    .map(([source, all]) => ({
      source,
      // A site without a name of its own is called like its source.
      sites: sitesOf(source).filter((site) => site !== source),
      available: all.some((d) => d.available),
      datasets: all.filter((d) => passes(d, filter) && matches(d, query)),
      on: all.filter((d) => d.status !== 'off').length,
      of: all.length,
    }))
    .filter((group) => group.datasets.length > 0)
    .sort((a, b) => Number(b.available) - Number(a.available));
};
