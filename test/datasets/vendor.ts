/** What a demo vendor serves, read through its connector, and the data sets built and checked from it. */
import { open } from '../../emulator/vendors/door';
import { VENDORS } from '../../emulator/vendors';
import type { Engine, HttpRequest, SourceRecord } from '../../src/model';
import { registry } from '../../src/registry';
import { readSample } from '../suites/reading';
import { buildSample, type Row } from '../suites/sample';

export type Records = Readonly<Record<string, readonly SourceRecord[]>>;

const BASE = 'https://vendor.test';

/** Every record of every resource, as it lands. */
export const readVendor = (id: string): Records => {
  const connector = registry.connectors.get(id);
  const vendor = VENDORS[id]?.();
  if (!connector || !vendor) throw new Error(`There is no connector or no vendor “${id}”.`);
  let now = Date.parse('2026-11-22T06:00:00Z');
  const door = open(vendor, () => (now += 1_000));
  const answer = (request: HttpRequest) => {
    const sent = {
      ...request.headers,
      'content-type': request.contentType ?? '',
      ...(request.own ? { authorization: 'Bearer own' } : {}),
    };
    const { status, headers, bytes } = door.answer({
      method: (request.method ?? 'get').toUpperCase(),
      url: new URL(request.url),
      headers: Object.fromEntries(Object.entries(sent).map(([k, v]) => [k.toLowerCase(), v])),
      body: request.body ?? '',
      base: BASE,
    })!;
    const named = Object.entries(headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]);
    return { status, headers: Object.fromEntries(named), text: bytes.toString('utf8') };
  };
  const server = { ...vendor.connect(BASE), answer };
  return Object.fromEntries(
    connector.resources.map(({ name }) => [
      name,
      readSample(connector, name, server).batches.flatMap(({ rows = [] }) => rows),
    ]),
  );
};

export const buildVendor = (
  dataset: string,
  connector: string,
  records: Records,
  today = '2026-11-22',
  elsewhere?: Engine,
): Promise<readonly Row[]> => buildSample(dataset, { connector, records, today }, elsewhere);
