import { withSql } from '../../src/engine/sql';
import { catalog, defineDataset, type Registry } from '../../src/model';
import type { Host } from '../../src/host/host';

const dataset = (id: string, sql: string) =>
  defineDataset({
    id,
    title: id,
    description: '',
    grain: '',
    key: ['id'],
    fields: [],
    sql: { edfi: sql },
  });
const registryOf = (...sql: string[]) =>
  ({
    connectors: catalog('connector', [], []),
    datasets: catalog(
      'dataset',
      sql.map((text, i) => dataset(`d${i}`, text)),
      [],
    ),
  }) as unknown as Registry<Host>;

const hostWith = (texts: Record<string, string>) => {
  const read: string[] = [];
  const text = (name: string): string => {
    read.push(name);
    return JSON.stringify(texts);
  };
  return { read, host: { assets: { text } } };
};

describe('the texts of SQL files', () => {
  it('are read once, when a data set is first asked for', () => {
    const { host, read } = hostWith({
      'datasets/a/edfi': 'select 1',
      'datasets/b/edfi': 'select 2',
    });
    const registry = withSql(host, registryOf('@sql datasets/a/edfi', '@sql datasets/b/edfi'));
    expect(read).toEqual([]);
    expect(registry.datasets.all.map(({ sql }) => sql['edfi'])).toEqual(['select 1', 'select 2']);
    expect(registry.datasets.get('d1')?.sql['edfi']).toBe('select 2');
    expect(read).toEqual(['sql']);
  });

  it('are not asked for by a query that stands in its definition', () => {
    const { host, read } = hostWith({});
    expect(withSql(host, registryOf('select 3')).datasets.get('d0')?.sql['edfi']).toBe('select 3');
    expect(read).toEqual([]);
  });

  it('say which one is missing', () => {
    const { host } = hostWith({});
    const { datasets } = withSql(host, registryOf('@sql org/datasets/x'));
    expect(() => datasets.get('d0')).toThrow(/lacks org\/datasets\/x/);
  });
});
