import { readFileSync } from 'node:fs';
import { lookerLinks } from '../../src/app/looker';
import type { Host } from '../../src/host/host';
import { TROUBLES } from '../../src/looker/words';
import { workbookIn } from '../../src/looker/workbooks';
import type { LookerSetup } from '../../src/model';
import { registry } from '../../src/registry';
import { evaluate, folderWith } from '../tooling/_run';

const docs = readFileSync('docs/looker.md', 'utf8');

/** A workbook in which attendance was published, with its person's properties. */
const hostWith = (published: boolean) => {
  const secrets = new Map<string, unknown>();
  const version = { number: 1, at: '2026-11-22T08:00:00Z', rows: 3 };
  const subscription = { v: 1, dataset: 'attendance', on: true, version };
  const host = {
    records: { all: () => (published ? { 'subscription/attendance': subscription } : {}) },
    secrets: {
      get: (key: string) => secrets.get(key),
      set: (key: string, value: unknown) => void secrets.set(key, value),
    },
    workbook: { id: () => 'wb-1', name: () => 'Our “data” & more' },
  } as unknown as Host;
  return { host, secrets };
};
const setup: LookerSetup = {
  connectorId: 'AKfycb-connector',
  templates: { attendance: { report: 'r-1', alias: 'main' } },
};
const paramsOf = (link: string) => Object.fromEntries(new URL(link).searchParams);

describe('the links of a data set', () => {
  test('open the connector with its questions answered, and a report from the template', () => {
    const { host, secrets } = hostWith(true);
    const links = lookerLinks(host, { ...registry, looker: setup }, 'attendance', 'fr');
    expect(links.source).toMatch(/^https:\/\/lookerstudio\.google\.com\/datasources\/create\?/);
    const { connectorId, connectorConfig } = paramsOf(links.source);
    expect(connectorId).toBe('AKfycb-connector');
    expect(JSON.parse(connectorConfig!)).toEqual({
      ...{ workbook: 'wb-1', dataset: 'attendance', language: 'fr' },
    });
    expect(links.report).toMatch(/^https:\/\/lookerstudio\.google\.com\/reporting\/create\?/);
    expect(paramsOf(links.report!)).toEqual({
      'c.reportId': 'r-1',
      'r.reportName': 'Attendance',
      'ds.main.connector': 'community',
      'ds.main.connectorId': 'AKfycb-connector',
      'ds.main.datasourceName': 'Attendance (Our “data” & more)',
      'ds.main.workbook': 'wb-1',
      'ds.main.dataset': 'attendance',
      'ds.main.language': 'fr',
    });
    expect(secrets.get('workbooks/wb-1')).toEqual({ name: 'Our “data” & more' });
  });

  test('have no report where there is no template', () => {
    const bare = { ...registry, looker: { ...setup, templates: {} } };
    expect(lookerLinks(hostWith(true).host, bare, 'attendance', 'en').report).toBeUndefined();
  });

  test('are refused where there is no connector, or nothing to be seen', () => {
    const { host } = hostWith(true);
    const none = { ...registry, looker: { templates: {} } };
    expect(() => lookerLinks(host, none, 'attendance', 'en')).toThrow('setup.no_looker');
    const whole = { ...registry, looker: setup };
    expect(() => lookerLinks(host, whole, 'nothing', 'en')).toThrow('setup.unknown_dataset');
    const bare = hostWith(false).host;
    expect(() => lookerLinks(bare, whole, 'attendance', 'en')).toThrow('shown.missing');
  });
});

test.each([
  ['https://docs.google.com/spreadsheets/d/1AbC-d_9/edit?gid=0#gid=0', '1AbC-d_9'],
  [' https://docs.google.com/spreadsheets/u/1/d/1AbC-d_9/ ', '1AbC-d_9'],
  ['1AbC-d_9xyz', '1AbC-d_9xyz'],
  ['https://evil.example/spreadsheets/d/1AbC-d_9/edit', null],
  ['my workbook', null],
  ['', null],
])('the workbook in “%s” is %s', (address, id) => expect(workbookIn(address)).toBe(id));

describe('src/org/looker.json', () => {
  let tree: ReturnType<typeof folderWith>;
  afterEach(() => tree.remove());
  const read = (text: string): unknown => {
    tree = folderWith({ 'src/org/looker.json': text });
    return evaluate('generate.mjs', `it.lookerOf(${JSON.stringify(tree.path)})`);
  };

  test('is read as the docs write it', () => {
    const [, example = ''] = /```json\n(\{\n[^`]*\})\n```/.exec(docs) ?? [];
    const whole = example.replace('AKfycb…', 'AKfycb-of-a-school');
    expect(read(whole)).toEqual(JSON.parse(whole));
  });

  test.each([
    ['{', /is not JSON/],
    ['[]', /is no object/],
    ['{"connector": "x"}', /it has “connector”/],
    ['{"connectorId": "x y z 1 2 3"}', /not the id of a deployment/],
    ['{"templates": {"grades": {"report": "https://x"}}}', /“grades” has no report’s id/],
    ['{"templates": {"grades": {"report": "1a2b3c4d5e6f", "alias": "a.b"}}}', /alias of “grades”/],
  ])('%s is refused by name', (text, says) => expect(() => read(text)).toThrow(says));
});

test('the docs name every trouble by the words that are shown', () => {
  for (const trouble of ['workbook', 'missing', 'field', 'version', 'too_large'] as const) {
    const pieces = TROUBLES[trouble].message.split(/\{\w+\}/).filter(({ length }) => length > 9);
    for (const piece of pieces.slice(0, 2)) expect(docs).toContain(piece.slice(0, 20).trimEnd());
  }
});
