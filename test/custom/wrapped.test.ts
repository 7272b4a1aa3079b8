/** A saved source's connector is made when it is first asked for: it can all that its file can. */
import { kinds } from '../../src/connectors/_kinds';
import { customKey, packed, withCustom } from '../../src/engine/custom';
import type { Connector, CustomConnector, FileId, Json, Registry } from '../../src/model';
import type { Host } from '../../src/host/host';
import { inspected, small } from '../connectors/manifest/_small';

const text = small({
  root: {
    api_budget: { type: 'HTTPAPIBudget', policies: [], status_codes_for_ratelimit_hit: [403] },
  },
  stream: {
    incremental_sync: {
      type: 'DatetimeBasedCursor',
      cursor_field: 'at',
      datetime_format: '%Y-%m-%d',
      start_datetime: '2026-01-01',
    },
  },
});

/** The connector as the registry has it, of a host that holds no more than its record and its file. */
const saved = (): { readonly own: Connector; readonly made: Connector } => {
  const { title, streams } = inspected(text);
  const custom: CustomConnector = {
    ...{ v: 1, id: 'own_test', kind: 'manifest', title, description: '' },
    ...{ file: 'f1' as FileId, settings: [], streams, createdAt: '' },
  };
  const records: { readonly [key: string]: Json } = { [customKey(custom.id)]: packed(custom) };
  const host = {
    records: { all: () => records, get: (key: string) => records[key] },
    files: { read: () => [text] },
    assets: { code: () => ({ kinds }) },
  } as unknown as Host;
  const none = { own: [], all: [], get: () => undefined };
  const registry = { connectors: none, datasets: none } as unknown as Registry<Host>;
  const own = withCustom(host, registry).connectors.get(custom.id)!;
  return { own, made: kinds['manifest']!.compile(custom.id, text, streams) };
};

it('can what its file can', () => {
  const { own, made } = saved();
  const abilities = Object.keys(made).filter(
    (name) => typeof made[name as keyof Connector] === 'function',
  );
  expect(abilities).toEqual(expect.arrayContaining(['busy', 'rewind', 'read']));
  expect(abilities.filter((name) => typeof own[name as keyof Connector] !== 'function')).toEqual(
    [],
  );
});

it('takes the number its file names for a limit, and reads again from a day', () => {
  const { own } = saved();
  expect(own.busy!({ status: 403, headers: {}, text: '' })).toBe(true);
  const standing = { since: '2026-11-01T00:00:00.000000Z', fullAt: 1 };
  expect(own.rewind!(own.resources[0]!, standing, '2026-10-05')).toMatchObject({
    since: '2026-10-05T00:00:00.000000Z',
  });
});
