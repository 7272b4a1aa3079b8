import type { Host } from '../../host/host';
import type { Registry } from '../../model';
import type { Snapshot } from '../store';
import { datasetKey, isWell, type Matter } from './matters';

/** What the readers of one language have been told: the state of each matter by its key. */
export type Told = Readonly<Record<string, string>>;

/** What is new to somebody who has been told so much. */
export interface Digest {
  readonly fresh: readonly Matter[];
  /** Data sets that are well again. */
  readonly well: readonly string[];
  /** What has been told once this is sent. */
  readonly tells: Told;
}

/** Under this key stands the last day on which a permission was asked for. */
const ASKED = 'asked';

/** @param today a link to grant a permission comes once a day at most, however often it is lost. */
export const digestOf = (
  registry: Registry<Host>,
  now: Snapshot,
  all: readonly Matter[],
  told: Told,
  today: string,
): Digest => {
  const asked = told[ASKED] === today;
  const matters = all.filter(
    ({ kind, key }) => kind !== 'trigger' || !asked || told[key] !== undefined,
  );
  const asks = asked || matters.some(({ kind, key }) => kind === 'trigger' && !told[key]);
  const tells = {
    ...Object.fromEntries(matters.map(({ key, sign }) => [key, sign])),
    ...(asks ? { [ASKED]: today } : {}),
  };
  return {
    fresh: matters.filter(({ key, sign }) => told[key] !== sign),
    well: now.subscriptions
      .map(({ dataset }) => dataset)
      .filter((id) => told[datasetKey(id)] !== undefined && !(datasetKey(id) in tells))
      .filter((id) => isWell(registry, now, id)),
    tells,
  };
};

export const isNews = ({ fresh, well }: Digest): boolean => fresh.length > 0 || well.length > 0;

export const sameTold = (a: Told, b: Told): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};
