import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENTS } from '../../../src/connectors/_manifest/components';

/** The table of what is supported says what the importer says. */
it('is the table of components in docs/manifests.md', () => {
  const text = readFileSync(join(__dirname, '../../../docs/manifests.md'), 'utf8');
  const rows = [
    ...text.matchAll(/^\|\s*`(\w+)`\s*\|\s*(yes, but|yes|no)\s*\|\s*(.*?)\s*\|$/gm),
  ].map(([, name, support, note]) => [name, support, note]);
  const SAID = { yes: 'yes', note: 'yes, but', not: 'no' } as const;
  expect(rows).toEqual(
    Object.entries(COMPONENTS)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, support]) => [name, SAID[support.is], support.is === 'yes' ? '' : support.text]),
  );
});
