import { parseArgs } from 'node:util';
import { bundleFigures } from './bundle';
import { refreshFigures } from './refresh';
import { sidebarFigures } from './sidebar';

/**
 * `npm run bench`: what the built bundle costs. Times are CPU of the engine's thread, as a ratio to a
 * floor measured in the same run, or virtual seconds under the emulator's latency table.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, sizes: { type: 'string' } },
  });
  const sizes = (values.sizes ?? '1000,10000,100000').split(',').map(Number);
  const figures: Record<string, number> = {};
  const note = (name: string, value: number): void => {
    figures[name] = Number(value.toPrecision(4));
    if (!values.json) console.log(`${name.padEnd(36)} ${figures[name]}`);
  };
  await bundleFigures(note);
  await sidebarFigures(note);
  await refreshFigures(sizes, note, (line) => console.error(line));
  if (values.json) console.log(JSON.stringify(figures));
};

void main();
