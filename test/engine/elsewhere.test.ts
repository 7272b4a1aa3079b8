import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWarehouses } from '../../src/engine/elsewhere';
import type { Host } from '../../src/host/host';
import * as shared from '../../src/host/google/shared';
import { FailureError, type Registry, type Warehouse } from '../../src/model';
import { registry } from '../../src/registry';
import { upstream } from '../../src/registry.generated';

const root = join(__dirname, '../..');
const asset = (name: string): string => readFileSync(join(root, `dist/${name}.html`), 'utf8');

/** As the host runs it. */
const code = (name: string): unknown =>
  (new Function('shared', JSON.parse(asset(name)) as string) as (s: object) => unknown)(shared);

const bundled = (ids: readonly string[]): Registry<Host> => {
  const all = ids.map((id) => ({ id, elsewhere: 'warehouses' }) as unknown as Warehouse<Host>);
  const here = registry.warehouses.get('embedded')!;
  const list = [here, ...all];
  return {
    ...registry,
    warehouses: { all: list, own: [], get: (id) => list.find((one) => one.id === id) },
  };
};

const outside = upstream.warehouses.filter(({ id }) => id !== 'embedded');

describe('warehouses that lie in a file of their own', () => {
  it('are what their definitions say', () => {
    const { warehouses } = withWarehouses(
      { assets: { code } },
      bundled(outside.map(({ id }) => id)),
    );
    expect(outside.length).toBeGreaterThan(2);
    for (const { id, title, description, settings } of outside)
      expect(warehouses.get(id)).toMatchObject({ id, title, description, settings });
    expect(warehouses.all).toHaveLength(outside.length + 1);
  });

  it('throw failures that are failures of the bundle', async () => {
    const { warehouses } = withWarehouses({ assets: { code } }, bundled(['postgres']));
    const opening = warehouses.get('postgres')!.open({} as Host, { settings: {}, secrets: {} });
    await expect(opening).rejects.toBeInstanceOf(FailureError);
  });

  it('are read once, and only when one is asked for', () => {
    const read: string[] = [];
    const counting = (name: string): unknown => (read.push(name), code(name));
    const { warehouses } = withWarehouses({ assets: { code: counting } }, bundled(['postgres']));
    expect(warehouses.get('embedded')?.id).toBe('embedded');
    expect(warehouses.get('nowhere')).toBeUndefined();
    expect(read).toEqual([]);
    expect(warehouses.get('postgres')?.title).toBe('PostgreSQL');
    expect(warehouses.all).toHaveLength(2);
    expect(read).toEqual(['warehouses']);
  });

  it('say which one the file lacks', () => {
    const { warehouses } = withWarehouses({ assets: { code } }, bundled(['oracle']));
    expect(() => warehouses.get('oracle')).toThrow(/lacks the warehouse “oracle”/);
  });

  it('are not in the bundle', () => {
    const bundle = readFileSync(join(root, 'dist/main.js'), 'utf8');
    expect(bundle).toContain('elsewhere');
    for (const word of ['json_to_recordset', 'JSON_TABLE', 'OPENJSON', 'maximumBytesBilled'])
      expect(bundle).not.toContain(word);
  });
});
