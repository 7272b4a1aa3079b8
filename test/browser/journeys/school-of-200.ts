/** Takes the place of `src/registry.generated.ts`: a school with two hundred data sets. */
import { defineDataset, type Dataset } from '../../../src/model';
import embedded from '../../../src/warehouses/embedded';
import { connectors, datasets } from '../../simulate/definitions';

const COUNT = 200;

/** The simulated school's data sets again and again, each time under another name. */
const again = (round: number): Dataset[] =>
  datasets.map((dataset) =>
    round === 0
      ? dataset
      : defineDataset({
          ...dataset,
          id: `${dataset.id}_${round}`,
          title: `${dataset.title}, group ${round}`,
        }),
  );

const ROUNDS = Math.ceil(COUNT / datasets.length);

export const upstream = Object.freeze({
  connectors: [],
  datasets: [],
  warehouses: [embedded],
  reports: [],
});
export const org = Object.freeze({
  connectors,
  datasets: Array.from({ length: ROUNDS }, (_, round) => again(round))
    .flat()
    .slice(0, COUNT),
  checks: [],
  reports: [],
});
