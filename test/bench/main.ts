import { parseArgs } from 'node:util';
import { boardFigures } from './board';
import { bundleFigures } from './bundle';
import { lookerFigures } from './looker';
import { pisaFigures } from './pisa';
import { refreshFigures } from './refresh';
import { sidebarFigures } from './sidebar';
import { schoolFigures, warehouseFigures } from './warehouse/figures';

type Note = (name: string, value: number) => void;
type Say = (line: string) => void;

/** Parts in their order, and the sizes each is measured at unless others are asked for. */
const PARTS: Readonly<
  Record<string, { sizes: string; measure(note: Note, sizes: number[], say: Say): Promise<void> }>
> = {
  bundle: { sizes: '', measure: (note) => bundleFigures(note) },
  sidebar: { sizes: '', measure: (note) => sidebarFigures(note) },
  refresh: {
    sizes: '1000,10000,100000',
    measure: (note, sizes, say) => refreshFigures(sizes, note, say),
  },
  warehouse: {
    sizes: '100000,1000000',
    measure: (note, sizes, say) => warehouseFigures(sizes, note, say),
  },
  looker: {
    sizes: '100000',
    measure: (note, sizes, say) => lookerFigures(sizes, note, say),
  },
  board: { sizes: '20', measure: (note, sizes, say) => boardFigures(sizes, note, say) },
  pisa: {
    sizes: '1000,10000,100000',
    measure: (note, sizes, say) => pisaFigures(sizes, note, say),
  },
  school: { sizes: '100000', measure: (note, sizes, say) => schoolFigures(sizes, note, say) },
};

const numbers = (text: string): number[] => text.split(',').map(Number);

/**
 * `npm run bench`: what the built bundle costs. Times are CPU of the engine's thread, as a ratio to a
 * floor measured in the same run, or virtual seconds under the emulator's latency table.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      sizes: { type: 'string' },
    },
  });
  const asked = values.only?.flatMap((text) => text.split(',')) ?? Object.keys(PARTS);
  const unknown = asked.find((name) => !PARTS[name]);
  if (unknown !== undefined)
    throw new Error(
      `There is no part “${unknown}”: --only is some of ${Object.keys(PARTS).join(', ')}.`,
    );
  const figures: Record<string, number> = {};
  const note: Note = (name, value) => {
    figures[name] = Number(value.toPrecision(4));
    if (!values.json) console.log(`${name.padEnd(40)} ${figures[name]}`);
  };
  for (const name of asked) {
    const { sizes, measure } = PARTS[name]!;
    await measure(note, numbers(values.sizes ?? sizes), (line) => console.error(line));
  }
  if (values.json) console.log(JSON.stringify(figures));
};

main().catch((error: unknown) => {
  console.error(`Stopped: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  process.exitCode = 1;
});
