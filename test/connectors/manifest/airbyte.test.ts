/** The 27 manifests of `../shared/assets/airbyte`: nobody here wrote them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest } from '../../../src/connectors/_manifest';
import { readYaml, type Tree } from '../../../src/connectors/_manifest/yaml';
import { supportOf } from '../../../src/connectors/_manifest/components';
import { readSample } from '../../suites/reading';
import { answersFor, createSource } from './source';

const FOLDER = join(__dirname, '../../../../shared/assets/airbyte');
const there = existsSync(FOLDER);
if (!there) console.log('../shared/assets/airbyte is not there: its 27 manifests are not tried.');

const files = there ? readdirSync(join(FOLDER, 'manifests')).sort() : [];
const textOf = (file: string): string => readFileSync(join(FOLDER, 'manifests', file), 'utf8');

(there ? describe : describe.skip)('manifests that others wrote', () => {
  it('knows every component of the schema', () => {
    const schema = readYaml(
      readFileSync(join(FOLDER, 'declarative_component_schema.yaml'), 'utf8'),
    );
    const definitions = (schema.value as Tree)['definitions'] as Tree;
    const types = Object.values(definitions).flatMap((one) => {
      const type = ((one as Tree)['properties'] as Tree | undefined)?.['type'] as Tree | undefined;
      return (type?.['enum'] as readonly string[] | undefined) ?? [];
    });
    expect(types.length).toBeGreaterThan(90);
    const unknown = types.filter((type) => {
      const support = supportOf(type);
      return support.is === 'not' && support.text.includes('not a component');
    });
    expect(unknown).toEqual([]);
  });

  it('is all 27', () => expect(files).toHaveLength(27));

  (there ? describe.each(files) : describe.skip.each(['none']))('%s', (file) => {
    const text = there ? textOf(file) : 'streams: []';
    const seen = manifest.inspect(text);
    const stopped = new Set(seen.problems.flatMap(({ stops }) => stops ?? []));

    it('imports', () => {
      expect(stopped.has('all')).toBe(false);
      expect(seen.streams.length).toBeGreaterThan(0);
      for (const { line, stops } of seen.problems) if (stops) expect(line).toBeGreaterThan(0);
    });

    it.each(seen.streams.map(({ name }) => name))('reads three pages of %s', (name) => {
      const connector = manifest.compile('own_test', text, seen.streams);
      const source = createSource(text, name);
      const { settings, secrets } = answersFor(connector.settings);
      const { tables, requests } = readSample(connector, name, {
        settings,
        secrets,
        answer: source.answer,
      });
      const resource = connector.resources.find((one) => one.name === name)!;
      const rows = tables[resource.table]!;
      const told = source.told();
      expect({ name, pages: told.pages >= 3 || told.onePage, rows: rows.length > 0 }).toEqual({
        name,
        pages: true,
        rows: true,
      });
      // Each record that was sent has come, once.
      expect({ name, rows: new Set(rows.map((row) => row[resource.key])).size }).toEqual({
        name,
        rows: told.records,
      });
      expect(requests.length).toBeGreaterThan(0);
    });
  });
});
