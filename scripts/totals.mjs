// Prints jest's totals of the last `npm test` as one line: `N passed, N failed`, `, N skipped`.
import { existsSync, readFileSync } from 'node:fs';
import { at } from './lib/paths.mjs';

/** A suite that could not even start has failed, though jest counts no test of it. */
export const totalsLine = (results) => {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
};

if (process.argv[1] === at('scripts/totals.mjs')) {
  const file = at('.build/jest.json');
  if (existsSync(file)) {
    console.log(totalsLine(JSON.parse(readFileSync(file, 'utf8'))));
  } else {
    console.log(
      'No test was run: a step before them failed (see above), which counts as one failure.',
    );
    console.log('0 passed, 1 failed');
  }
}
