import { existsSync, readdirSync, statSync } from 'node:fs';
import { at } from '../lib/paths.mjs';

/** What clasp would push, file by file. */
export const printSizes = () => {
  if (!existsSync(at('dist'))) return;
  console.log('dist/ is ready for clasp push:');
  for (const name of readdirSync(at('dist')).sort()) {
    const kilobytes = (statSync(at('dist', name)).size / 1000).toFixed(1);
    console.log(`  ${name.padEnd(18)} ${kilobytes.padStart(8)} kB`);
  }
};
